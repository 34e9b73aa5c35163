"""Half-typed forms survive a power cut, and are gone once they were recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from real_window import RealWindow, made_records

from core.services.access import SpareKey
from core.services.sample import HowFar, fill

OpenWindow = Callable[..., RealWindow]


@pytest.fixture
def opened(open_window: OpenWindow, tmp_path: Path) -> tuple[RealWindow, SpareKey]:
    key = made_records(tmp_path / "store", fill=lambda workspace: fill(workspace, HowFar.ALL))
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    return window, key


def texts(window: RealWindow, form: str) -> dict[str, str]:
    return dict(window.workspace.drafts.texts(form))


def power_cut(window: RealWindow, key: SpareKey) -> None:
    """Open the records anew without any page being asked to hand over what is half typed."""
    opener = window.wiring.opener
    opener.close()
    window.starter.navigator.arrive(opener.locked())
    window.settle()
    window.unlock_with(key)


def test_a_half_typed_paper_is_back_and_gone_once_it_is_recorded(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, key = opened
    window.window.go("evidence")
    window.settle()
    window.page.view.paper.click()
    form = window.page.view.form
    QTest.keyClicks(form.what, "Signed agreements")
    QTest.keyClicks(form.place, "Blue fol")
    window.qtbot.waitUntil(lambda: texts(window, "paper").get("place") == "Blue fol")
    power_cut(window, key)
    window.window.go("evidence")
    window.settle()
    form = window.page.view.form
    assert (form.what.text(), form.place.text()) == ("Signed agreements", "Blue fol")
    window.page.view.paper.click()
    QTest.keyClicks(form.place, "der")
    form.record.click()
    window.settle()
    assert form.what.text() == "" and texts(window, "paper") == {}
    assert any(one.place == "Blue folder" for one in window.workspace.evidence.all())


def test_names_and_reasons_of_the_last_step_are_back(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, key = opened
    window.window.go("finish", "sign-off")
    window.settle()
    step = window.page.view.sign
    QTest.keyClicks(step.sign.by, "Olive Owner")
    step.send_back.open()
    QTest.keyClicks(step.send_back.by, "Olive")
    QTest.keyClicks(step.send_back.reason, "The training list is old")
    window.qtbot.waitUntil(lambda: "reason" in texts(window, "send-back"), timeout=5_000)
    window.qtbot.waitUntil(lambda: texts(window, "sign-off") == {"by": "Olive Owner"})
    power_cut(window, key)
    window.window.go("finish", "sign-off")
    window.settle()
    step = window.page.view.sign
    assert step.sign.by.text() == "Olive Owner"
    assert step.send_back.form.isVisible() and step.send_back.by.text() == "Olive"
    assert step.send_back.reason.toPlainText() == "The training list is old"
    step.send_back.confirm.click()
    window.settle()
    assert texts(window, "send-back") == {} and texts(window, "sign-off") != {}


def test_a_lock_keeps_the_last_letters_too(opened: tuple[RealWindow, SpareKey]) -> None:
    window, key = opened
    window.window.go("evidence")
    window.settle()
    window.page.view.paper.click()
    QTest.keyClicks(window.page.view.form.what, "Shredding log")
    window.window.lock_asked.emit()  # before the second is over
    window.settle()
    window.unlock_with(key)
    assert texts(window, "paper") == {"what": "Shredding log"}
