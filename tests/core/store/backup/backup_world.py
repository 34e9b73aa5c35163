"""Records with two kept documents, one spare key, and a stick beside them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from fixed_clock import FixedClock
from store_world import World, populate

from core.store.backup import BackupPlace, CopyInfo, make_copy
from core.store.backup.write import ReadableFiles
from core.store.journal import Label
from core.store.keys import KeyFile, SpareKey, SpareKeyWay
from core.store.store import Store
from core.store.tables import Blob
from core.store.vault import Vault

STORE_ID = "0f" * 16
TEXTS = (b"IG policy, version 3. " * 500, b"Training record. " * 9_000)
READABLE: tuple[tuple[str, bytes], ...] = (
    ("answers.json", b'{"10-114":"yes"}'),
    ("answers.csv", b"ref,answer\n10-114,yes\n"),
)


@dataclass
class BackupWorld:
    """What a test holds in its hands."""

    world: World
    vault: Vault
    keys: KeyFile
    spare: SpareKey
    place: BackupPlace
    clock: FixedClock
    blobs: list[str]

    @property
    def store(self) -> Store:
        return self.world.store

    @property
    def own(self) -> list[str]:
        """What the open program opens its copies with."""
        return [self.keys.secrets.own_identity]

    def keep(self, data: bytes) -> str:
        """Keep one more document and return its id."""
        staged = self.vault.put(io.BytesIO(data))
        with self.store.write(kind="attach", label=Label("attached")) as unit:
            unit.session.add(
                Blob(
                    id=staged.blob_id,
                    sha256=staged.sha256,
                    size=staged.size,
                    stored=self.clock.now(),
                )
            )
        self.blobs.append(staged.blob_id)
        return staged.blob_id

    def copy(self, readable: ReadableFiles = READABLE) -> CopyInfo:
        """Make a copy, an hour after the one before."""
        self.clock.advance(hours=1)
        return make_copy(
            self.place,
            store=self.store,
            vault=self.vault,
            keys=self.keys,
            readable=readable,
            clock=self.clock,
        )


def make_world(folder: Path, clock: FixedClock) -> BackupWorld:
    """Make records in *folder*/store and a place on *folder*/stick."""
    spare = SpareKey.new()
    store_folder = folder / "store"
    keys = KeyFile.create(store_folder, [SpareKeyWay(spare)], store_id=STORE_ID, clock=clock)
    store = Store.create(store_folder, keys.secrets, clock)
    vault = Vault(store_folder, [keys.secrets.vault_identity])
    stick = folder / "stick"
    stick.mkdir()
    place = BackupPlace.prepare(stick, STORE_ID, clock)
    made = BackupWorld(populate(store, clock), vault, keys, spare, place, clock, [])
    for text in TEXTS:
        made.keep(text)
    return made
