"""Reads kept documents and names those that are not as they were, and what they are needed for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.long_work import Cancelled, Progress
from core.services.documents.evidence_rows import refs_served
from core.services.records import Records
from core.store import tables
from core.store.vault import BlobFault, Vault


@dataclass(frozen=True, slots=True)
class EvidenceFault:
    """A kept document that is missing, altered or cannot be read.

    *refs* are the requirements that it serves. *code* is that of the error of opening it.
    """

    evidence_id: str
    title: str
    refs: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class EvidenceCheck:
    """How many kept documents were read, and what is wrong with which.

    *unrecorded* counts files in the vault that nothing names; closing clears them once they are a
    day old. *last* is the document at which a check of a part stopped.
    """

    count: int
    faults: tuple[EvidenceFault, ...]
    unrecorded: int = 0
    last: str = ""


def check_documents(
    records: Records,
    vault: Vault,
    *,
    after: str = "",
    limit: int | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> EvidenceCheck:
    """Open every kept document, or *limit* of them from the one behind *after* round about.

    *progress* is told how many are done, and how many there are. Raises PersonCancelledError.
    """
    lying = vault.at_rest()
    with records.store.read() as session:
        rows = session.execute(select(tables.Blob.id, tables.Blob.sha256).order_by(tables.Blob.id))
        every = [(blob_id, sha256) for blob_id, sha256 in rows]
    unrecorded = len(lying - {blob_id for blob_id, _ in every})
    chosen = every if limit is None else _next(every, after, limit)

    def told(done: int) -> None:
        if progress is not None:
            progress(done, len(chosen))

    faults = vault.check(chosen, progress=told, cancelled=cancelled)
    with records.store.read() as session:
        named = [one for fault in faults for one in _named(session, fault)]
    last = chosen[-1][0] if chosen else ""
    return EvidenceCheck(len(chosen), tuple(named), unrecorded, last)


def _next(every: Sequence[tuple[str, str]], after: str, limit: int) -> Sequence[tuple[str, str]]:
    """Return those behind *after* and then those from the beginning, none twice."""
    behind = [one for one in every if one[0] > after]
    before = [one for one in every if one[0] <= after]
    return [*behind, *before][:limit]


def _named(session: Session, fault: BlobFault) -> list[EvidenceFault]:
    """Name every piece of evidence that has the faulty file, also where none has it any more."""
    rows = session.execute(
        select(tables.Evidence.id, tables.Evidence.title)
        .join(tables.EvidenceVersion, tables.EvidenceVersion.evidence_id == tables.Evidence.id)
        .where(tables.EvidenceVersion.blob_id == fault.blob_id)
        .distinct()
    ).all()
    if not rows:
        return [EvidenceFault("", fault.blob_id, (), fault.error.code)]
    return [
        EvidenceFault(id_, title, tuple(sorted(refs_served(session, id_))), fault.error.code)
        for id_, title in rows
    ]
