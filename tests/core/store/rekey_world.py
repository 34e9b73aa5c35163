"""Records with keys, a history and kept documents, opened and looked over from outside."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fixed_clock import FixedClock
from sqlalchemy import select
from store_world import populate

from core.domain.clock import Clock
from core.store.engine import opens_with
from core.store.journal import Label
from core.store.keys import KeyFile, SpareKey, SpareKeyUnlock, SpareKeyWay
from core.store.rekey import find_key_in_force
from core.store.store import DATABASE, Store
from core.store.tables import Blob
from core.store.vault import Vault


@dataclass
class Opened:
    """Open records as a program holds them."""

    keys: KeyFile
    store: Store
    vault: Vault

    def keep(self, content: bytes) -> str:
        """Put a document and record it, as a service does."""
        staged = self.vault.put(BytesIO(content))
        self.record(staged.blob_id, staged.sha256, staged.size, staged.generation)
        self.vault.settle(staged)
        return staged.blob_id

    def record(self, blob_id: str, sha256: str, size: int, generation: int) -> None:
        with self.store.write(kind="attach", label=Label("attach")) as unit:
            unit.session.add(
                Blob(
                    id=blob_id,
                    sha256=sha256,
                    size=size,
                    stored=self.store._clock.now(),
                    generation=generation,
                )
            )

    def generations(self) -> dict[str, int]:
        with self.store.read() as session:
            return dict(session.execute(select(Blob.id, Blob.generation)).all())  # type: ignore[arg-type]

    def content(self, blob_id: str) -> bytes:
        target = BytesIO()
        self.vault.read(blob_id, target)
        return target.getvalue()


def make(folder: Path, clock: FixedClock, documents: int = 3) -> tuple[SpareKey, dict[str, bytes]]:
    """Make records with a history and *documents*; return what opens them and what they hold."""
    spare = SpareKey.new()
    folder.mkdir()
    keys = KeyFile.create(folder, [SpareKeyWay(spare)], store_id="s", clock=clock)
    with Store.create(folder, keys.secrets, clock) as store:
        populate(store, clock)
        opened = Opened(keys, store, Vault(folder, keys.vault_identities))
        kept = {}
        for number in range(documents):
            content = f"document {number} ".encode() * 5000
            kept[opened.keep(content)] = content
    return spare, kept


def keep_older(folder: Path) -> None:
    """Leave beside the records what a restore, a migration and a loss leave there."""
    restored = folder / "before-restore-20260512T100000Z"
    shutil.copytree(folder / "vault", restored / "vault")
    (folder / "before-migration").mkdir()
    (folder / "before-loss").mkdir()
    for target in (restored / DATABASE, folder / "before-migration" / "records-1-before-2.db"):
        shutil.copyfile(folder / DATABASE, target)
    (folder / "before-loss" / f"{DATABASE}-wal").write_bytes(b"pages under the key of then")


@contextmanager
def opened(folder: Path, spare: SpareKey, clock: Clock) -> Iterator[Opened]:
    """Open the records as the program does, a half-finished change included."""
    keys = KeyFile.open(folder, SpareKeyUnlock(spare.printed), clock=clock)
    keys.tidy()
    find_key_in_force(folder, keys)
    other = keys.other_database_key
    with Store.open(folder, keys.secrets, clock, other_key=other) as store:
        generation = keys.secrets.generation
        yield Opened(keys, store, Vault(folder, keys.vault_identities, generation=generation))


def assert_changed(folder: Path, spare: SpareKey, clock: Clock, kept: dict[str, bytes]) -> None:
    """Whole, everything there, and nothing of it for the keys of the first generation."""
    with opened(folder, spare, clock) as now:
        assert now.keys.coming is None and now.keys.secrets.generation == 2
        assert now.store.witness_report.ok
        assert now.store.check().ok
        assert {blob: now.content(blob) for blob in kept} == kept
        assert set(now.generations().values()) <= {2}
        with now.store.write(kind="test", label=Label("test")):
            pass


def assert_old_keys_open_nothing(folder: Path, old: KeyFile, kept: dict[str, bytes]) -> None:
    """What somebody copied of the keys before the change opens nothing now."""
    from core.crypto.age import decrypt_io
    from core.crypto.errors import AgeNotForUsError

    databases = list(folder.rglob("*.db"))
    documents = list(folder.rglob("vault/*/*/*.age"))
    assert databases == [folder / DATABASE] and len(documents) == len(kept)
    assert not opens_with(folder / DATABASE, old.secrets.database_key)
    assert not (folder / "before-loss").exists()
    for document in documents:
        with document.open("rb") as file:
            try:
                decrypt_io(file, BytesIO(), [old.secrets.vault_identity])
            except AgeNotForUsError:
                continue
            raise AssertionError("an old key opens a document")
