"""Which newer question set is here, and what going on with it would come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from year_sets import ITEMS_NEW, ITEMS_OLD, year_set
from years_world import answer_items, records_of

from core.domain.differences import Kind
from core.domain.succession import comes_after
from core.workspace import Workspace


@pytest.fixture
def items(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    with records_of(tmp_path / "items", clock, ITEMS_OLD) as workspace:
        answer_items(workspace)
        yield workspace


def test_the_set_in_use_and_the_one_that_follows_it_are_found(items: Workspace) -> None:
    standing = items.next_set.standing()
    assert standing.catalogue.id == ITEMS_OLD
    assert [one.catalogue.id for one in standing.newer] == [ITEMS_NEW]
    kinds = Counter(d.kind for d in standing.newer[0].differences)
    assert kinds[Kind.SPLIT] and kinds[Kind.MERGED] and kinds[Kind.REMOVED] and kinds[Kind.ADDED]


def test_what_is_said_before_is_what_then_happens(items: Workspace) -> None:
    said = items.next_set.standing().newer[0].outcome
    items.years.start_from(ITEMS_NEW)
    found = items.look_again.to_look_at()
    assert said.brought == found.total > 0
    aged = [one for one in found.brought if any(h.why.value == "ages" for h in one.held)]
    assert said.shown_only == len(aged) > 0
    assert said.left_behind == len(items.years.left_behind()) > 0


def test_nothing_is_changed_by_asking(items: Workspace) -> None:
    before = items.assessments.state().history_stamp
    items.next_set.standing()
    assert items.assessments.state().history_stamp == before


def test_a_set_that_is_answered_already_is_not_offered_again(items: Workspace) -> None:
    items.years.start_from(ITEMS_NEW)
    assert items.next_set.standing().catalogue.id == ITEMS_NEW
    assert items.next_set.standing().newer == ()


def test_a_set_is_not_newer_than_itself_with_a_question_set_aside(items: Workspace) -> None:
    ref = next(iter(items.assessments.state().question_set.by_ref))
    items.amendments.set_aside(ref, "It is not on the website.")
    assert [one.catalogue.id for one in items.next_set.standing().newer] == [ITEMS_NEW]


def test_an_older_set_is_never_newer(items: Workspace) -> None:
    old, new = year_set(ITEMS_OLD), year_set(ITEMS_NEW)
    here = {old.id: old, new.id: new}
    assert comes_after(new, old.id, here) and not comes_after(old, new.id, here)
    assert not comes_after(old, old.id, here)


def test_each_question_says_what_it_asks_otherwise_than_last_year(items: Workspace) -> None:
    items.years.start_from(ITEMS_NEW)
    news = {one.ref: {d.kind for d in one.news} for one in items.look_again.to_look_at().brought}
    assert Kind.MERGED in set().union(*news.values())
    assert all(kinds <= set(Kind) for kinds in news.values())
    reworded = [ref for ref, kinds in news.items() if Kind.REWORDED in kinds]
    one = items.look_again.last_years_answer(reworded[0])
    part = next(d for d in one.news if d.kind is Kind.REWORDED).parts[0]
    assert part.before and part.after and part.before != part.after
