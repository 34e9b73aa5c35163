"""How somebody looks at the list: which questions it shows, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.domain.catalogue import Scheme
from core.domain.state import AssessmentState, Progress, RequirementState
from core.text import translate
from desktop.pages.questions.item_words import group_words

_TO_GO = (Progress.NOT_STARTED, Progress.STARTED)


class Only(StrEnum):
    """Which requirements the list shows."""

    ALL = "all"
    TO_GO = "to-go"
    IN_THE_WAY = "in-the-way"
    MINE = "mine"
    WAITING = "waiting"
    FROM_LAST_YEAR = "from-last-year"
    NOT_CONFIRMED = "not-confirmed"


class Order(StrEnum):
    """In which order: under the set's topics, in one row as on the website, or by place."""

    TOPIC = "topic"
    WEBSITE = "website"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Look:
    """What is shown, in which order, and who looks.

    *me* is the name of who works here, *waiting* what others were asked for and has not come.
    """

    only: Only = Only.ALL
    order: Order = Order.TOPIC
    me: str = ""
    waiting: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Section:
    """Requirements that stand together under a title; without one they need none."""

    key: str
    title: str
    members: tuple[RequirementState, ...]


def fits(requirement: RequirementState, state: AssessmentState, look: Look) -> bool:
    """Whether *requirement* is shown under the filter of *look*."""
    asked, answer = requirement.asked, requirement.answer
    shown: dict[Only, Callable[[], bool]] = {
        Only.ALL: lambda: True,
        Only.TO_GO: lambda: requirement.progress in _TO_GO,
        Only.IN_THE_WAY: lambda: requirement.ref in state.score.blocking,
        Only.MINE: lambda: bool(answer.owner) and answer.owner.casefold() == look.me.casefold(),
        Only.WAITING: lambda: requirement.ref in look.waiting,
        Only.FROM_LAST_YEAR: lambda: requirement in state.to_look_at,
        Only.NOT_CONFIRMED: lambda: asked.in_doubt and not asked.set_aside,
    }
    return shown[look.only]()


def count_of(state: AssessmentState, look: Look) -> int:
    """Return how many requirements the filter shows; those not asked are not counted."""
    return sum(
        fits(r, state, look) and r.progress is not Progress.EXEMPT for r in state.requirements
    )


def only_words(only: Only, state: AssessmentState) -> str:
    """Name a filter, with room for its count."""
    by_levels = state.question_set.catalogue.scheme is Scheme.IGT_LEVELS
    words = {
        Only.ALL: translate("questions", "All: {count}"),
        Only.TO_GO: translate("questions", "To go: {count}"),
        Only.IN_THE_WAY: translate("questions", "Below level 2: {count}")
        if by_levels
        else translate("questions", "Compulsory, to go: {count}"),
        Only.MINE: translate("questions", "Mine: {count}"),
        Only.WAITING: translate("questions", "Waiting for others: {count}"),
        Only.FROM_LAST_YEAR: translate("questions", "From last year: {count}"),
        Only.NOT_CONFIRMED: translate("questions", "Not confirmed for us: {count}"),
    }
    return words[only]


def nothing_words(only: Only, state: AssessmentState) -> str:
    """Say that a filter shows none, and what that means."""
    by_levels = state.question_set.catalogue.scheme is Scheme.IGT_LEVELS
    words = {
        Only.ALL: translate("questions", "Nothing is asked of you here."),
        Only.TO_GO: translate("questions", "None is left to do. Well done."),
        Only.IN_THE_WAY: translate("questions", "None is below level 2.")
        if by_levels
        else translate("questions", "Every compulsory one is complete."),
        Only.MINE: translate(
            "questions", "None is yours yet. Put your name under “Looked after by” of one."
        ),
        Only.WAITING: translate("questions", "For none of them are you waiting for somebody."),
        Only.FROM_LAST_YEAR: translate("questions", "Nothing of last year is left to look at."),
        Only.NOT_CONFIRMED: translate(
            "questions", "Of none it is in doubt whether you are asked it."
        ),
    }
    return words[only]


def orders_of(state: AssessmentState) -> tuple[Order, ...]:
    """Return the orders that make sense for the set: by place where it names places."""
    if any(place_of(r) for r in state.requirements):
        return tuple(Order)
    return (Order.TOPIC, Order.WEBSITE)


def order_words(order: Order) -> str:
    """Name an order."""
    words = {
        Order.TOPIC: translate("questions", "By topic"),
        Order.WEBSITE: translate("questions", "In one row, as on the website"),
        Order.PLACE: translate("questions", "By place, to walk round"),
    }
    return words[order]


def sections(state: AssessmentState, order: Order) -> Iterator[Section]:
    """Yield what the list is divided into; what was set aside is left to the end of it."""
    asked = [r for r in state.requirements if not r.asked.set_aside]
    if order is Order.TOPIC:
        for group in state.question_set.groups:
            members = tuple(r for r in asked if r.asked.group.id == group.id)
            yield Section(f"group {group.id}", group_words(group), members)
    elif order is Order.WEBSITE:
        yield Section("", "", tuple(asked))  # the set keeps to the website's order
    else:
        for place in (*state.question_set.catalogue.places, ""):
            members = tuple(r for r in asked if place_of(r) == place)
            title = place or translate("questions", "Anywhere")
            yield Section(f"place {place}", title, members)


def place_of(requirement: RequirementState) -> str:
    """Return where one looks for the answer: for levels, where most of their points are seen."""
    own = requirement.asked.requirement.place
    places = Counter(c.place for c in requirement.asked.requirement.criteria if c.place)
    return own or next((place for place, _ in places.most_common(1)), "")
