"""Rows that become columns: they know their height before they turn, and lose nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Mode, Theme
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.side_by_side import SideBySide

LONG = "A sentence that is long enough to need several lines wherever it stands. " * 3


@pytest.fixture
def pair(theme: Theme, qtbot: QtBot) -> Iterator[SideBySide]:
    around = QWidget()  # a window of its own would not get smaller than it likes
    qtbot.addWidget(around)
    made = SideBySide(400, gap=10, parent=around)
    made.add(PlainLabel(LONG), 2)
    made.add(PlainLabel("Short"), 1)
    made.add(QPushButton("Go"), 0, at_top=True)
    around.show()
    yield made
    around.close()


def rects(pair: SideBySide) -> list[tuple[int, int, int, int]]:
    parts = [part for part in pair.children() if isinstance(part, QWidget)]
    return [part.geometry().getRect() for part in parts]


@pytest.mark.parametrize("width", [180, 399, 400, 900])
def test_its_height_for_a_width_is_the_height_that_it_takes(pair: SideBySide, width: int) -> None:
    wanted = pair.heightForWidth(width)
    pair.resize(width, wanted)
    placed = rects(pair)
    bottom = max(y + height for _, y, _, height in placed)
    assert bottom == wanted
    assert all(x >= 0 and x + w <= width for x, _, w, _ in placed)
    tops = {y for _, y, _, _ in placed}
    assert len(tops) == (1 if width >= 400 else 3)


def test_the_width_that_is_left_goes_by_stretch_and_none_gets_less_than_it_needs(
    pair: SideBySide,
) -> None:
    pair.resize(910, 200)
    (_, _, long, _), (_, _, short, _), (_, _, button, _) = rects(pair)
    assert abs(long - 2 * short) <= 2
    assert button >= pair.findChild(QPushButton).minimumSizeHint().width()


def test_it_turns_by_the_size_of_the_text(pair: SideBySide, theme: Theme) -> None:
    pair.resize(500, 300)
    assert len({y for _, y, _, _ in rects(pair)}) == 1
    theme.choose(Mode.LIGHT, 200)
    pair.resize(510, 600)
    assert len({y for _, y, _, _ in rects(pair)}) == 3
