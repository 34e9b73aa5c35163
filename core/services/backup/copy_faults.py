"""What is wrong with a copy in words, and which answers a missing document stands behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.store import tables
from core.store.backup import CopyFault, Fault
from core.text import QT_TRANSLATE_NOOP, translate

_FAULTS: Mapping[Fault, str] = {
    Fault.COPY_MISSING: QT_TRANSLATE_NOOP("copies", "the copy is not there"),
    Fault.COPY_DAMAGED: QT_TRANSLATE_NOOP("copies", "the copy is damaged or cut short"),
    Fault.WRONG_NAME: QT_TRANSLATE_NOOP("copies", "the file has the name of another copy"),
    Fault.DATABASE: QT_TRANSLATE_NOOP("copies", "the records in the copy are damaged"),
    Fault.HISTORY: QT_TRANSLATE_NOOP("copies", "the history in the copy does not hold together"),
    Fault.DOCUMENT_MISSING: QT_TRANSLATE_NOOP("copies", "{document} is missing beside the copy"),
    Fault.DOCUMENT_DAMAGED: QT_TRANSLATE_NOOP("copies", "{document} is damaged beside the copy"),
    Fault.DOCUMENT_NEVER_COPIED: QT_TRANSLATE_NOOP(
        "copies", "{document} was missing already when the copy was made"
    ),
    Fault.MARKER: QT_TRANSLATE_NOOP("copies", "the file igt-copies.json is damaged or missing"),
    Fault.KEYS: QT_TRANSLATE_NOOP("copies", "{file} in the folder keys is damaged or missing"),
}
_DOCUMENT = QT_TRANSLATE_NOOP("copies", "“{title}” ({refs})")
_UNUSED = QT_TRANSLATE_NOOP("copies", "“{title}”")
_UNKNOWN = QT_TRANSLATE_NOOP("copies", "a kept document")


@dataclass(frozen=True, slots=True)
class MissingDocument:
    """A kept document that a copy has not, and the requirements that it serves."""

    title: str
    file_name: str
    refs: tuple[str, ...]

    @property
    def words(self) -> str:
        """The title, with the requirements where there are any."""
        if not self.title:
            return translate("copies", _UNKNOWN)
        if not self.refs:
            return translate("copies", _UNUSED, title=self.title)
        return translate("copies", _DOCUMENT, title=self.title, refs=", ".join(self.refs))


def fault_words(session: Session, faults: Iterable[CopyFault]) -> tuple[str, ...]:
    """Return each fault as part of a sentence; *session* knows what the documents are called."""
    found = tuple(faults)
    named = documents_named(session, (fault.subject for fault in found))
    return tuple(
        translate(
            "copies",
            _FAULTS[fault.fault],
            document=named[fault.subject].words,
            file=fault.subject,
        )
        for fault in found
    )


def documents_named(session: Session, blob_ids: Iterable[str]) -> dict[str, MissingDocument]:
    """Return for each blob id what is kept there; an empty title where nothing tells of it."""
    found: dict[str, MissingDocument] = {}
    version, evidence, link = tables.EvidenceVersion, tables.Evidence, tables.EvidenceLink
    for blob_id in blob_ids:
        row = session.execute(
            select(version.file_name, evidence.id, evidence.title)
            .join(evidence, evidence.id == version.evidence_id)
            .where(version.blob_id == blob_id)
            .order_by(version.number.desc())
            .limit(1)
        ).first()
        if row is None:
            found[blob_id] = MissingDocument("", "", ())
            continue
        refs = session.scalars(
            select(link.ref).where(link.evidence_id == row.id).distinct().order_by(link.ref)
        )
        found[blob_id] = MissingDocument(row.title, row.file_name, tuple(refs))
    return found
