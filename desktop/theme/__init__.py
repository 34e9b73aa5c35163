"""The design system: colours, distances, type, fonts, icons and the style sheet."""

from __future__ import annotations

from desktop.theme.icons import icon, icon_pixmap
from desktop.theme.theme import TEXT_SIZES, Contrast, Mode, Theme, colours, points, scaled
from desktop.theme.tokens import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    Colours,
    Space,
    Type,
)

__all__ = [
    "DARK",
    "DARK_CONTRAST",
    "LIGHT",
    "LIGHT_CONTRAST",
    "TEXT_SIZES",
    "Colours",
    "Contrast",
    "Mode",
    "Space",
    "Theme",
    "Type",
    "colours",
    "icon",
    "icon_pixmap",
    "points",
    "scaled",
]
