"""The rules that turn answers into a result. Pure: the same answers always give the same score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.answers import Answer
from core.domain.catalogue import AnswerKind, Asked, QuestionSet, Requirement, Scheme
from core.domain.evidence import Evidence, Standing, standing_of
from core.domain.organisation import CYBER_ESSENTIALS_PLUS
from core.domain.told import blanks_in

YES, NO = "yes", "no"
"""How the answer to a yes-or-no item is kept."""

HIGHEST_LEVEL = 3
SATISFACTORY_LEVEL = 2


class Grade(StrEnum):
    """The result in the words of its scheme; ``COUNTS`` sets have none."""

    SATISFACTORY = "satisfactory"
    NOT_SATISFACTORY = "not-satisfactory"
    STANDARDS_MET = "standards-met"
    STANDARDS_EXCEEDED = "standards-exceeded"
    STANDARDS_NOT_MET = "standards-not-met"


@dataclass(frozen=True, slots=True)
class Sums:
    """Points over a part of the set. *percent* is None where nothing applies or none is shown."""

    applicable: int
    points: int
    maximum: int
    percent: int | None


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The sums of one initiative or standard."""

    id: str
    title: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class StandingCounts:
    """How many met criteria (or complete items) are shown, on one's word, or out of date."""

    shown: int = 0
    on_word: int = 0
    out_of_date: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """The whole result as it would stand if it were signed now."""

    sums: Sums
    grade: Grade | None
    groups: tuple[GroupScore, ...]
    blocking: tuple[str, ...]  # refs that keep the result from being the good one
    standing: StandingCounts


def level_of(requirement: Requirement, met: Collection[str]) -> int:
    """Return the highest n for which every criterion of levels 1 to n is met.

    A level without criteria is never attained, and neither is any above it.
    Source: attainment levels of the Information Governance Toolkit (shared facts, section 1).
    """
    attained = 0
    for level in requirement.levels:
        if not level.criteria or any(c.id not in met for c in level.criteria):
            break
        attained = level.number
    return attained


def percent_of(points: int, maximum: int) -> int | None:
    """Return floor(100 x points / maximum), or None where nothing applies.

    Source: toolkit percentage = points scored / (3 x applicable requirements).
    """
    return 100 * points // maximum if maximum else None


def applies(asked: Asked, answer: Answer) -> bool:
    """Whether a requirement counts: neither centrally exempt nor marked not relevant.

    A "not relevant" that the catalogue does not allow is not honoured.
    """
    if asked.applicability.exempt:
        return False
    return not (answer.not_relevant and asked.applicability.may_be_not_relevant)


def is_covered(asked: Asked, covers: Collection[str]) -> bool:
    """Whether a fact of the profile answers the item, and surely so.

    Source: exemption tags of the DSPT (shared facts, section 2).
    """
    return any(
        cover.fact in covers and not cover.provenance.is_doubtful
        for cover in asked.requirement.covered_by
    )


def item_is_complete(
    asked: Asked, answer: Answer, evidence: Iterable[Evidence], covers: Collection[str] = ()
) -> bool:
    """Whether an item of the DSPT kind is answered so that it counts.

    *covers* are the facts of the profile that hold today. A text with an open blank does not
    count, and neither does what was brought from last year and not looked at. Source: evidence
    types of the DSPT (shared facts, section 2): a tick, a text, a date, or a document as a kept
    copy or as a statement of where it is; an item whose type is not established takes any of
    these.
    """
    item = (answer.item or "").strip()
    if answer.is_to_be_looked_at or is_covered(asked, covers):
        return not answer.is_to_be_looked_at
    match asked.requirement.answer:
        case AnswerKind.YES_NO | AnswerKind.CONFIRM:
            return item == YES
        case AnswerKind.DOCUMENT:
            return _is_shown(asked, answer, evidence)
        case AnswerKind.LEVELS:
            return level_of(asked.requirement, answer.met) >= SATISFACTORY_LEVEL
        case AnswerKind.OPEN if item in ("", NO):
            return not item and _is_shown(asked, answer, evidence)
        case _:
            return bool(item) and not blanks_in(item)


def _is_shown(asked: Asked, answer: Answer, evidence: Iterable[Evidence]) -> bool:
    linked = any(
        piece.counts and any(link.ref == asked.ref for link in piece.links) for piece in evidence
    )
    return linked or (bool(answer.place.strip()) and not blanks_in(answer.place))


def score(
    question_set: QuestionSet,
    answers: Mapping[str, Answer],
    evidence: Collection[Evidence],
    today: date,
    covers: Collection[str] = (),
) -> Score:
    """Return the result of *answers* under the set's scheme.

    *covers* are the facts of the profile that hold today (``Organisation.covers``).
    *igt-levels*: satisfactory if every applicable requirement is at level 2 or above.
    *dspt-items*: standards met if every mandatory item is complete and every assertion confirmed,
    exceeded if moreover a Cyber Essentials Plus certificate is current. *counts*: no grade.
    """
    counted = [
        (asked, answers.get(asked.ref, Answer(asked.ref)))
        for asked in question_set.asked
        if applies(asked, answers.get(asked.ref, Answer(asked.ref)))
    ]
    standing = _standing(counted, evidence, today, covers)
    if question_set.catalogue.scheme is Scheme.IGT_LEVELS:
        return _score_levels(question_set, counted, standing)
    return _score_items(question_set, counted, answers, evidence, covers, standing)


def _score_levels(
    question_set: QuestionSet, counted: list[tuple[Asked, Answer]], standing: StandingCounts
) -> Score:
    levels = [(asked, level_of(asked.requirement, answer.met)) for asked, answer in counted]
    blocking = tuple(asked.ref for asked, level in levels if level < SATISFACTORY_LEVEL)
    groups = tuple(
        GroupScore(
            group.id,
            group.title,
            _level_sums([level for asked, level in levels if asked.group.id == group.id]),
        )
        for group in question_set.groups
    )
    grade = Grade.NOT_SATISFACTORY if blocking or not levels else Grade.SATISFACTORY
    return Score(_level_sums([level for _, level in levels]), grade, groups, blocking, standing)


def _level_sums(levels: list[int]) -> Sums:
    points, maximum = sum(levels), HIGHEST_LEVEL * len(levels)
    return Sums(len(levels), points, maximum, percent_of(points, maximum))


def _score_items(
    question_set: QuestionSet,
    counted: list[tuple[Asked, Answer]],
    answers: Mapping[str, Answer],
    evidence: Collection[Evidence],
    covers: Collection[str],
    standing: StandingCounts,
) -> Score:
    mandatory = [
        (asked, item_is_complete(asked, answer, evidence, covers))
        for asked, answer in counted
        if asked.applicability.mandatory
    ]
    blocking = [asked.ref for asked, complete in mandatory if not complete]
    groups = tuple(
        GroupScore(
            group.id,
            group.title,
            _item_sums([done for asked, done in mandatory if asked.group.id == group.id]),
        )
        for group in question_set.groups
    )
    grade: Grade | None = None
    if question_set.catalogue.scheme is Scheme.DSPT_ITEMS:
        assertions = dict.fromkeys(a.assertion.id for a, _ in mandatory if a.assertion)
        blocking += [a for a in assertions if not answers.get(a, Answer(a)).confirmed]
        if blocking or not mandatory:
            grade = Grade.STANDARDS_NOT_MET
        elif CYBER_ESSENTIALS_PLUS in covers:
            grade = Grade.STANDARDS_EXCEEDED
        else:
            grade = Grade.STANDARDS_MET
    return Score(
        _item_sums([done for _, done in mandatory]), grade, groups, tuple(blocking), standing
    )


def _item_sums(complete: list[bool]) -> Sums:
    return Sums(len(complete), sum(complete), len(complete), None)


def item_standing(
    asked: Asked, evidence: Collection[Evidence], today: date, covers: Collection[str] = ()
) -> Standing:
    """Return what stands behind the answer of a complete item.

    An item has no criteria of its own: whatever is linked to its ref stands behind it. What the
    profile covers is shown by the certificate.
    """
    if is_covered(asked, covers):
        return Standing.SHOWN
    return standing_of(asked.ref, asked.ref, evidence, today)


def _standing(
    counted: list[tuple[Asked, Answer]],
    evidence: Collection[Evidence],
    today: date,
    covers: Collection[str],
) -> StandingCounts:
    tally: Counter[Standing] = Counter()
    for asked, answer in counted:
        for criterion in asked.requirement.criteria:
            if criterion.id in answer.met:
                tally[standing_of(asked.ref, criterion.id, evidence, today)] += 1
        if asked.requirement.answer is not AnswerKind.LEVELS and item_is_complete(
            asked, answer, evidence, covers
        ):
            tally[item_standing(asked, evidence, today, covers)] += 1
    return StandingCounts(
        tally[Standing.SHOWN], tally[Standing.ON_WORD], tally[Standing.OUT_OF_DATE]
    )
