"""“Still true?”: each of last year's answers is looked at by itself before signing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from year_sets import ITEMS_NEW, ITEMS_OLD, LEVELS_NEW, LEVELS_OLD
from years_world import answer_items, answer_levels, records_of

from core.domain.advice import Weight
from core.domain.carried import Verdict
from core.domain.carrying import Held, Why
from core.domain.evidence import EvidenceLink
from core.domain.forecast import remaining_minutes
from core.domain.items_advice import waiting, what_is_missing
from core.domain.state import Progress
from core.services.answers import AnswerEdit
from core.services.sign_offs import InTheWayError
from core.services.years.looking_again import AnswerNotBroughtError, NothingBroughtError
from core.workspace import Workspace


@pytest.fixture
def items(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    with records_of(tmp_path / "items", clock, ITEMS_OLD) as workspace:
        answer_items(workspace)
        workspace.years.start_from(ITEMS_NEW)
        yield workspace


@pytest.fixture
def levels(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    with records_of(tmp_path / "levels", clock, LEVELS_OLD) as workspace:
        answer_levels(workspace)
        workspace.years.start_from(LEVELS_NEW)
        yield workspace


def verdict(workspace: Workspace, ref: str) -> Verdict | None:
    return workspace.look_again.last_years_answer(ref).verdict


def progress(workspace: Workspace, ref: str) -> Progress:
    return workspace.assessments.state().by_ref[ref].progress


def findings(workspace: Workspace, ref: str) -> list[tuple[str, Weight]]:
    return [(f.code, f.weight) for f in workspace.sign_offs.findings() if f.ref == ref]


def test_until_somebody_looks_it_is_started_and_in_the_way(items: Workspace) -> None:
    assert progress(items, "1.1.1") is Progress.STARTED
    assert findings(items, "1.1.1") == [("not-looked-at", Weight.IN_THE_WAY)]
    with pytest.raises(InTheWayError) as caught:
        items.sign_offs.sign_off("Olive Heron", "Owner")
    assert "1.1.1 was brought from last year. Say whether it is still true." in caught.value.what
    assert items.assessments.state().score.sums.points == 0


def test_home_reckons_with_a_look_and_waits_for_nobody(items: Workspace) -> None:
    state = items.assessments.state()
    number = state.by_ref["1.1.1"]
    assert what_is_missing(number) == "Brought from last year. Still true?"
    assert not waiting(state)
    before = remaining_minutes(state)
    items.look_again.still_true("1.1.1")
    assert remaining_minutes(items.assessments.state()) == before - 1
    items.look_again.not_sure("1.4.1")
    unsure = items.assessments.state().by_ref["1.4.1"]
    assert what_is_missing(unsure) == "Not sure whether it is still true. Settle it."


def test_still_true_makes_it_an_answer_of_this_year(items: Workspace, clock: FixedClock) -> None:
    change = items.look_again.still_true("1.1.1")
    assert change.requirements == {"1.1.1"}
    seen = items.look_again.last_years_answer("1.1.1")
    assert (seen.verdict, seen.looked_at) == (Verdict.STILL_TRUE, clock.now())
    assert progress(items, "1.1.1") is Progress.DONE
    assert findings(items, "1.1.1") == []
    assert items.assessments.state().score.sums.points == 1


def test_not_sure_stays_in_the_way_until_it_is_settled(items: Workspace) -> None:
    items.look_again.not_sure("1.1.1")
    assert progress(items, "1.1.1") is Progress.STARTED
    assert findings(items, "1.1.1") == [("not-sure", Weight.IN_THE_WAY)]
    assert "1.1.1" in [one.ref for one in items.look_again.to_look_at().left]
    items.look_again.has_changed("1.1.1")
    assert findings(items, "1.1.1") == []


def test_only_the_one_that_was_named_is_looked_at(items: Workspace) -> None:
    before = items.look_again.to_look_at()
    items.look_again.still_true("1.1.1")
    after = items.look_again.to_look_at()
    assert [one.ref for one in after.left] == [r.ref for r in before.left if r.ref != "1.1.1"]
    assert (after.looked_at, after.total) == (1, before.total)


def test_editing_the_answer_is_looking_at_it(items: Workspace) -> None:
    items.answers.change("1.1.1", AnswerEdit(item="ZA999999"))
    items.answers.save_draft("1.4.1", "note", "In the attic.")
    items.answers.settle_draft("1.4.1", "note")
    assert verdict(items, "1.1.1") is verdict(items, "1.4.1") is Verdict.CHANGED


def test_naming_an_owner_or_saying_the_same_again_is_not_looking(items: Workspace) -> None:
    items.answers.change("1.1.1", AnswerEdit(owner="Bo", target=1))
    items.answers.change("1.1.1", AnswerEdit(item="ZA123456"))
    assert verdict(items, "1.1.1") is Verdict.UNSEEN


def test_an_edit_and_the_look_at_it_are_one_change_and_undone_together(items: Workspace) -> None:
    items.answers.change("1.1.1", AnswerEdit(item="ZA999999"))
    assert items.history.changes()[0].label == "Answer to 1.1.1"
    items.undo.undo()
    assert verdict(items, "1.1.1") is Verdict.UNSEEN
    items.look_again.still_true("1.1.1")
    assert items.history.changes()[0].label == "Look at 1.1.1 again"
    items.undo.undo()
    assert verdict(items, "1.1.1") is Verdict.UNSEEN


def test_a_new_document_is_this_years_answer_where_a_document_is_asked_for(
    items: Workspace,
) -> None:
    items.evidence.add_paper("Shelf", "Access review 2026", [EvidenceLink("2.1.6")])
    assert verdict(items, "2.1.6") is Verdict.CHANGED
    assert progress(items, "2.1.6") is Progress.DONE
    items.evidence.add_paper("Shelf", "A certificate", [EvidenceLink("1.1.1")])
    assert verdict(items, "1.1.1") is Verdict.UNSEEN  # there a number is asked for


@pytest.mark.parametrize(
    ("ref", "held"),
    [
        ("2.1.1", (Held(Why.AGES, "item"),)),
        ("2.1.6", (Held(Why.AGES, "evidence"),)),
        ("2.1.2", (Held(Why.OTHER_ANSWER, "item"),)),
        ("1.2.3", (Held(Why.DIFFER, "item"),)),
        ("2.1.4", (Held(Why.ALWAYS_RELEVANT, "not_relevant"),)),
    ],
)
def test_what_was_not_brought_says_why_and_cannot_be_still_true(
    items: Workspace, ref: str, held: tuple[Held, ...]
) -> None:
    shown = items.look_again.last_years_answer(ref)
    assert (shown.held, shown.may_be_still_true) == (held, False)
    with pytest.raises(AnswerNotBroughtError) as caught:
        items.look_again.still_true(ref)
    assert ref in caught.value.what
    items.look_again.has_changed(ref)
    assert progress(items, ref) is not Progress.NOT_RELEVANT


def test_last_years_evidence_alone_does_not_answer_what_ages(items: Workspace) -> None:
    assert [p.title for p in items.assessments.state().by_ref["2.1.6"].evidence] == [
        "Access review 2025"
    ]
    assert progress(items, "2.1.6") is Progress.STARTED


def test_a_tick_that_ages_is_empty_while_the_rest_can_be_still_true(levels: Workspace) -> None:
    shown = levels.look_again.last_years_answer("1-101")
    assert shown.held == (Held(Why.AGES, "1-101.2a"),)
    assert [c.id for c in shown.olds[0].ticks] == [
        "1-101.1a", "1-101.1b", "1-101.2a", "1-101.2b", "1-101.3a",
    ]  # fmt: skip
    levels.look_again.still_true("1-101")
    state = levels.assessments.state().by_ref["1-101"]
    assert (state.level, state.progress) == (1, Progress.STARTED)


def test_what_nobody_answered_last_year_is_not_there_to_look_at(items: Workspace) -> None:
    assert items.look_again.last_years_answer("1.3.1").olds == ()
    assert verdict(items, "2.2.1") is None
    for ref in ("1.3.1", "2.2.1"):
        with pytest.raises(NothingBroughtError):
            items.look_again.still_true(ref)


def test_the_history_says_it_in_words(items: Workspace) -> None:
    items.look_again.not_sure("1.1.1")
    entry = items.history.changes()[0]
    (value,) = items.history.details(entry.id)
    assert (value.place, value.before, value.after) == (
        "Whether last year's answer to 1.1.1 is still true", "not looked at yet", "not sure",
    )  # fmt: skip
