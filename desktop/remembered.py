"""Keeps how a page was arranged from one start to the next: widths, scrolling, filters.

A page does nothing for it: panes and scrolling areas are found by their names. A choice takes
part with ``keep(box)``. Only figures and the program's own codes are kept, nothing that anybody
typed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QComboBox, QScrollArea, QSplitter, QWidget

from core.settings import Setting, Settings
from desktop.frame import Frame

Arrangement = Mapping[str, Mapping[str, Any]]

_KEPT: Final = "remembered"
_PANES, _SCROLLED, _CHOSEN = "panes", "scrolled", "chosen"
_EVERY_MS: Final = 60
_TRIES: Final = 50  # a page is read on a worker; after three seconds it is as it is


def keep(box: QComboBox) -> None:
    """Let what is chosen in *box* come back on the next start. Its data are codes."""
    box.setProperty(_KEPT, True)


def arrangement_of(page: QWidget) -> Arrangement:
    """Return how *page* is arranged now."""
    return {
        _PANES: {
            one.accessibleName(): one.sizes()
            for one in page.findChildren(QSplitter)
            if one.accessibleName() and all(one.sizes())  # else one pane at a time is shown
        },
        _SCROLLED: {
            one.accessibleName(): one.verticalScrollBar().value()
            for one in page.findChildren(QScrollArea)
            if one.accessibleName() and one.verticalScrollBar().value()
        },
        _CHOSEN: {
            box.accessibleName(): str(box.currentData())
            for box in page.findChildren(QComboBox)
            if box.property(_KEPT)
        },
    }


class PageMemory(QObject):
    """Arranges each page, when it is first shown, as it was before; ``collect`` before it goes."""

    def __init__(self, frame: Frame, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._settings = frame, settings
        self._known: dict[str, Arrangement] = {}
        frame.place_made.connect(self._on_place_made)

    def collect(self) -> None:
        """Look how the pages are arranged, while they are there."""
        for key, page in self._frame.made():
            self._known[key] = arrangement_of(page)

    def save(self) -> None:
        """Keep on the disk what was collected. Raises SettingsNotSavedError."""
        for key, arrangement in dict(self._known).items():
            self._settings.put(_setting(key), json.dumps(arrangement, ensure_ascii=True))

    def _on_place_made(self, key: str, has_target: bool) -> None:
        page = self._frame.page(key)
        found = self._known.get(key) or _read(self._settings.get(_setting(key)))
        if page is not None and found:
            Arranger(page, found, scrolls=not has_target)


class Arranger(QObject):
    """Puts a page as it was, once it is laid out and filled; one who scrolls is left alone."""

    def __init__(self, page: QWidget, wanted: Arrangement, *, scrolls: bool) -> None:
        super().__init__(page)
        self._page, self._panes = page, dict(wanted.get(_PANES, {}))
        self._scrolled = dict(wanted.get(_SCROLLED, {})) if scrolls else {}
        self._left = _TRIES
        self._choose(wanted.get(_CHOSEN, {}))
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._try)
        self._timer.start()

    def _choose(self, chosen: Mapping[str, Any]) -> None:
        for box in self._page.findChildren(QComboBox):
            place = box.findData(chosen.get(box.accessibleName()))
            if box.property(_KEPT) and place >= 0:
                box.setCurrentIndex(place)

    def _try(self) -> None:
        self._left -= 1
        for splitter in self._page.findChildren(QSplitter):
            sizes = self._panes.get(splitter.accessibleName())
            if _fits(sizes, splitter.count()) and splitter.isVisible():
                splitter.setSizes(sizes)
                del self._panes[splitter.accessibleName()]
        for area in self._page.findChildren(QScrollArea):
            self._scroll(area)
        if self._left <= 0 or not (self._panes or self._scrolled):
            self._timer.stop()
            if shiboken6.isValid(self):
                self.deleteLater()

    def _scroll(self, area: QScrollArea) -> None:
        name, bar = area.accessibleName(), area.verticalScrollBar()
        wanted = self._scrolled.get(name)
        if not isinstance(wanted, int):
            return
        if bar.value():  # somebody has scrolled already
            del self._scrolled[name]
        elif bar.maximum() >= wanted:
            bar.setValue(wanted)
            del self._scrolled[name]


def _fits(sizes: object, count: int) -> bool:
    return (
        isinstance(sizes, list)
        and len(sizes) == count
        and all(isinstance(one, int) and one > 0 for one in sizes)
    )


def _setting(key: str) -> Setting[str]:
    return Setting("pages", key, "")


def _read(text: str) -> Arrangement:
    """Return what was kept; what cannot be read counts as nothing."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    is_sound = isinstance(found, dict) and all(isinstance(one, dict) for one in found.values())
    return found if is_sound else {}
