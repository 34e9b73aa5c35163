"""The assessment summary: the result, how it came about, and a place to sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import BinaryIO

from reportlab.platypus import Flowable

from core.domain.state import AssessmentState
from core.reports.closing import closing, sample_notice
from core.reports.flow import Heading, Text, strong
from core.reports.paper import Printed, Watch, count_pages, paper_for, print_paper
from core.reports.safe_text import as_typed, clip
from core.reports.styles import Density, styles_for
from core.reports.summary_findings import gaps, strengths
from core.reports.summary_result import result, standing
from core.reports.summary_sign_off import sign_off
from core.reports.summary_tables import each_requirement, each_topic
from core.text import translate


def build_summary(
    state: AssessmentState,
    target: BinaryIO,
    *,
    made_at: datetime | None = None,
    watch: Watch | None = None,
) -> Printed:
    """Write the summary as a tagged PDF to *target* and return how long it is.

    Before sign-off the grade reads "If it were signed today: ..."; afterwards it is the one that
    was signed. The same state and *made_at* give the same bytes. *watch* is called after each
    page; an exception from it stops the work with nothing written.
    """
    sheet = _Summary(state, made_at)
    return print_paper(sheet.paper, sheet.story, target, watch)


def count_summary(state: AssessmentState, *, watch: Watch | None = None) -> Printed:
    """Return how many pages and sheets the summary would take, without writing it."""
    sheet = _Summary(state, None)
    return count_pages(sheet.paper, sheet.story, watch)


class _Summary:
    def __init__(self, state: AssessmentState, made_at: datetime | None) -> None:
        self._state = state
        # Large type, close rows: result, gaps and sign-off are meant to fit on the first page.
        self._styles = replace(styles_for(Density.COMFORTABLE), pad=2.8)
        self.paper = paper_for(state, translate("reports", "Assessment summary"), made_at)

    def story(self, _places: Mapping[str, int]) -> list[Flowable]:
        """Return the document."""
        state, styles = self._state, self._styles
        return [
            Heading(self.paper.title, styles.h1, 1, "top"),
            Text(self._whose(), styles.body),
            *sample_notice(self.paper, styles),
            *result(state, styles),
            *standing(state, styles),
            *each_topic(state, styles),
            *strengths(state, styles),
            *gaps(state, styles),
            *sign_off(state, styles),
            *each_requirement(state, styles, styles_for(Density.COMPACT)),
            closing(state, self.paper, styles),
        ]

    def _whose(self) -> str:
        organisation = self._state.organisation
        parts = [strong(self.paper.organisation), as_typed(self.paper.question_set)]
        if organisation.ods_code:
            code = translate("reports", "ODS code {code}", code=clip(organisation.ods_code, 40))
            parts.insert(1, as_typed(code))
        return " · ".join(parts)
