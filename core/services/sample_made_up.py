"""Who the made-up organisations are and what they answer: one is written by hand, others derived.

Everything in them is invented: names, codes, people, documents. Dates are counted from today, so
that nothing grows old.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final

from core.domain.catalogue import Catalogue
from core.resources import resource
from core.services.sample_derived import Maker, derived_answers, derived_evidence

WRITTEN: Final[Mapping[tuple[str, str], str]] = {
    ("igt-10", "pharmacy"): "bridge-street.json",
    ("dspt-8", "social-care"): "mill-lane.json",
}
"""The question sets and types for which somebody wrote the answers."""

_ANYBODY = "*"


@dataclass(frozen=True)
class MadeUp:
    """One made-up organisation with what it says of itself, answers and keeps."""

    name: str
    ods_code: str
    org_type: str
    catalogue_id: str
    manager: str
    owner: tuple[str, str]  # name and role of whoever signs
    mail: str
    facts: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    evidence: Sequence[Mapping[str, Any]] = ()
    half: Mapping[str, Any] = field(default_factory=dict)


def written(catalogue_id: str, org_type: str) -> MadeUp:
    """Return the organisation that was written by hand. Raises KeyError where there is none."""
    read = _read(WRITTEN[catalogue_id, org_type])
    organisation, owner = read["organisation"], read["owner"]
    return MadeUp(
        name=organisation["name"],
        ods_code=organisation["ods_code"],
        org_type=organisation["org_type"],
        catalogue_id=read["catalogue"],
        manager=read["manager"],
        owner=(owner["name"], owner["role"]),
        mail=read["mail"],
        facts=read.get("facts", {}),
        answers=read["answers"],
        evidence=read["evidence"],
        half=read["half"],
    )


def made_up(catalogue: Catalogue, org_type: str, today: date) -> MadeUp:
    """Return a made-up organisation of *org_type* that answers *catalogue*.

    Where nobody wrote its answers they are made from the set itself: its example answers with
    facts and blanks filled in, its points, the evidence that it names. Raises KeyError where the
    set does not ask this type.
    """
    if (catalogue.id, org_type) in WRITTEN:
        return written(catalogue.id, org_type)
    read = _read("made-up.json")
    organisations = read["organisations"]
    given = organisations.get(org_type, organisations[_ANYBODY])
    facts = {**read["everyone"], **given["facts"]}
    maker = Maker(given["name"], given["manager"], given["owner"]["name"], facts, read["blanks"])
    question_set = catalogue.for_type(org_type)
    return MadeUp(
        name=given["name"],
        ods_code=given["ods_code"],
        org_type=org_type,
        catalogue_id=catalogue.id,
        manager=given["manager"],
        owner=(given["owner"]["name"], given["owner"]["role"]),
        mail="office@exampleton.example",
        facts=facts,
        answers=derived_answers(question_set, maker, today),
        evidence=derived_evidence(question_set, maker),
    )


@cache
def _read(name: str) -> Mapping[str, Any]:
    read: Mapping[str, Any] = json.loads(resource("sample", name).read_text(encoding="utf-8"))
    return read
