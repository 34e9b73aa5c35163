"""Keeps many files at once: locked away beside other work, then recorded one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from core.domain.evidence import EvidenceLink
from core.errors import EnvironmentProblem, KnownError
from core.services.documents.evidence import Attached, EvidenceService
from core.services.documents.staging import Staged
from desktop.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not kept, and why: two sentences."""

    name: str
    what: str
    next: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the files: kept (some were here already), and refused."""

    attached: tuple[Attached, ...] = ()
    refused: tuple[Refusal, ...] = ()
    change: Change = field(default_factory=Change)

    @property
    def new(self) -> tuple[Attached, ...]:
        """What is evidence only now."""
        return tuple(one for one in self.attached if not one.was_kept)


@dataclass(frozen=True, slots=True)
class StagedFiles:
    """Files locked away but not recorded yet, and those refused."""

    staged: tuple[Staged, ...]
    refused: tuple[Refusal, ...]


class Adding(QObject):
    """One file that is refused stops none of the others; stopping keeps none of them."""

    finished = Signal(object)  # Added
    stopped = Signal()
    failed = Signal(object)  # Exception: the computer is in the way, or it is our fault

    def __init__(
        self, *, evidence: EvidenceService, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._evidence, self._tasks = evidence, tasks

    def start(self, paths: Sequence[Path], links: Sequence[EvidenceLink] = ()) -> None:
        """Keep the files at *paths* as evidence for *links*; the task strip shows how far it is."""
        title = (
            self.tr("Keeping {name}").format(name=paths[0].name)
            if len(paths) == 1
            else self.tr("Keeping {count} files", None, len(paths)).format(count=len(paths))
        )
        self._tasks.work(
            self,
            partial(stage_all, self._evidence, tuple(paths)),
            partial(self._on_staged, tuple(links)),
            self.failed.emit,
            title=title,
            cancelled=self.stopped.emit,
        )

    def _on_staged(self, links: tuple[EvidenceLink, ...], files: StagedFiles) -> None:
        job = partial(record_all, self._evidence, files, links)
        self._tasks.run(self, job, self.finished.emit, self.failed.emit)


def stage_all(
    evidence: EvidenceService,
    paths: Sequence[Path],
    *,
    progress: Callable[..., None],
    cancelled: Callable[[], bool],
) -> StagedFiles:
    """Lock copies of the files away, one after another; what is refused is remembered.

    Progress is counted in bytes, so that one large film among small letters does not look stuck.
    Raises PersonCancelledError and the disk's troubles.
    """
    sizes = [_size_of(path) for path in paths]
    total, before = sum(sizes), 0
    staged: list[Staged] = []
    refused: list[Refusal] = []
    for number, (path, size) in enumerate(zip(paths, sizes, strict=True), 1):
        text = f"{number}/{len(paths)}" if len(paths) > 1 else ""
        told = partial(_tell, progress, before, total, text)
        told(0)
        try:
            staged.append(evidence.stage(path, progress=told, cancelled=cancelled))
        except EnvironmentProblem:
            raise
        except KnownError as error:
            if cancelled():
                raise
            refused.append(Refusal(path.name, error.what, error.next))
        before += size
    return StagedFiles(tuple(staged), tuple(refused))


def record_all(
    evidence: EvidenceService, files: StagedFiles, links: Sequence[EvidenceLink]
) -> Added:
    """Make evidence of what was locked away; each piece is one transaction."""
    attached: list[Attached] = []
    refused = list(files.refused)
    change = Change()
    for staged in files.staged:
        try:
            one = evidence.record(staged, links)
        except EnvironmentProblem:
            raise
        except KnownError as error:
            refused.append(Refusal(staged.file_name, error.what, error.next))
            continue
        attached.append(one)
        change = change.merge(one.change)
    return Added(tuple(attached), tuple(refused), change)


def _tell(
    progress: Callable[..., None],
    before: int,
    total: int,
    text: str,
    done: int,
    _of: int | None = None,
) -> None:
    progress(min(before + done, total), total, text)


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0
