"""What the monkey's hands reach: the widgets that can be seen, and what the mouse hits on them."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

Kinds = type[QWidget] | tuple[type[QWidget], ...]


class Reach:
    """Looks at the live tree of *window()* each time; a popup stands before everything."""

    def __init__(self, window: Callable[[], QWidget], chance: random.Random) -> None:
        self._window, self._random = window, chance

    def windows(self) -> list[QWidget]:
        """Return the windows that take the mouse now, ours first."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return [popup]
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        return sorted(shown, key=lambda one: (one is not self._window(), type(one).__name__))

    def reachable(self, kind: Kinds) -> list[QWidget]:
        """Return what can be seen of those kinds and is not scrolled away."""
        found = []
        for window in self.windows():
            size = window.rect()
            for one in [window, *window.findChildren(QWidget)]:
                if isinstance(one, kind) and one.isVisible() and one.isEnabled():
                    spot = one.mapTo(window, one.rect().center()) if one is not window else None
                    if spot is None or size.contains(spot):
                        found.append(one)
        return found

    def one(self, kind: Kinds = QWidget) -> QWidget:
        """Return one of those kinds, or a window where there is none."""
        found = self.reachable(kind) or self.windows()
        return self._random.choice(found or [self._window()])

    def hit(self, widget: QWidget) -> tuple[QWidget, QPoint]:
        """Return what the mouse hits at a random spot of *widget*."""
        spot = QPoint(
            self._random.randrange(max(1, widget.width())),
            self._random.randrange(max(1, widget.height())),
        )
        if isinstance(widget, QAbstractButton):
            spot = QPoint(min(14, widget.width() // 2), widget.height() // 2)
        window = widget.window()
        place = widget.mapTo(window, spot) if widget is not window else spot
        under = window.childAt(place) or widget
        return under, under.mapFrom(window, place) if under is not window else place

    def at_keyboard(self) -> QWidget:
        """Return what gets the keys."""
        return QApplication.activePopupWidget() or self._window().focusWidget() or self._window()


def words_of(widget: QWidget) -> str:
    """Return what a person would call *widget*, before the deed, after which it may be gone."""
    text = widget.accessibleName()
    if not text and isinstance(widget, QAbstractButton):
        text = widget.text()
    return f"{type(widget).__name__} {text[:40]!r}"
