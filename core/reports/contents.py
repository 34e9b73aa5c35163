"""A contents page for long documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from core.reports.flow import text
from core.reports.fonts import fit, width_of
from core.reports.safe_text import plain
from core.reports.styles import RULE, Styles
from core.text import translate


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: the heading's name inside the document, title and depth."""

    key: str
    title: str
    depth: int = 0


def contents(entries: Sequence[Entry], places: Mapping[str, int], styles: Styles) -> list[Flowable]:
    """Return the contents. *places* has the page of each heading, and is empty at first."""
    key = object()
    lines = [_Line(entry, places.get(entry.key), styles, key) for entry in entries]
    return [text(translate("reports", "Contents"), styles.h3), *lines]


class _Line(Flowable):  # type: ignore[misc]  # reportlab has no types
    def __init__(self, entry: Entry, page: int | None, styles: Styles, key: object) -> None:
        super().__init__()
        self._entry, self._page, self._key = entry, page, key
        self._style = styles.cell if entry.depth else styles.h3

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self._style.leading + (1 if self._entry.depth else 4)
        return self.width, self.height

    def draw(self) -> None:
        canvas, style = self.canv, self._style
        font, size = style.fontName, style.fontSize
        start, number = self._entry.depth * 12.0, str(self._page or "")
        room = self.width - start - 34
        title = fit(plain(self._entry.title), font, size, room)
        canvas.setFont(font, size)
        canvas.setFillColor(style.textColor)
        with canvas.element("TOC", self._key), canvas.element("TOCI"):
            with canvas.content("P"):
                canvas.drawString(start, 2.5, title + " ")
                canvas.drawRightString(self.width, 2.5, number)
            canvas.link(self._entry.key, title, self.width, self.height)
        with canvas.artifact():
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.6)
            canvas.setDash(0.6, 2.4)
            end = self.width - width_of(number, font, size) - 5
            canvas.line(start + width_of(title, font, size) + 5, 4, max(end, start), 4)
