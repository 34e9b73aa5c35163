"""What to do next: the shortest way to a good result, and what stands before signing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.domain.catalogue import Criterion, Scheme
from core.domain.evidence import Standing
from core.domain.findings import Finding, Weight
from core.domain.items_advice import about_questions
from core.domain.last_year_advice import about_last_year
from core.domain.scoring import SATISFACTORY_LEVEL, Grade
from core.domain.state import AssessmentState, Progress, RequirementState
from core.text import QT_TRANSLATE_NOOP, translate

__all__ = [
    "Finding",
    "Step",
    "Weight",
    "check_before_signing",
    "grade_name",
    "held_text",
    "shortest_way",
]


@dataclass(frozen=True, slots=True)
class Step:
    """What one requirement still lacks for a good result. *criteria* is empty for an item."""

    ref: str
    title: str
    criteria: tuple[Criterion, ...]


def shortest_way(state: AssessmentState) -> tuple[Step, ...]:
    """Return what is missing for the good result, the quickest requirement first."""
    blocking = [state.by_ref[ref] for ref in state.score.blocking if ref in state.by_ref]
    steps = [Step(r.ref, r.title, _lacking(r)) for r in blocking]
    return tuple(sorted(steps, key=lambda step: len(step.criteria)))


def _lacking(requirement: RequirementState) -> tuple[Criterion, ...]:
    return tuple(
        c.criterion for c in requirement.criteria if not c.met and c.level <= SATISFACTORY_LEVEL
    )


def check_before_signing(state: AssessmentState) -> tuple[Finding, ...]:
    """Return everything in the way of signing, then everything worth a look.

    In the way: a requirement that nobody has looked at, also one brought from last year, and a
    changed document not decided about; of a set of questions what ``about_questions`` says. A
    poor result is no obstacle where the toolkit let an organisation publish it.
    """
    findings = [
        *about_last_year(state),
        *_about_levels(state),
        *about_questions(state),
        *_about_evidence(state),
        *_about_the_whole(state),
    ]
    return tuple(sorted(findings, key=lambda f: f.weight is Weight.WORTH_A_LOOK))


def _about_levels(state: AssessmentState) -> Iterator[Finding]:
    for requirement in state.requirements:
        ref = requirement.ref
        if not requirement.asked.requirement.levels:
            continue
        if requirement.progress is Progress.NOT_STARTED:
            yield Finding(
                "not-answered",
                Weight.IN_THE_WAY,
                translate(
                    "advice",
                    "{ref} has no answer yet. Tick what is done, or say why not in a note.",
                    ref=ref,
                ),
                ref,
            )
        below_target = (requirement.level or 0) < requirement.answer.target
        if requirement.is_counted and requirement.held_by and below_target:
            yield Finding(
                "held",
                Weight.WORTH_A_LOOK,
                held_text(requirement),
                ref,
            )
        for criterion in requirement.criteria:
            if requirement.is_counted and criterion.standing is Standing.OUT_OF_DATE:
                yield Finding(
                    "out-of-date",
                    Weight.WORTH_A_LOOK,
                    translate(
                        "advice",
                        "{ref}: the evidence for “{what}” is past its date.",
                        ref=ref,
                        what=criterion.criterion.short or criterion.criterion.text,
                    ),
                    ref,
                )


def _about_evidence(state: AssessmentState) -> Iterator[Finding]:
    for piece in state.evidence:
        if piece.undecided is not None and not piece.withdrawn:
            yield Finding(
                "undecided-version",
                Weight.IN_THE_WAY,
                translate(
                    "advice",
                    "You changed {title}. Keep it as a new version, or throw the change away.",
                    title=piece.title,
                ),
                piece.links[0].ref if piece.links else None,
                piece.id,
            )
        if piece.unfinished and not piece.withdrawn:
            yield Finding(
                "unfinished-document",
                Weight.WORTH_A_LOOK,
                translate(
                    "advice",
                    "{title} is still our starter, so it proves nothing. Open it and fill in what "
                    "is marked.",
                    title=piece.title,
                ),
                piece.links[0].ref if piece.links else None,
                piece.id,
            )


def _about_the_whole(state: AssessmentState) -> Iterator[Finding]:
    below = len(state.score.blocking)
    if below and state.question_set.catalogue.scheme is Scheme.IGT_LEVELS:
        yield Finding(
            "below-level-2",
            Weight.WORTH_A_LOOK,
            translate(
                "advice",
                "{count} requirements are below level 2: the result would be Not satisfactory.",
                count=below,
            ),
            state.score.blocking[0],
        )
    on_word = state.score.standing.on_word
    if on_word:
        by_levels = state.question_set.catalogue.scheme is Scheme.IGT_LEVELS
        text = (
            translate("advice", "{count} points are on your word only: no evidence is linked.")
            if by_levels
            else translate("advice", "{count} answers are on your word only: nothing is linked.")
        )
        yield Finding("on-word", Weight.WORTH_A_LOOK, text.format(count=on_word))
    yield from _about_the_set(state)
    if not state.organisation.ods_code:
        yield Finding(
            "no-ods-code",
            Weight.WORTH_A_LOOK,
            translate(
                "advice", "The ODS code is still missing. It names you on everything that is sent."
            ),
        )


def _about_the_set(state: AssessmentState) -> Iterator[Finding]:
    """What nobody has compared with the website, and what was changed when somebody did."""
    question_set = state.question_set
    in_doubt = sum(
        r.asked.in_doubt and r.progress is not Progress.EXEMPT for r in state.requirements
    )
    if in_doubt and question_set.catalogue.scheme is Scheme.DSPT_ITEMS:
        yield Finding(
            "not-confirmed",
            Weight.WORTH_A_LOOK,
            translate(
                "advice",
                "{count} questions are not confirmed for you. Comparing them with the website "
                "takes two minutes.",
                count=in_doubt,
            ),
        )
    changed = set_changed_words(state)
    if changed:
        yield Finding("set-changed", Weight.WORTH_A_LOOK, changed)


def set_changed_words(state: AssessmentState) -> str:
    """Say what whoever signs or sends a set that was changed has to know; else nothing."""
    return translate("advice", SET_CHANGED) if state.question_set.catalogue.amends else ""


SET_CHANGED = QT_TRANSLATE_NOOP(
    "advice",
    "You changed which questions are asked, by what you found on the website. A submission file "
    "takes them along; the program of whoever receives it asks them first whether they accept "
    "questions that it does not know.",
)


def held_text(requirement: RequirementState) -> str:
    """Say what holds a requirement at its level: "Held at level 1 by: staff have read it"."""
    return translate(
        "advice",
        "Held at level {level} by: {what}",
        level=requirement.level or 0,
        what="; ".join(c.short or c.text for c in requirement.held_by),
    )


GRADE_NAMES = {
    Grade.SATISFACTORY: QT_TRANSLATE_NOOP("grade", "Satisfactory"),
    Grade.NOT_SATISFACTORY: QT_TRANSLATE_NOOP("grade", "Not satisfactory"),
    Grade.STANDARDS_MET: QT_TRANSLATE_NOOP("grade", "Standards Met"),
    Grade.STANDARDS_EXCEEDED: QT_TRANSLATE_NOOP("grade", "Standards Exceeded"),
    Grade.STANDARDS_NOT_MET: QT_TRANSLATE_NOOP("grade", "Not yet met"),
}


def grade_name(grade: Grade | None) -> str:
    """Return the grade as people read it; an empty text where the scheme has none."""
    return translate("grade", GRADE_NAMES[grade]) if grade else ""
