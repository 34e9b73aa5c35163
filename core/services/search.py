"""Finding: in the questions and their guidance, in one's own answers and notes, in the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from threading import Lock
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.catalogue import QuestionSet
from core.domain.snippets import Mark, Snippet, Snippets
from core.domain.spelling import Term, terms
from core.errors import KnownError
from core.services.records import Records
from core.services.search_passages import CRITERION, TITLE, parts, passages
from core.store import plan_tables, tables
from core.store.search_index import (
    EVIDENCE,
    TODO,
    Found,
    answers_of,
    begin_set,
    end_set,
    holds_set,
    in_words,
    is_set,
    look_up,
    put_in_set,
    set_source,
)
from core.store.search_memory import MemoryIndex

LIMIT = 50
_PARTS = 12  # so many passages of one requirement may be found, and it is shown once a kind


_NEAR = 14  # characters
_AT_ONCE = 500  # passages in one transaction: saving an answer never waits long


class HitKind(StrEnum):
    """What somebody's words were found in."""

    REQUIREMENT = "requirement"
    CRITERION = "criterion"
    GUIDANCE = "guidance"
    NOTE = "note"
    ANSWER = "answer"
    EVIDENCE = "evidence"
    ACTION = "action"
    REQUEST = "request"
    JOB = "job"


TODO_KINDS: Final = {
    "plan_action": HitKind.ACTION,
    "request": HitKind.REQUEST,
    "job": HitKind.JOB,
}
"""What is still to do, by its table."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: *ref* and its title, or a piece of evidence by its id.

    What is still to do comes by its table and id (*todo*).

    *snippet* is the piece of text with the words in it; *marks* say where in it they stand.
    """

    kind: HitKind
    title: str
    snippet: str
    marks: tuple[Mark, ...]
    ref: str = ""
    criterion: str = ""
    evidence_id: str = ""
    todo: str = ""

    @property
    def near(self) -> str:
        """The snippet from just before the first word that was looked for, for a narrow line."""
        start = self.marks[0][0] if self.marks else 0
        if start <= _NEAR:
            return self.snippet
        begin = self.snippet.find(" ", start - _NEAR, start) + 1 or start
        return f"…{self.snippet[begin:]}"


_ROWS: Final = {
    HitKind.ACTION: plan_tables.Action,
    HitKind.REQUEST: plan_tables.Request,
    HitKind.JOB: plan_tables.Job,
}


@dataclass(frozen=True, slots=True)
class _Scope:
    """In what is looked: one assessment, its question set and the organisation's evidence."""

    assessment_id: str
    question_set: QuestionSet

    @property
    def set_source(self) -> str:
        return set_source(self.question_set.catalogue.text_hash, self.question_set.org_type)

    @property
    def sources(self) -> tuple[str, ...]:
        return self.set_source, answers_of(self.assessment_id), EVIDENCE, TODO


class SearchService:
    """Finds words. Reads only, but for putting a question set into the index the first time."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._memory = MemoryIndex()
        self._filling = Lock()

    def find(
        self, text: str, limit: int = LIMIT, *, assessment_id: str | None = None
    ) -> tuple[Hit, ...]:
        """Return where all words of *text* stand, the best first, titles before all others.

        A word finds those that begin with it, whatever accents, capitals or spelling. Any text
        will do; one without a word in it finds nothing. Each requirement comes once for each
        kind. Raises NoAssessmentError.
        """
        wanted = terms(text)
        if not wanted:
            return ()
        scope = self._scope(assessment_id)
        if self._is_ready(scope):
            with self._records.store.read() as session:
                connection = session.connection()
                found = look_up(connection, scope.sources, wanted, limit * _PARTS)
                return tuple(self._hits(session, scope, found, wanted, limit))
        with self._records.store.read() as session:
            found = self._look_up_in_memory(session, scope, wanted, limit * _PARTS)
            return tuple(self._hits(session, scope, found, wanted, limit))

    def _scope(self, assessment_id: str | None) -> _Scope:
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            return _Scope(row.id, self._records.question_set(session, row))

    def _is_ready(self, scope: _Scope) -> bool:
        """Whether the records' own index can be used; the set is put into it where it is not."""
        store = self._records.store
        if not store.searchable:
            return False
        with self._filling:  # two at once would put everything in twice
            with store.read() as session:
                if holds_set(session.connection(), scope.set_source):
                    return True
            try:
                self._put_set(scope)
            except KnownError:
                return False  # damaged records are only read, or the disk is full
        return True

    def _put_set(self, scope: _Scope) -> None:
        """Put the question set into the index, in short transactions."""
        derive, source = self._records.store.derive, scope.set_source
        words = in_words(passages(scope.question_set))
        derive(partial(begin_set, source=source))
        for start in range(0, len(words), _AT_ONCE):
            derive(partial(put_in_set, source=source, words=words[start : start + _AT_ONCE]))
        derive(partial(end_set, source=source))

    def _look_up_in_memory(
        self, session: Session, scope: _Scope, wanted: tuple[Term, ...], limit: int
    ) -> list[Found]:
        state = (scope.set_source, self._records.stamp(session))
        return self._memory.look_up(
            state,
            session.connection(),
            {scope.set_source: lambda: passages(scope.question_set)},
            scope.sources,
            wanted,
            limit,
        )

    def _hits(
        self,
        session: Session,
        scope: _Scope,
        found: Iterable[Found],
        wanted: tuple[Term, ...],
        limit: int,
    ) -> Iterator[Hit]:
        texts = _Texts(session, scope, wanted)
        seen: set[tuple[HitKind, str]] = set()
        for one in found:
            kind = _kind(one)
            key = (kind, one.ref or one.part)
            if key in seen:
                continue
            hit = texts.hit(kind, one)
            if hit is not None:
                seen.add(key)
                yield hit
            if len(seen) == limit:
                return


class _Texts:
    """Reads what was found where it stands."""

    def __init__(self, session: Session, scope: _Scope, wanted: tuple[Term, ...]) -> None:
        self._session, self._scope = session, scope
        self._snippets = Snippets(wanted)
        self._parts: dict[str, Mapping[str, str]] = {}

    def hit(self, kind: HitKind, found: Found) -> Hit | None:
        """Return what is shown of *found*; None where it is no longer there."""
        if kind is HitKind.EVIDENCE:
            return self._evidence(found.part)
        if found.source == TODO:
            return self._todo(kind, found.part)
        asked = self._scope.question_set.by_ref.get(found.ref)
        if asked is None:
            return None
        title = asked.requirement.title
        shown = self._snippets.of(self._text(kind, found, title))
        criterion = found.part.removeprefix(CRITERION) if kind is HitKind.CRITERION else ""
        return Hit(kind, title, shown.text, shown.marks, found.ref, criterion)

    def _text(self, kind: HitKind, found: Found, title: str) -> str:
        if kind is HitKind.REQUIREMENT:
            return title
        if kind in (HitKind.NOTE, HitKind.ANSWER):
            value = self._session.scalar(
                select(tables.Answer.value).where(
                    tables.Answer.assessment_id == self._scope.assessment_id,
                    tables.Answer.ref == found.ref,
                    tables.Answer.field == found.part,
                )
            )
            return str(value or "")
        if found.ref not in self._parts:
            self._parts[found.ref] = dict(parts(self._scope.question_set.by_ref[found.ref]))
        return self._parts[found.ref].get(found.part, "")

    def _evidence(self, piece: str) -> Hit | None:
        row: Any = self._session.get(tables.Evidence, piece)
        if row is None:
            return None
        shown = self._best(row.title, row.note, row.place)
        return Hit(HitKind.EVIDENCE, row.title, shown.text, shown.marks, evidence_id=piece)

    def _todo(self, kind: HitKind, part: str) -> Hit | None:
        row: Any = self._session.get(_ROWS[kind], part.partition("/")[2])
        if row is None:
            return None
        if kind is HitKind.REQUEST:
            title, more = row.asked_of, row.reach
        else:
            title, more = row.title, row.owner
        shown = self._best(title, row.note, more)
        return Hit(kind, title, shown.text, shown.marks, todo=part)

    def _best(self, *texts: str | None) -> Snippet:
        """Return the snippet of whichever of *texts* holds most of the words."""
        shown = map(self._snippets.of, (text or "" for text in texts))
        return max(shown, key=lambda one: len(one.marks))


def _kind(found: Found) -> HitKind:
    if found.source == EVIDENCE:
        return HitKind.EVIDENCE
    if found.source == TODO:
        return TODO_KINDS[found.part.partition("/")[0]]
    if is_set(found.source):
        if found.part == TITLE:
            return HitKind.REQUIREMENT
        is_criterion = found.part.startswith(CRITERION)
        return HitKind.CRITERION if is_criterion else HitKind.GUIDANCE
    return HitKind.NOTE if found.part == "note" else HitKind.ANSWER
