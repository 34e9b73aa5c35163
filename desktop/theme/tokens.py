"""The colours, distances and type sizes that every widget shares.

A colour is named by what it is for. ``tests/desktop/theme/test_theme_contrast.py`` lists which
pairs must be readable (4.5:1 for text, 3:1 for parts that tell something).
"""

from __future__ import annotations

from typing import NamedTuple


class Colours(NamedTuple):  # made in a tenth of a dataclass's time, before the first paint
    """One colour for each purpose, as ``#RRGGBB``."""

    page: str  # behind the cards
    card: str  # the surface that things are read on
    text: str
    muted: str  # second-rank text
    line: str  # hairlines that only decorate
    edge: str  # outlines that tell where to type or click
    accent: str  # links, buttons, the chosen thing
    accent_strong: str  # the same under the mouse
    on_accent: str
    header: str
    on_header: str
    on_header_muted: str
    header_line: str
    focus_header: str
    selected: str
    hover: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str
    sample: str  # the made-up pharmacy, a colour that nothing else has
    on_sample: str
    focus: str  # where the keyboard is
    track: str  # the empty part of a bar


LIGHT = Colours(
    page="#F0F4F5",
    card="#FFFFFF",
    text="#212B32",
    muted="#4C6272",
    line="#D8DDE0",
    edge="#768692",
    accent="#005EB8",
    accent_strong="#003D78",
    on_accent="#FFFFFF",
    header="#003087",
    on_header="#FFFFFF",
    on_header_muted="#CFDDF3",
    header_line="#7C9BD2",
    focus_header="#FFB81C",
    selected="#E0EDF8",
    hover="#F0F6FB",
    ok="#007A39",
    ok_soft="#E1F3E8",
    warn="#8A5A00",
    warn_soft="#FFF3D1",
    bad="#B3261E",
    bad_soft="#FCEAE8",
    info="#005EB8",
    info_soft="#E6F0FA",
    sample="#F4C6E0",
    on_sample="#5B1740",
    focus="#B35900",
    track="#DDE4E8",
)

DARK = Colours(
    page="#10181F",
    card="#18232C",
    text="#E8EDEE",
    muted="#A9B8C2",
    line="#2C3A45",
    edge="#748694",
    accent="#41B6E6",
    accent_strong="#7FD0F0",
    on_accent="#0B1218",
    header="#0B1218",
    on_header="#FFFFFF",
    on_header_muted="#B5C3CD",
    header_line="#5C6F7D",
    focus_header="#FFB81C",
    selected="#16384F",
    hover="#1D2C37",
    ok="#5FD08C",
    ok_soft="#12301F",
    warn="#FFD166",
    warn_soft="#3A2E0B",
    bad="#FF9A91",
    bad_soft="#3D1A18",
    info="#7FD0F0",
    info_soft="#132F40",
    sample="#E79AC8",
    on_sample="#2E0A20",
    focus="#FFB81C",
    track="#2C3A45",
)


class Space:
    """Distances in pixels at 100 % text; pass them through ``scaled`` where text is beside."""

    HAIR = 2
    TIGHT = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 18
    WIDE = 28


class Type:
    """Type sizes as multiples of the person's text size."""

    SMALL = 0.92
    BODY = 1.0
    LEAD = 1.15
    H2 = 1.15
    H1 = 1.6
    DISPLAY = 2.2
