"""The colours, distances and type sizes that every widget shares.

A colour is named by what it is for. ``tests/desktop/theme/test_theme_contrast.py`` lists which
pairs must be readable (4.5:1 for text, 3:1 for parts that tell something; 7:1 and 4.5:1 in high
contrast).
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
    selected_edge: str  # round what is chosen; the same as ``selected`` where that is enough
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
    selected_edge="#E0EDF8",
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
    selected_edge="#16384F",
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

LIGHT_CONTRAST = Colours(
    page="#FFFFFF",
    card="#FFFFFF",
    text="#000000",
    muted="#1F1F1F",
    line="#5E5E5E",  # every surface has an outline here, for their grounds are alike
    edge="#000000",
    accent="#00307A",
    accent_strong="#000000",
    on_accent="#FFFFFF",
    header="#000000",
    on_header="#FFFFFF",
    on_header_muted="#FFFFFF",
    header_line="#FFFFFF",
    focus_header="#FFD500",
    selected="#E3EEFF",
    selected_edge="#00307A",
    hover="#EFEFEF",
    ok="#004A1F",
    ok_soft="#FFFFFF",
    warn="#5C3400",
    warn_soft="#FFFFFF",
    bad="#8A0012",
    bad_soft="#FFFFFF",
    info="#00307A",
    info_soft="#FFFFFF",
    sample="#FFC4EA",
    on_sample="#3D0026",
    focus="#A1006B",
    track="#DADADA",
)

DARK_CONTRAST = Colours(
    page="#000000",
    card="#000000",
    text="#FFFFFF",
    muted="#EDEDED",
    line="#A6A6A6",
    edge="#FFFFFF",
    accent="#62DDFF",
    accent_strong="#FFFFFF",
    on_accent="#000000",
    header="#000000",
    on_header="#FFFFFF",
    on_header_muted="#FFFFFF",
    header_line="#FFFFFF",
    focus_header="#FFD500",
    selected="#00263B",
    selected_edge="#62DDFF",
    hover="#242424",
    ok="#7CF5A6",
    ok_soft="#000000",
    warn="#FFDF5E",
    warn_soft="#000000",
    bad="#FFB3AB",
    bad_soft="#000000",
    info="#62DDFF",
    info_soft="#000000",
    sample="#FFA6E0",
    on_sample="#000000",
    focus="#FFD500",
    track="#3D3D3D",
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
