"""A plain page of text as a tagged PDF, without our header: a stand-in for somebody's own paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO

from reportlab.lib.pagesizes import A4

from core.reports.canvas import TaggedCanvas
from core.reports.fonts import BOLD, REGULAR, fit, use_fonts
from core.reports.safe_text import plain
from core.reports.styles import INK, LEFT, RIGHT

_TOP, _LEADING, _SIZE = 90, 17, 11


def write_plain_page(title: str, lines: Iterable[str], target: BinaryIO, made_at: datetime) -> None:
    """Write one page with *title* and *lines* to *target*; a line too long is cut to the width.

    For the papers of the made-up pharmacy. The same words and *made_at* give the same bytes.
    """
    use_fonts()
    canvas = TaggedCanvas(target, made_at, pagesize=A4)
    canvas.setTitle(plain(title))
    width, y = A4[0] - LEFT - RIGHT, A4[1] - _TOP
    canvas.setFillColor(INK)
    with canvas.content("H1"):
        canvas.setFont(BOLD, _SIZE + 4)
        canvas.drawString(LEFT, y, fit(plain(title), BOLD, _SIZE + 4, width))
    canvas.setFont(REGULAR, _SIZE)
    for line in lines:
        y -= _LEADING
        shown = fit(plain(line), REGULAR, _SIZE, width)
        if shown:
            with canvas.content("P"):
                canvas.drawString(LEFT, y, shown)
    canvas.showPage()
    canvas.save()
