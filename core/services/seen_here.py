"""What this computer remembers of the records: the furthest end of the history it ever saw.

An older database put back together with the older witness beside it agrees with itself. This
computer's own memory, in its state folder and keyed by the store's key, tells the difference, as
do a newer copy on a stick and a history stamp on paper. Who holds the key *and* this computer can
rewrite all three but the last two.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from core import places
from core.errors import EnvironmentProblem
from core.services.access import Unlock
from core.services.records import Records
from core.store.journal import Head, read_head
from core.store.keys import KeyFile
from core.store.store import WITNESS
from core.store.tables import ChangeRow
from core.store.witness import Witness, digest_at

FOLDER = "seen"


@dataclass(frozen=True, slots=True)
class Memory:
    """What the comparison says. *missing* counts changes; *differs* means another history."""

    missing: int = 0
    differs: bool = False

    @property
    def ok(self) -> bool:
        """Whether the records hold everything that this computer saw of them."""
        return not self.missing and not self.differs


class SeenHere:
    """This computer's memory of the store in one folder. A disk that refuses it does no harm.

    Each folder has its own: a copy that was brought back beside the records, to see that it works,
    goes on by itself and is no loss to them.
    """

    def __init__(self, store_id: str, folder: Path, database_key: Callable[[], str]) -> None:
        """*database_key* is asked each time: after a change of the locks it is another one."""
        self._key = database_key
        where = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()
        self._name = f"{store_id}-{where[:16]}.seen"

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return places.state_folder() / FOLDER / self._name

    def compare(self, records: Records) -> Memory:
        """Return whether the records hold what was seen here before."""
        try:
            seen = Witness(self.path, self._key()).read()
        except OSError:
            seen = None
        if seen is None:
            return Memory()
        with records.store.read() as session:
            if digest_at(session, seen) == seen.digest:
                return Memory()
            furthest = session.scalar(
                select(func.max(ChangeRow.seq)).where(ChangeRow.replica_id == seen.replica)
            )
        missing = seen.seq - (furthest or 0)
        return Memory(missing=missing) if missing > 0 else Memory(differs=True)

    def remember(self, records: Records) -> None:
        """Remember how far the history has come now."""
        with records.store.read() as session:
            self._write(read_head(session, records.store.replica))

    def forget(self) -> None:
        """Remember nothing: another history takes the place of this one."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _write(self, head: Head) -> None:
        try:
            places.make_private(self.path.parent)
            witness = Witness(self.path, self._key())
            try:
                witness.start_again(head)
            finally:
                witness.close()
        except (OSError, EnvironmentProblem):
            return  # the records are whole; only this second look at them is lost


def how_far(folder: Path, unlock: Unlock) -> int | None:
    """Return how many changes the records in *folder* had, as the file beside them knows it.

    For records that cannot be opened at all: it needs the keys and the witness only. Exact where
    they were always written on one computer. None where the witness tells nothing. Raises what
    the way in raises.
    """
    keys = KeyFile.open(folder, unlock)
    try:
        seen = Witness(folder / WITNESS, keys.secrets.database_key).read()
    except OSError:
        return None
    return seen.seq if seen else None
