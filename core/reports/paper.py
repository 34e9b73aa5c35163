"""The page that all documents share: margins, header, footer, page numbers, two passes."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any, BinaryIO

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from core.domain.home import long_date
from core.domain.long_work import Progress
from core.domain.state import AssessmentState
from core.reports.canvas import MeasuringCanvas, TaggedCanvas
from core.reports.fonts import BOLD, REGULAR, SEMIBOLD, fit, width_of
from core.reports.safe_text import clip, plain
from core.reports.styles import (
    BOTTOM,
    INK,
    LEFT,
    QUIET,
    RIGHT,
    RULE,
    TOP,
    UPRIGHT,
    WHITE,
    Sheet,
)
from core.text import translate

Watch = Progress  # pages done and in all; an exception from it stops the work
Story = Callable[[Mapping[str, int]], list[Flowable]]  # told the page of each heading, 0 unknown

_LONGEST_TITLE = 400
STAMP_SHOWN = 16  # of 64 digits at the foot of each page; the last page has them all


@dataclass(frozen=True)
class Paper:
    """What stands on every page of a document. *question_set* is empty where it is about none."""

    title: str
    organisation: str
    question_set: str
    sample: bool
    printed_on: date
    made_at: datetime
    history_stamp: str = ""
    sheet: Sheet = UPRIGHT


@dataclass(frozen=True, slots=True)
class Printed:
    """What a document came to."""

    pages: int

    @property
    def sheets(self) -> int:
        """How many sheets it takes, printed on both sides."""
        return (self.pages + 1) // 2


def paper_for(state: AssessmentState, title: str, made_at: datetime | None = None) -> Paper:
    """Return the page furniture for a document about *state*.

    *made_at* (aware) goes into the file's properties; without it the start of the state's day
    does, so that the same state always gives the same bytes.
    """
    catalogue = state.question_set.catalogue
    return Paper(
        title=title,
        organisation=clip(state.organisation.name, _LONGEST_TITLE),
        question_set=set_name(catalogue.title, catalogue.edition),
        sample=state.organisation.sample,
        printed_on=state.today,
        made_at=made_at or datetime.combine(state.today, time(), UTC),
        history_stamp=plain(state.history_stamp),
    )


def set_name(title: str, edition: str) -> str:
    """Return a question set's title with its edition, where the title does not hold it yet."""
    shown, which = clip(title, _LONGEST_TITLE), clip(edition, _LONGEST_TITLE)
    return shown if not which or which in shown else f"{shown}, {which}"


def count_pages(paper: Paper, story: Story, watch: Watch | None = None) -> Printed:
    """Lay the document out and return how long it is, without writing anything."""
    return Printed(_lay_out(paper, story, watch)[0])


def print_paper(
    paper: Paper, story: Story, target: BinaryIO, watch: Watch | None = None
) -> Printed:
    """Write the document to *target* as a tagged PDF and return how long it is.

    *watch* is called after each page; an exception from it stops the work, and then nothing has
    been written to *target*.
    """
    pages, places = _lay_out(paper, story, watch)
    _Template(target, paper, pages, watch).build(
        story(places), canvasmaker=partial(TaggedCanvas, made_at=paper.made_at)
    )
    return Printed(pages)


def _lay_out(paper: Paper, story: Story, watch: Watch | None) -> tuple[int, Mapping[str, int]]:
    """Return the number of pages and the page of each heading.

    One pass settles both: page numbers, at the foot and in the contents, take fixed room.
    """
    template = _Template(io.BytesIO(), paper, 0, watch)
    template.build(story({}), canvasmaker=partial(MeasuringCanvas, made_at=paper.made_at))
    return template.page, template.canv.heading_pages


class _Template(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    def __init__(self, target: Any, paper: Paper, pages: int, watch: Watch | None) -> None:
        super().__init__(
            target,
            pagesize=(paper.sheet.width, paper.sheet.height),
            title=f"{paper.title} - {paper.organisation}",
            author=paper.organisation,
            subject=paper.question_set,
            creator="Information Governance Toolkit",
            producer="Information Governance Toolkit",
        )
        self._paper, self._pages, self._watch = paper, pages, watch
        frame = Frame(
            LEFT, BOTTOM, paper.sheet.text_width, paper.sheet.text_height,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(
            PageTemplate("page", [frame], onPage=self._furnish, onPageEnd=self._tell)
        )

    def _furnish(self, canvas: TaggedCanvas, _template: object) -> None:
        with canvas.artifact():
            canvas.saveState()
            self._header(canvas)
            self._footer(canvas)
            canvas.restoreState()

    def _header(self, canvas: TaggedCanvas) -> None:
        paper, y = self._paper, self._paper.sheet.height - TOP + 17
        end = paper.sheet.width - RIGHT
        if paper.sample:
            end = _sample_mark(canvas, end, y) - 8
        others = width_of(paper.organisation + paper.question_set, SEMIBOLD, 8) + 32
        for_title = max((end - LEFT) / 3, end - LEFT - others)
        title_width = min(width_of(paper.title, SEMIBOLD, 8), for_title)
        canvas.setFillColor(QUIET)
        canvas.setFont(SEMIBOLD, 8)
        canvas.drawRightString(end, y, fit(paper.title, SEMIBOLD, 8, title_width))
        room = end - title_width - 12 - LEFT
        name = fit(paper.organisation, SEMIBOLD, 8, room * 0.55)
        canvas.setFillColor(INK)
        canvas.drawString(LEFT, y, name)
        x = LEFT + width_of(name, SEMIBOLD, 8)
        if paper.question_set:
            rest = fit(f"  ·  {paper.question_set}", REGULAR, 8, LEFT + room - x)
            canvas.setFillColor(QUIET)
            canvas.setFont(REGULAR, 8)
            canvas.drawString(x, y, rest)
        _rule(canvas, y - 5, paper.sheet)

    def _footer(self, canvas: TaggedCanvas) -> None:
        paper, y = self._paper, BOTTOM - 19
        _rule(canvas, y + 10, paper.sheet)
        canvas.setFillColor(QUIET)
        canvas.setFont(REGULAR, 7.5)
        left = translate("reports", "Printed {day}", day=long_date(paper.printed_on))
        if paper.history_stamp:
            stamp = grouped(paper.history_stamp[:STAMP_SHOWN])
            left += "  ·  " + translate(
                "reports", "History stamp {stamp} (see the last page)", stamp=stamp
            )
        number = translate(
            "reports", "Page {page} of {pages}", page=canvas.getPageNumber(), pages=self._pages
        )
        canvas.drawString(LEFT, y, fit(left, REGULAR, 7.5, paper.sheet.text_width - 80))
        canvas.drawRightString(paper.sheet.width - RIGHT, y, number)

    def _tell(self, canvas: TaggedCanvas, _template: object) -> None:
        if self._watch:
            self._watch(canvas.getPageNumber(), self._pages)


def grouped(stamp: str) -> str:
    """Return a history stamp in groups of four, which the eye can compare."""
    return " ".join(stamp[i : i + 4] for i in range(0, len(stamp), 4))


def _sample_mark(canvas: TaggedCanvas, end: float, y: float) -> float:
    word = translate("reports", "SAMPLE")
    width = width_of(word, BOLD, 9) + 10
    canvas.setFillColor(INK)
    canvas.rect(end - width, y - 3.5, width, 13.5, stroke=0, fill=1)
    canvas.setFillColor(WHITE)
    canvas.setFont(BOLD, 9)
    canvas.drawString(end - width + 5, y, word)
    return end - width


def _rule(canvas: TaggedCanvas, y: float, sheet: Sheet) -> None:
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, y, sheet.width - RIGHT, y)
