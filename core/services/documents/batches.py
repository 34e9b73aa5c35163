"""Many documents at once: looked through, matched with questions, and kept as one change."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from core.contents import apart
from core.contents.errors import ContentsError
from core.contents.kinds import has_text
from core.domain.change import Change
from core.domain.evidence import EvidenceLink
from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.domain.serving import Profiles, Serving
from core.errors import EnvironmentProblem, KnownError
from core.services.documents.evidence_rows import same_content
from core.services.documents.folder_files import files_in
from core.services.documents.known_by import known_by
from core.services.documents.recording import record_staged, settle
from core.services.documents.staging import Staged, kind_of, stage_file
from core.services.records import Records
from core.services.starters import shipped_starters
from core.store.journal import Label
from core.store.vault import SourceUnreadableError, Vault

MOST_READ: Final = 20 * 1024 * 1024  # bytes of a file whose words are looked at
WORDS: Final = 20_000  # characters
_PIECE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that was looked at and not kept yet.

    *trouble* says why it cannot be kept. *kept_as* is the title of the evidence that has the same
    content, *twin_of* the name of an earlier file of the batch that has.
    """

    path: Path
    name: str
    size: int = 0
    servings: tuple[Serving, ...] = ()
    trouble: KnownError | None = None
    kept_as: str = ""
    twin_of: str = ""

    @property
    def likely(self) -> tuple[EvidenceLink, ...]:
        """What is proposed as ticked."""
        return tuple(EvidenceLink(one.ref) for one in self.servings if one.is_likely)


@dataclass(frozen=True, slots=True)
class Batch:
    """What was looked through; *left_out* files were more than one batch holds."""

    candidates: tuple[Candidate, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A file that is to be kept, and what it is to serve."""

    path: Path
    links: tuple[EvidenceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class StagedBatch:
    """Files locked away while no record names them yet, and those that were refused."""

    staged: tuple[tuple[Choice, Staged], ...]
    refused: tuple[tuple[str, KnownError], ...]


@dataclass(frozen=True, slots=True)
class BatchKept:
    """What became of a batch: ids of new evidence, how many were here already, what was refused."""

    new: tuple[str, ...] = ()
    again: int = 0
    refused: tuple[tuple[str, KnownError], ...] = ()
    change: Change = field(default_factory=Change)


class BatchService:
    """Looking changes nothing, not even in the vault; keeping is one change and one undo."""

    def __init__(self, records: Records, vault: Vault) -> None:
        self._records, self._vault = records, vault

    def look_through(
        self,
        paths: Sequence[Path],
        *,
        assessment_id: str | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Batch:
        """Look at the files of a folder, or at files, and propose what each serves.

        Raises NoSuchFolderError, NoAssessmentError, PersonCancelledError.
        """
        files, left_out = files_in(paths)
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            question_set = self._records.question_set(session, row)
        profiles = Profiles(known_by(question_set, shipped_starters().values()))
        seen: dict[str, Path] = {}
        found = []
        for number, path in enumerate(files):
            _tell(progress, cancelled, number, len(files))
            found.append(self._candidate(path, profiles, seen))
        _tell(progress, cancelled, len(files), len(files))
        return Batch(tuple(found), left_out)

    def keep(
        self,
        choices: Sequence[Choice],
        *,
        assessment_id: str | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> BatchKept:
        """Stage and record in one go. Raises what the two raise."""
        staged = self.stage(choices, progress=progress, cancelled=cancelled)
        return self.record(staged, assessment_id=assessment_id)

    def stage(
        self,
        choices: Sequence[Choice],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> StagedBatch:
        """Lock copies of the chosen files into the vault; ``record`` makes evidence of them.

        May run beside the writer; stopping keeps none of them. A file that cannot be kept stops
        none of the others. Raises PersonCancelledError and the disk's troubles.
        """
        staged, refused = [], []
        for number, choice in enumerate(choices):
            _tell(progress, cancelled, number, len(choices))
            try:
                one = stage_file(self._records, self._vault, choice.path, cancelled=cancelled)
            except (EnvironmentProblem, PersonCancelledError):
                raise
            except KnownError as error:
                refused.append((choice.path.name, error))
                continue
            staged.append((choice, one))
        _tell(progress, cancelled, len(choices), len(choices))
        return StagedBatch(tuple(staged), tuple(refused))

    def record(self, batch: StagedBatch, *, assessment_id: str | None = None) -> BatchKept:
        """Make evidence of what was staged and link it, as one change.

        Raises AssessmentSignedError, UnknownRequirementError, UnknownCriterionError.
        """
        if not batch.staged:
            return BatchKept(refused=batch.refused)
        new, again, refs = [], 0, frozenset[str]()
        with self._records.write("evidence", "evidence-batch", count=len(batch.staged)) as unit:
            for choice, one in batch.staged:
                made = record_staged(
                    unit.session, self._records, one, choice.links, assessment_id=assessment_id
                )
                unit.session.flush()  # the next file may have the same content
                refs |= made.refs
                again += made.was_kept
                if not made.was_kept:
                    new.append(made.evidence_id)
            unit.label = Label("evidence-batch", {"count": len(new)})
            if not new:
                unit.label = Label("evidence-linked-again")
        for _, one in batch.staged:
            settle(self._records, self._vault, one.blob)
        change = Change(refs, evidence=bool(unit.touched))
        return BatchKept(tuple(new), again, batch.refused, change)

    def _candidate(self, path: Path, profiles: Profiles, seen: dict[str, Path]) -> Candidate:
        try:
            kind = kind_of(path)
            digest, size, content = _read(path)
        except KnownError as error:
            return Candidate(path, path.name, trouble=error)
        with self._records.store.read() as session:
            kept_as = self._kept_as(session, digest)
        twin = seen.setdefault(digest, path)
        words = _words(content, kind)
        return Candidate(
            path,
            path.name,
            size,
            profiles.propose(path.name, words),
            kept_as=kept_as,
            twin_of="" if twin == path else twin.name,
        )

    def _kept_as(self, session: Session, digest: str) -> str:
        known = same_content(session, self._records, digest)
        return known.title if known is not None else ""


def _read(path: Path) -> tuple[str, int, bytes]:
    """Return the digest of a file, its size, and its content unless it is too large for words."""
    digest, size, pieces = hashlib.sha256(), 0, bytearray()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
                size += len(piece)
                if size <= MOST_READ:
                    pieces += piece
    except OSError:
        raise SourceUnreadableError(name=path.name) from None
    return digest.hexdigest(), size, bytes(pieces) if size <= MOST_READ else b""


def _words(content: bytes, media_type: str) -> str:
    """Return the words of a file; what cannot be looked into is matched by its name alone."""
    if not content or not has_text(media_type):
        return ""
    try:
        return apart.words(content, media_type, WORDS)
    except ContentsError:
        return ""


def _tell(progress: Progress | None, cancelled: Cancelled | None, done: int, total: int) -> None:
    if cancelled is not None and cancelled():
        raise PersonCancelledError()
    if progress is not None:
        progress(done, total)
