"""Small drawn things: boxes for a pen, bars, lines to write on, the band of a requirement."""

from __future__ import annotations

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from core.reports.flow import Heading, Text
from core.reports.fonts import REGULAR, width_of
from core.reports.styles import BAND, BLUE, INK, QUIET, WHITE, WRITE, Styles
from core.text import translate


class TickBox(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A box to tick with a pen, or ticked already."""

    def __init__(self, size: float, ticked: bool) -> None:
        super().__init__()
        self.width = self.height = size
        self._ticked = ticked

    def draw(self) -> None:
        canvas, size = self.canv, self.width
        means = translate("reports", "[ticked]") if self._ticked else translate("reports", "[ ]")
        with canvas.content("Span", actual=means):
            canvas.setStrokeColor(INK)
            canvas.setFillColor(WHITE)
            canvas.setLineWidth(0.9)
            canvas.roundRect(0.5, 0.5, size - 1, size - 1, 1.5, fill=1)
            if self._ticked:
                canvas.setLineWidth(1.6)
                canvas.setLineCap(1)
                low = (size * 0.43, size * 0.24)
                canvas.line(size * 0.22, size * 0.48, *low)
                canvas.line(*low, size * 0.8, size * 0.78)


class Bar(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A part of a whole as a bar, on a line of text *leading* points high.

    *share* and *mark* go from 0 to 1; *mark* gets a dotted line. *alt* is read out.
    """

    _THICK = 9.0

    def __init__(
        self, width: float, leading: float, share: float, alt: str, mark: float | None = None
    ) -> None:
        super().__init__()
        self.width, self.height = width, leading
        self._share, self._alt, self._mark = max(0.0, min(1.0, share)), alt, mark

    def draw(self) -> None:
        canvas = self.canv
        y = (self.height - self._THICK) / 2 - 1
        with canvas.content("Figure", alt=self._alt):
            canvas.setLineWidth(0.7)
            canvas.setStrokeColor(QUIET)
            canvas.setFillColor(WHITE)
            canvas.rect(0, y, self.width, self._THICK, fill=1)
            canvas.setFillColor(BLUE)
            canvas.rect(0, y, self.width * self._share, self._THICK, stroke=0, fill=1)
            if self._mark is not None:
                x = self.width * self._mark
                canvas.setStrokeColor(WHITE if self._share > self._mark else INK)
                canvas.setDash(1.5, 1)
                canvas.line(x, y, x, y + self._THICK)


class WriteLines(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Names with a line each to write on, side by side."""

    def __init__(self, styles: Styles, names: list[tuple[str, float]], height: float) -> None:
        super().__init__()
        self._style: ParagraphStyle = styles.quiet
        self._names, self.height = names, height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, self.height

    def draw(self) -> None:
        whole = sum(share for _, share in self._names)
        x = 0.0
        for name, share in self._names:
            width = self.width * share / whole
            write_in(self.canv, name, self._style, x, x + width - 10, 3)
            x += width


class FieldLine(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A name, which is markup as in ``Text``, and beside it a line to write on."""

    _NAME = 0.42  # of the whole width, at most

    def __init__(self, style: ParagraphStyle, name: str) -> None:
        super().__init__()
        self._name = Text(name, style)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self._height = self._name.wrap(width * self._NAME, height)[1]
        self.height = max(self._height + 8, 25)
        return width, self.height

    def draw(self) -> None:
        self._name.drawOn(self.canv, 0, 3)
        start = self.width * self._NAME + 6
        with self.canv.artifact():
            self.canv.setStrokeColor(WRITE)
            self.canv.setLineWidth(0.6)
            self.canv.line(start, 4, self.width, 4)


class Band(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A heading on a light band, with room for initials and a date unless *signed* is false."""

    _ASIDE = 150.0

    def __init__(
        self, styles: Styles, title: str, key: str, level: int = 3, *, signed: bool = True
    ) -> None:
        super().__init__()
        self._heading = Heading(title, styles.h3, level, key)
        self._quiet, self._pad = styles.quiet, styles.pad - 0.5
        self._aside = self._ASIDE if signed else 0.0

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab's name
        return float(self._pad) + 4

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab's name
        return 2.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        inner = self._heading.wrap(width - self._aside - 20, height)[1]
        self.height = max(inner, 16) + 2 * self._pad
        return width, self.height

    def draw(self) -> None:
        canvas = self.canv
        with canvas.artifact():
            canvas.setFillColor(BAND)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            canvas.setFillColor(BLUE)
            canvas.rect(0, 0, 2.5, self.height, stroke=0, fill=1)
        self._heading.drawOn(canvas, 8, (self.height - self._heading.height) / 2)
        if self._aside:
            x, y = self.width - self._aside, self._pad + 1
            write_in(canvas, translate("reports", "Initials"), self._quiet, x, x + 66, y)
            end = self.width - 5
            write_in(canvas, translate("reports", "Date"), self._quiet, x + 72, end, y)


def write_in(
    canvas: Any, name: str, style: ParagraphStyle, start: float, end: float, y: float
) -> None:
    """Draw *name* and after it, up to *end*, a line to write on."""
    canvas.setFillColor(style.textColor)
    canvas.setFont(REGULAR, style.fontSize)
    with canvas.content("P"):
        canvas.drawString(start, y + 1.5, name)
    with canvas.artifact():
        canvas.setStrokeColor(WRITE)
        canvas.setLineWidth(0.6)
        canvas.line(start + width_of(name, REGULAR, style.fontSize) + 3, y, end, y)
