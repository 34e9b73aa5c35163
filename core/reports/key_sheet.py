"""The keys of the window on one sheet, to lie beside the computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import BinaryIO

from reportlab.platypus import Flowable, KeepTogether, Spacer

from core.domain.clock import london_date
from core.reports.flow import Heading, grid, text
from core.reports.paper import Paper, Printed, print_paper
from core.reports.safe_text import clip
from core.reports.styles import WIDTH, Density, styles_for
from core.text import translate

Group = tuple[str, Sequence[tuple[str, str]]]
"""A title, and what can be done by which keys."""
_SHARE = 0.62  # of the width is for the words
_LONGEST_NAME = 200


def build_key_sheet(
    groups: Sequence[Group], organisation: str, target: BinaryIO, *, made_at: datetime
) -> Printed:
    """Write the sheet as a tagged PDF to *target*. *made_at* is aware."""
    title = translate("reports", "Keys")
    paper = Paper(
        title=title,
        organisation=clip(organisation, _LONGEST_NAME),
        question_set="",
        sample=False,
        printed_on=london_date(made_at),
        made_at=made_at,
    )
    styles = styles_for(Density.COMPACT)

    def story(_places: Mapping[str, int]) -> list[Flowable]:
        parts: list[Flowable] = [Heading(title, styles.h1, 1, "top")]
        heads = (translate("reports", "What"), translate("reports", "Keys"))
        for number, (name, lines) in enumerate(groups):
            rows = [(text(what, styles.body), text(keys, styles.body)) for what, keys in lines]
            table = grid(styles, heads, rows, (WIDTH * _SHARE, WIDTH * (1 - _SHARE)))
            head = Heading(name, styles.h2, 2, f"group-{number}")
            parts += [KeepTogether([head, table]), Spacer(0, 6)]
        return parts

    return print_paper(paper, story, target)
