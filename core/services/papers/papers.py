"""Makes documents, saves them, and paints their pages for a preview or a printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.contents import apart
from core.contents.sheet import Sheet
from core.domain.clock import london_date
from core.domain.long_work import Progress
from core.errors import UserError
from core.services.outputs import check_target, write_output
from core.services.papers.declared import Chosen, Document
from core.services.papers.documents import DOCUMENTS
from core.services.papers.sources import Sources
from core.services.records import Records
from core.text import QT_TRANSLATE_NOOP

_PDF = "application/pdf"


class NoSuchDocumentError(UserError):
    """A document of that name is not made here."""

    code = "no-such-document"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no document called {name}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose one from the list of documents.")


class NoSuchChoiceError(UserError):
    """Something was chosen that this document does not offer."""

    code = "no-such-choice"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} cannot be chosen for this document.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose one of: {options}.")


class NothingToWriteError(UserError):
    """What the document tells of is not there yet."""

    code = "nothing-to-write"
    what_text = QT_TRANSLATE_NOOP("errors", "There is nothing in this document yet.")
    next_text = QT_TRANSLATE_NOOP("errors", "{missing}")


@dataclass(frozen=True, slots=True)
class Offer:
    """A document that can be had, or why not yet in words."""

    document: Document
    missing: str = ""


class PaperService:
    """Reads only. Making a document may take some seconds and belongs on a worker."""

    def __init__(self, records: Records, sources: Sources) -> None:
        self._records, self._sources = records, sources

    def offers(self, more: Sequence[Document] = ()) -> tuple[Offer, ...]:
        """Return all documents, those of *more* too, by their readers."""
        listed = sorted([*DOCUMENTS, *more], key=_place)
        return tuple(Offer(one, self._missing(one, self._sources)) for one in listed)

    def document(self, key: str) -> Document:
        """Return the document *key*. Raises NoSuchDocumentError."""
        found = next((one for one in DOCUMENTS if one.key == key), None)
        if found is None:
            raise NoSuchDocumentError(name=key)
        return found

    def make(
        self,
        document: Document,
        chosen: Chosen,
        *,
        assessment_id: str | None = None,
        watch: Progress | None = None,
    ) -> bytes:
        """Return *document* as it stands now. Raises NothingToWriteError, NoSuchChoiceError."""
        _refuse_unknown(document, chosen)
        sources = replace(self._sources, assessment_id=assessment_id)
        missing = self._missing(document, sources)
        if missing:
            raise NothingToWriteError(missing=missing)
        return document.write(sources, document.settled(chosen), watch)

    def save(
        self,
        document: Document,
        chosen: Chosen,
        target: Path,
        *,
        assessment_id: str | None = None,
        watch: Progress | None = None,
    ) -> Path:
        """Write *document* to *target*, whole or not at all, and return it.

        Raises NothingToWriteError, NoSuchChoiceError, TargetFolderMissingError,
        TargetIsFolderError and the disk's troubles.
        """
        check_target(target)
        made = self.make(document, chosen, assessment_id=assessment_id, watch=watch)
        return self.write(made, target)

    def write(self, made: bytes, target: Path) -> Path:
        """Write a document that was made, and looked at, to *target*. Raises the same but one."""
        return write_output(target, made)

    def file_name(self, document: Document) -> str:
        """Return a name for its file, with the day."""
        day = london_date(self._records.now())
        return f"{document.key}-{day.isoformat()}.{document.suffix}"

    def sheet(self, made: bytes, page: int, width: int) -> Sheet:
        """Return page *page* of a document that was made, counted from 0, *width* pixels wide."""
        return apart.sheet(made, _PDF, page, width)

    def _missing(self, document: Document, sources: Sources) -> str:
        return document.missing(sources) if document.missing is not None else ""


def _refuse_unknown(document: Document, chosen: Chosen) -> None:
    options = {f"{one.key}={each.key}" for one in document.choices for each in one.options}
    for key, option in chosen.items():
        if f"{key}={option}" not in options:
            raise NoSuchChoiceError(name=f"{key}={option}", options=", ".join(sorted(options)))


def _place(document: Document) -> int:
    return list(type(document.reader)).index(document.reader)
