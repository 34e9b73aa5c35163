"""Changes of kept documents that wait for somebody's decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.domain.change import Change
from core.domain.evidence import Evidence
from core.services.documents.copies import CopyService, OpenCopy


@dataclass(frozen=True, slots=True)
class Pending:
    """One changed document. *copy* is there while it was not taken in yet.

    *number* is what the present version is called, *next_number* what the change would be.
    """

    evidence_id: str
    file_name: str
    number: int
    next_number: int
    refs: tuple[str, ...] = ()
    copy: OpenCopy | None = None


def pending_of(pieces: Iterable[Evidence], changed: Iterable[OpenCopy]) -> tuple[Pending, ...]:
    """Return what waits: copies just changed outside, and versions taken in before."""
    by_evidence = {copy.evidence_id: copy for copy in changed}
    waiting = []
    for piece in pieces:
        copy, undecided = by_evidence.get(piece.id), piece.undecided
        if piece.current is None or (copy is None and undecided is None):
            continue
        latest = undecided.number if undecided else piece.current.number
        waiting.append(
            Pending(
                piece.id,
                piece.current.file_name,
                piece.current.number,
                latest if copy is None else latest + 1,
                tuple(dict.fromkeys(link.ref for link in piece.links)),
                copy,
            )
        )
    return tuple(waiting)


def keep(copies: CopyService, pending: Pending) -> Change:
    """Make the change the present version. Raises what ``take_in`` and ``keep`` raise."""
    change = copies.take_in(pending.copy) if pending.copy is not None else Change()
    return change.merge(copies.keep(pending.evidence_id))


def throw_away(copies: CopyService, pending: Pending) -> Change:
    """Go on without the change; it is locked away first, so that nothing is deleted unseen."""
    change = copies.take_in(pending.copy) if pending.copy is not None else Change()
    return change.merge(copies.throw_away(pending.evidence_id))
