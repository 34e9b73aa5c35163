"""Every pair of colours that meets on screen can be told apart."""

from __future__ import annotations

import pytest

from desktop.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Colours

TEXT = [
    ("text", "page"), ("text", "card"), ("text", "selected"), ("text", "hover"),
    ("text", "ok_soft"), ("text", "warn_soft"), ("text", "bad_soft"), ("text", "info_soft"),
    ("text", "track"), ("muted", "page"), ("muted", "card"), ("muted", "selected"),
    ("accent", "card"), ("accent", "page"), ("accent", "selected"),
    ("accent_strong", "selected"), ("on_accent", "accent"), ("on_accent", "accent_strong"),
    ("on_header", "header"), ("on_header_muted", "header"), ("ok", "ok_soft"),
    ("warn", "warn_soft"), ("bad", "bad_soft"), ("bad", "card"), ("bad", "page"),
    ("info", "info_soft"), ("on_sample", "sample"),
]  # fmt: skip
PARTS = [
    ("edge", "card"), ("edge", "page"), ("focus", "card"), ("focus", "page"),
    ("focus", "selected"), ("focus", "info_soft"), ("focus", "warn_soft"), ("focus", "bad_soft"),
    ("header_line", "header"), ("focus_header", "header"), ("ok", "track"), ("ok", "card"),
    ("warn", "card"), ("bad", "card"), ("info", "page"), ("sample", "header"),
    ("accent", "track"), ("muted", "selected"), ("warn", "selected"), ("ok", "selected"),
    ("bad", "selected"), ("accent", "selected"),
]  # fmt: skip
OUTLINES = [("line", "card"), ("line", "page"), ("selected_edge", "card"), ("edge", "page")]
LOOKS = {
    "light": (LIGHT, 4.5, 3), "dark": (DARK, 4.5, 3),
    "light, high contrast": (LIGHT_CONTRAST, 7, 4.5),
    "dark, high contrast": (DARK_CONTRAST, 7, 4.5),
}  # fmt: skip


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB``, after WCAG 2.2."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def faint(look: Colours, pairs: list[tuple[str, str]], least: float) -> list[str]:
    """Return the pairs of *look* whose contrast is below *least*, each with its contrast."""
    found = [
        (one, other, contrast(getattr(look, one), getattr(look, other))) for one, other in pairs
    ]
    return [f"{one} on {other}: {measure:.1f}" for one, other, measure in found if measure < least]


@pytest.mark.parametrize(("look", "text", "parts"), LOOKS.values(), ids=LOOKS)
def test_text_can_be_read_and_parts_stand_out(look: Colours, text: float, parts: float) -> None:
    assert not faint(look, TEXT, text)
    assert not faint(look, PARTS, parts)


@pytest.mark.parametrize("look", [LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark"])
def test_high_contrast_outlines_every_surface_and_what_is_chosen(look: Colours) -> None:
    assert not faint(look, OUTLINES, 4.5)


def test_the_measure_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
