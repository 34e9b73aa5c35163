"""The look of the whole window: light or dark, and how large the text is.

Like Qt's palette there is one per process; widgets that paint themselves ask ``colours()`` and
``scaled()`` at paint time and need not be told when the look changes: Qt repaints them.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.theme.tokens import DARK, LIGHT, Colours

TEXT_SIZES = (100, 125, 150, 175, 200)
DESIGN_POINTS = 10.0  # the text size at which the distances of tokens.py were chosen


class Mode(StrEnum):
    """Which of the two looks: the computer's, or one chosen by hand."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class _Look:
    """What is in force now."""

    colours: Colours = LIGHT
    scale: float = 1.0
    points: float = DESIGN_POINTS


def colours() -> Colours:
    """Return the colours in force."""
    return _Look.colours


def scaled(pixels: float) -> int:
    """Return *pixels*, meant for 100 % text, at the text size in force."""
    return round(pixels * _Look.scale)


def points() -> float:
    """Return the size of plain text in force, in points."""
    return _Look.points


def system_points() -> float:
    """Return the text size that the person chose for the whole computer."""
    from desktop.theme import fonts

    return fonts.system_points()


def system_is_dark() -> bool:
    """Return whether the person chose a dark look for the whole computer."""
    from PySide6.QtCore import Qt  # naming Qt makes its 110 enums, 12 ms: not before the paint

    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


class Theme(QObject):
    """Applies a look to the application and follows the computer's settings."""

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or app)
        self._app = app
        self._mode = Mode.SYSTEM
        self._percent = 100
        self._dressed = False
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def mode(self) -> Mode:
        """What was chosen: the computer's look, light or dark."""
        return self._mode

    @property
    def text_percent(self) -> int:
        """The text size that was chosen, 100 to 200 percent of the computer's."""
        return self._percent

    @property
    def is_dark(self) -> bool:
        """True when the dark look is in force."""
        return _Look.colours is DARK

    def choose(self, mode: Mode | None = None, text_percent: int | None = None) -> None:
        """Take a look chosen by hand and show it at once; None leaves that part as it is."""
        if mode is not None:
            self._mode = mode
        if text_percent is not None:
            self._percent = _within_bounds(text_percent)
        self.apply()

    def remember(self, look: str, text_percent: str) -> None:
        """Take the look of last time for the first picture; words that say nothing are passed over.

        The rest of the look follows with ``apply``.
        """
        if look in set(Mode):
            self._mode = Mode(look)
        if text_percent.isdecimal():
            self._percent = _within_bounds(int(text_percent))
        self.guess()

    def guess(self) -> None:
        """Find colours and size for the very first picture, quickly, from the computer's own."""
        dark = self._app.palette().window().color().lightness() < 128
        if self._mode is not Mode.SYSTEM:
            dark = self._mode is Mode.DARK
        _Look.colours = DARK if dark else LIGHT
        _Look.scale = self._percent / 100

    def apply(self) -> None:
        """Dress the application and everything in it in the look that is in force."""
        from desktop.theme.fonts import body_font, load_fonts
        from desktop.theme.palette import palette_of
        from desktop.theme.stylesheet import style_sheet

        load_fonts()
        dark = self._mode is Mode.DARK or (self._mode is Mode.SYSTEM and system_is_dark())
        _Look.colours = DARK if dark else LIGHT
        _Look.points = system_points() * self._percent / 100
        _Look.scale = _Look.points / DESIGN_POINTS
        self._app.setFont(body_font(_Look.points))
        self._app.setPalette(palette_of(_Look.colours))
        sheet = style_sheet(_Look.colours, dark=dark, points=_Look.points, scale=_Look.scale)
        if sheet != self._app.styleSheet():
            self._app.setStyleSheet(sheet)
        self._dressed = True
        self.changed.emit()

    def follow_system(self) -> None:
        """Look again at the computer's text size and dark mode; windows call it on ThemeChange."""
        if self._dressed and (system_points() * self._percent / 100) != _Look.points:
            self.apply()

    def _on_system_changed(self) -> None:
        if self._dressed and self._mode is Mode.SYSTEM:
            self.apply()


def _within_bounds(percent: int) -> int:
    return min(max(percent, TEXT_SIZES[0]), TEXT_SIZES[-1])
