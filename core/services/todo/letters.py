"""Whom to ask for what, and the letters for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from core.domain.letters import AskGroup, Letter, ask_groups, chase_letter, letter
from core.domain.requests import Request
from core.domain.state import AssessmentState
from core.services.outputs import write_output
from core.services.reading import read_person, read_told
from core.services.records import Records
from core.services.todo.rows import request_of, request_row
from core.services.todo.typed import check_targets


class LetterService:
    """Writes letters to those who know an answer; nothing is recorded by that."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def groups(self) -> tuple[AskGroup, ...]:
        """Return whom to ask for what: questions to go that nobody was asked for yet."""
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, None)
            state = self._records.state(session, row)
            told = read_told(session, row.organisation_id)
        return ask_groups(state, state.requests, told)

    def letter(self, asked_of: str, serves: Iterable[str], answer_by: date | None) -> Letter:
        """Return the letter to copy. Raises UnknownRequirementError."""
        state, person = self._state()
        wanted = check_targets(state.question_set, serves)
        return letter(state, asked_of.strip(), wanted, person=person, answer_by=answer_by)

    def chase_letter(self, request_id: str, answer_by: date | None = None) -> Letter:
        """Return the letter that reminds of a request. Raises UnknownRequestError."""
        state, person = self._state()
        request = self._request(request_id)
        return chase_letter(state, request, person=person, answer_by=answer_by)

    def write_letter(self, text: str, target: Path) -> Path:
        """Write a letter as plain text. Raises what ``check_target`` raises, and disk trouble."""
        return write_output(target, text.rstrip("\n").encode() + b"\n")

    def _request(self, request_id: str) -> Request:
        with self._records.store.read() as session:
            return request_of(request_row(session, self._records.organisation_id, request_id))

    def _state(self) -> tuple[AssessmentState, str]:
        records = self._records
        with records.store.read() as session:
            state = records.state(session, records.assessment_row(session, None))
            person = read_person(session, records.person_id).name if records.person_id else ""
        return state, person
