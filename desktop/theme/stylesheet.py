"""The style sheet, filled in from resources/styles/app.qss; high contrast adds contrast.qss.

In the files ``@name`` is a colour of tokens.py, ``@h1pt`` a type size and ``@12px`` a distance
that grows with the text. No rule sets the size of plain text: that would stop the person's own
text size from being followed.
"""

from __future__ import annotations

import re

from core.resources import resource
from desktop.theme.tokens import Colours, Type

_PLACE = re.compile(r"@(\d+)px|@([a-z0-9]+)pt|@([a-z_0-9]+)")


def style_sheet(colours: Colours, *, dark: bool, high: bool, points: float, scale: float) -> str:
    """Return the style sheet for text of *points*, distances grown by *scale*.

    Raises KeyError where a file names a token that does not exist.
    """
    values: dict[str, str] = colours._asdict()
    values["styles"] = resource("styles").as_posix()
    values["mode"] = "dark" if dark else "light"
    sizes = {name.lower(): size for name, size in vars(Type).items() if name.isupper()}

    def fill(match: re.Match[str]) -> str:
        pixels, size, name = match.groups()
        if pixels:
            return f"{round(int(pixels) * scale)}px"
        if size in sizes:
            return f"{points * sizes[size]:.2f}pt"
        return values[name]

    files = ("app.qss", "contrast.qss") if high else ("app.qss",)
    sheets = [resource("styles", name).read_text("utf-8") for name in files]
    return _PLACE.sub(fill, "\n".join(sheets))
