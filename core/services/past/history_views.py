"""The history as it is shown: what a page of it may ask for, and what it gets."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.services.labels import label_text
from core.store import tables
from core.store.journal_trail import TrailRow


class KindGroup(StrEnum):
    """The groups of changes that a person can choose from."""

    ANSWERS = "answers"
    EVIDENCE = "evidence"
    PROFILE = "profile"
    PEOPLE = "people"
    SIGN_OFF = "sign-off"
    AUDIT = "audit"
    COPIES = "copies"


KINDS: Mapping[KindGroup, tuple[str, ...]] = {
    KindGroup.ANSWERS: ("answer", "plan", "assessment", "question-set"),
    KindGroup.EVIDENCE: ("evidence",),
    KindGroup.PROFILE: ("profile", "set-up", "set-files"),
    KindGroup.PEOPLE: ("people", "staff", "work-as", "pin", "own-pin"),
    KindGroup.SIGN_OFF: ("sign-off", "export", "publication"),
    KindGroup.AUDIT: ("sample", "finding", "reply"),
    KindGroup.COPIES: ("copy", "copy-place", "backup", "restore", "locks"),
}


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """Which changes to show; what is left out is not asked for.

    *since* is in, *until* is not. *text* must stand somewhere in the change's name or in the
    name of whoever made it, in small or capital letters. *ref* is of *assessment_id*, else of the
    current assessment.
    """

    person_id: str | None = None
    kind: KindGroup | None = None
    ref: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""
    assessment_id: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One entry of the history as it is shown. Order by *place*, never by time."""

    id: str
    place: int
    seq: int
    at: datetime
    person: str
    kind: str
    label: str
    undoes: str | None


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value that a change set, in words. *moved_on*: something else set it since."""

    place: str
    ref: str
    before: str
    after: str
    evidence_id: str = ""
    moved_on: bool = False


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """Who changed a requirement, when, and from what to what."""

    change: ChangeView
    values: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class PutBackPreview:
    """What putting something back would set: of each value *before* is now, *after* is then.

    *moved_on* names what was set again since; *refused* says in words why it cannot be done, and
    is empty when it can.
    """

    values: tuple[ValueView, ...]
    moved_on: tuple[str, ...] = ()
    refused: str = ""


class Views:
    """Makes entries of rows; knows the people, and each label's words once."""

    def __init__(self, session: Session) -> None:
        rows = session.execute(select(tables.Person.id, tables.Person.name)).all()
        self._people: dict[str, str] = {row.id: row.name for row in rows}
        self._labels: dict[tuple[str, str], str] = {}

    def person(self, person_id: str | None) -> str:
        """Return the name of whoever made a change; empty when nobody is named."""
        return self._people.get(person_id or "", "")

    def label(self, label_key: str, args_text: str) -> str:
        """Return what a change is called."""
        key = (label_key, args_text)
        text = self._labels.get(key)
        if text is None:
            text = self._labels[key] = label_text(label_key, json.loads(args_text))
        return text

    def holding(self, text: str) -> Callable[[str, str, str | None], bool]:
        """Return whether *text* stands in a change's name or in the name of whoever made it."""
        wanted = text.casefold()

        @cache
        def fits(label_key: str, args_text: str, person_id: str | None) -> bool:
            label = self.label(label_key, args_text)
            return wanted in label.casefold() or wanted in self.person(person_id).casefold()

        return fits

    def view(self, row: TrailRow) -> ChangeView:
        """Return the change as it is shown."""
        return ChangeView(
            id=row.id,
            place=row.place,
            seq=row.seq,
            at=row.at,
            person=self.person(row.person),
            kind=row.kind,
            label=self.label(row.label_key, row.args_text),
            undoes=row.undoes,
        )
