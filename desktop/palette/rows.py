"""The lines of the palette, and those of what was found in the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction

from core.services.search import Hit, HitKind
from core.text import QT_TRANSLATE_NOOP, translate
from desktop.widgets.two_line_model import TwoLineRow

_KINDS = {
    HitKind.REQUIREMENT: QT_TRANSLATE_NOOP("palette", "Title"),
    HitKind.CRITERION: QT_TRANSLATE_NOOP("palette", "Point to tick"),
    HitKind.GUIDANCE: QT_TRANSLATE_NOOP("palette", "Guidance"),
    HitKind.NOTE: QT_TRANSLATE_NOOP("palette", "Note"),
    HitKind.ANSWER: QT_TRANSLATE_NOOP("palette", "Answer"),
    HitKind.EVIDENCE: QT_TRANSLATE_NOOP("palette", "Evidence"),
    HitKind.ACTION: QT_TRANSLATE_NOOP("palette", "Action"),
    HitKind.REQUEST: QT_TRANSLATE_NOOP("palette", "Asked of somebody"),
    HitKind.JOB: QT_TRANSLATE_NOOP("palette", "Regular job"),
}
QUESTIONS, EVIDENCE, TODO = "questions", "evidence", "todo"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the palette, and where it leads: a place and what to go to there, or an action."""

    row: TwoLineRow
    place: str = ""
    target: str = ""
    action: QAction | None = None


def hit_lines(hits: Iterable[Hit]) -> Iterator[Line]:
    """Yield a line for each requirement and piece that was found, with what was found best."""
    seen: set[str] = set()
    for hit in hits:
        key = hit.ref or hit.evidence_id or hit.todo
        if key in seen:
            continue
        seen.add(key)
        kind = translate("palette", _KINDS[hit.kind])
        said = "" if hit.snippet == hit.title else hit.near
        if hit.kind is HitKind.EVIDENCE:
            row = line_row(f"evidence {key}", hit.title, "folder-open", kind, said)
            yield Line(row, EVIDENCE, hit.evidence_id)
        elif hit.todo:
            row = line_row(f"todo {key}", hit.title, "list-checks", kind, said)
            yield Line(row, TODO, hit.todo)
        else:
            row = line_row(f"ref {key}", f"{hit.ref}  {hit.title}", "clipboard-list", kind, said)
            yield Line(row, QUESTIONS, hit.criterion or hit.ref)


def line_row(key: str, title: str, icon: str, kind: str, rest: str) -> TwoLineRow:
    """Return the row of a line: what it is, of which kind, and what else there is to say."""
    spoken = ", ".join(filter(None, (title, kind, rest)))
    return TwoLineRow(key, title, icon, kind, "", "muted", rest, title, spoken)
