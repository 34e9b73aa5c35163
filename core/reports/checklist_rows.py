"""The numbered rows of the checklist: the same on every print and where paper is typed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.domain.evidence import Standing
from core.domain.state import AssessmentState, Progress, RequirementState


class Order(StrEnum):
    """By requirement for the desk, by place to walk round with."""

    BY_REQUIREMENT = "by-requirement"
    BY_PLACE = "by-place"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to look at. *number* is the same in either order.

    *criterion* is a criterion's whole id, or the ref for an item, which has none.
    """

    number: int
    ref: str
    criterion: str
    level: int | None
    text: str
    place: str
    ticked: bool
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class PlaceRows:
    """What there is to look at in one place. *place* is empty for what needs no walk."""

    place: str
    rows: tuple[Row, ...]


def checklist_rows(state: AssessmentState) -> tuple[Row, ...]:
    """Return every row in the set's order, numbered from 1.

    What is not asked of the organisation this year has no rows. What was marked as not relevant
    keeps its numbers, so that a mark taken back does not move the others.
    """
    rows: list[Row] = []
    for requirement in state.requirements:
        if requirement.progress is not Progress.EXEMPT:
            rows += _rows_of(requirement, len(rows) + 1)
    return tuple(rows)


def rows_by_place(rows: Sequence[Row], walk: Sequence[str] = ()) -> tuple[PlaceRows, ...]:
    """Return *rows* gathered by place: in the order of *walk*, then as the places come up."""
    found_places = dict.fromkeys(row.place for row in rows if row.place)
    places = [*(p for p in walk if p in found_places), *(p for p in found_places if p not in walk)]
    return tuple(
        PlaceRows(place, found)
        for place in [*places, ""]
        if (found := tuple(row for row in rows if row.place == place))
    )


def _rows_of(requirement: RequirementState, first: int) -> list[Row]:
    if not requirement.criteria:
        return [_item_row(requirement, first)]
    return [
        Row(
            number,
            requirement.ref,
            state.criterion.id,
            state.level,
            state.criterion.text,
            state.criterion.place,
            state.met,
            state.standing,
        )
        for number, state in enumerate(requirement.criteria, first)
    ]


def _item_row(requirement: RequirementState, number: int) -> Row:
    done = requirement.progress is Progress.DONE
    return Row(
        number=number,
        ref=requirement.ref,
        criterion=requirement.ref,
        level=None,
        text=requirement.asked.guidance.asks or requirement.title,
        place=requirement.asked.requirement.place,
        ticked=done,
        # An item has no criteria of its own: what is linked to its ref stands behind it.
        standing=requirement.standing if done else None,
    )
