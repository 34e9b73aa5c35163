"""The waiting list: who was asked for what, reminders, and the reply that serves all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from core.domain.change import Change
from core.domain.evidence import EvidenceLink
from core.domain.long_work import Cancelled, Progress
from core.domain.requests import CHASE_AFTER, Request, RequestState, Waiting, waiting_of
from core.domain.targets import links_of, refs_of
from core.services.assessments import ReasonMissingError
from core.services.documents.recording import record_staged, settle
from core.services.documents.staging import Staged, stage_file
from core.services.records import Records, refuse_unless_open
from core.services.todo.rows import read_requests, request_of, request_row
from core.services.todo.todo_errors import (
    NobodyAskedError,
    NothingAskedError,
    ReplyMissingError,
    RequestClosedError,
)
from core.services.todo.typed import Day, check_past, check_targets, typed_long, typed_name
from core.store import plan_tables as rows
from core.store import tables
from core.store.base import new_id
from core.store.unit import WriteUnit
from core.store.vault import Vault
from core.text import QT_TRANSLATE_NOOP, translate

_REPLY = QT_TRANSLATE_NOOP("letters", "Reply of {name}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was written down."""

    request: Request
    change: Change


class RequestService:
    """Keeps what others were asked for. A request stays with the year in which it was asked.

    Each method that is given an id raises UnknownRequestError; each that changes something raises
    NotAllowedError where the role of whoever works does not include it.
    """

    def __init__(self, records: Records, vault: Vault) -> None:
        self._records = records
        self._vault = vault

    def all(self, *, assessment_id: str | None = None) -> tuple[Request, ...]:
        """Return every request of an assessment, the oldest first. Raises NoAssessmentError."""
        with self._records.store.read() as session:
            return read_requests(session, self._records.assessment_row(session, assessment_id).id)

    def get(self, request_id: str) -> Request:
        """Return one request."""
        with self._records.store.read() as session:
            return request_of(request_row(session, self._records.organisation_id, request_id))

    def waiting(self, today: date) -> Waiting:
        """Return what waits for others, and what of it is to be chased by *today*."""
        return waiting_of(self.all(), today)

    def late(self, today: date) -> tuple[Request, ...]:
        """Return the requests whose day to remind has come."""
        return self.waiting(today).late

    def for_ref(self, ref: str) -> tuple[Request, ...]:
        """Return what was asked about the question *ref*, the newest first."""
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, None)
            questions = self._records.question_set(session, row)
            found = read_requests(session, row.id)
        return tuple(one for one in reversed(found) if ref in refs_of(questions, one.serves))

    def ask(
        self,
        asked_of: str,
        serves: Iterable[str],
        *,
        reach: str = "",
        letter: str = "",
        asked_on: date | None = None,
        chase_on: Day | None = None,
        note: str = "",
    ) -> Asked:
        """Write down that somebody was asked; without *chase_on* they are chased in two weeks.

        Raises NobodyAskedError, NothingAskedError, UnknownRequirementError, DayAheadError,
        AssessmentSignedError, TextTooLongError.
        """
        records = self._records
        name, today = typed_name(asked_of), records.today()
        if name is None:
            raise NobodyAskedError()
        with records.write("plan", "request-made") as unit:
            assessment = records.open_row(unit.session, None)
            questions = records.question_set(unit.session, assessment)
            wanted = check_targets(questions, serves)
            if not wanted:
                raise NothingAskedError()
            asked = check_past(asked_on or today, today)
            row = rows.Request(
                id=new_id(),
                assessment_id=assessment.id,
                asked_of=name,
                reach=typed_long(reach),
                serves=wanted,
                letter=typed_long(letter),
                asked=asked,
                chase=asked + CHASE_AFTER if chase_on is None else chase_on or None,
                chased=[],
                state=RequestState.WAITING.value,
                note=typed_long(note),
                created=records.now(),
            )
            unit.session.add(row)
            request = request_of(row)
        refs = frozenset(refs_of(questions, wanted))
        return Asked(request, Change(requirements=refs, todo=True))

    def edit(
        self,
        request_id: str,
        *,
        asked_of: str | None = None,
        reach: str | None = None,
        letter: str | None = None,
        chase_on: Day | None = None,
        note: str | None = None,
    ) -> Change:
        """Change what a request says; None leaves a thing alone, an empty text takes it away.

        Raises NobodyAskedError, TextTooLongError.
        """
        with self._records.write("plan", "request-edited") as unit:
            row = request_row(unit.session, self._records.organisation_id, request_id)
            if asked_of is not None:
                name = typed_name(asked_of)
                if name is None:
                    raise NobodyAskedError()
                row.asked_of = name
            if reach is not None:
                row.reach = typed_long(reach)
            if letter is not None:
                row.letter = typed_long(letter)
            if chase_on is not None:
                row.chase = chase_on or None
            if note is not None:
                row.note = typed_long(note)
            refs = self._refs(unit.session, row)
        return Change(requirements=refs, todo=True) if unit.touched else Change()

    def chase(self, request_id: str, on: date | None = None, again: Day | None = None) -> Change:
        """Write down that they were reminded; the next reminder is due in two weeks, or *again*.

        Raises RequestClosedError, DayAheadError.
        """
        records = self._records
        with records.write("plan", "request-chased") as unit:
            row = self._waiting_row(unit, request_id)
            day = check_past(on or records.today(), records.today())
            row.chased = [*row.chased, day.isoformat()]
            row.chase = day + CHASE_AFTER if again is None else again or None
            refs = self._refs(unit.session, row)
        return Change(requirements=refs, todo=True)

    def stage(
        self, path: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Staged:
        """Lock a copy of a reply into the vault; ``keep_reply`` makes evidence of it."""
        return stage_file(self._records, self._vault, path, progress=progress, cancelled=cancelled)

    def keep_reply(
        self,
        request_id: str,
        staged: Staged,
        *,
        title: str | None = None,
        review_by: date | None = None,
    ) -> Change:
        """Keep one file as the reply: evidence for everything that was asked, in one change.

        The request is answered by that, and nobody waits for it any more. Raises
        RequestClosedError, AssessmentSignedError.
        """
        records = self._records
        with records.write("plan", "request-answered") as unit:
            row = self._waiting_row(unit, request_id)
            assessment = unit.session.get_one(tables.Assessment, row.assessment_id)
            refuse_unless_open(assessment)
            links = self._links(unit.session, assessment, row)
            made = record_staged(
                unit.session,
                records,
                staged,
                links,
                title=title or translate("letters", _REPLY, name=row.asked_of),
                dated=records.today(),
                review_by=review_by,
                assessment_id=assessment.id,
            )
            row.evidence_id = made.evidence_id
            self._close(row, RequestState.ANSWERED)
            refs = frozenset(link.ref for link in links)
        settle(records, self._vault, staged.blob)
        return Change(requirements=refs, evidence=True, todo=True)

    def answer(self, request_id: str, path: Path, *, review_by: date | None = None) -> Change:
        """Stage and keep a reply in one go. Raises what the two raise."""
        return self.keep_reply(request_id, self.stage(path), review_by=review_by)

    def answer_in_words(self, request_id: str, note: str) -> Change:
        """Say what they answered where there is nothing to keep: on the telephone, say.

        Raises ReplyMissingError, RequestClosedError, TextTooLongError.
        """
        said = typed_long(note)
        if said is None:
            raise ReplyMissingError()
        return self._end(request_id, RequestState.ANSWERED, "request-answered", said)

    def give_up(self, request_id: str, reason: str) -> Change:
        """Wait no longer. Raises ReasonMissingError, RequestClosedError, TextTooLongError."""
        why = typed_long(reason)
        if why is None:
            raise ReasonMissingError()
        return self._end(request_id, RequestState.GIVEN_UP, "request-given-up", why)

    def wait_again(self, request_id: str) -> Change:
        """Let a request wait again; the reply that was kept stays evidence."""
        records = self._records
        with records.write("plan", "request-waits-again") as unit:
            row = request_row(unit.session, records.organisation_id, request_id)
            row.state, row.closed = RequestState.WAITING.value, None
            if unit.session.is_modified(row):
                row.chase = records.today() + CHASE_AFTER
            refs = self._refs(unit.session, row)
        return Change(requirements=refs, todo=True) if unit.touched else Change()

    def _end(self, request_id: str, state: RequestState, label: str, words: str) -> Change:
        with self._records.write("plan", label) as unit:
            row = self._waiting_row(unit, request_id)
            row.note = "\n\n".join(text for text in (row.note, words) if text)
            self._close(row, state)
            refs = self._refs(unit.session, row)
        return Change(requirements=refs, todo=True)

    def _close(self, row: rows.Request, state: RequestState) -> None:
        row.state, row.closed, row.chase = state.value, self._records.today(), None

    def _waiting_row(self, unit: WriteUnit, request_id: str) -> rows.Request:
        row = request_row(unit.session, self._records.organisation_id, request_id)
        if row.state != RequestState.WAITING.value:
            raise RequestClosedError()
        return row

    def _links(
        self, session: Session, assessment: tables.Assessment, row: rows.Request
    ) -> tuple[EvidenceLink, ...]:
        return links_of(self._records.question_set(session, assessment), row.serves)

    def _refs(self, session: Session, row: rows.Request) -> frozenset[str]:
        assessment = session.get_one(tables.Assessment, row.assessment_id)
        return frozenset(link.ref for link in self._links(session, assessment, row))
