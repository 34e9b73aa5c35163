"""Colours, measures and text styles of every sheet, in two densities."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from core.reports.fonts import BOLD, REGULAR, SEMIBOLD, use_fonts

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = 25 * mm  # clear of two- and four-hole punches
RIGHT = 14 * mm
TOP = 21 * mm
BOTTOM = 17 * mm
WIDTH = PAGE_WIDTH - LEFT - RIGHT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper and the room that the margins leave on it, in points."""

    width: float
    height: float

    @property
    def text_width(self) -> float:
        """How wide a line may be."""
        return float(self.width - LEFT - RIGHT)

    @property
    def text_height(self) -> float:
        """How much fits one below the other."""
        return float(self.height - TOP - BOTTOM)


UPRIGHT = Sheet(PAGE_WIDTH, PAGE_HEIGHT)
LANDSCAPE = Sheet(PAGE_HEIGHT, PAGE_WIDTH)

# All of these keep at least 4.5:1 on white, in grey too; lines that one writes on keep 3:1.
INK = HexColor("#1d2730")
BLUE = HexColor("#0b4a8f")
QUIET = HexColor("#4c5a66")
RULE = HexColor("#b4bec6")
WRITE = HexColor("#7d8891")
BAND = HexColor("#eaf0f4")
WHITE = HexColor("#ffffff")
MARKER = HexColor("#ffec8a")  # behind what is still to fill in


class Density(StrEnum):
    """How closely a sheet is set."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"
    READING = "reading"


@dataclass(frozen=True)
class Styles:
    """The text styles of one density. *pad* is the space above and below a table's text."""

    h1: ParagraphStyle
    h2: ParagraphStyle
    h3: ParagraphStyle
    body: ParagraphStyle
    small: ParagraphStyle
    quiet: ParagraphStyle
    cell: ParagraphStyle
    number: ParagraphStyle
    figure: ParagraphStyle
    head: ParagraphStyle
    head_centre: ParagraphStyle
    head_right: ParagraphStyle
    bullet: ParagraphStyle
    bullet_small: ParagraphStyle
    numbered: ParagraphStyle
    verdict: ParagraphStyle
    pad: float
    box: float


_SIZES = {Density.READING: 10.5, Density.COMFORTABLE: 9.5, Density.COMPACT: 8.5}


def styles_for(density: Density) -> Styles:
    """Return the text styles of *density*."""
    use_fonts()
    roomy = density is not Density.COMPACT
    size = _SIZES[density]
    body = _style("body", size, spaceAfter=4 if roomy else 2.5)
    cell = _style("cell", size)
    return Styles(
        h1=_style("h1", 18, BOLD, colour=BLUE, lead=1.25, spaceAfter=3),
        h2=_style("h2", 13, BOLD, colour=BLUE, lead=1.25, spaceBefore=10, spaceAfter=5),
        h3=_style("h3", size + 1, BOLD, lead=1.25),
        body=body,
        small=_style("small", size - 1, spaceAfter=2),
        quiet=_style("quiet", size - 1, colour=QUIET, spaceAfter=2),
        cell=cell,
        number=_style("number", size - 0.5, SEMIBOLD, colour=QUIET, alignment=TA_CENTER),
        figure=_style("figure", size, alignment=TA_RIGHT),
        head=_style("head", size - 1.5, SEMIBOLD, colour=QUIET),
        head_centre=_style("centre", size - 1.5, SEMIBOLD, colour=QUIET, alignment=TA_CENTER),
        head_right=_style("right", size - 1.5, SEMIBOLD, colour=QUIET, alignment=TA_RIGHT),
        bullet=_style("bullet", size, leftIndent=10, bulletIndent=1, spaceAfter=2),
        bullet_small=_style("small bullet", size - 1, leftIndent=9, bulletIndent=1, spaceAfter=1),
        numbered=_style("numbered", size, leftIndent=18, bulletIndent=1, spaceAfter=2),
        verdict=_style("verdict", 25, BOLD, colour=BLUE, lead=1.2, spaceAfter=2),
        pad=5.0 if roomy else 2.6,
        box=12.0 if roomy else 10.0,
    )


def _style(
    name: str,
    size: float,
    font: str = REGULAR,
    *,
    colour: Color = INK,
    lead: float = 1.32,
    **more: float,
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=size * lead,
        textColor=colour,
        bulletFontName=REGULAR,
        bulletFontSize=size,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
        **more,
    )
