"""Who changed a requirement, below its answers, and the way to put one change back."""

from __future__ import annotations

from collections.abc import Callable

from questions_desk import Desk

from desktop.history.change_entry import ChangeEntry
from desktop.widgets.plain_label import PlainLabel


def words_in(entry: ChangeEntry) -> set[str]:
    return {label.text() for label in entry.findChildren(PlainLabel) if label.isVisibleTo(entry)}


def test_a_requirement_tells_who_changed_it_and_puts_one_change_back(desk: Desk) -> None:
    card = desk.pane.history
    desk.pane.head.history.click()
    desk.settle()
    assert not card.none.isHidden() and card.entries == []
    desk.tick("10-114.1a")
    desk.pane.note.note.setPlainText("who has the key?")  # half typed
    desk.pane.head.history.click()
    desk.settle()
    note, tick = card.entries
    assert {"Note on 10-114", "who has the key?", "(nothing)"} <= words_in(note)
    assert any("Ada Wren" in words for words in words_in(tick))
    tick.button.click()
    desk.settle()
    assert tick.panel.title.text() == "This will change:"
    tick.panel.yes.click()
    desk.settle()
    assert desk.answer().met == frozenset() and desk.answer().note == "who has the key?"
    assert not desk.row("10-114.1a").check.isChecked()
    assert len(card.entries) == 3 and "Undone since" in words_in(card.entries[2])


def test_the_list_begins_short_and_leads_on(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk("10-115")
    for number in range(12):
        desk.workspace.answers.set_note("10-115", str(number))
    card = desk.pane.history
    desk.pane.head.history.click()
    desk.settle()
    assert len(card.entries) == 10
    card.more.click()
    desk.settle()
    assert len(card.entries) == 12 and card.more.isHidden()
    card.all.click()
    assert desk.gone == ["history"]
    desk.open("10-116")
    assert card.isHidden()
    card.close_button.click()
    assert card.isHidden()
