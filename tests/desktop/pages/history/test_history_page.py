"""The place History: what is listed and found, what is put back, and what is proved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.domain.evidence import EvidenceLink
from core.domain.organisation import Role
from core.workspace import Workspace
from desktop.history.words import grouped

PAGE = 20  # enough to be scrolled
Open = Callable[..., "Reader"]  # type: ignore[name-defined] # noqa: F821 - conftest's


@pytest.fixture
def worked(workspace: Workspace, clock: FixedClock, tmp_path: Path) -> Workspace:
    """Two days of work on 10-114 and 10-115, by two people."""
    answers = workspace.answers
    answers.set_note("10-114", "first")
    answers.tick("10-114", "10-114.1a")
    clock.advance(days=1)
    file = tmp_path / "letter.txt"
    file.write_text("The lead is Ada.")
    workspace.evidence.attach(file, [EvidenceLink("10-114")])
    sam = workspace.people.add("Sam Okoro", Role.CONTRIBUTOR).person
    workspace.people.work_as(sam.id)
    clock.advance(minutes=2)
    answers.set_note("10-114", "second")
    answers.set_note("10-115", "other")
    answers.tick("10-115", "10-115.1a")
    workspace.undo.undo()
    return workspace


def values_shown(view) -> list[str]:  # type: ignore[no-untyped-def]
    from desktop.widgets.plain_label import PlainLabel

    return [label.text() for label in view.findChildren(PlainLabel) if label.isVisibleTo(view)]


def test_the_trail_says_who_did_what_and_what_no_longer_holds(
    worked: Workspace, reader: Open
) -> None:
    one = reader()
    assert one.rows()[:3] == ["Undo tick 10-115.1a", "Tick 10-115.1a", "Note on 10-115"]
    assert "Attach evidence: letter" in one.rows()
    rows = {row.title: row for row in one.view.trail.list.rows_model.rows}
    assert rows["Tick 10-115.1a"].state == "Undone since"
    assert "Sam Okoro" in rows["Tick 10-115.1a"].rest
    assert "Ada Wren" in rows["Tick 10-114.1a"].rest and rows["Tick 10-114.1a"].state == ""
    one.choose("Tick 10-115.1a")
    assert not one.view.change.chip.isHidden()
    assert "not ticked" in values_shown(one.view.change.values)
    one.click(one.view.change.see)
    assert one.gone == [("questions", "10-115")]
    assert one.view.summary.text() == f"{len(one.rows())} changes"


def test_filters_narrow_the_trail_and_say_so_when_nothing_is_left(
    worked: Workspace, reader: Open, clock: FixedClock
) -> None:
    one = reader("10-115")
    box, trail = one.view.trail.box, one.view.trail
    assert set(one.rows()) == {"Undo tick 10-115.1a", "Tick 10-115.1a", "Note on 10-115"}
    assert trail.more.text() == "Filters (1)" and not trail.all.isHidden()
    one.click(trail.all)
    box.person.setCurrentIndex(box.person.findText("Sam Okoro"))
    one.settle()
    assert "Tick 10-114.1a" not in one.rows() and "Tick 10-115.1a" in one.rows()
    box.kind.setCurrentIndex(box.kind.findText("Evidence"))
    one.settle()
    assert one.rows() == [] and not trail.none.isHidden() and trail.list.isHidden()
    one.click(trail.none.button)
    first_day = clock.now().date().toordinal() - 1
    box.until.line.setText(date.fromordinal(first_day).isoformat())
    box.until.read()
    one.settle()
    assert one.rows()[0] == "Tick 10-114.1a"
    one.click(trail.all)
    one.find("okoro")
    assert "Note on 10-115" in one.rows() and "Note on 10-114" in one.rows()
    one.find("tick 10-114")
    assert one.rows() == ["Tick 10-114.1a"]


def test_a_change_is_put_back_after_a_preview_and_what_was_set_since_is_named(
    worked: Workspace, reader: Open
) -> None:
    one = reader()
    one.choose("Tick 10-114.1a")
    one.click(one.view.change.put_back)
    panel = one.view.change.panel
    assert panel.title.text() == "This will change:"
    assert {"ticked", "not ticked"} <= set(values_shown(panel))
    one.click(panel.no)
    assert panel.isHidden()
    one.click(one.view.change.put_back)
    one.click(panel.yes)
    answer = worked.assessments.state().by_ref["10-114"].answer
    assert answer.met == frozenset() and "Put back." in one.message()
    assert one.rows()[0] == "Put back what was before: tick 10-114.1a"
    notes = [k for k, title in enumerate(one.rows()) if title == "Note on 10-114"]
    trail = one.view.trail.list
    trail.setCurrentIndex(trail.rows_model.index(notes[-1]))  # "first", replaced since
    one.settle()
    one.click(one.view.change.put_back)
    assert "Changed again since: Note on 10-114." in panel.moved.text()
    assert panel.yes.text() == "Put it back all the same"
    one.click(panel.yes)
    assert worked.assessments.state().by_ref["10-114"].answer.note == ""


def test_what_cannot_be_put_back_says_why(worked: Workspace, reader: Open) -> None:
    one = reader()
    panel = one.view.change.panel
    one.choose("Add a person")
    one.click(one.view.change.put_back)
    assert panel.title.text() == "This is not a change that can be taken back."
    assert panel.yes.isHidden()
    worked.people.work_as(worked.people.named("Ada Wren").id)
    auditor = worked.people.add("Ines Audit", Role.AUDITOR).person
    worked.people.work_as(auditor.id)
    one.choose("Tick 10-114.1a")
    one.click(one.view.change.put_back)
    assert "You work here as auditor" in panel.title.text() and panel.yes.isHidden()


def test_all_answers_go_back_as_of_a_time_once_the_person_has_seen_what_changes(
    worked: Workspace, reader: Open, clock: FixedClock
) -> None:
    clock.advance(minutes=5)
    one = reader()
    card = one.view.as_of
    one.click(one.view.as_of_button)
    one.click(card.preview)
    assert card.error.text() == "Say which day."
    card.day.line.setText("yesterday")
    card.time.setText("soon")
    one.click(card.preview)
    assert "14:02" in card.error.text()
    card.time.setText("")
    one.click(card.preview)
    assert card.panel.title.text() == "These 3 will change:"
    one.click(card.panel.yes)
    answers = worked.assessments.state().by_ref
    assert (answers["10-114"].answer.note, answers["10-115"].answer.note) == ("first", "")
    assert answers["10-114"].evidence == ()
    assert "The answers are as they were then." in one.message()
    one.choose("Note on 10-115")
    one.click(one.view.change.as_of)  # right after that change
    assert card.day.value is not None and card.time.text()
    one.click(card.preview)
    assert "other" in values_shown(card.panel)
    one.click(card.close_button)
    assert one.view.side.currentWidget() is one.view.change


def test_a_print_is_compared_the_history_is_proved_and_saved_as_a_table(
    worked: Workspace, reader: Open, tmp_path: Path
) -> None:
    printed = worked.history.stamp()
    place = worked.history.trail(limit=1)[0].place
    worked.answers.tick("10-116", "10-116.1a")
    one = reader()
    card = one.view.stamp
    assert card.stamp.text() == grouped(worked.history.stamp())
    card.line.setText(grouped(printed)[:19].upper())
    one.click(card.find)
    assert f"the stamp after change {place}" in card.result.title.text()
    card.line.setText("0000 0000 0000 0000")
    one.click(card.find)
    assert card.result.title.text() == "This history has no such stamp."
    one.click(card.check)
    assert card.result.title.text().startswith("The history is whole:")
    one.click(one.view.csv)
    assert one.message() == ""  # thought better of it
    one.chooser.answer = tmp_path / "History.csv"
    one.click(one.view.csv)
    assert "Saved as History.csv" in one.message()
    assert "Note on 10-115" in one.chooser.answer.read_text(encoding="utf-8-sig")
    one.chooser.answer = tmp_path / "gone" / "History.csv"
    one.click(one.view.csv)
    assert "Saved" not in one.message() and one.view.csv.isEnabled()


def test_older_changes_come_as_one_scrolls_and_new_ones_appear_on_top(
    workspace: Workspace, reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.pages.history.page.PAGE", PAGE)
    for number in range(PAGE + 10):
        workspace.answers.set_note("10-114", str(number))
    one = reader()
    assert len(one.rows()) == PAGE
    one.choose("Note on 10-114")
    chosen = one.view.trail.list.key
    bar = one.view.trail.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    one.qtbot.waitUntil(lambda: len(one.rows()) > PAGE + 9, timeout=60_000)
    assert one.rows()[-1] == "Set up the records"
    one.changes.notify(workspace.answers.tick("10-114", "10-114.1a"))
    one.settle()
    assert one.rows()[0] == "Tick 10-114.1a"
    assert one.view.trail.list.key == chosen and len(one.rows()) > PAGE
