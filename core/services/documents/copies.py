"""Readable copies for other programs: opened, watched, taken in again, never left in clear."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from core.domain.change import Change
from core.domain.evidence import LARGEST_FILE, VersionState
from core.errors import KnownError, UserError
from core.places import make_private, opened_folder
from core.services.documents.copy_files import (
    HeldError,
    edited_extras,
    hash_of,
    remove_folder,
    stray_folders,
)
from core.services.documents.evidence_rows import (
    add_version,
    evidence_row,
    newest_version,
    refs_served,
)
from core.services.documents.file_kinds import HEAD, media_type
from core.services.documents.file_names import safe_name
from core.services.documents.staging import EvidenceEmptyError, EvidenceTooLargeError, Staged
from core.services.records import Records
from core.services.typed_text import file_name
from core.store import tables
from core.store.atomic import replacing
from core.store.base import new_id
from core.store.vault import SourceUnreadableError, Vault
from core.text import QT_TRANSLATE_NOOP

_OPEN, _CLOSED = "open", "closed"
_TRIES = 3  # how often a file may change while it is being taken in before it counts as held


class NothingUndecidedError(UserError):
    """There is no changed document to decide about."""

    code = "nothing-undecided"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no change of {title} to decide about.")
    next_text = QT_TRANSLATE_NOOP("errors", "Somebody may have decided already.")


@dataclass(frozen=True, slots=True)
class OpenCopy:
    """A readable copy that another program was given. *path* is where it lies."""

    id: str
    evidence_id: str
    title: str
    path: Path
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class CloseReport:
    """What became of the copies: how many were cleared away, which documents were taken in.

    *held* could not be removed, because another program has them open or the disk refuses.
    """

    removed: int = 0
    taken_in: tuple[str, ...] = ()  # evidence ids, each with a version to decide about
    held: tuple[OpenCopy, ...] = ()
    change: Change = field(default_factory=Change)


class CopyService:
    """Gives documents to other programs and takes back what was changed in them."""

    def __init__(self, records: Records, vault: Vault, store_id: str) -> None:
        self._records = records
        self._vault = vault
        self._store_id = store_id
        self._seen: dict[str, tuple[tuple[int, ...], str]] = {}

    @property
    def folder(self) -> Path:
        """The private folder that holds the readable copies of these records."""
        return opened_folder() / self._store_id

    def open(self, evidence_id: str) -> Path:
        """Return a readable copy of a document, to be edited in another program.

        It is the changed version where one waits for a decision. The intent is recorded before
        anything readable is written. A copy that is open already is returned as it is.
        Raises UnknownEvidenceError, EvidenceOnPaperError, BlobMissingError, BlobAlteredError.
        """
        for copy in self._open_copies():
            if copy.evidence_id == evidence_id and copy.path.is_file():
                return copy.path
        copy_id = new_id()
        with self._records.write("copy", "copy") as unit:
            evidence = evidence_row(unit.session, self._records, evidence_id)
            version = newest_version(
                unit.session, evidence, VersionState.KEPT, VersionState.UNDECIDED
            )
            path = self.folder / copy_id / safe_name(version.file_name)
            unit.session.add(
                tables.OpenCopy(
                    id=copy_id,
                    evidence_version_id=version.id,
                    path=str(path),
                    sha256=version.sha256,
                    opened=self._records.now(),
                    state=_OPEN,
                )
            )
            blob_id, sha256 = version.blob_id, version.sha256
        try:
            make_private(self.folder)
            make_private(path.parent)
            with replacing(path) as file:
                self._vault.read(blob_id, file, expect=sha256)
        except BaseException:
            with suppress(HeldError):
                remove_folder(path.parent)
            self._mark_closed(copy_id)
            raise
        return path

    def open_count(self) -> int:
        """Return how many documents are open outside."""
        with self._records.store.read() as session:
            count = session.scalar(
                select(func.count())
                .select_from(tables.OpenCopy)
                .where(tables.OpenCopy.state == _OPEN)
            )
        return count or 0

    def changed(self) -> tuple[OpenCopy, ...]:
        """Return the open copies whose content is not what it was. Cheap enough to ask often."""
        return tuple(copy for copy in self._open_copies() if self._has_changed(copy))

    def take_in(self, copy: OpenCopy) -> Change:
        """Keep a changed copy, encrypted, as a version to decide about; the copy stays open.

        An earlier undecided version gives way to it and stays in the vault. Raises
        SourceUnreadableError while another program has locked the file.
        """
        return self._take_in(copy.id, copy.path)

    def keep(self, evidence_id: str) -> Change:
        """Make the changed version the present one.

        Raises NothingUndecidedError, and EvidenceTooLargeError or EvidenceEmptyError for what
        could not be attached either.
        """
        return self._decide(evidence_id, VersionState.KEPT)

    def throw_away(self, evidence_id: str) -> Change:
        """Go on with the version before the change. Raises NothingUndecidedError.

        A copy that is still open is cleared away; what changed in it meanwhile is kept first.
        """
        change = self._decide(evidence_id, VersionState.DISCARDED)
        for copy in self._open_copies():
            if copy.evidence_id == evidence_id:
                with suppress(HeldError):
                    change = change.merge(self._close(copy)[1])
        return change

    def close_all(self) -> CloseReport:
        """Clear every copy away, changed ones only after they were taken in.

        A copy that cannot be removed is named and stays recorded, to be tried again.
        """
        removed, taken_in, held = 0, [], []
        change = Change()
        for copy in self._open_copies():
            try:
                was_taken, altered = self._close(copy)
            except HeldError:
                held.append(copy)
                continue
            removed += 1
            change = change.merge(altered)
            if was_taken:
                taken_in.append(copy.evidence_id)
        with suppress(OSError):
            self.folder.rmdir()
        return CloseReport(removed, tuple(taken_in), tuple(held), change)

    def recover(self) -> CloseReport:
        """Do the same for what a crash left, at the start; also for folders that nobody recorded.

        Such a folder is there when older records were brought back from a copy.
        """
        report = self.close_all()
        known = {Path(copy.path).parent for copy in self._open_copies()}
        for folder in stray_folders(self.folder, known):
            with suppress(HeldError, KnownError):
                for path in edited_extras(folder, None):
                    report = CloseReport(
                        report.removed + 1,
                        report.taken_in,
                        report.held,
                        report.change.merge(self._keep_found(path)),
                    )
                remove_folder(folder)
        with suppress(OSError):
            self.folder.rmdir()
        return report

    def _open_copies(self) -> tuple[OpenCopy, ...]:
        with self._records.store.read() as session:
            rows = session.execute(
                select(tables.OpenCopy, tables.Evidence.id, tables.Evidence.title)
                .join(
                    tables.EvidenceVersion,
                    tables.EvidenceVersion.id == tables.OpenCopy.evidence_version_id,
                )
                .join(tables.Evidence, tables.Evidence.id == tables.EvidenceVersion.evidence_id)
                .where(tables.OpenCopy.state == _OPEN)
                .order_by(tables.OpenCopy.opened)
            )
            return tuple(
                OpenCopy(copy.id, evidence_id, title, Path(copy.path), copy.opened)
                for copy, evidence_id, title in rows
            )

    def _expected(self, copy_id: str) -> str:
        with self._records.store.read() as session:
            return session.get_one(tables.OpenCopy, copy_id).sha256

    def _has_changed(self, copy: OpenCopy) -> bool:
        try:
            told = copy.path.stat()
            mark = (told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino)
            seen = self._seen.get(copy.id)
            if seen is None or seen[0] != mark:
                seen = self._seen[copy.id] = (mark, hash_of(copy.path))
        except OSError:
            return False  # between two saves of an editor, or locked: the next look tells
        return seen[1] != self._expected(copy.id)

    def _close(self, copy: OpenCopy) -> tuple[bool, Change]:
        """Take in what changed, then clear the copy away. Raises HeldError."""
        change = Change()
        folder = copy.path.parent
        try:
            for _ in range(_TRIES):
                if not copy.path.is_file() or hash_of(copy.path) == self._expected(copy.id):
                    break
                change = change.merge(self._take_in(copy.id, copy.path))
            else:
                raise HeldError
            for extra in edited_extras(folder, copy.path):
                change = change.merge(self._keep_found(extra))
            remove_folder(folder)
        except (OSError, KnownError):
            raise HeldError from None
        self._mark_closed(copy.id)
        self._seen.pop(copy.id, None)
        return bool(change), change

    def _take_in(self, copy_id: str, path: Path) -> Change:
        staged = self._stage(path)
        discard = True
        with self._records.write("evidence", "version-taken-in") as unit:
            session = unit.session
            copy = session.get_one(tables.OpenCopy, copy_id)
            refs: frozenset[str] = frozenset()
            if staged.blob.sha256 != copy.sha256:
                before = session.get_one(tables.EvidenceVersion, copy.evidence_version_id)
                refs = refs_served(session, before.evidence_id)
                evidence = session.get_one(tables.Evidence, before.evidence_id)
                for older in session.scalars(
                    select(tables.EvidenceVersion).where(
                        tables.EvidenceVersion.evidence_id == evidence.id,
                        tables.EvidenceVersion.state == VersionState.UNDECIDED.value,
                    )
                ):
                    older.state = VersionState.DISCARDED.value
                present = newest_version(session, evidence, VersionState.KEPT)
                if present.sha256 != staged.blob.sha256:  # else it was changed back
                    named = Staged(staged.blob, before.file_name, staged.media_type)
                    made = add_version(
                        session, self._records, evidence.id, named, VersionState.UNDECIDED
                    )
                    copy.evidence_version_id = made.id
                    discard = made.blob_id != staged.blob.blob_id
                copy.sha256 = staged.blob.sha256
        (self._vault.discard if discard else self._vault.settle)(staged.blob)
        return Change(refs, evidence=True, copies=True) if unit.touched else Change()

    def _stage(self, path: Path) -> Staged:
        """Lock a changed file into the vault, whatever it has become: nothing is lost unseen."""
        try:
            with path.open("rb") as file:
                head = file.read(HEAD)
            kind = media_type(path, head)
        except OSError:
            raise SourceUnreadableError(name=path.name) from None
        return Staged(self._vault.put(path), file_name(path.name), kind)

    def _keep_found(self, path: Path) -> Change:
        """Keep a file that a program wrote beside the copy as evidence of its own, unless kept."""
        staged = self._stage(path)
        with self._records.write("evidence", "evidence-found") as unit:
            known = unit.session.scalars(
                select(tables.Blob.id).where(tables.Blob.sha256 == staged.blob.sha256)
            ).first()
            if known is None:
                row = tables.Evidence(
                    id=new_id(),
                    organisation_id=self._records.organisation_id,
                    title=Path(staged.file_name).stem,
                    kind="file",
                    created=self._records.now(),
                )
                unit.session.add(row)
                add_version(unit.session, self._records, row.id, staged, VersionState.KEPT)
        (self._vault.settle if known is None else self._vault.discard)(staged.blob)
        return Change(evidence=bool(unit.touched))

    def _decide(self, evidence_id: str, state: VersionState) -> Change:
        label = "version-kept" if state is VersionState.KEPT else "version-thrown-away"
        with self._records.write("evidence", label) as unit:
            evidence = evidence_row(unit.session, self._records, evidence_id)
            row = unit.session.scalars(
                select(tables.EvidenceVersion).where(
                    tables.EvidenceVersion.evidence_id == evidence_id,
                    tables.EvidenceVersion.state == VersionState.UNDECIDED.value,
                )
            ).first()
            if row is None:
                raise NothingUndecidedError(title=evidence.title)
            if state is VersionState.KEPT and row.size > LARGEST_FILE:
                raise EvidenceTooLargeError(name=row.file_name)
            if state is VersionState.KEPT and row.size == 0:
                raise EvidenceEmptyError(name=row.file_name)
            row.state = state.value
            unit.label = type(unit.label)(label, {"number": row.number})
            refs = refs_served(unit.session, evidence_id)
        return Change(refs, evidence=True)

    def _mark_closed(self, copy_id: str) -> None:
        with self._records.write("copy", "copy") as unit:
            unit.session.get_one(tables.OpenCopy, copy_id).state = _CLOSED
