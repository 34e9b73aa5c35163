"""“Still true?”: last year's answers, looked at one by one. There is no accepting them all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.answers import Answer
from core.domain.carried import Verdict
from core.domain.carrying import Held
from core.domain.catalogue import Asked, QuestionSet
from core.domain.change import Change
from core.domain.differences import Difference, compare
from core.errors import UserError
from core.services.answer_edits import check_ref
from core.services.reading import read_answers
from core.services.records import Records
from core.services.years.last_year import known_sets
from core.services.years.old_answers import OldAnswer
from core.services.years.past_years import PastYear, read_past
from core.services.years.stored import CARRIED, with_verdict
from core.store import tables
from core.text import QT_TRANSLATE_NOOP


class NothingBroughtError(UserError):
    """Nobody answered it last year, so there is nothing to look at again."""

    code = "nothing-brought"
    what_text = QT_TRANSLATE_NOOP("errors", "Nothing was brought from last year for {ref}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Answer it as any other.")


class AnswerNotBroughtError(UserError):
    """Last year's answer is shown, but it does not stand this year."""

    code = "answer-not-brought"
    what_text = QT_TRANSLATE_NOOP("errors", "Last year's answer to {ref} does not count this year.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Give this year's answer, or say that it has changed or that you are not sure."
    )


@dataclass(frozen=True, slots=True)
class LastYearsAnswer:
    """What was answered last year to what *ref* asks now.

    *verdict* is None where nothing was brought. *held* is what is shown and does not stand in
    this year's answer, and why; where that is all of it, it cannot be still true. *news* is what
    is asked otherwise than last year.
    """

    ref: str
    title: str
    now: Answer
    olds: tuple[OldAnswer, ...]
    verdict: Verdict | None
    looked_at: datetime | None
    held: tuple[Held, ...]
    may_be_still_true: bool
    news: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class LookAgain:
    """How far the looking has come. *brought* is all of it, in the set's order."""

    brought: tuple[LastYearsAnswer, ...]

    @property
    def left(self) -> tuple[LastYearsAnswer, ...]:
        """What is to be looked at: nobody was sure of it yet."""
        return tuple(one for one in self.brought if one.now.is_to_be_looked_at)

    @property
    def total(self) -> int:
        """How many were brought."""
        return len(self.brought)

    @property
    def looked_at(self) -> int:
        """Of how many somebody was sure."""
        return self.total - len(self.left)


class LookAgainService:
    """Shows last year's answers and takes what is said of each, one call for one answer."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def still_true(self, ref: str, *, assessment_id: str | None = None) -> Change:
        """Say that last year's answer holds this year.

        Raises NothingBroughtError, AnswerNotBroughtError, UnknownRequirementError,
        AssessmentSignedError, AssessmentMovedError.
        """
        return self._say(ref, Verdict.STILL_TRUE, assessment_id)

    def has_changed(self, ref: str, *, assessment_id: str | None = None) -> Change:
        """Say that it is otherwise this year; the answer is then for editing. Raises the same."""
        return self._say(ref, Verdict.CHANGED, assessment_id)

    def not_sure(self, ref: str, *, assessment_id: str | None = None) -> Change:
        """Say that somebody has to find out; it stays to be looked at. Raises the same."""
        return self._say(ref, Verdict.NOT_SURE, assessment_id)

    def to_look_at(self, *, assessment_id: str | None = None) -> LookAgain:
        """Return last year's answers and what was said of each. Raises NoAssessmentError."""
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            questions = self._records.question_set(session, row)
            answers = read_answers(session, row.id)
            past = read_past(session, self._records, row)
            news = self._news(session, row, past, questions)
            return LookAgain(
                tuple(
                    _shown(asked, answers[asked.ref], past, news)
                    for asked in questions.asked
                    if not asked.applicability.exempt and _is_brought(answers, asked.ref)
                )
            )

    def last_years_answer(self, ref: str, *, assessment_id: str | None = None) -> LastYearsAnswer:
        """Return what was answered last year to what *ref* asks; nothing where there was no year.

        Raises UnknownRequirementError, NoAssessmentError.
        """
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            questions = self._records.question_set(session, row)
            check_ref(questions, ref)
            now = read_answers(session, row.id).get(ref, Answer(ref))
            past = read_past(session, self._records, row)
            news = self._news(session, row, past, questions)
            return _shown(questions.by_ref[ref], now, past, news)

    def _news(
        self,
        session: Session,
        row: tables.Assessment,
        past: PastYear | None,
        questions: QuestionSet,
    ) -> tuple[Difference, ...]:
        """Return what is asked otherwise than in the older assessment."""
        if past is None:
            return ()
        known = known_sets(session, self._records)
        return compare(past.last.catalogue, questions.catalogue, row.org_type, known)

    def _say(self, ref: str, verdict: Verdict, assessment_id: str | None) -> Change:
        records = self._records
        with records.write("answer", "looked-again", ref=ref) as unit:
            session = unit.session
            row = records.open_row(session, assessment_id)
            questions = records.question_set(session, row)
            check_ref(questions, ref)
            stored = session.scalars(
                select(tables.Answer).filter_by(assessment_id=row.id, ref=ref, field=CARRIED)
            ).first()
            if stored is None:
                raise NothingBroughtError(ref=ref)
            if verdict is Verdict.STILL_TRUE:
                now = read_answers(session, row.id).get(ref, Answer(ref))
                past = read_past(session, records, row)
                if not _shown(questions.by_ref[ref], now, past, ()).may_be_still_true:
                    raise AnswerNotBroughtError(ref=ref)
            stored.value = with_verdict(stored.value, verdict, records.now())
        return Change(requirements=frozenset({ref}))


def _is_brought(answers: dict[str, Answer], ref: str) -> bool:
    return ref in answers and answers[ref].carried is not None


def _shown(
    asked: Asked, now: Answer, past: PastYear | None, news: tuple[Difference, ...]
) -> LastYearsAnswer:
    carried, leaf = now.carried, asked.requirement
    held = past.held(asked) if past else ()
    stands = bool(now.met or now.item or now.place or now.not_relevant)
    return LastYearsAnswer(
        ref=asked.ref,
        title=leaf.title,
        now=now,
        olds=past.olds(leaf) if past else (),
        verdict=carried.verdict if carried else None,
        looked_at=carried.at if carried else None,
        held=held,
        may_be_still_true=carried is not None and (stands or not (held or leaf.ages)),
        news=tuple(one for one in news if asked.ref in one.now),
    )
