"""How it is kept that an answer was brought from an older assessment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.domain.answers import DEFAULT_TARGET, Answer
from core.domain.canonical import Json
from core.domain.carried import Carried, Verdict
from core.domain.clock import parse_utc, utc_text

CARRIED = "carried"
"""The field of an answer that says so."""


def carried_json(carried: Carried) -> dict[str, Json]:
    """Return *carried* as its field holds it."""
    return {
        "from": carried.assessment_id,
        "refs": list(carried.refs),
        "verdict": carried.verdict.value,
        "at": utc_text(carried.at) if carried.at else None,
    }


def carried_of(plain: Mapping[str, Any] | None) -> Carried | None:
    """Return what the field holds as a plain value."""
    if plain is None:
        return None
    at = plain["at"]
    return Carried(
        plain["from"],
        tuple(plain["refs"]),
        Verdict(plain["verdict"]),
        parse_utc(at) if at else None,
    )


def with_verdict(plain: Any, verdict: Verdict, at: datetime) -> dict[str, Json]:
    """Return what the field holds once *verdict* was given."""
    return {**plain, "verdict": verdict.value, "at": utc_text(at)}


def fields_of(answer: Answer) -> dict[str, Json]:
    """Return the stored fields of an answer that was brought; what says nothing is left out."""
    fields: dict[str, Json] = {f"met/{criterion}": True for criterion in sorted(answer.met)}
    fields |= {
        "note": answer.note,
        "owner": answer.owner,
        "target": answer.target if answer.target != DEFAULT_TARGET else None,
        "not-relevant": answer.not_relevant,
        "item": answer.item,
        "set-aside": answer.set_aside,
        "place": answer.place,
        CARRIED: carried_json(answer.carried) if answer.carried else None,
    }
    return {name: value for name, value in fields.items() if value not in (None, "")}
