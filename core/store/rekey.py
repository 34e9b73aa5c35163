"""Changing the locks themselves: a new database key, and every kept document locked anew.

For the day when somebody who could open the records should no longer be able to, whatever they
copied. The order makes it safe to be stopped anywhere:

1. The key file gets the next generation beside the present one; from then on either opens.
2. The database changes its key in one transaction; the witness is written anew.
3. The kept documents are locked anew one by one, each exchanged in one step.
4. What lies beside the records from before (``kept_older``) is deleted: its keys are the old ones.
5. The key file drops the old generation.

Whoever opens the records in between finds out which key the database has (``find_key_in_force``)
and goes on from there (``go_on``); each step is harmless to do twice. The seal stays.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Select, select, update

from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.store.engine import opens_with
from core.store.journal import Label
from core.store.kept_older import clear_kept
from core.store.keys import KeyFile
from core.store.store import DATABASE, Store
from core.store.tables import Blob
from core.store.vault import BlobAlteredError, BlobMissingError, Vault
from core.text import QT_TRANSLATE_NOOP

KIND: Final = "locks"
_LABEL: Final = Label("locks-changed")
_PATIENCE: Final = 0.05  # seconds between two looks at a document that is just being put


class LocksHalfChangedError(PersonCancelledError):
    """The person stopped a change of the locks: nothing is lost, and it goes on later."""

    code = "locks-half-changed"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "Stopped, as you asked. The locks are changed in part; nothing is lost."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "The rest is done at the next start. Until then the old keys open some of it."
    )


@dataclass(frozen=True, slots=True)
class Relocked:
    """What a change of the locks did: the generation now in force and the documents locked anew.

    *left* names the kept documents that were missing or damaged before and stay so. *older* counts
    the older states beside the records that were deleted, because an old key would open them.
    """

    generation: int
    documents: int
    left: tuple[str, ...]
    older: int = 0


def find_key_in_force(folder: Path, keys: KeyFile) -> None:
    """Make *keys* say which generation the database in *folder* opens with.

    Needed before the store is opened while a change of the locks is unfinished; else it costs
    nothing. Where neither opens it, the present generation stands.
    """
    if keys.coming is None or opens_with(folder / DATABASE, keys.secrets.database_key):
        return
    if opens_with(folder / DATABASE, keys.coming.database_key):
        keys.take_up_next()


def change_locks(
    store: Store,
    vault: Vault,
    keys: KeyFile,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Relocked:
    """Change the locks of open records, or finish a change that was begun before.

    Reading and writing wait while the database changes its key (about a second per 100 MB) and go
    on meanwhile for the rest. *progress* counts the database and the documents. Raises
    LocksHalfChangedError when *cancelled*, StoreBlockedError when another program holds the
    database, and the disk's troubles; calling it again goes on.
    """
    coming = keys.begin_change()
    if keys.secrets != coming:
        store.change_key(coming.database_key)
        keys.take_up_next()
    else:
        store.renew_witness()
    vault.turn_to(keys.vault_identities, coming.generation)
    older = clear_kept(store.folder)
    work = _Documents(store, vault, coming.generation, progress, cancelled)
    while not work.finish(keys):
        work.lock_anew()
    vault.turn_to(keys.vault_identities, coming.generation)
    return Relocked(coming.generation, work.done, tuple(sorted(work.left)), len(older))


class _Documents:
    """The kept documents on their way from one generation to the next."""

    def __init__(
        self,
        store: Store,
        vault: Vault,
        generation: int,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._store, self._vault = store, vault
        self._generation = generation
        self._progress, self._cancelled = progress, cancelled
        self.done = 0
        self.left: set[str] = set()

    def finish(self, keys: KeyFile) -> bool:
        """Drop the old generation if nothing needs it any more.

        Under the write lock, so that no row with an old generation can come in between.
        """
        with self._store.write(kind=KIND, label=_LABEL) as unit:
            old = set(unit.session.scalars(self._old_rows()))
            if old - self.left or self._vault.has_older_in_hand():
                return False
            keys.finish_change()
            return True

    def lock_anew(self) -> None:
        """Lock every document of an older generation anew. Raises LocksHalfChangedError."""
        with self._store.read() as session:
            rows = [row for row in session.execute(self._old_rows()) if row[0] not in self.left]
        self._tell(len(rows))
        for number, (blob_id, sha256) in enumerate(rows, 1):
            self._stop_if_asked()
            try:
                self._vault.lock_anew(blob_id, expect=sha256)
            except (BlobMissingError, BlobAlteredError):
                self.left.add(blob_id)
            else:
                with self._store.write(kind=KIND, label=_LABEL) as unit:
                    unit.session.execute(
                        update(Blob).where(Blob.id == blob_id).values(generation=self._generation)
                    )
                self.done += 1
            self._tell(len(rows) - number)
        if self._vault.lock_staged_anew():
            self._stop_if_asked()
            time.sleep(_PATIENCE)  # a document is just being put: it has its row in a moment

    def _tell(self, waiting: int) -> None:
        if self._progress is not None:
            seen = 1 + self.done + len(self.left)
            self._progress(seen, seen + waiting)

    def _stop_if_asked(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise LocksHalfChangedError

    def _old_rows(self) -> Select[str, str]:
        return select(Blob.id, Blob.sha256).where(Blob.generation < self._generation)
