"""Questions take the answers of their kind, and an open one loses no words between the ways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from items_set import items_store

from core.domain.answers import Answer
from core.domain.state import Progress
from core.services.answers import AnswerEdit
from core.services.item_answers import ITEM, AnswerOfOtherKindError
from core.services.open_answers import How
from core.workspace import Workspace

OPEN = "1.2.1"
WORDS = "We answer within a month.\nAnn looks after it."


@pytest.fixture
def items(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    with items_store(tmp_path / "items", clock) as workspace:
        yield workspace


def answer(workspace: Workspace, ref: str = OPEN) -> Answer:
    return workspace.assessments.state().by_ref[ref].answer


@pytest.mark.parametrize(
    ("ref", "wrong"),
    [
        ("1.1.3", AnswerEdit(item="perhaps")),
        ("1.1.3", AnswerEdit(place="red folder")),
        ("1.1.1", AnswerEdit(place="red folder")),
        ("1.1.2", AnswerEdit(item="yes")),
        ("2.1.2", AnswerEdit(item="last week")),
        ("2.1.3", AnswerEdit(item="Everybody")),
    ],
)
def test_an_answer_of_another_kind_is_refused_and_nothing_changes(
    items: Workspace, ref: str, wrong: AnswerEdit
) -> None:
    with pytest.raises(AnswerOfOtherKindError, match=rf"^{ref} is answered by"):
        items.answers.change(ref, wrong)
    assert answer(items, ref).is_untouched


def test_each_kind_is_complete_with_an_answer_of_its_own(items: Workspace) -> None:
    given = {
        "1.1.1": AnswerEdit(item="ZA000001"),
        "1.1.2": AnswerEdit(place="red folder"),
        "1.1.3": AnswerEdit(item="yes"),
        OPEN: AnswerEdit(place="red folder"),
        "2.1.1": AnswerEdit(item="yes"),
        "2.1.2": AnswerEdit(item="2026-05-01"),
        "2.1.3": AnswerEdit(item="yes"),
    }
    for ref, edit in given.items():
        items.answers.change(ref, edit)
    by_ref = items.assessments.state().by_ref
    assert {by_ref[ref].progress for ref in given} == {Progress.DONE}


def test_words_come_back_when_they_are_chosen_again(items: Workspace) -> None:
    items.answers.change(OPEN, AnswerEdit(item=WORDS, place="red folder"))
    for how, item, aside in (
        (How.YES, "yes", WORDS),
        (How.NO, "no", WORDS),
        (How.PLACE, None, WORDS),
        (How.YES, "yes", WORDS),
        (How.WORDS, WORDS, ""),
    ):
        items.open_answers.choose(OPEN, how)
        now = answer(items)
        assert (now.item, now.set_aside, now.place) == (item, aside, "red folder")


def test_a_tick_on_the_command_line_keeps_the_words_too(items: Workspace) -> None:
    items.answers.change(OPEN, AnswerEdit(item=WORDS))
    items.answers.change(OPEN, AnswerEdit(item="yes"))
    assert (answer(items).item, answer(items).set_aside) == ("yes", WORDS)


def test_new_words_take_the_place_of_those_set_aside(items: Workspace) -> None:
    items.answers.change(OPEN, AnswerEdit(item=WORDS))
    items.open_answers.choose(OPEN, How.NO)
    items.answers.save_draft(OPEN, ITEM, "Other words")
    items.answers.settle_draft(OPEN, ITEM)
    assert (answer(items).item, answer(items).set_aside) == ("Other words", "")


def test_choosing_is_one_change_and_undo_brings_the_words_back(items: Workspace) -> None:
    items.answers.change(OPEN, AnswerEdit(item=WORDS))
    before = len(items.history.changes())
    items.open_answers.choose(OPEN, How.YES)
    assert len(items.history.changes()) == before + 1
    assert items.undo.undo().label == "Undo answer to 1.2.1"
    assert (answer(items).item, answer(items).set_aside) == (WORDS, "")


def test_only_an_open_question_has_ways_to_choose_from(items: Workspace) -> None:
    with pytest.raises(AnswerOfOtherKindError):
        items.open_answers.choose("1.1.3", How.WORDS)


def test_the_readable_copy_holds_the_words_set_aside(items: Workspace) -> None:
    from core.services.backup.readable_answers import answer_lines

    items.answers.change(OPEN, AnswerEdit(item=WORDS))
    items.open_answers.choose(OPEN, How.YES)
    records = items._records
    with records.store.read() as session:
        lines = {line[6]: line[8] for line in answer_lines(records, session) if line[4] == OPEN}
    assert lines["Answer"] == "yes"
    assert lines["Words set aside, not part of the answer"] == WORDS
