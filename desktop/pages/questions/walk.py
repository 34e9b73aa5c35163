"""Which requirement to show: the one asked for, the one to begin with, the next that is to go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.domain.assertions import assertions_of
from core.domain.state import AssessmentState, Progress
from core.services.answers import CONFIRMED, AnswerService
from core.services.assessments import AssessmentService
from core.services.facts import FactService
from core.services.people.people import PeopleService
from core.services.todo.requests import RequestService
from desktop.allowed import Allowed, read_allowed
from desktop.pages.questions.keeper import Drafts

_TO_GO = (Progress.NOT_STARTED, Progress.STARTED)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the page shows: one moment of the records."""

    state: AssessmentState
    drafts: Drafts
    allowed: Allowed
    facts: Mapping[str, str]  # what examples quote, by the names that texts know
    me: str  # the name of who works here
    waiting: frozenset[str]  # what others were asked for and has not come


def load(
    assessments: AssessmentService,
    answers: AnswerService,
    people: PeopleService,
    facts: FactService,
    requests: RequestService,
) -> Loaded:
    """Read it, on a worker."""
    allowed = read_allowed(people)
    drafts = answers.drafts() if allowed.change else {}  # who only reads, goes on with no typing
    state, me = assessments.state(), people.working().name
    waiting = requests.waiting(state.today).refs
    return Loaded(state, drafts, allowed, facts.quoted(), me, waiting)


def find(state: AssessmentState, target: str) -> tuple[str, str]:
    """Return the ref and perhaps the part that *target* names; empty texts for neither.

    A target is a ref, a criterion's id, or a ref, a stroke and a part: a criterion or a field.
    The id of an assertion leads to its last question, where it is confirmed.
    """
    if target in state.by_ref:
        return target, ""
    for assertion in assertions_of(state):
        if target in (assertion.group.id, f"{assertion.group.id}/{CONFIRMED}"):
            return assertion.members[-1].ref if assertion.members else "", CONFIRMED
    ref, _, part = target.rpartition("/")
    if ref in state.by_ref:
        return ref, part
    ref = state.question_set.criterion_refs.get(target, "")
    return (ref, target) if ref in state.by_ref else ("", "")


def meant(state: AssessmentState, typed: str) -> str:
    """Return the ref that a person means who types a number; empty where it is none.

    "114" means 10-114 where nothing else ends so, and "3.2" the first question below 3.2.
    """
    text = typed.strip().casefold()
    if not any(sign.isdigit() for sign in text):
        return ""
    known = {ref.casefold(): ref for ref in state.by_ref}
    if text in known:
        return known[text]
    ends = [ref for low, ref in known.items() if low.endswith(f"-{text}")]
    begins = [ref for low, ref in known.items() if low.startswith(f"{text}.")]
    return ends[0] if len(ends) == 1 else begins[0] if begins else ""


def first(state: AssessmentState, half_typed: Iterable[str], remembered: str) -> str:
    """Return where to begin: what is half typed, where one was, what is to go, the first."""
    refs = list(state.by_ref)
    to_go = [r.ref for r in state.requirements if r.progress in _TO_GO]
    known = [ref for ref in (*half_typed, remembered) if ref in state.by_ref]
    return next(iter([*known, *to_go, *refs]), "")


def next_to_go(state: AssessmentState, ref: str) -> str:
    """Return the next requirement after *ref* that is to go, beginning again at the top.

    When none is left: the last question of an assertion that is still to be confirmed.
    """
    refs = list(state.by_ref)
    place = refs.index(ref)
    for one in (*refs[place + 1 :], *refs[:place]):
        if state.by_ref[one].progress in _TO_GO:
            return one
    waiting = (a.members[-1].ref for a in assertions_of(state) if a.is_wanted and not a.confirmed)
    return next((one for one in waiting if one != ref), "")
