"""What the checklist shows of the answers so far: level, owner, linked evidence, notes."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from core.domain.advice import held_text
from core.domain.evidence import Evidence, EvidenceKind
from core.domain.home import long_date
from core.domain.state import RequirementState
from core.reports.checklist_items import answer_line, answer_text, is_item
from core.reports.checklist_rows import Row
from core.reports.flow import Text, bullets, strong, text
from core.reports.safe_text import as_typed, clip, lines
from core.reports.styles import Styles
from core.text import translate

_MOST_LINKED = 40
_LONGEST_TITLE = 300


def state_line(requirement: RequirementState) -> str:
    """Return level, what holds it, owner and due date on one line."""
    answer, parts = requirement.answer, []
    if is_item(requirement):
        parts.append(answer_line(requirement))
    if requirement.level is not None:
        parts.append(
            translate(
                "reports",
                "Now at level {level}, aim {target}",
                level=requirement.level,
                target=answer.target,
            )
        )
    if requirement.held_by:
        parts.append(clip(held_text(requirement), _LONGEST_TITLE))
    if answer.owner:
        owner = clip(answer.owner, _LONGEST_TITLE)
        parts.append(translate("reports", "Who: {owner}", owner=owner))
    if answer.due:
        parts.append(translate("reports", "Due {day}", day=long_date(answer.due)))
    return "  ·  ".join(parts) or translate("reports", "Nobody named yet")


def present_state(
    requirement: RequirementState, rows: Sequence[Row], styles: Styles
) -> list[Flowable]:
    """Return what is linked now, where a document is kept, and the note."""
    story: list[Flowable] = answer_text(requirement, styles)
    if requirement.evidence:
        label = Text(strong(translate("reports", "Linked now")), styles.small)
        label.keepWithNext = 1
        linked = [
            as_typed(_linked(piece, requirement.ref, rows))
            for piece in requirement.evidence[:_MOST_LINKED]
        ]
        story += [label, *bullets(linked, styles.bullet_small)]
        more = len(requirement.evidence) - _MOST_LINKED
        if more > 0:
            story.append(text(translate("reports", "and {count} more", count=more), styles.small))
    if requirement.answer.place:
        place = clip(requirement.answer.place, _LONGEST_TITLE)
        story.append(text(translate("reports", "Kept: {place}", place=place), styles.small))
    return [*story, *_note(requirement.answer.note, styles)]


def _note(note: str, styles: Styles) -> list[Flowable]:
    written = lines(note)
    if not written:
        return []
    label = strong(translate("reports", "Note:"))
    return [
        Text(f"{label} {as_typed(written[0])}", styles.small),
        *(text(line, styles.small) for line in written[1:]),
    ]


def _linked(piece: Evidence, ref: str, rows: Sequence[Row]) -> str:
    parts = [clip(piece.title, _LONGEST_TITLE)]
    if piece.kind is EvidenceKind.PAPER:
        place = clip(piece.place, _LONGEST_TITLE)
        parts.append(translate("reports", "kept on paper: {place}", place=place))
    if piece.dated:
        parts.append(translate("reports", "dated {day}", day=long_date(piece.dated)))
    if piece.review_by:
        parts.append(translate("reports", "check again by {day}", day=long_date(piece.review_by)))
    if all(row.criterion == ref for row in rows):  # a question has but one row
        return ", ".join(parts)
    return f"{', '.join(parts)} ({_rows_served(piece, ref, rows)})"


def _rows_served(piece: Evidence, ref: str, rows: Sequence[Row]) -> str:
    links = [link for link in piece.links if link.ref == ref]
    if any(link.criterion is None for link in links):
        return translate("reports", "all rows")
    wanted = {link.criterion for link in links}
    served = [str(row.number) for row in rows if row.criterion in wanted]
    if len(served) == 1:
        return translate("reports", "row {number}", number=served[0])
    return translate("reports", "rows {numbers}", numbers=", ".join(served))
