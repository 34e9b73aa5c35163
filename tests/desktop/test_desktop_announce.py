"""What a screen reader says by itself: messages, errors, saving, long work, what was found."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import announce as announce_module
from desktop.announce import announce, announce_found
from desktop.palette.popup import Palette
from desktop.theme import Theme
from desktop.widgets.banner import Banner
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_strip import Standing, StatusStrip
from desktop.widgets.task_strip import TaskStrip
from desktop.work import Progress

URGENT = QAccessible.AnnouncementPoliteness.Assertive


class Ear:
    """What assistive technology is handed."""

    def __init__(self) -> None:
        self.listens = True
        self.events: list[QAccessibleAnnouncementEvent] = []

    @property
    def heard(self) -> list[str]:
        return [event.message() for event in self.events]

    @property
    def urgent(self) -> list[str]:
        return [event.message() for event in self.events if event.politeness() is URGENT]


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch, theme: Theme) -> Ear:
    """Somebody who listens; Qt itself tells nobody offscreen."""
    one = Ear()
    stand_in = SimpleNamespace(
        isActive=lambda: one.listens,
        AnnouncementPoliteness=QAccessible.AnnouncementPoliteness,
        updateAccessibility=one.events.append,
    )
    monkeypatch.setattr(announce_module, "QAccessible", stand_in)
    return one


def test_nothing_is_made_where_nobody_listens(ear: Ear, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "Saved")
    announce(widget, "")
    ear.listens = False
    announce(widget, "Saved again")
    assert ear.heard == ["Saved"] and ear.events[0].object() is widget


def test_a_message_is_said_and_a_failure_at_once(ear: Ear, qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.tell("ok", "Copied.", "It is on the stick.")
    banner.tell("error", "The stick was pulled out.")
    assert ear.heard == ["Copied. It is on the stick.", "The stick was pulled out."]
    assert ear.urgent == ["The stick was pulled out."]


def test_an_error_beside_a_field_is_said_when_it_comes_and_only_once(
    ear: Ear, qtbot: QtBot
) -> None:
    error, plain = PlainLabel(role="error"), PlainLabel(role="muted")
    for label in (error, plain):
        qtbot.addWidget(label)
    plain.setText("Ten pieces")
    error.setText("February has 28 days.")
    error.setText("February has 28 days.")
    error.setText("")
    assert ear.urgent == ear.heard == ["February has 28 days."]


def test_saving_is_said_calmly_and_not_being_able_to_at_once(ear: Ear, qtbot: QtBot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show_standing(Standing(safe="Saved 14:02"))
    strip.show_standing(Standing(safe="Saved 14:02", left="12 to go"))
    assert ear.heard == []  # the window has only opened
    strip.show_standing(Standing(safe="Saved 14:03"))
    strip.show_standing(Standing(safe="last saved 14:03", unsaved="Not saved"))
    assert ear.heard == ["Saved 14:03", "Not saved"] and ear.urgent == ["Not saved"]


def test_long_work_says_that_it_begins_goes_on_and_ends(ear: Ear, qtbot: QtBot) -> None:
    strip = TaskStrip()
    qtbot.addWidget(strip)
    strip.begin("Making your sealed copy")
    for done in range(0, 101, 5):
        strip.show_progress(Progress(done, 100))
    strip._on_ended()
    assert ear.heard == [
        "Making your sealed copy", "25 % done", "50 % done", "75 % done",
        "Making your sealed copy: ended",
    ]  # fmt: skip


def test_a_search_says_how_much_was_found(ear: Ear, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    for count in (0, 1, 12):
        announce_found(holder, count)
    palette = Palette(holder)
    palette.show_lines((), final=True)
    palette.line.setText("zebra")
    palette.show_lines((), final=False)
    palette.show_lines((), final=True)
    assert ear.heard == ["Nothing found", "1 found", "12 found", "Nothing found"]
