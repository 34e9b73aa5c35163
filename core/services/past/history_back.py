"""Putting older changes back: one by one, or everything as of a time. Each is a new change."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.domain.change import Change
from core.domain.clock import utc_text
from core.errors import UserError
from core.services.answer_edits import check_ref
from core.services.past.history_views import PutBackPreview, ValueView
from core.services.past.history_words import Words
from core.services.past.setting_back import CannotGoBackError, may_go_back, set_back
from core.services.past.undo import refuse_moved
from core.services.records import Records
from core.store import tables
from core.store.base import Address
from core.store.journal import Label
from core.store.journal_read import Change as JournalChange
from core.store.journal_read import find_change
from core.store.journal_trail import place_at, values_then_and_now
from core.store.journal_undo import UndoValue, last_place, undo_values
from core.text import QT_TRANSLATE_NOOP


class UnknownChangeError(UserError):
    """No change has this id."""

    code = "unknown-change"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no such change in the history.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose one from the list.")


class NoSuchMomentError(UserError):
    """A moment that lies before everything, or ahead."""

    code = "no-such-moment"
    what_text = QT_TRANSLATE_NOOP("errors", "Your records know nothing of that time.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give a time after they were set up and before now.")


def known_change(session: Session, change_id: str) -> JournalChange:
    """Return one change. Raises UnknownChangeError."""
    change = find_change(session, change_id)
    if change is None:
        raise UnknownChangeError()
    return change


def preview_put_back(session: Session, records: Records, change_id: str) -> PutBackPreview:
    """Say what putting one change back would set, and what has moved on since."""
    change = known_change(session, change_id)
    words = Words(session, records)
    values = undo_values(session, change.id)
    shown = [(v, view) for v in values if (view := _view(words, v.address, v.now, v.before, v))]
    refused = ""
    if not values or not may_go_back(value.address for value in values):
        refused = CannotGoBackError().what
    return PutBackPreview(
        values=tuple(view for _, view in shown),
        moved_on=tuple(view.place for value, view in shown if value.moved_on),
        refused=refused,
    )


def put_back_change(records: Records, change_id: str, *, even_if_moved: bool = False) -> Change:
    """Set what a change set to what it was before it."""
    with records.store.read() as session:
        change = known_change(session, change_id)
        values = undo_values(session, change_id)
        if not values or not may_go_back(value.address for value in values):
            raise CannotGoBackError()
    with records.write(change.kind, "put-back") as unit:
        values = undo_values(unit.session, change_id)
        words = Words(unit.session, records)
        refuse_moved(words, values, even_if_moved=even_if_moved)
        unit.label = Label("put-back", {"what": change.label.key, "args": dict(change.label.args)})
        unit.undoes = change.id
        altered = set_back(unit.session, records, {v.address: v.before for v in values})
    return altered if unit.touched else Change()


def preview_as_of(
    session: Session,
    records: Records,
    ref: str | None,
    moment: datetime,
    assessment_id: str | None = None,
) -> PutBackPreview:
    """Say what would be set to bring answers and links back as they were at *moment*."""
    row = records.assessment_row(session, assessment_id)
    words = Words(session, records)
    views = (
        _view(words, address, now, then)
        for address, (then, now) in _as_of(session, records, row, ref, moment).items()
    )
    refused = ""
    try:
        records.open_row(session, row.id)
    except UserError as error:
        refused = error.what
    return PutBackPreview(tuple(view for view in views if view), refused=refused)


def put_back_as_of(
    records: Records, ref: str | None, moment: datetime, assessment_id: str | None = None
) -> Change:
    """Bring answers and links back as they were at *moment*, as one change."""
    with records.store.read() as session:  # beside the writer: years of history take a moment
        row = records.open_row(session, assessment_id)
        found, seen = _as_of(session, records, row, ref, moment), last_place(session)
    with records.write("answer", "put-back-as-of") as unit:
        row = records.open_row(unit.session, row.id)
        if last_place(unit.session) != seen:
            found = _as_of(unit.session, records, row, ref, moment)
        args: dict[str, Json] = {"at": utc_text(moment)}
        key = "put-back-as-of"
        if ref is not None:
            key, args = "put-back-ref-as-of", args | {"ref": ref}
        unit.label = Label(key, args)
        then = {address: values[0] for address, values in found.items()}
        altered = set_back(unit.session, records, then)
    return altered if unit.touched else Change()


def _as_of(
    session: Session,
    records: Records,
    row: tables.Assessment,
    ref: str | None,
    moment: datetime,
) -> dict[Address, tuple[Json, Json]]:
    """Return then and now of every value that differs; Raises UnknownRequirementError too."""
    if ref is not None:
        check_ref(records.question_set(session, row), ref)
    if not row.started <= moment <= records.now():
        raise NoSuchMomentError()
    found = values_then_and_now(session, row.id, place_at(session, moment), ref)
    return {a: v for a, v in found.items() if not _is_lost_link(session, a, v[0])}


def _is_lost_link(session: Session, address: Address, then: Json) -> bool:
    """Whether a link to evidence that is not kept any more would come back."""
    if address.entity != "evidence_link" or then is None:
        return False
    evidence_id = address.field.rpartition("/")[2]
    return session.get(tables.Evidence, evidence_id) is None


def _view(
    words: Words, address: Address, before: Json, after: Json, value: UndoValue | None = None
) -> ValueView | None:
    place = words.place(address)
    if place is None:
        return None
    return ValueView(
        place=place.text,
        ref=place.ref,
        before=words.value(address, before),
        after=words.value(address, after, forgotten=bool(value and value.lost)),
        evidence_id=place.evidence_id,
        moved_on=bool(value and value.moved_on),
    )
