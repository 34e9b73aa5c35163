"""Settings, This computer: what is chosen holds at once, and at the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from real_window import RealWindow, made_records

from core.settings import Settings
from desktop.__main__ import put_back
from desktop.app import Starter
from desktop.attendant import Attendant
from desktop.choices import CONTRAST, GEOMETRY, IDLE_MINUTES, LOOK, TEXT_PERCENT
from desktop.first_look import FILE_NAME, SECTION, remembered
from desktop.theme import Contrast, Mode, colours, points, scaled
from desktop.theme.tokens import DARK, DARK_CONTRAST

OpenWindow = Callable[..., RealWindow]


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> RealWindow:
    """Opened records, Settings on screen."""
    key = made_records(tmp_path / "store")
    one = open_window(tmp_path / "store")
    one.unlock_with(key)
    one.window.go("settings", "computer")
    one.settle()
    return one


def test_look_and_size_hold_at_once_and_are_kept(window: RealWindow) -> None:
    section = window.page.section
    assert section.look.mode is Mode.SYSTEM and section.text.sizes.value == 0
    before = points()
    section.look.choices[Mode.DARK].click()
    section.text.sizes.button(2).click()
    window.settle()
    assert colours() is DARK and points() == pytest.approx(before * 1.5)
    kept = Settings()
    assert (kept.get(LOOK), kept.get(TEXT_PERCENT)) == ("dark", 150)
    assert section.error.isHidden()


def test_the_next_start_begins_in_the_look_of_last_time(
    window: RealWindow, qapp: QApplication
) -> None:
    section = window.page.section
    section.look.choices[Mode.DARK].click()
    section.look.contrast.button(2).click()
    section.text.sizes.button(4).click()
    window.settle()
    assert Settings().get(CONTRAST) == "high" and colours() is DARK_CONTRAST
    window.starter.theme.choose(Mode.LIGHT, 100, Contrast.USUAL)
    again = Starter(qapp, lambda: None)
    window.qtbot.addWidget(again.window)
    put_back(again.window, again.theme)
    assert (again.theme.mode, again.theme.text_percent) == (Mode.DARK, 200)
    assert colours() is DARK_CONTRAST and scaled(10) == 20  # what the skeleton is painted with
    again.deleteLater()


def test_another_time_for_the_lock_counts_from_now_on(window: RealWindow) -> None:
    attendant = window.starter.navigator.findChild(Attendant)
    times = window.page.section.lock.times
    assert times.button(times.value).text() == "15 minutes"
    window.page.section.lock.chosen.emit(60)
    assert attendant.idle.remaining_ms > 59 * 60_000
    times.button(0).click()
    assert 60_000 < attendant.idle.remaining_ms < 3 * 60_000
    times.button(6).click()
    window.settle()
    assert attendant.idle.remaining_ms == -1 and Settings().get(IDLE_MINUTES) == 0
    assert "Ctrl+L" in window.page.section.lock.note.text()
    times.button(1).click()
    assert attendant.idle.remaining_ms > 4 * 60_000


def test_a_number_of_minutes_written_by_hand_is_shown(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    Settings().put(IDLE_MINUTES, 7)
    key = made_records(tmp_path / "store")
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    window.window.go("settings")
    window.settle()
    times = window.page.section.lock.times
    assert times.button(times.value).text() == "7 minutes"


def test_a_choice_that_cannot_be_kept_says_so_and_holds_until_the_end(
    window: RealWindow, tmp_path: Path
) -> None:
    config = Settings().path.parent
    for path in config.iterdir() if config.exists() else ():
        path.unlink()
    if config.exists():
        config.rmdir()
    config.parent.mkdir(exist_ok=True)
    config.write_text("a file where the folder should be", encoding="utf-8")
    section = window.page.section
    section.look.choices[Mode.DARK].click()
    window.settle()
    assert section.error.isVisible() and "could not be saved" in section.error.text()
    assert colours() is DARK
    config.unlink()
    section.look.choices[Mode.LIGHT].click()
    window.settle()
    assert section.error.isHidden()


def test_the_sample_has_settings_of_this_computer_only(open_window: OpenWindow) -> None:
    window = open_window(sample="pharmacy")
    window.window.go("settings", "locks")
    window.settle()
    assert window.page.where() == "computer"


def test_the_first_look_reads_what_the_settings_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IGT_HOME", str(tmp_path))
    assert remembered() == {}
    settings = Settings()
    assert settings.path.name == FILE_NAME
    for setting, value in ((LOOK, "dark"), (TEXT_PERCENT, 175), (GEOMETRY, "01d9")):
        assert setting.section == SECTION
        settings.put(setting, value)
    settings.put(IDLE_MINUTES, 5)
    assert remembered() == {"look": "dark", "text-percent": "175", "geometry": "01d9"}
    settings.path.write_bytes(b"\xff\xfe broken")
    assert remembered() == {}


@pytest.mark.parametrize(
    ("look", "percent", "expected"),
    [
        ("dark", "900", (Mode.DARK, 200)),
        ("pink", "-3", (Mode.SYSTEM, 100)),
        ("", "", (Mode.SYSTEM, 100)),
    ],
)
def test_odd_words_about_the_look_are_passed_over(
    qapp: QApplication, theme: object, look: str, percent: str, expected: tuple[Mode, int]
) -> None:
    from desktop.theme import Theme

    one = Theme(qapp)
    one.remember(look, percent)
    assert (one.mode, one.text_percent) == expected
    one.deleteLater()
