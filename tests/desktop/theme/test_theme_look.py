"""The look follows the computer or the person, at once and everywhere."""

from __future__ import annotations

import re

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.resources import ResourceMissingError, resource
from desktop.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    TEXT_SIZES,
    Contrast,
    Mode,
    Theme,
    colours,
    icon_pixmap,
    scaled,
)
from desktop.theme import theme as theme_module
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel


def test_choosing_dark_changes_colours_and_palette_at_once(
    theme: Theme, qapp: QApplication
) -> None:
    theme.choose(Mode.DARK)
    assert colours() is DARK and theme.is_dark
    assert qapp.palette().window().color().name().upper() == DARK.page
    theme.choose(Mode.LIGHT)
    assert colours() is LIGHT


def test_text_of_200_percent_makes_shown_labels_and_distances_twice_as_large(
    theme: Theme, qtbot: QtBot
) -> None:
    label, heading = PlainLabel("Plain"), Heading("Title", 1)
    for widget in (label, heading):
        qtbot.addWidget(widget)
        widget.show()
    before, title_before = label.fontInfo().pointSizeF(), heading.fontInfo().pointSizeF()
    theme.choose(text_percent=200)
    assert label.fontInfo().pointSizeF() == pytest.approx(before * 2, rel=0.05)
    assert heading.fontInfo().pointSizeF() == pytest.approx(title_before * 2, rel=0.05)
    assert scaled(10) == round(20 * theme_module.system_points() / 10)


def test_the_text_size_stays_between_100_and_200_percent(theme: Theme) -> None:
    theme.choose(text_percent=20)
    assert theme.text_percent == 100
    theme.choose(text_percent=900)
    assert theme.text_percent == 200


def test_a_larger_system_font_is_followed_while_running(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = qapp.font().pointSizeF()
    monkeypatch.setattr(theme_module, "system_points", lambda: before * 1.5)
    theme.follow_system()
    assert qapp.font().pointSizeF() == pytest.approx(before * 1.5)


def test_the_computers_dark_mode_is_followed_unless_chosen_by_hand(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.choose(Mode.SYSTEM)
    assert colours() is LIGHT
    monkeypatch.setattr(theme_module, "system_is_dark", lambda: True)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert colours() is DARK
    theme.choose(Mode.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert colours() is LIGHT


def test_the_computers_wish_for_contrast_is_followed_unless_chosen_by_hand(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = qapp.styleHints()
    theme.choose(contrast=Contrast.SYSTEM)
    assert colours() is LIGHT
    monkeypatch.setattr(theme_module, "system_wants_contrast", lambda: True)
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert colours() is LIGHT_CONTRAST
    assert "dashed" in qapp.styleSheet().partition("High contrast")[2]
    theme.choose(Mode.DARK)
    assert colours() is DARK_CONTRAST and theme.is_dark
    theme.choose(contrast=Contrast.USUAL)
    theme._on_system_changed()  # told alone: what other tests left would follow the signal too
    assert colours() is DARK


def test_all_four_weights_are_the_bundled_open_sans(theme: Theme) -> None:
    styles = set(QFontDatabase.styles("Open Sans"))
    assert {"Regular", "Bold", "Italic"} <= styles
    assert any(style.lower().startswith("semi") for style in styles)


def test_semibold_text_is_not_a_made_up_weight(theme: Theme, qtbot: QtBot) -> None:
    strong = PlainLabel("Strong", role="strong")
    qtbot.addWidget(strong)
    strong.show()
    assert QFontInfo(strong.font()).weight() == 600


def test_no_rule_of_the_style_sheet_stops_the_text_size_from_being_followed() -> None:
    sheet = resource("styles", "app.qss").read_text("utf-8")
    sized = re.findall(r"([^{}]+)\{[^{}]*font-size", sheet)
    assert sized and all("role=" in selector for selector in sized)


def test_an_icon_is_drawn_in_the_colour_that_was_asked_for(theme: Theme) -> None:
    image = icon_pixmap("check", "#FF0000", 24).toImage()
    pixels = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
    seen = [pixel for pixel in pixels if pixel.alpha() > 200]
    assert seen and all(pixel.red() > 200 and pixel.green() < 50 for pixel in seen)


def test_icons_are_kept_for_the_look_in_force_only(theme: Theme) -> None:
    """Whoever goes through all the looks has no more pictures in memory than one look needs."""

    def drawn_in(mode: Mode, percent: int) -> list[QPixmap]:
        theme.choose(mode, percent)
        return [icon_pixmap(name, colours().muted, scaled(20)) for name in ("check", "calendar")]

    def pictures() -> int:
        return sum(isinstance(one, QPixmap) for one in shiboken6.getAllValidWrappers())

    drawn_in(Mode.LIGHT, 100)
    at_first = pictures()
    for percent in TEXT_SIZES:
        for mode in (Mode.DARK, Mode.LIGHT):
            one, other = drawn_in(mode, percent), drawn_in(mode, percent)
            assert [a.cacheKey() for a in one] == [b.cacheKey() for b in other]
            del one, other
    assert pictures() <= at_first


def test_an_unknown_icon_is_named(theme: Theme) -> None:
    with pytest.raises(ResourceMissingError, match=r"no-such-icon\.svg"):
        icon_pixmap("no-such-icon", "#000000", 16)


class _Told(QWidget):
    times = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        self.times += event.type() is QEvent.Type.StyleChange


def test_a_page_built_from_the_inside_out_is_styled_once_and_not_at_each_level(
    qapp: QApplication, dressed: None, qtbot: QtBot
) -> None:
    window, theme = QWidget(), Theme(qapp)
    qtbot.addWidget(window)
    theme.dress(window)
    theme.choose(Mode.LIGHT, 100)
    assert window.styleSheet() and not qapp.styleSheet()
    inner = _Told()
    level: QWidget = inner
    for _ in range(6):
        outer = QWidget()
        level.setParent(outer)
        level = outer
    level.setParent(window)
    assert inner.times == 1
    theme.deleteLater()
