"""What a set of questions still asks for: the way to its good result, and what stops signing.

A small organisation publishes the DSPT only when every compulsory question is complete and every
assertion is confirmed, so an answer that is missing stands in the way. An honest no does not: it
was answered, and whoever signs sees what it does to the result.
Source: grades of the DSPT (shared facts, section 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.domain.assertions import AssertionState, assertions_of
from core.domain.catalogue import AnswerKind, Scheme, WaitsFor
from core.domain.evidence import Standing
from core.domain.findings import Finding, Weight
from core.domain.home_line import long_date
from core.domain.last_year_advice import is_to_be_looked_at, what_to_look_at
from core.domain.requests import RequestState, replied_refs, waiting_of
from core.domain.scoring import NO
from core.domain.state import AssessmentState, Progress, RequirementState
from core.domain.told import blanks_in
from core.text import QT_TRANSLATE_NOOP, translate

_KNOWN_BY = {
    WaitsFor.RECORD_SUPPLIER: QT_TRANSLATE_NOOP(
        "advice", "Not answered yet. Whoever supplies the record system usually knows."
    ),
    WaitsFor.IT_SUPPLIER: QT_TRANSLATE_NOOP(
        "advice", "Not answered yet. Whoever looks after the computers usually knows."
    ),
    WaitsFor.OWNER: QT_TRANSLATE_NOOP("advice", "Not answered yet. The owner usually knows."),
}


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is to be done. *ref* is the question to go to; for an assertion its first."""

    ref: str
    name: str  # "1.1.1  ICO registration"
    text: str
    is_confirmation: bool = False


def lacks(state: AssessmentState) -> tuple[Lack, ...]:
    """Return what is to go for the good result of a set of questions, the quickest first.

    What is begun, then confirmations that wait for nothing but a tick, then what is untouched.
    """
    to_confirm = [
        Lack(
            assertion.members[0].ref,
            f"{assertion.group.id}  {assertion.group.title}",
            translate("advice", "Everything here is answered. Confirm it as a whole."),
            is_confirmation=True,
        )
        for assertion in _unconfirmed(state)
        if assertion.is_ready
    ]
    to_answer = [r for r in state.requirements if is_lacking(r)]
    to_answer.sort(
        key=lambda r: (
            r.progress is Progress.NOT_STARTED,
            r.asked.requirement.waits_for is not None,
            not r.asked.requirement.easy,
            r.asked.requirement.minutes,
        )
    )
    begun = sum(r.progress is not Progress.NOT_STARTED for r in to_answer)
    others = _told_by_requests(state)
    to_write = [
        Lack(r.ref, f"{r.ref}  {r.title}", others.get(r.ref) or what_is_missing(r))
        for r in to_answer
    ]
    return (*to_write[:begun], *to_confirm, *to_write[begun:])


def is_lacking(requirement: RequirementState) -> bool:
    """Whether the question is compulsory, and not complete."""
    return requirement.is_compulsory and not requirement.is_settled


def what_is_missing(question: RequirementState) -> str:
    """Say in a few words why a question does not count yet; for one that is lacking."""
    return what_to_look_at(question) if is_to_be_looked_at(question) else _missing(question)


def _missing(question: RequirementState) -> str:
    blanks = _blanks(question)
    if blanks:
        return translate("advice", "Still to fill in: {what}.", what="; ".join(blanks))
    if question.answer.item == NO:
        return translate("advice", "Answered no. It counts once it is so.")
    if question.progress is Progress.NOT_STARTED:
        known_by = question.asked.requirement.waits_for
        if known_by is not None:
            return translate("advice", _KNOWN_BY[known_by])
        return translate(
            "advice",
            "Not answered yet; about {minutes} minutes.",
            minutes=question.asked.requirement.minutes,
        )
    if question.asked.requirement.answer is AnswerKind.DOCUMENT:
        return translate("advice", "A document is still missing, or where it is kept.")
    return translate("advice", "Begun; the answer itself is still missing.")


def waiting(state: AssessmentState) -> tuple[RequirementState, ...]:
    """Return the open questions that somebody was asked, and those to go that others usually know.

    What was brought from last year waits for a look at it, and what a reply has come for waits
    for the person; neither waits for anybody else.
    """
    asked = _refs_of(state, waiting_of(state.requests, state.today).refs)
    replied = _refs_of(state, replied_refs(state.requests)) - asked
    return tuple(
        r
        for r in state.requirements
        if not (r.is_settled or is_to_be_looked_at(r))
        and (
            r.ref in asked
            or (is_lacking(r) and r.asked.requirement.waits_for and r.ref not in replied)
        )
    )


def waiting_late(state: AssessmentState) -> tuple[RequirementState, ...]:
    """Return those of them whose reply should have come by now."""
    late = _refs_of(state, waiting_of(state.requests, state.today).late_refs)
    return tuple(r for r in waiting(state) if r.ref in late)


def _told_by_requests(state: AssessmentState) -> dict[str, str]:
    """Return what is to be said of each question that somebody was asked about."""
    told = {}
    for request in state.requests:
        refs = _refs_of(state, frozenset(request.serves))
        if request.is_waiting:
            words = translate(
                "advice",
                "Asked of {name} on {day}.",
                name=request.asked_of,
                day=long_date(request.asked_on),
            )
        elif request.state is RequestState.ANSWERED:
            words = translate(
                "advice", "{name} has replied. Put the answer in.", name=request.asked_of
            )
        else:
            continue
        told.update(dict.fromkeys(refs, words))
    return told


def _refs_of(state: AssessmentState, targets: frozenset[str]) -> frozenset[str]:
    """Return the refs of *targets*, some of which may be points."""
    refs = state.question_set.criterion_refs
    return frozenset(refs.get(target, target) for target in targets)


def unconfirmed_count(state: AssessmentState) -> int:
    """Return how many assertions are still to be confirmed, whatever they wait for."""
    return len(_unconfirmed(state))


def about_questions(state: AssessmentState) -> Iterator[Finding]:
    """Yield what is to be seen about questions before signing; levels are another matter."""
    is_graded = state.question_set.catalogue.scheme is Scheme.DSPT_ITEMS
    for question in state.requirements:
        if question.asked.requirement.answer is not AnswerKind.LEVELS and question.is_counted:
            yield from _about(question, is_graded=is_graded)
    for assertion in _unconfirmed(state):
        yield from _about_assertion(assertion)


def _about(question: RequirementState, *, is_graded: bool) -> Iterator[Finding]:
    ref, blanks = question.ref, _blanks(question)
    lacking = is_lacking(question)
    if blanks:
        yield Finding(
            "open-blank",
            Weight.IN_THE_WAY if lacking else Weight.WORTH_A_LOOK,
            translate(
                "advice", "{ref}: still to fill in: {what}.", ref=ref, what="; ".join(blanks)
            ),
            ref,
        )
    elif lacking and question.answer.item == NO:
        yield Finding(
            "answered-no",
            Weight.WORTH_A_LOOK,
            translate(
                "advice", "{ref} is answered no: with that the result is not yet met.", ref=ref
            )
            if is_graded
            else translate("advice", "{ref} is answered no.", ref=ref),
            ref,
        )
    elif lacking and not is_to_be_looked_at(question):
        yield Finding(
            "not-answered",
            Weight.IN_THE_WAY,
            translate("advice", "{ref} has no answer yet that counts.", ref=ref),
            ref,
        )
    if question.standing is Standing.OUT_OF_DATE:
        yield Finding(
            "out-of-date",
            Weight.WORTH_A_LOOK,
            translate("advice", "{ref}: what shows it is past its date.", ref=ref),
            ref,
        )


def _about_assertion(assertion: AssertionState) -> Iterator[Finding]:
    group, first = assertion.group, assertion.members[0].ref
    if assertion.is_ready:
        yield Finding(
            "to-confirm",
            Weight.IN_THE_WAY,
            translate("advice", "{id} {title}: confirm it.", id=group.id, title=group.title),
            first,
        )
    elif all(r.answer.item == NO for r in assertion.to_go):
        refs = ", ".join(r.ref for r in assertion.to_go)
        yield Finding(
            "cannot-be-confirmed",
            Weight.WORTH_A_LOOK,
            translate(
                "advice",
                "{id} {title} cannot be confirmed, because of {refs}.",
                id=group.id,
                title=group.title,
                refs=refs,
            ),
            first,
        )


def _unconfirmed(state: AssessmentState) -> list[AssertionState]:
    return [a for a in assertions_of(state) if a.is_wanted and not a.confirmed]


def _blanks(question: RequirementState) -> tuple[str, ...]:
    answer = question.answer
    return () if question.covered else blanks_in(f"{answer.item or ''} {answer.place}")
