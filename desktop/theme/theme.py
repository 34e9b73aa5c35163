"""The look of the whole window: light or dark, how much contrast, how large the text is.

Like Qt's palette there is one per process; widgets that paint themselves ask ``colours()`` and
``scaled()`` at paint time and need not be told when the look changes: Qt repaints them.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.theme.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Colours

TEXT_SIZES = (100, 125, 150, 175, 200)
DESIGN_POINTS = 10.0  # the text size at which the distances of tokens.py were chosen


class Mode(StrEnum):
    """Which of the two looks: the computer's, or one chosen by hand."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """How much contrast: the computer's, or one chosen by hand."""

    SYSTEM = "system"
    USUAL = "usual"
    HIGH = "high"


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


def system_wants_contrast() -> bool:
    """Return whether the person asked the whole computer for high contrast.

    Windows' contrast themes, macOS's *Increase contrast* and the desktops of Linux tell Qt.
    """
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()  # it owns the next one, so it is held until the answer
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


class Theme(QObject):
    """Applies a look to the application and follows the computer's settings.

    The style sheet lies on the one window that was named to ``dress``, else on the application.
    On the application it costs dearly: Qt then styles a widget anew, with all that is in it, each
    time that it is put into another, so that a page built from the inside out is styled once for
    every level of it.
    """

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or app)
        self._app = app
        self._mode = Mode.SYSTEM
        self._contrast = Contrast.SYSTEM
        self._percent = 100
        self._dressed = False
        self._window: QWidget | None = None
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    def dress(self, window: QWidget) -> None:
        """Put the style sheet on *window* alone: the program's only one; its menus inherit it."""
        self._window = window

    @property
    def mode(self) -> Mode:
        """What was chosen: the computer's look, light or dark."""
        return self._mode

    @property
    def contrast(self) -> Contrast:
        """What was chosen: the computer's contrast, the usual one or a high one."""
        return self._contrast

    @property
    def text_percent(self) -> int:
        """The text size that was chosen, 100 to 200 percent of the computer's."""
        return self._percent

    @property
    def is_dark(self) -> bool:
        """True when the dark look is in force."""
        return _Look.colours in (DARK, DARK_CONTRAST)

    def choose(
        self,
        mode: Mode | None = None,
        text_percent: int | None = None,
        contrast: Contrast | None = None,
    ) -> None:
        """Take a look chosen by hand and show it at once; None leaves that part as it is."""
        if mode is not None:
            self._mode = mode
        if contrast is not None:
            self._contrast = contrast
        if text_percent is not None:
            self._percent = _within_bounds(text_percent)
        self.apply()

    def remember(self, look: str, text_percent: str, contrast: str = "") -> None:
        """Take the look of last time for the first picture; words that say nothing are passed over.

        The rest of the look follows with ``apply``.
        """
        if look in set(Mode):
            self._mode = Mode(look)
        if contrast in set(Contrast):
            self._contrast = Contrast(contrast)
        if text_percent.isdecimal():
            self._percent = _within_bounds(int(text_percent))
        self.guess()

    def guess(self) -> None:
        """Find colours and size for the very first picture, quickly, from the computer's own."""
        dark = self._app.palette().window().color().lightness() < 128
        if self._mode is not Mode.SYSTEM:
            dark = self._mode is Mode.DARK
        _Look.colours = _colours(dark, self._contrast is Contrast.HIGH)
        _Look.scale = self._percent / 100

    def apply(self) -> None:
        """Dress the application and everything in it in the look that is in force."""
        from desktop.theme.fonts import body_font, load_fonts
        from desktop.theme.icons import forget_drawn
        from desktop.theme.palette import palette_of
        from desktop.theme.stylesheet import style_sheet

        load_fonts()
        dark = self._mode is Mode.DARK or (self._mode is Mode.SYSTEM and system_is_dark())
        high = self._contrast is Contrast.HIGH or (
            self._contrast is Contrast.SYSTEM and system_wants_contrast()
        )
        before = (_Look.colours, _Look.points)
        _Look.colours = _colours(dark, high)
        _Look.points = system_points() * self._percent / 100
        _Look.scale = _Look.points / DESIGN_POINTS
        if before != (_Look.colours, _Look.points):
            forget_drawn()
        self._app.setFont(body_font(_Look.points))
        self._app.setPalette(palette_of(_Look.colours))
        sheet = style_sheet(
            _Look.colours, dark=dark, high=high, points=_Look.points, scale=_Look.scale
        )
        wearer = self._window or self._app
        if sheet != wearer.styleSheet():
            wearer.setStyleSheet(sheet)
        self._dressed = True
        self.changed.emit()

    def follow_system(self) -> None:
        """Look again at the computer's text size and dark mode; windows call it on ThemeChange."""
        if self._dressed and (system_points() * self._percent / 100) != _Look.points:
            self.apply()

    def _on_system_changed(self) -> None:
        if self._dressed and (self._mode is Mode.SYSTEM or self._contrast is Contrast.SYSTEM):
            self.apply()


def _colours(dark: bool, high: bool) -> Colours:
    if high:
        return DARK_CONTRAST if dark else LIGHT_CONTRAST
    return DARK if dark else LIGHT


def _within_bounds(percent: int) -> int:
    return min(max(percent, TEXT_SIZES[0]), TEXT_SIZES[-1])
