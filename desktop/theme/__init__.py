"""The design system: colours, distances, type, fonts, icons and the style sheet."""

from __future__ import annotations

from desktop.theme.icons import icon, icon_pixmap
from desktop.theme.theme import TEXT_SIZES, Mode, Theme, colours, points, scaled
from desktop.theme.tokens import DARK, LIGHT, Colours, Space, Type

__all__ = [
    "DARK",
    "LIGHT",
    "TEXT_SIZES",
    "Colours",
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
