"""The recovery sheet: the spare key on paper, what it opens, and what else is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

import segno
from reportlab.platypus import Flowable, Spacer

from core.domain.clock import london_date
from core.reports.flow import Heading, Text, bullets, strong, text
from core.reports.fonts import BOLD, SEMIBOLD
from core.reports.marks import WriteLines
from core.reports.paper import Paper, Printed, print_paper
from core.reports.safe_text import as_typed, clip
from core.reports.styles import BAND, INK, RULE, WIDTH, Density, Styles, styles_for
from core.text import translate

_COLUMNS = 5
_QR_SIDE = 128.0
_LONGEST_NAME = 200


@dataclass(frozen=True)
class SheetKey:
    """The spare key as it stands on the sheet, and whose records it opens."""

    organisation: str
    ods_code: str
    prefix: str
    groups: tuple[str, ...]
    sample: bool = False

    @property
    def line(self) -> str:
        """The whole key without spaces, for the square code."""
        return self.prefix + "".join(self.groups)


def build_recovery_sheet(key: SheetKey, target: BinaryIO, *, made_at: datetime) -> Printed:
    """Write the sheet as a tagged PDF of one page to *target*. *made_at* is aware."""
    title = translate("reports", "Recovery sheet")
    paper = Paper(
        title=title,
        organisation=clip(key.organisation, _LONGEST_NAME),
        question_set=translate("reports", "keep this sheet away from the computer"),
        sample=key.sample,
        printed_on=london_date(made_at),
        made_at=made_at,
    )
    styles = styles_for(Density.COMFORTABLE)

    def story(_places: Mapping[str, int]) -> list[Flowable]:
        return [
            Heading(title, styles.h1, 1, "top"),
            Text(_whose(key), styles.body),
            text(
                translate(
                    "reports",
                    "This is the spare key to your records. If the computer breaks, is stolen, or "
                    "forgets, it opens them on any other computer.",
                ),
                styles.body,
            ),
            *_the_key(key, styles),
            *_how(styles),
            *_where(styles),
            Spacer(0, 14),
            WriteLines(
                styles,
                [
                    (translate("reports", "Kept where"), 0.5),
                    (translate("reports", "By whom"), 0.3),
                    (translate("reports", "Date"), 0.2),
                ],
                20,
            ),
        ]

    return print_paper(paper, story, target)


def _whose(key: SheetKey) -> str:
    parts = [strong(clip(key.organisation, _LONGEST_NAME))]
    if key.ods_code:
        parts.append(as_typed(translate("reports", "ODS code {code}", code=clip(key.ods_code, 40))))
    return " · ".join(parts)


def _the_key(key: SheetKey, styles: Styles) -> list[Flowable]:
    return [
        Heading(translate("reports", "Your spare key"), styles.h2, 2, "key"),
        text(key.prefix, styles.h3),
        Spacer(0, 5),
        _Groups(key),
        Spacer(0, 4),
        text(
            translate(
                "reports",
                "Read it row by row. Small letters and spaces do not matter. The letters B, I and "
                "O and the figure 1 are never used in it, so 8 is eight, L is a letter and 0 is "
                "nought.",
            ),
            styles.quiet,
        ),
    ]


def _how(styles: Styles) -> list[Flowable]:
    return [
        Heading(translate("reports", "What you need on a new computer"), styles.h2, 2, "how"),
        *bullets(
            [
                strong(translate("reports", "A copy of your records."))
                + " "
                + as_typed(
                    translate(
                        "reports", "From a stick or another disk: this sheet holds none of them."
                    )
                ),
                strong(translate("reports", "This sheet, or your passphrase."))
                + " "
                + as_typed(translate("reports", "A copy alone opens for nobody.")),
                strong(translate("reports", "This program."))
                + " "
                + as_typed(
                    translate(
                        "reports",
                        "Choose “Use the spare key” and type the line above. Where the program "
                        "is not to be had, the free tool age opens the files with the same line.",
                    )
                ),
            ],
            styles.bullet,
        ),
    ]


def _where(styles: Styles) -> list[Flowable]:
    return [
        Heading(translate("reports", "Where to keep it"), styles.h2, 2, "where"),
        *bullets(
            [
                as_typed(
                    translate(
                        "reports",
                        "With your most important papers, in a safe or with the owner; not beside "
                        "the computer and not with the stick that holds the copy.",
                    )
                ),
                as_typed(
                    translate(
                        "reports",
                        "Whoever has this sheet and a copy of your records can read everything. "
                        "Do not photograph it or send it by mail.",
                    )
                ),
                as_typed(
                    translate(
                        "reports",
                        "If the sheet is lost, make a new spare key: it ends this one.",
                    )
                ),
            ],
            styles.bullet,
        ),
    ]


class _Groups(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The groups in numbered boxes with the square code beside them."""

    _BOX_HEIGHT = 42.0
    _GAP = 7.0

    def __init__(self, key: SheetKey) -> None:
        super().__init__()
        self._groups = key.groups
        self._code = segno.make(key.line, error="m", micro=False)
        rows = -(-len(self._groups) // _COLUMNS)
        self.width = WIDTH
        self.height = max(rows * (self._BOX_HEIGHT + self._GAP) - self._GAP, _QR_SIDE)
        self._wide = (WIDTH - _QR_SIDE - 18 - (_COLUMNS - 1) * self._GAP) / _COLUMNS

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        for number, group in enumerate(self._groups, 1):
            row, column = divmod(number - 1, _COLUMNS)
            x = column * (self._wide + self._GAP)
            y = self.height - (row + 1) * self._BOX_HEIGHT - row * self._GAP
            self._box(number, group, x, y)
        self._square()

    def _square(self) -> None:
        canvas: Any = self.canv
        rows = [bytes(row) for row in self._code.matrix]
        side = _QR_SIDE / len(rows)
        left, top = WIDTH - _QR_SIDE, self.height
        said = translate("reports", "Square code that holds the same key, to be scanned")
        with canvas.content("Figure", alt=said):
            canvas.setFillColor(INK)
            path = canvas.beginPath()
            for number, row in enumerate(rows):
                for column, dark in enumerate(row):
                    if dark:
                        path.rect(left + column * side, top - (number + 1) * side, side, side)
            canvas.drawPath(path, stroke=0, fill=1)

    def _box(self, number: int, group: str, x: float, y: float) -> None:
        canvas: Any = self.canv
        with canvas.artifact():
            canvas.setFillColor(BAND)
            canvas.setStrokeColor(RULE)
            canvas.roundRect(x, y, self._wide, self._BOX_HEIGHT, 4, fill=1)
        canvas.setFillColor(INK)
        with canvas.content("P"):
            canvas.setFont(SEMIBOLD, 7)
            canvas.drawString(x + 5, y + self._BOX_HEIGHT - 10, f"{number} ")
            canvas.setFont(BOLD, 17)
            canvas.drawCentredString(x + self._wide / 2, y + 10, f"{group} ")
