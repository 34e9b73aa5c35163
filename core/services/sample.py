"""The made-up pharmacy: a first look for people, and the ground for the demonstration.

Everything in it is invented: the pharmacy, its code, the people, the documents. Its dates are
counted from today, so that it never grows old.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from functools import cache
from typing import Any, Final, Protocol

from core.domain.change import Change
from core.domain.evidence import EvidenceLink
from core.resources import resource
from core.services.answers import AnswerEdit, AnswerService
from core.services.assessments import AssessmentService
from core.services.documents.evidence import EvidenceService
from core.services.sample_documents import make_document

NAME: Final = "Bridge Street Pharmacy"
ODS_CODE: Final = "FAA00"  # made up: no such pharmacy
ORG_TYPE: Final = "pharmacy"
CATALOGUE_ID: Final = "igt-10"
MANAGER: Final = "Asha Patel"
OWNER: Final = ("Olivia Marsh", "Owner and superintendent pharmacist")
"""Name and role of whoever signs."""


class HowFar(StrEnum):
    """How much of the work is done already."""

    HALF = "half"  # for looking round: some done, some begun, some untouched
    ALL = "all"  # ready to be signed, with a satisfactory result


class Services(Protocol):
    """The part of the workspace that is needed."""

    @property
    def assessments(self) -> AssessmentService: ...

    @property
    def answers(self) -> AnswerService: ...

    @property
    def evidence(self) -> EvidenceService: ...


def fill(workspace: Services, how_far: HowFar = HowFar.ALL) -> Change:
    """Answer the newest assessment as the made-up pharmacy would, with evidence.

    The documents are made in memory and go straight into the vault: nothing readable is written.
    """
    sample = _sample()
    answers: Mapping[str, Mapping[str, Any]] = sample["answers"]
    done = sample["half"]["done"] if how_far is HowFar.HALF else list(answers)
    started = sample["half"]["started"] if how_far is HowFar.HALF else {}
    change = Change()
    by_ref = workspace.assessments.state().question_set.by_ref
    for ref in done:
        given = answers[ref]
        levels = by_ref[ref].requirement.levels
        points = [
            c.id for level in levels if level.number <= given["level"] for c in level.criteria
        ]
        edit = AnswerEdit(
            meet=(*points, *given.get("also", ())),
            owner=given.get("owner"),
            note=given.get("note"),
        )
        change = change.merge(workspace.answers.change(ref, edit))
    for ref, points in started.items():
        edit = AnswerEdit(meet=tuple(points), owner=answers[ref]["owner"])
        change = change.merge(workspace.answers.change(ref, edit))
    shown = {*done, *started}
    for piece in sample["evidence"]:
        links = tuple(EvidenceLink(**link) for link in piece["links"] if link["ref"] in shown)
        if links:
            change = change.merge(_attach(workspace, piece, links))
    return change


def _attach(
    workspace: Services, piece: Mapping[str, Any], links: tuple[EvidenceLink, ...]
) -> Change:
    today = workspace.assessments.state().today
    dated = today - timedelta(days=piece["days_ago"])
    review_by = today + timedelta(days=piece["review_in_days"])
    evidence = workspace.evidence
    if piece["kind"] == "paper":
        kept = evidence.add_paper(
            piece["place"], piece["title"], links, dated=dated, review_by=review_by
        )
        return kept.change
    content = make_document(piece["kind"], piece["title"], tuple(piece["lines"]), dated)
    staged = evidence.stage_content(piece["name"], content)
    return evidence.record(
        staged, links, title=piece["title"], dated=dated, review_by=review_by
    ).change


@cache
def _sample() -> Mapping[str, Any]:
    read: Mapping[str, Any] = json.loads(
        resource("sample", "bridge-street.json").read_text(encoding="utf-8")
    )
    return read
