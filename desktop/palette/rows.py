"""The lines of the palette: places of the window, and what was found in the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.domain.spelling import index_words, terms
from core.services.search import Hit, HitKind
from core.text import QT_TRANSLATE_NOOP, translate
from desktop.page import Place
from desktop.widgets.two_line_model import TwoLineRow

_KINDS = {
    HitKind.REQUIREMENT: QT_TRANSLATE_NOOP("palette", "Title"),
    HitKind.CRITERION: QT_TRANSLATE_NOOP("palette", "Point to tick"),
    HitKind.GUIDANCE: QT_TRANSLATE_NOOP("palette", "Guidance"),
    HitKind.NOTE: QT_TRANSLATE_NOOP("palette", "Note"),
    HitKind.ANSWER: QT_TRANSLATE_NOOP("palette", "Answer"),
    HitKind.EVIDENCE: QT_TRANSLATE_NOOP("palette", "Evidence"),
}
QUESTIONS, EVIDENCE = "questions", "evidence"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the palette, and where it leads: a place, and what to go to there."""

    row: TwoLineRow
    place: str
    target: str = ""


def place_lines(places: Iterable[tuple[Place, str]], text: str) -> list[Line]:
    """Return the lines of those *places* whose word begins with every word of *text*.

    Each place comes with its key on the keyboard, or an empty text.
    """
    wanted = terms(text)
    if text.strip() and not wanted:
        return []
    lines = []
    for place, keys in places:
        words = f" {index_words(place.text)}"
        if all(any(f" {way[0]}" in words for way in term.ways) for term in wanted):
            kind = translate("palette", "Place")
            row = _row(f"place {place.key}", place.text, place.icon_name, kind, keys)
            lines.append(Line(row, place.key))
    return lines


def hit_lines(hits: Iterable[Hit]) -> Iterator[Line]:
    """Yield a line for each requirement and piece that was found, with what was found best."""
    seen: set[str] = set()
    for hit in hits:
        key = hit.ref or hit.evidence_id
        if key in seen:
            continue
        seen.add(key)
        kind = translate("palette", _KINDS[hit.kind])
        said = "" if hit.snippet == hit.title else hit.near
        if hit.kind is HitKind.EVIDENCE:
            row = _row(f"evidence {key}", hit.title, "folder-open", kind, said)
            yield Line(row, EVIDENCE, hit.evidence_id)
        else:
            row = _row(f"ref {key}", f"{hit.ref}  {hit.title}", "clipboard-list", kind, said)
            yield Line(row, QUESTIONS, hit.criterion or hit.ref)


def _row(key: str, title: str, icon: str, kind: str, rest: str) -> TwoLineRow:
    spoken = ", ".join(filter(None, (title, kind, rest)))
    return TwoLineRow(key, title, icon, kind, "", "muted", rest, title, spoken)
