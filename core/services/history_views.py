"""The history as it is shown: what a page of it may ask for, and what it gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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
    KindGroup.ANSWERS: ("answer", "assessment"),
    KindGroup.EVIDENCE: ("evidence",),
    KindGroup.PROFILE: ("profile", "set-up"),
    KindGroup.PEOPLE: ("people", "person", "pin"),
    KindGroup.SIGN_OFF: ("sign-off", "export"),
    KindGroup.AUDIT: ("audit", "sample", "finding"),
    KindGroup.COPIES: ("copy", "backup", "restore", "locks"),
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

    def person(self, row: TrailRow) -> str:
        """Return the name of whoever made the change; empty when nobody is named."""
        return self._people.get(row.person or "", "")

    def label(self, row: TrailRow) -> str:
        """Return what the change is called."""
        key = (row.label_key, row.args_text)
        text = self._labels.get(key)
        if text is None:
            text = self._labels[key] = label_text(row.label_key, row.args)
        return text

    def holds(self, row: TrailRow, text: str) -> bool:
        """Whether *text*, in small letters, stands in the change's or the person's name."""
        return text in self.label(row).casefold() or text in self.person(row).casefold()

    def view(self, row: TrailRow) -> ChangeView:
        """Return the change as it is shown."""
        return ChangeView(
            id=row.id,
            place=row.place,
            seq=row.seq,
            at=row.at,
            person=self.person(row),
            kind=row.kind,
            label=self.label(row),
            undoes=row.undoes,
        )
