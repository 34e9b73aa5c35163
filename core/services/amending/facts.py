"""What was established about a question set, as the facts that are kept and journaled.

A fact is called ``set/<set>/<type>/<kind>/<ref>``; what it holds is read kindly, because another
version of this program may have written it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.amendments import (
    ITEM_KINDS,
    AmendmentKind,
    Amendments,
    Aside,
    Corrected,
    OwnQuestion,
    Said,
)
from core.domain.canonical import Json
from core.domain.catalogue import AnswerKind
from core.store import tables

SET_FACT = "set/"
_PARTS = 5
_LONG_AGO = date(1, 1, 1)


class FactName(NamedTuple):
    """What the name of such a fact says."""

    catalogue_id: str
    org_type: str
    kind: AmendmentKind
    ref: str

    def __str__(self) -> str:
        return f"{prefix(self.catalogue_id, self.org_type)}{self.kind}/{self.ref}"


def prefix(catalogue_id: str, org_type: str) -> str:
    """Return what the names of all facts about one set for one type begin with."""
    return f"{SET_FACT}{catalogue_id}/{org_type}/"


def name_of(text: str) -> FactName | None:
    """Return what the name of a fact says; None where it is about something else."""
    parts = text.split("/", _PARTS - 1)
    if len(parts) < _PARTS or parts[0] + "/" != SET_FACT or parts[3] not in set(AmendmentKind):
        return None
    return FactName(parts[1], parts[2], AmendmentKind(parts[3]), parts[4])


def read_amendments(
    session: Session, organisation_id: str, catalogue_id: str, org_type: str
) -> Amendments:
    """Return everything established about one set for one type."""
    fact = tables.Fact
    rows = session.execute(
        select(fact.name, fact.value)
        .where(
            fact.organisation_id == organisation_id,
            fact.name.startswith(prefix(catalogue_id, org_type), autoescape=True),
        )
        .order_by(fact.name)
    )
    return amendments_of({name: value for name, value in rows})  # noqa: C416 - rows are no pairs to mypy


def amendments_of(facts: Mapping[str, Any]) -> Amendments:
    """Return what *facts* say, by their names; a value of another form is passed over."""
    found = Amendments()
    for name, value in facts.items():
        called = name_of(name)
        if called is None:
            continue
        ref, kind = called.ref, called.kind
        if kind is AmendmentKind.OFFICIAL:
            found.official[ref] = str(value)
        elif not isinstance(value, dict):
            continue
        elif kind is AmendmentKind.CHECKED:
            found.checked[ref] = said_of(value)
        elif kind is AmendmentKind.ASIDE:
            found.aside[ref] = Aside(str(value.get("reason", "")), said_of(value))
        elif kind is AmendmentKind.CORRECTED:
            found.corrected[ref] = _corrected(value)
        else:
            found.own[ref] = _own(value)
    return found


def said_value(said: Said) -> dict[str, Json]:
    """Return who said something and when, as a fact keeps it."""
    listed: dict[str, Json] = {"list": said.list_name} if said.list_name else {}
    return {"by": said.by, "on": said.on.isoformat(), **listed}


def own_value(question: OwnQuestion) -> dict[str, Json]:
    """Return a question that was added, as a fact keeps it."""
    titled: dict[str, Json] = {"group_title": question.group_title} if question.group_title else {}
    return {
        "title": question.title,
        "group": question.group,
        "answer": question.answer.value,
        "mandatory": question.mandatory,
        **titled,
        **said_value(question.said),
    }


def aside_value(aside: Aside) -> dict[str, Json]:
    """Return that a question was set aside, as a fact keeps it."""
    return {"reason": aside.reason, **said_value(aside.said)}


def corrected_value(corrected: Corrected) -> dict[str, Json]:
    """Return what a question was corrected to, as a fact keeps it."""
    value = said_value(corrected.said)
    if corrected.mandatory is not None:
        value["mandatory"] = corrected.mandatory
    if corrected.answer is not None:
        value["answer"] = corrected.answer.value
    return value


def said_of(value: Mapping[str, Any]) -> Said:
    """Return who said something and when."""
    try:
        on = date.fromisoformat(str(value.get("on", "")))
    except ValueError:
        on = _LONG_AGO
    return Said(str(value.get("by", "")), on, str(value.get("list", "")))


def _corrected(value: Mapping[str, Any]) -> Corrected:
    mandatory = value.get("mandatory")
    return Corrected(
        said_of(value), mandatory if isinstance(mandatory, bool) else None, _kind(value)
    )


def _own(value: Mapping[str, Any]) -> OwnQuestion:
    return OwnQuestion(
        title=str(value.get("title", "")),
        group=str(value.get("group", "")),
        answer=_kind(value) or AnswerKind.OPEN,
        mandatory=value.get("mandatory") is True,
        said=said_of(value),
        group_title=str(value.get("group_title", "")),
    )


def _kind(value: Mapping[str, Any]) -> AnswerKind | None:
    return next((kind for kind in ITEM_KINDS if kind.value == value.get("answer")), None)
