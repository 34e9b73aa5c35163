"""Draws what a window shows, in every look and size that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from picture_window import USUAL, PictureWindow

from desktop.theme import Contrast, Mode

SMALLEST = (1024, 700)


@dataclass(frozen=True, slots=True)
class Variant:
    """One look in one size."""

    mode: Mode = Mode.LIGHT
    percent: int = 100
    contrast: Contrast = Contrast.USUAL
    size: tuple[int, int] = USUAL
    made_up: bool = False  # in the made-up language of translations.py


VARIANTS = {
    "light-usual": Variant(),
    "dark-usual": Variant(Mode.DARK),
    "light-contrast": Variant(contrast=Contrast.HIGH),
    "dark-contrast": Variant(Mode.DARK, contrast=Contrast.HIGH),
    "light-small": Variant(size=SMALLEST),
    "light-200-usual": Variant(percent=200),
    "light-200-small": Variant(percent=200, size=SMALLEST),
    "made-up-language": Variant(size=SMALLEST, made_up=True),
}
"""By the end of their pictures' names."""


class Camera:
    """Puts pictures into *out*; *only* are beginnings of names, when not all are wanted."""

    def __init__(self, out: Path, variants: dict[str, Variant], only: tuple[str, ...] = ()) -> None:
        self._out, self._variants, self._only = out, variants, only

    def __call__(self, one: PictureWindow, name: str) -> None:
        """Draw what *one* shows."""
        if self._only and not name.startswith(self._only):
            return
        for ending, variant in self._variants.items():
            show(one, variant)
            one.window.grab().save(str(self._out / f"{name}-{ending}.png"))
        show(one, Variant())


def show(one: PictureWindow, variant: Variant) -> None:
    """Give the window that look and size, and wait until it has taken them."""
    theme = one.theme
    if (theme.mode, theme.text_percent, theme.contrast) != (
        variant.mode,
        variant.percent,
        variant.contrast,
    ):
        theme.choose(variant.mode, variant.percent, variant.contrast)
    one.window.resize(*variant.size)
    one.settle()
