"""Records for the campaigns: what is in them, and whether everything about them is sound."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.domain.evidence import EvidenceLink
from core.errors import KnownError
from core.services import sample
from core.services.access import SpareKey, SpareKeyUnlock, ways_in
from core.services.backup.bring_back import bring_back, look_at
from core.workspace import NewStore, Workspace

MARKER = "MARKERumberheron"
"""Stands in everything that is typed or attached, so that a byte search finds it anywhere."""

OURS = ("records.db", "records.witness", "lock", "keys/slots.json", "keys/store.key.age")
AROUND = ("store", "home", "sent", "back")
KEPT_ON_PURPOSE = ("before-restore-", "before-migration")


class SoakError(AssertionError):
    """A promise was broken; the text says which, and how to play it again."""


class LaterClock:
    """The computer's own clock, two days on: what may be swept after a day is swept now."""

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(days=2)


@dataclass(frozen=True)
class Held:
    """What a person sees in the records; two of these are compared."""

    notes: dict[str, str]
    drafts: dict[str, str]
    evidence: dict[str, str]  # title to sha256

    def with_note(self, ref: str, text: str) -> Held:
        notes = {one: words for one, words in self.notes.items() if one != ref}
        return Held(notes | ({ref: text} if text else {}), self.drafts, self.evidence)

    def with_draft(self, ref: str, text: str) -> Held:
        return Held(self.notes, self.drafts | {ref: text}, self.evidence)

    def with_evidence(self, title: str, sha256: str) -> Held:
        return Held(self.notes, self.drafts, self.evidence | {title: sha256})


@dataclass
class Ground:
    """One campaign's folder: the records, this computer's own folders, and what lies around."""

    root: Path
    key: str = ""
    older_keys: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.root / "store"

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def outbox(self) -> Path:
        return self.root / "sent"

    def take_key(self, key: str) -> None:
        """From now on *key* opens the records; older ones still open older copies."""
        if key != self.key:
            self.older_keys.append(self.key)
            self.key = key

    def make(self) -> None:
        """Make small records with some answers and kept documents."""
        key = SpareKey.new()
        self.key = key.printed
        self.outbox.mkdir(parents=True)
        with self.here(), Workspace.create(self.folder, setup(key)).workspace as workspace:
            for number, ref in enumerate(refs(workspace)[:3]):
                workspace.answers.set_note(ref, f"{MARKER} at the start {number}")
                attach(workspace, ref, f"{MARKER} paper {number}", 3000)

    def copied_to(self, root: Path) -> Ground:
        """Return the same records in another folder."""
        shutil.copytree(self.root, root)
        return Ground(root, self.key)

    @contextmanager
    def here(self) -> Iterator[None]:
        """Let this computer's own folders be those of this ground."""
        before = os.environ.get("IGT_HOME")
        os.environ["IGT_HOME"] = str(self.home)
        try:
            yield
        finally:
            if before is None:
                del os.environ["IGT_HOME"]
            else:
                os.environ["IGT_HOME"] = before

    @contextmanager
    def opened(self, clock: LaterClock | None = None) -> Iterator[Workspace]:
        with self.here(), Workspace.open(self.folder, SpareKeyUnlock(self.key), clock=clock) as one:
            yield one

    def strays(self) -> list[str]:
        """Return the files of the records that nothing accounts for, once they are closed."""
        if list(self.root.glob(".tmp-bring-back-*")):
            self._bring_back_again()
        with self.opened(LaterClock()) as workspace:
            vault = workspace.evidence._vault
            named = {vault.path_of(blob) for blob in blob_ids(workspace)}
        named |= {self.folder / "keys" / f"{way.id}.age" for way in ways_in(self.folder)}
        found = []
        for path in self.folder.rglob("*"):
            name = path.relative_to(self.folder).as_posix()
            known = name in OURS or path in named or name.startswith(KEPT_ON_PURPOSE)
            if path.is_file() and not known:
                found.append(name)
        whole = (".igtb", ".igt-copy")
        found += [str(path) for path in self.outbox.iterdir() if path.suffix not in whole]
        found += [str(path) for path in self.root.iterdir() if path.name not in AROUND]
        return found + [str(one) for one in (self.home / "state" / "opened").glob("*/*")]

    def _bring_back_again(self) -> None:
        """Do what a person does after a power cut in the middle of it."""
        folder = self.root / "back"
        if folder.exists():
            shutil.rmtree(folder)
        found = look_at(self.outbox / "all.igt-copy")[0]
        for key in (self.key, *self.older_keys):
            with self.here(), suppress(KnownError):
                bring_back(found, SpareKeyUnlock(key), folder)
                Workspace.open(folder, SpareKeyUnlock(key)).close()
                return
        raise SoakError("no key brings the whole copy back")


def setup(key: SpareKey) -> NewStore:
    return NewStore(
        sample.NAME, sample.ODS_CODE, sample.ORG_TYPE, f"{MARKER} Wren", "igt-10", spare_key=key
    )


def refs(workspace: Workspace) -> list[str]:
    return [asked.ref for asked in workspace.assessments.state().question_set.asked]


def attach(workspace: Workspace, ref: str, title: str, size: int) -> str:
    """Keep a document that begins with its title, and return its sha256."""
    data = (title.encode() + b" ").ljust(size, b"x")
    staged = workspace.evidence.stage_content("paper.txt", data)
    workspace.evidence.record(staged, [EvidenceLink(ref)], title=title)
    return staged.blob.sha256


def held(workspace: Workspace) -> Held:
    """Return what is in open records."""
    state = workspace.assessments.state()
    drafts = {ref: text for (ref, _), text in workspace.answers.drafts().items()}
    evidence = {one.title: _sha(one) for one in workspace.evidence.all()}
    notes = {one.ref: one.answer.note for one in state.requirements if one.answer.note}
    return Held(notes, drafts, evidence)


def blob_ids(workspace: Workspace) -> set[str]:
    from sqlalchemy import select

    from core.store import tables

    with workspace._records.store.read() as session:
        return set(session.scalars(select(tables.Blob.id)))


def faults(workspace: Workspace) -> list[str]:
    """Return everything that a check of open records finds wrong."""
    found = list(workspace.care.check().faults)
    witness = workspace.care.witness()
    if not witness.ok:
        found.append(f"the witness: {witness.state.value}, {witness.missing} missing")
    found += [f"document {one.title}: {one.code}" for one in workspace.evidence.check().faults]
    if workspace.read_only:
        found.append("the records are read-only")
    if workspace.locks.locks_half_changed:
        found.append("the locks are half changed")
    return found


def _sha(piece: object) -> str:
    current = getattr(piece, "current", None)
    return current.sha256 if current is not None else ""
