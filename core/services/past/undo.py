"""Undo and redo: what was done since this start, of any depth, by whoever works now.

Nothing is kept here that the history does not hold: an undo is a change of its own that names the
change it undoes, a redo is one that names the undo, and what comes next follows from these.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.domain.change import Change
from core.errors import UserError
from core.services.amending.facts import name_of as name_of_fact
from core.services.labels import in_mid_sentence, label_text
from core.services.past.history_words import Place, Words
from core.services.past.setting_back import UndoForgottenError, UndoRefusedError, name_of, set_back
from core.services.reading import MET, PUBLISHED_FACT
from core.services.records import AssessmentSignedError, NoAssessmentError, Records
from core.store import tables
from core.store.base import Address
from core.store.journal import Label
from core.store.journal_read import Change as JournalChange
from core.store.journal_read import find_change
from core.store.journal_undo import Step as JournalStep
from core.store.journal_undo import (
    UndoValue,
    is_open_outside,
    last_place,
    steps_after,
    undo_values,
)
from core.store.unit import WriteUnit
from core.text import QT_TRANSLATE_NOOP, translate

UNDONE, REDONE = "undone", "redone"
_OF_DOCUMENT = QT_TRANSLATE_NOOP("history", "{deed} (“{title}”)")
_KINDS = frozenset(
    {"answer", "evidence", "plan", "profile", "publication", "question-set", "set-files", "staff"}
)
_ALSO, _NOT = frozenset({"assessment-due"}), frozenset({"person-changed"})
_PLACES = {
    "todo": tables.TODO_TABLES,
    "people": frozenset({"staff", "training"}),
    "evidence": frozenset({"evidence", "evidence_version"}),
    "answer": frozenset({"answer", "evidence_link"}),
}
"""Where each kind of value is looked at, the first that fits."""

_BARRIERS = frozenset({"signed-off", "records-set-up", "assessment-moved"})
_BY_ITSELF = frozenset({"version-taken-in", "evidence-found"})
"""What the program does beside the person: it ends no redo, and while the document is still open
outside, undo goes past it to what the person did."""


class NothingToUndoError(UserError):
    """Nobody who works now has changed anything since this start."""

    code = "nothing-to-undo"
    what_text = QT_TRANSLATE_NOOP("errors", "There is nothing to undo.")
    next_text = QT_TRANSLATE_NOOP("errors", "Older changes can be put back one by one in History.")


class NothingToRedoError(UserError):
    """Nothing was undone, or something was changed after it."""

    code = "nothing-to-redo"
    what_text = QT_TRANSLATE_NOOP("errors", "There is nothing to redo.")
    next_text = QT_TRANSLATE_NOOP("errors", "A new change after an undo ends what could be redone.")


class UndoAcrossSignOffError(UndoRefusedError):
    """The last thing before was a sign-off, and the assessment was reopened since."""

    code = "undo-across-sign-off"
    what_text = QT_TRANSLATE_NOOP("errors", "What was done before a sign-off is not undone.")
    next_text = QT_TRANSLATE_NOOP("errors", "Change it anew, or put it back in History.")


@dataclass(frozen=True, slots=True)
class Step:
    """What undo or redo would do, for menu, tooltip and focus.

    *label* is the whole sentence ("Undo tick 10-114.2a"), *what* the deed in it ("tick
    10-114.2a"). *ref* and *evidence_id* say where to look, *where* on which page: answer,
    evidence, todo, profile, people, question-set, publication or assessment. *part* is the only
    thing that is altered there, where it is one: a criterion's id, the name of a field of the
    answer, or an action, a request or a job by its table and id.
    """

    label: str
    ref: str
    where: str
    evidence_id: str = ""
    what: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """What undo or redo did. *change* is for redrawing, the rest is that of the step."""

    change: Change
    label: str
    ref: str
    where: str
    evidence_id: str = ""
    what: str = ""
    part: str = ""


@dataclass
class _Stacks:
    """One person's changes that can be undone and undos that can be redone, the newest last."""

    undo: list[JournalStep] = field(default_factory=list)
    redo: list[JournalStep] = field(default_factory=list)


class UndoService:
    """Takes back and brings again what was done since this start. Safe to ask from any thread."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._learning = threading.Lock()
        self._seen: int | None = None
        self._stacks: dict[str | None, _Stacks] = defaultdict(_Stacks)
        self._signed_since = False

    def start_here(self) -> None:
        """Let undo reach back to this moment and no further: the program has just started."""
        with self._records.store.read() as session, self._learning:
            self._begin(last_place(session))

    def reach_back(self) -> None:
        """Let undo reach over earlier starts too; for the command line."""
        with self._learning:
            self._begin(0)

    def can_undo(self) -> Step | None:
        """Return what undo would undo; None when there is nothing."""
        return self._next(forward=False)

    def can_redo(self) -> Step | None:
        """Return what redo would bring again; None when there is nothing."""
        return self._next(forward=True)

    def undo(self) -> Undone:
        """Undo the newest change of whoever works now, as a change of its own.

        Raises NothingToUndoError, AssessmentSignedError, UndoAcrossSignOffError, UndoRefusedError
        and its kind where something has moved on; then nothing was changed.
        """
        return self._go(forward=False)

    def redo(self) -> Undone:
        """Bring again what the newest undo took back. Raises NothingToRedoError and as ``undo``."""
        return self._go(forward=True)

    def _begin(self, place: int) -> None:
        self._seen = place
        self._stacks.clear()
        self._signed_since = False

    def _next(self, *, forward: bool) -> Step | None:
        with self._records.store.read() as session:
            change = self._target(session, forward=forward)
            if change is None:
                return None
            addresses = [value.address for value in undo_values(session, change.id)]
            return _step(Words(session, self._records), change, addresses, forward=forward)

    def _go(self, *, forward: bool) -> Undone:
        records = self._records
        with records.store.read() as session:
            change = self._target(session, forward=forward)
            if change is None:
                raise self._nothing(session, forward=forward)
            addresses = [value.address for value in undo_values(session, change.id)]
            step = _step(Words(session, records), change, addresses, forward=forward)
        with records.write(change.kind, REDONE if forward else UNDONE) as unit:
            now = self._target(unit.session, forward=forward)
            if now is None or now.id != change.id:  # another thread was quicker
                raise UndoRefusedError(place=step.label)
            altered = take_back(unit, records, change)
            unit.label = Label(unit.label.key, _root(change.label))
        return Undone(
            altered, step.label, step.ref, step.where, step.evidence_id, step.what, step.part
        )

    def _target(self, session: Session, *, forward: bool) -> JournalChange | None:
        with self._learning:
            if self._seen is None:
                self._begin(last_place(session))
            self._learn(session)
            stacks = self._stacks[self._records.person_id]
            for step in reversed(stacks.redo if forward else stacks.undo):
                if step.label_key not in _BY_ITSELF or not is_open_outside(session, step.id):
                    return find_change(session, step.id)
            return None

    def _learn(self, session: Session) -> None:
        """Take in what the history has gained since the last look."""
        assert self._seen is not None  # _target began
        for step in steps_after(session, self._seen):
            self._seen = step.place
            stacks = self._stacks[step.person]
            if step.label_key in _BARRIERS:
                self._stacks.clear()
                self._signed_since = step.label_key == "signed-off"
            elif step.label_key == UNDONE:
                _drop(stacks.undo, step.undoes)
                stacks.redo.append(step)
            elif step.label_key == REDONE:
                _drop(stacks.redo, step.undoes)
                stacks.undo.append(step)
            elif _can_be_undone(step):
                stacks.undo.append(step)
                if step.label_key not in _BY_ITSELF:
                    stacks.redo.clear()

    def _nothing(self, session: Session, *, forward: bool) -> UserError:
        if not self._signed_since:
            return NothingToRedoError() if forward else NothingToUndoError()
        try:
            self._records.open_row(session, None)
        except (AssessmentSignedError, NoAssessmentError):
            return AssessmentSignedError()
        return UndoAcrossSignOffError()


def take_back(unit: WriteUnit, records: Records, change: JournalChange) -> Change:
    """Set every value that *change* set to what it was before, inside *unit*.

    Raises UndoRefusedError where one has moved on, and what ``set_back`` raises.
    """
    values = undo_values(unit.session, change.id)
    refuse_moved(Words(unit.session, records), values)
    unit.undoes = change.id
    return set_back(unit.session, records, {v.address: v.before for v in values})


def refuse_moved(
    words: Words, values: tuple[UndoValue, ...], *, even_if_moved: bool = False
) -> None:
    """Refuse to lose what was set since, and what was redacted.

    Raises UndoRefusedError, which names every place, and UndoForgottenError.
    """
    moved = [value.address for value in values if value.moved_on]
    if moved and not even_if_moved:
        places = dict.fromkeys(place.text for a in moved if (place := words.place(a)) is not None)
        raise UndoRefusedError(place="; ".join(places))
    lost = [value.address for value in values if value.lost]
    if lost:
        raise UndoForgottenError(place=name_of(words, lost))


def _can_be_undone(step: JournalStep) -> bool:
    return step.label_key in _ALSO or (step.kind in _KINDS and step.label_key not in _NOT)


def _drop(stack: list[JournalStep], change_id: str | None) -> None:
    """Take a change off its stack; it lies on top but for what the program did by itself."""
    for place in range(len(stack) - 1, -1, -1):
        if stack[place].id == change_id:
            del stack[place]
            return


def _root(label: Label) -> Mapping[str, Json]:
    """Return what an undo or redo is called after: the change that a person made."""
    if label.key in (UNDONE, REDONE):
        return label.args
    return {"what": label.key, "args": dict(label.args)}


def _step(words: Words, change: JournalChange, addresses: list[Address], *, forward: bool) -> Step:
    places = [place for a in addresses if (place := words.place(a)) is not None]
    refs = {place.ref for place in places if place.ref}
    pieces = {place.evidence_id for place in places if place.evidence_id}
    root: Mapping[str, Any] = _root(change.label)
    return Step(
        label=label_text(REDONE if forward else UNDONE, root),
        ref=next(iter(refs)) if len(refs) == 1 else _first(places),
        where=_where(addresses),
        evidence_id=next(iter(pieces)) if len(pieces) == 1 else "",
        what=_what(words, root, pieces),
        part=_part(addresses),
    )


def _first(places: list[Place]) -> str:
    return next((place.ref for place in places if place.ref), "")


def _what(words: Words, root: Mapping[str, Any], pieces: set[str]) -> str:
    """Return the deed, with the title of the document where it is about one."""
    deed = in_mid_sentence(label_text(str(root.get("what", "")), root.get("args", {})))
    if len(pieces) != 1:
        return deed
    return translate("history", _OF_DOCUMENT, deed=deed, title=words.title(*pieces))


def _part(addresses: list[Address]) -> str:
    """Return the criterion or the field of an answer, where nothing else is altered.

    Of what is still to do it is the thing itself: its table and its id.
    """
    todo = {(a.entity, a.entity_id) for a in addresses if a.entity in tables.TODO_TABLES}
    if todo:
        return "/".join(todo.pop()) if len(todo) == 1 else ""
    if len(addresses) != 1 or addresses[0].entity != "answer":
        return ""
    return addresses[0].field.partition("/")[2].removeprefix(MET)


def _where(addresses: list[Address]) -> str:
    entities = {address.entity for address in addresses}
    if any(address.field.startswith(PUBLISHED_FACT) for address in addresses):
        return "publication"
    for place, own in _PLACES.items():
        if entities & own:
            return place
    if any(name_of_fact(address.field) for address in addresses if address.entity == "fact"):
        return "question-set"
    return "assessment" if "assessment" in entities else "profile"
