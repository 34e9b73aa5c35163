"""Two years side by side: what rose, what fell, what is new and what is asked no more. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.catalogue import AnswerKind, Scheme
from core.domain.organisation import AssessmentStatus
from core.domain.publication import Publication
from core.domain.scoring import HIGHEST_LEVEL, Grade
from core.domain.state import AssessmentState, Progress, RequirementState
from core.domain.succession import Succession


class Move(StrEnum):
    """What became of one requirement or question from one year to the next."""

    ROSE = "rose"
    FELL = "fell"
    YET = "yet"  # less than before, in a year that is still under way
    SAME = "same"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one requirement stood. *level* is None for a question, which is answered or not."""

    level: int | None
    answered: bool

    @property
    def height(self) -> int:
        """What is compared: the level, else whether it was answered."""
        return int(self.answered) if self.level is None else self.level


@dataclass(frozen=True, slots=True)
class Pair:
    """One requirement then and now; *then_refs* are its older names where they differ.

    A side is None where it was not asked, or did not apply.
    """

    ref: str
    title: str
    then: Mark | None
    now: Mark | None
    move: Move
    then_refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """How much of something there was: points of levels, or answered questions."""

    reached: int
    whole: int

    @property
    def percent(self) -> int:
        """Return it of a hundred, for drawing."""
        return 100 * self.reached // self.whole if self.whole else 0


@dataclass(frozen=True, slots=True)
class GroupPair:
    """One initiative or standard then and now."""

    title: str
    then: Share | None
    now: Share | None


@dataclass(frozen=True, slots=True)
class YearMark:
    """One year in the row of all years. *percent* of points is None where the set has none."""

    assessment_id: str
    title: str
    started: date
    status: AssessmentStatus
    answered: Share
    percent: int | None
    grade: Grade | None  # as it was signed, None before
    signed_on: date | None = None
    publication: Publication | None = None


@dataclass(frozen=True, slots=True)
class YearComparison:
    """Two years, and what moved between them."""

    then: YearMark
    now: YearMark
    groups: tuple[GroupPair, ...]
    pairs: tuple[Pair, ...]
    by_levels: bool

    def moved(self, move: Move) -> tuple[Pair, ...]:
        """Return the pairs that moved so."""
        return tuple(pair for pair in self.pairs if pair.move is move)


def year_mark(state: AssessmentState) -> YearMark:
    """Return how one year stands, as it was signed where it is."""
    signed = state.sign_off
    grade = Grade(signed.grade) if signed is not None and signed.grade else None
    percent = state.score.sums.percent if signed is None else signed.percent
    assessment = state.assessment
    return YearMark(
        assessment.id,
        state.question_set.catalogue.title,
        assessment.started_at.date(),
        assessment.status,
        Share(state.answered, state.total),
        percent if _by_levels(state) else None,
        grade,
        signed.signed_on if signed else None,
        state.publication,
    )


def compared(then: AssessmentState, now: AssessmentState, leads: Succession) -> YearComparison:
    """Return what moved from *then* to *now*, where *leads* says what became of each question.

    What was several before is held against the weakest of them: one is as good as its parts.
    """
    return YearComparison(
        year_mark(then),
        year_mark(now),
        tuple(_groups(then, now)),
        tuple(_pairs(then, now, leads)),
        _by_levels(now) and _by_levels(then),
    )


def _by_levels(state: AssessmentState) -> bool:
    return state.question_set.catalogue.scheme is Scheme.IGT_LEVELS


def _pairs(then: AssessmentState, now: AssessmentState, leads: Succession) -> Iterator[Pair]:
    met: set[str] = set()
    under_way = now.assessment.status is AssessmentStatus.OPEN
    for one in now.requirements:
        olds = [then.by_ref[ref] for ref in leads.olds.get(one.ref, ()) if ref in then.by_ref]
        met.update(old.ref for old in olds)
        before, after = _weakest([_mark(old) for old in olds]), _mark(one)
        if before is None and after is None:
            continue
        renamed = tuple(old.ref for old in olds if old.ref != one.ref)
        move = _move(before, after)
        if move is Move.FELL and under_way and not one.is_settled:
            move = Move.YET
        yield Pair(one.ref, one.title, before, after, move, renamed)
    for old in then.requirements:
        mark = _mark(old)
        if old.ref not in met and mark is not None:
            yield Pair(old.ref, old.title, mark, None, Move.GONE)


def _mark(one: RequirementState) -> Mark | None:
    if not one.is_counted:
        return None
    by_levels = one.asked.requirement.answer is AnswerKind.LEVELS
    return Mark(one.level if by_levels else None, one.progress is Progress.DONE)


def _weakest(marks: list[Mark | None]) -> Mark | None:
    there = [mark for mark in marks if mark is not None]
    return min(there, key=lambda mark: mark.height, default=None)


def _move(then: Mark | None, now: Mark | None) -> Move:
    if then is None:
        return Move.NEW
    if now is None:
        return Move.GONE
    if (then.level is None) is not (now.level is None):  # answered in another way now
        return (
            Move.SAME if then.answered == now.answered else _direction(then.answered, now.answered)
        )
    return Move.SAME if then.height == now.height else _direction(then.height, now.height)


def _direction(then: int, now: int) -> Move:
    return Move.ROSE if now > then else Move.FELL


def _groups(then: AssessmentState, now: AssessmentState) -> Iterator[GroupPair]:
    before = {group.id: (group.title, _share(then, group.id)) for group in then.question_set.groups}
    for group in now.question_set.groups:
        _, old = before.pop(group.id, ("", None))
        yield GroupPair(group.title, old, _share(now, group.id))
    for title, old in before.values():
        yield GroupPair(title, old, None)


def _share(state: AssessmentState, group_id: str) -> Share:
    asked = [r for r in state.requirements if r.asked.group.id == group_id and r.is_compulsory]
    if not _by_levels(state):
        return Share(sum(r.is_settled for r in asked), len(asked))
    counted = [r for r in asked if r.is_counted]
    return Share(sum(r.level or 0 for r in counted), HIGHEST_LEVEL * len(counted))
