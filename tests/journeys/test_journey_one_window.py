"""Nothing flashes: the program shows one window, and the keyboard never leaves it by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from person import OpenWindow
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from records import make_records

from core.services.sample import HowFar
from desktop.main_window import MainWindow


class Watch(QObject):
    """Names each window that is shown besides the one there is."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, MainWindow | QMenu)
        ):
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


@pytest.mark.parametrize("how_far", list(HowFar))
def test_no_part_of_a_page_is_shown_as_a_window_of_its_own(
    open_window: OpenWindow, qapp: QApplication, tmp_path: Path, how_far: HowFar
) -> None:
    records = make_records(tmp_path / "store", how_far)
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        person = open_window(records.folder)
        records.unlock(person)
        for place in ("home", "questions", "evidence", "finish", "settings"):
            person.go(place)
            assert person.window.isActiveWindow(), place
        person.close()
    finally:
        qapp.removeEventFilter(watch)
    assert watch.shown == []
