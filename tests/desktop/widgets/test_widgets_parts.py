"""The parts of a page: plain text, whole rows to click, nothing that vanishes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Mode, Theme
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.drop_area import DropArea
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.hide_screen import HideScreen
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_ring import ProgressRing
from desktop.widgets.row_list import RowList
from desktop.widgets.row_list_model import ListRow, RowState
from desktop.widgets.split_pane import SplitPane
from desktop.widgets.status_chip import StatusChip
from desktop.widgets.status_strip import Standing, StatusStrip
from desktop.widgets.task_strip import TaskStrip
from desktop.widgets.wrap_check import WrapCheck
from desktop.work import Progress, Work

LONG = "A list of every laptop, tablet and phone used for work is kept, with who holds it. " * 3


def test_text_that_looks_like_markup_is_shown_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel("<b>x</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    button = Button("Smith & Sons")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Smith & Sons" and button.text() == "Smith && Sons"


def test_a_tick_boxs_text_wraps_and_its_whole_row_can_be_clicked(
    theme: Theme, qtbot: QtBot
) -> None:
    box = WrapCheck(LONG)
    qtbot.addWidget(box)
    assert box.heightForWidth(250) > box.heightForWidth(900) > 0
    one_line, two_lines = WrapCheck("Short"), WrapCheck("Short " * 12)
    for short in (one_line, two_lines):
        qtbot.addWidget(short)
    lines = two_lines.heightForWidth(300) - one_line.heightForWidth(300)
    assert lines >= two_lines.fontMetrics().height() - 1, "as much room below the text as for one"
    box.resize(300, box.heightForWidth(300))
    box.show()
    end = QPoint(box.width() - 3, box.height() - 3)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=end)
    assert box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()


def test_a_chip_on_a_card_keeps_its_own_colour(theme: Theme, qtbot: QtBot) -> None:
    from desktop.theme import LIGHT
    from desktop.widgets.card import Card

    card = Card("Level 1")
    qtbot.addWidget(card)
    chip = card.add(StatusChip("Shown", "ok"))
    card.show()
    assert chip.palette().windowText().color().name().upper() == LIGHT.ok
    chip.show_status("Out of date", "bad")
    assert chip.palette().windowText().color().name().upper() == LIGHT.bad


def test_an_unticked_box_on_a_card_is_drawn(theme: Theme, qtbot: QtBot) -> None:
    from desktop.widgets.card import Card

    for mode in (Mode.LIGHT, Mode.DARK):
        theme.choose(mode)
        card = Card()
        qtbot.addWidget(card)
        box = card.add(WrapCheck(""))
        card.show()
        image = box.grab().toImage()
        colours = {image.pixelColor(x, box.height() // 2).name() for x in range(30)}
        assert len(colours) > 1


@pytest.mark.parametrize("who", ["Asha Patel", "Dr Wilhelmina Featherstonehaugh-Cholmondeley"])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_part_of_the_status_strip_vanishes_at_1024_pixels(
    theme: Theme, qtbot: QtBot, percent: int, who: str
) -> None:
    theme.choose(text_percent=percent)
    strip = StatusStrip()
    qtbot.addWidget(strip)
    words = "A rather long name of a pharmacy in Much Wenlock"
    strip.show_standing(
        Standing(words, "IGT version 10", True, "12 of 45 to go", "Due 30 June 2026, 41 days left",
                 "Saved 14:02, copy on stick 3 days ago", "No spare key yet", who)
    )  # fmt: skip
    strip.resize(1024, 10)
    strip.show()  # now its buttons say in words what they do, where there is room
    strip.resize(1024, strip.heightForWidth(1024))
    shown = [c for c in strip.findChildren(QWidget) if c.isVisibleTo(strip)]
    assert len(shown) == 13
    for one in shown:
        assert strip.rect().contains(one.geometry()), one.text()
        assert one.width() >= min(one.sizeHint().width(), 1024 - 32), one.text()
        assert one.height() >= one.minimumSizeHint().height(), one.text()
    for number, one in enumerate(shown):
        assert not any(one.geometry().intersects(o.geometry()) for o in shown[number + 1 :])


def test_what_is_not_said_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show_standing(Standing(whose="Bridge Street"))
    assert strip.sample.isHidden() and strip.unsafe.isHidden() and strip.due.isHidden()


def rows() -> list[ListRow]:
    found = []
    for group in "ABC":
        found.append(ListRow(group, f"Group {group}", is_group=True, done=1, total=3))
        found += [
            ListRow(f"{group}{k}", f"Title {group}{k}", f"10-{group}{k}", RowState.DONE, "met")
            for k in range(3)
        ]
    return found


def test_a_row_of_things_that_are_all_hidden_takes_no_room_from_the_others(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = FlowLayout(holder, row_gap=6)
    for _ in range(2):
        button = Button("Go")
        row.addWidget(button)
        button.hide()
    row.setContentsMargins(0, 3, 0, 4)
    assert row.heightForWidth(300) == 7
    button.show()
    assert row.heightForWidth(300) == 7 + button.sizeHint().height()


@pytest.fixture
def row_list(theme: Theme, qtbot: QtBot) -> RowList:
    one = RowList("Requirements")
    qtbot.addWidget(one)
    one.set_rows(rows())
    one.resize(300, 400)
    one.show()
    return one


def test_arrow_keys_pass_over_group_lines(row_list: RowList, qtbot: QtBot) -> None:
    opened: list[str] = []
    row_list.opened.connect(opened.append)
    row_list.show_key("A2")
    qtbot.keyClick(row_list, Qt.Key.Key_Down)
    qtbot.keyClick(row_list, Qt.Key.Key_Up)
    qtbot.keyClick(row_list, Qt.Key.Key_Home)
    qtbot.keyClick(row_list, Qt.Key.Key_Up)
    qtbot.keyClick(row_list, Qt.Key.Key_End)
    assert opened == ["B0", "A2", "A0", "C2"]


def test_clicking_a_group_line_opens_nothing(row_list: RowList, qtbot: QtBot) -> None:
    opened: list[str] = []
    row_list.opened.connect(opened.append)
    place = row_list.visualRect(row_list.rows.index(0)).center()
    qtbot.mouseClick(row_list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == []


def test_the_filter_keeps_groups_of_what_it_finds_and_the_open_row(row_list: RowList) -> None:
    row_list.show_key("B1")
    row_list.set_filter("title b")
    assert row_list.rows.rowCount() == 4 and row_list.key == "B1"
    row_list.set_filter("nothing like it")
    assert row_list.rows.rowCount() == 0
    row_list.set_filter("")
    assert row_list.rows.rowCount() == 12
    assert row_list.currentIndex() == row_list.rows.index_of("B1")


def test_updating_one_row_keeps_place_and_selection(row_list: RowList) -> None:
    row_list.show_key("B1")
    row_list.rows.update_row(ListRow("B1", "New title", "10-B1", RowState.PART, "part"))
    assert row_list.rows.row_at(row_list.currentIndex()).title == "New title"


def test_a_drop_without_a_file_is_told_apart(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    area = DropArea("Drop files here", "Choose files")
    qtbot.addWidget(area)
    mime = QMimeData()
    mime.setText("an attachment that is no file")
    for nothing in (mime, None):  # None is a clipboard that nothing was copied into
        with qtbot.waitSignal(area.without_file):
            area.take(nothing)
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf")), QUrl("https://example.org/b")])
    with qtbot.waitSignal(area.dropped) as heard:
        area.take(mime)
    assert heard.args == [[tmp_path / "a.pdf"]]


def test_a_banner_says_its_message_and_goes_when_put_away(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.tell("error", "The disk is full.", "Make room.", button="Try again")
    assert banner.accessibleName() == "The disk is full. Make room."
    with qtbot.waitSignal(banner.acted):
        qtbot.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.dismissed):
        banner.close_button.click()
    assert banner.isHidden()


def test_any_one_key_but_a_modifier_uncovers_the_screen(theme: Theme, qtbot: QtBot) -> None:
    cover = HideScreen()
    qtbot.addWidget(cover)
    with qtbot.assertNotEmitted(cover.left):
        qtbot.keyClick(cover, Qt.Key.Key_Shift)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_A, Qt.Key.Key_F9):
        with qtbot.waitSignal(cover.left):
            qtbot.keyClick(cover, key)


def test_a_task_strip_shows_how_far_the_work_is(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("desktop.widgets.task_strip.time.monotonic", lambda: now[0])
    strip = TaskStrip()
    qtbot.addWidget(strip)
    strip.begin("Making your sealed copy")
    now[0] += 60
    strip.show_progress(Progress(1, 4, "file 1"))
    assert strip.text.text() == "Making your sealed copy: file 1"
    assert strip.remaining.text() == "about 3 min left" and strip.bar.value() == 250


def test_work_that_comes_back_to_the_strip_is_as_far_as_it_was(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("desktop.widgets.task_strip.time.monotonic", lambda: now[0])
    strip = TaskStrip()
    qtbot.addWidget(strip)
    long, short = Work("A copy", strip), Work("A scan", strip)
    strip.watch(long)
    now[0] += 60
    long.progressed.emit(Progress(1, 4))
    strip.watch(short)
    assert strip.text.text() == "A scan" and strip.remaining.text() == ""
    now[0] += 60
    long.progressed.emit(Progress(2, 4))  # goes on behind the newer one
    assert strip.text.text() == "A scan"
    short.ended.emit()
    assert strip.text.text() == "A copy" and strip.bar.value() == 500
    assert strip.remaining.text() == "about 2 min left"
    strip.cancel.click()
    assert long.token.is_cancelled() and not short.token.is_cancelled()
    long.progressed.emit(Progress(3, 4))  # until it has noticed
    assert strip.remaining.text() == "stopping…" and not strip.cancel.isEnabled()
    long.ended.emit()
    assert strip.isHidden()


def test_a_ring_speaks_as_a_progress_bar(theme: Theme, qtbot: QtBot) -> None:
    ring = ProgressRing("33 of 45 answered")
    qtbot.addWidget(ring)
    ring.show_count(33, 45)
    ring.grab()
    assert (ring.value(), ring.maximum()) == (33, 45)


def test_a_cut_line_shows_its_whole_text_as_a_tip(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel("A very long file name that will not fit.pdf")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    label.grab()
    assert label.toolTip() == ""


def test_panes_stand_one_at_a_time_where_there_is_no_room(theme: Theme, qtbot: QtBot) -> None:
    panes = SplitPane("Requirement")
    qtbot.addWidget(panes)
    parts = [PlainLabel(name) for name in ("List", "Middle", "Guidance")]
    for part in parts:
        panes.add_pane(part, part.text(), 200, grows=part is parts[1])
    panes.resize(1000, 400)
    panes.show()
    assert all(part.isVisible() for part in parts) and not panes.is_narrow
    theme.choose(text_percent=200)
    panes.show_pane(1)
    assert panes.is_narrow and [part.isVisible() for part in parts] == [False, True, False]
