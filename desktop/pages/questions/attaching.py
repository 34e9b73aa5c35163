"""Attaching several files: locked away one after the other, then recorded. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.domain.change import Change
from core.domain.evidence import EvidenceLink
from core.errors import KnownError
from core.services.copies import CopyService
from core.services.evidence import EvidenceService
from core.services.staging import Staged
from core.text import translate


@dataclass(frozen=True, slots=True)
class Collected:
    """The files whose copies are locked away, and why others were not taken."""

    staged: tuple[Staged, ...]
    refused: tuple[KnownError, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was attached; *again* names what had been kept already."""

    change: Change
    titles: tuple[str, ...]
    again: tuple[str, ...]


def stage_all(
    evidence: EvidenceService,
    paths: Sequence[Path],
    *,
    progress: Callable[[int, int, str], None],
    cancelled: Callable[[], bool],
) -> Collected:
    """Lock a copy of each file away; one that is refused does not hold up the others.

    Raises PersonCancelledError when the person asked to stop; then nothing is attached.
    """
    sizes = [_size(path) for path in paths]
    staged: list[Staged] = []
    refused: list[KnownError] = []
    for number, path in enumerate(paths):
        before, total = sum(sizes[:number]), sum(sizes)
        words = translate("questions", "{number} of {count}", number=number + 1, count=len(paths))

        def told(
            done: int,
            _size: int | None,
            before: int = before,
            words: str = words,
            total: int = total,
        ) -> None:
            progress(min(before + done, total), total, words)

        try:
            staged.append(evidence.stage(path, progress=told, cancelled=cancelled))
        except KnownError as error:
            if cancelled():
                raise
            refused.append(error)
    return Collected(tuple(staged), tuple(refused))


def record_all(evidence: EvidenceService, staged: Sequence[Staged], link: EvidenceLink) -> Recorded:
    """Make evidence of what was locked away and let each serve *link*."""
    change = Change()
    titles, again = [], []
    for one in staged:
        attached = evidence.record(one, [link])
        change = change.merge(attached.change)
        (again if attached.was_kept else titles).append(attached.evidence.title)
    return Recorded(change, tuple(titles), tuple(again))


def decide(copies: CopyService, evidence_id: str, *, keep: bool) -> Change:
    """Keep what was changed in another program as a version, or go back to the one before.

    Either way the changed copy is first taken in, encrypted: nothing is deleted unseen.
    """
    change = Change()
    for copy in copies.changed():
        if copy.evidence_id == evidence_id:
            change = change.merge(copies.take_in(copy))
    decided = copies.keep(evidence_id) if keep else copies.throw_away(evidence_id)
    return change.merge(decided)


def take_off(evidence: EvidenceService, evidence_id: str, links: Sequence[EvidenceLink]) -> Change:
    """Take evidence off one answer; the document stays kept."""
    change = Change()
    for link in links:
        change = change.merge(evidence.unlink(evidence_id, link))
    return change


def put_back(evidence: EvidenceService, evidence_id: str, links: Sequence[EvidenceLink]) -> Change:
    """Let evidence serve again what it was just taken off."""
    change = Change()
    for link in links:
        change = change.merge(evidence.link(evidence_id, link))
    return change


def serve_each(
    evidence: EvidenceService, evidence_id: str, ref: str, criteria: Sequence[str]
) -> Change:
    """Go over from serving all points of *ref* to serving each, so that some can be taken off."""
    each = [EvidenceLink(ref, criterion) for criterion in criteria]
    change = put_back(evidence, evidence_id, each)
    return change.merge(evidence.unlink(evidence_id, EvidenceLink(ref)))


def serve_all(
    evidence: EvidenceService, evidence_id: str, ref: str, links: Sequence[EvidenceLink]
) -> Change:
    """Go over from serving some points of *ref*, by *links*, to serving all."""
    change = evidence.link(evidence_id, EvidenceLink(ref))
    return change.merge(take_off(evidence, evidence_id, links))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
