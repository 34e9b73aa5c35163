"""The evidence checklist: to print, walk round with and tick with a pen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, BinaryIO

from reportlab.platypus import Flowable, PageBreak

from core.domain.assertions import AssertionState
from core.domain.state import AssessmentState, Progress, RequirementState
from core.reports.checklist_items import closes, confirm_words, is_item, kind_word, marks
from core.reports.checklist_rows import Order, PlaceRows, Row, checklist_rows, rows_by_place
from core.reports.checklist_state import present_state, state_line
from core.reports.closing import closing, sample_notice
from core.reports.contents import Entry, contents
from core.reports.flow import Grid, Heading, Text, grid, room_for, strong, text
from core.reports.marks import Band, TickBox
from core.reports.paper import Paper, Printed, Watch, count_pages, paper_for, print_paper
from core.reports.safe_text import as_typed, clip, pieces
from core.reports.standing import standing_name
from core.reports.styles import RULE, WIDTH, Density, styles_for
from core.text import translate

_LONG = 20  # requirements; a longer checklist gets a contents page
_LONGEST_CELL = 1500  # characters; a longer text goes on in a row of its own
_LONGEST_TITLE = 300
_NUMBER, _LEVEL, _KIND, _BOX, _REF, _NOTES = 28.0, 33.0, 44.0, 31.0, 48.0, 148.0
_MOST_LISTED = 40  # requirements in the contents; of a longer set its groups are listed


@dataclass(frozen=True, slots=True)
class ChecklistOptions:
    """How the checklist is printed. *blank* leaves out what has been answered so far."""

    order: Order = Order.BY_REQUIREMENT
    density: Density = Density.COMPACT
    blank: bool = False


def build_checklist(
    state: AssessmentState,
    target: BinaryIO,
    options: ChecklistOptions | None = None,
    *,
    made_at: datetime | None = None,
    watch: Watch | None = None,
) -> Printed:
    """Write the checklist as a tagged PDF to *target* and return how long it is.

    The same state, options and *made_at* give the same bytes. *watch* is called after each page
    with the pages done and in all; an exception from it stops the work with nothing written.
    """
    sheet = _Checklist(state, options or ChecklistOptions(), made_at)
    return print_paper(sheet.paper, sheet.story, target, watch)


def count_checklist(
    state: AssessmentState,
    options: ChecklistOptions | None = None,
    *,
    watch: Watch | None = None,
) -> Printed:
    """Return how many pages and sheets the checklist would take, without writing it."""
    sheet = _Checklist(state, options or ChecklistOptions(), None)
    return count_pages(sheet.paper, sheet.story, watch)


class _Checklist:
    def __init__(
        self, state: AssessmentState, options: ChecklistOptions, made_at: datetime | None
    ) -> None:
        self._state, self._options = state, options
        self._styles = styles_for(options.density)
        self._rows = checklist_rows(state)
        self.paper: Paper = paper_for(state, translate("reports", "Evidence checklist"), made_at)

    def story(self, places: Mapping[str, int]) -> list[Flowable]:
        """Return the document. *places* has the page of each heading, and is empty at first."""
        by_place = self._options.order is Order.BY_PLACE
        body = self._by_place() if by_place else self._by_requirement()
        story = [*self._opening(), *body, closing(self._state, self.paper, self._styles)]
        if len(self._state.requirements) > _LONG and not by_place:
            head = contents(self._entries(), places, self._styles)
            if not self._lists_groups:
                head.append(PageBreak())
            story[len(self._opening()) : len(self._opening())] = head
        return story

    @property
    def _lists_groups(self) -> bool:
        """Questions are many and short: the contents name their standards only."""
        return len(self._state.requirements) > _MOST_LISTED and self._is_of_items

    @property
    def _is_of_items(self) -> bool:
        return any(is_item(requirement) for requirement in self._state.requirements)

    def _opening(self) -> list[Flowable]:
        styles, paper = self._styles, self.paper
        words = translate(
            "reports",
            "Tick what you have seen with your own eyes and write beside it what it was. Then "
            "initial and date. A row has the same number on every print of this question set, "
            "and where you type it in.",
        )
        if not self._options.blank:
            words += " " + translate(
                "reports", "Boxes already ticked, and what is linked, are as the answers stand now."
            )
        whose = f"{strong(paper.organisation)} · {as_typed(paper.question_set)}"
        return [
            Heading(paper.title, styles.h1, 1, "top"),
            Text(whose, styles.body),
            *sample_notice(paper, styles),
            text(words, styles.body),
        ]

    def _entries(self) -> list[Entry]:
        entries: list[Entry] = []
        by_groups = self._lists_groups
        for group, members in groupby(self._state.requirements, key=lambda r: r.asked.group):
            entries.append(Entry(f"group-{group.id}", group.title))
            if not by_groups:
                entries += [Entry(f"ref-{r.ref}", _title(r), 1) for r in members]
        return [*entries, Entry("about", translate("reports", "About this paper"))]

    def _by_requirement(self) -> list[Flowable]:
        story: list[Flowable] = []
        for group, members in groupby(self._state.requirements, key=lambda r: r.asked.group):
            title = clip(group.title, _LONGEST_TITLE)
            head: list[Flowable] = [Heading(title, self._styles.h2, 2, f"group-{group.id}")]
            for requirement in members:
                story += self._requirement(requirement, head)
                head = []
        return story

    def _requirement(self, requirement: RequirementState, head: list[Flowable]) -> list[Flowable]:
        styles, blank = self._styles, self._options.blank
        why_not = _why_not_asked(self._state, requirement, blank)
        band = Band(styles, _title(requirement), f"ref-{requirement.ref}", signed=not why_not)
        if why_not:
            return [*head, band, text(why_not, styles.body)]
        top = [*head, band, *self._before_table(requirement)]
        rows = [row for row in self._rows if row.ref == requirement.ref]
        table = self._table(rows, requirement.ref, closes(self._state, requirement.ref))
        story = [room_for(top, table), *top, table]
        if not blank:
            story += present_state(requirement, rows, styles)
        return story

    def _before_table(self, requirement: RequirementState) -> list[Flowable]:
        """Return what stands between the heading and the rows, kept with both."""
        styles = self._styles
        lines: list[Text] = []
        examples = [clip(e.name, 120) for e in requirement.asked.guidance.evidence]
        if examples:
            label = strong(translate("reports", "Usually serves:"))
            lines.append(Text(f"{label} {as_typed('; '.join(examples[:12]))}", styles.small))
        if special := "  ·  ".join(marks(requirement)):
            lines.append(text(special, styles.quiet))
        if not self._options.blank:
            lines.append(text(state_line(requirement), styles.quiet))
        return list(lines)

    def _by_place(self) -> list[Flowable]:
        story: list[Flowable] = []
        left_out = {
            r.ref for r in self._state.requirements if not r.is_counted and not self._options.blank
        }
        rows = [row for row in self._rows if row.ref not in left_out]
        walk = self._state.question_set.catalogue.places
        for number, found in enumerate(rows_by_place(rows, walk)):
            band = Band(self._styles, _place_title(found), f"place-{number}", 2)
            table = self._table(found.rows, _place_title(found), with_ref=True)
            story += [room_for([band], table), band, table]
        return story

    def _table(
        self,
        rows: Sequence[Row],
        label: str,
        assertion: AssertionState | None = None,
        *,
        with_ref: bool = False,
    ) -> Grid:
        """Return the rows under headings that name *label*, for a page that comes loose.

        Below them the box to confirm *assertion* as a whole, where that comes next.
        """
        first = translate("reports", "Ref") if with_ref else self._second_head()
        heads = [
            translate("reports", "Row"),
            first,
            translate("reports", "Seen"),
            translate("reports", "What to look for ({label})", label=clip(label, 40)),
            translate("reports", "What you saw, and where"),
        ]
        second = _REF if with_ref else _KIND if self._is_of_items else _LEVEL
        widths = [_NUMBER, second, _BOX, WIDTH - _NUMBER - second - _BOX - _NOTES, _NOTES]
        cells = [cell for row in rows for cell in self._cells(row, with_ref)]
        if assertion is not None:
            box = TickBox(self._styles.box, assertion.confirmed and not self._options.blank)
            cells.append(["", "", box, [text(confirm_words(assertion), self._styles.cell)], ""])
        return grid(
            self._styles,
            heads,
            cells,
            widths,
            aligns=("centre", "centre", "centre"),
            commands=[
                ("NOSPLIT", (0, -2), (-1, -1)),  # no row alone on the next page
                ("LINEBEFORE", (-1, 1), (-1, -1), 0.5, RULE),
                ("ALIGN", (2, 1), (2, -1), "CENTRE"),
            ],
        )

    def _second_head(self) -> str:
        if self._is_of_items:
            return translate("reports", "Form")
        return translate("reports", "Level")

    def _cells(self, row: Row, with_ref: bool) -> list[list[Any]]:
        styles, blank = self._styles, self._options.blank
        requirement = self._state.by_ref[row.ref]
        kind = kind_word(requirement.asked.requirement.answer)
        which = row.ref if with_ref else str(row.level or kind)
        first, *more = pieces(row.text, _LONGEST_CELL)
        words: list[Flowable] = [text(first, styles.cell)]
        about = []
        if with_ref and kind:
            words.insert(0, Text(strong(clip(requirement.title, _LONGEST_TITLE)), styles.cell))
            about.append(kind)
        if with_ref and row.level:
            about.append(translate("reports", "Level {level}", level=row.level))
        if row.standing and not blank:
            about.append(standing_name(row.standing))
        if about:
            words.append(text(" · ".join(about), styles.quiet))
        box = TickBox(styles.box, row.ticked and not blank)
        number, ref = text(str(row.number), styles.number), text(clip(which, 40), styles.number)
        cells: list[list[Any]] = [[number, ref, box, words, ""]]
        return cells + [["", "", "", [text(piece, styles.cell)], ""] for piece in more]


def _title(requirement: RequirementState) -> str:
    return clip(f"{requirement.ref}  {requirement.title}", _LONGEST_TITLE)


def _place_title(found: PlaceRows) -> str:
    return clip(found.place, _LONGEST_TITLE) or translate("reports", "At the desk")


def _why_not_asked(state: AssessmentState, requirement: RequirementState, blank: bool) -> str:
    if requirement.progress is Progress.EXEMPT:
        names = state.question_set.catalogue.org_types
        kind = names.get(state.question_set.org_type, state.question_set.org_type)
        return translate(
            "reports", "Not asked of your type ({kind}) this year.", kind=clip(kind, 120)
        )
    if requirement.progress is Progress.NOT_RELEVANT and not blank:
        reason = clip(requirement.answer.not_relevant or "", _LONGEST_CELL)
        return translate("reports", "Does not apply to us, because: {reason}", reason=reason)
    return ""
