"""Finding one copy among all places, and what opens it."""

from __future__ import annotations

from pathlib import Path

from core.services.backup.copy_places import CopyPlaces
from core.services.backup.copy_views import CopyView
from core.store.backup import BackupPlace, CopyMissingError, PlaceMissingError
from core.store.keys import KeyFile, Unlock
from core.store.keys.key_file import FOLDER as KEYS_FOLDER
from core.store.keys.opening import open_document


class CopyFinder:
    """Knows the places of these records and the keys to their copies."""

    def __init__(self, places: CopyPlaces, keys: KeyFile, folder: Path) -> None:
        self._places = places
        self._keys = keys
        self._folder = folder

    def find(self, copy_id: str) -> tuple[CopyView, BackupPlace]:
        """Return a copy, by its id or its file's name, and the place to read it from.

        Raises CopyMissingError, and PlaceMissingError where its stick has to be put in.
        """
        away = None
        for row in self._places.rows():
            for copy in self._places.copies(row):
                if copy_id in (copy.id, copy.name, copy.name.removesuffix(".age")):
                    if copy.present:
                        return copy, self._places.open_to_read(row)
                    away = row
        if away is not None:
            raise PlaceMissingError(folder=away.folder)
        raise CopyMissingError(name=copy_id)

    def identities(self, unlock: Unlock | None = None) -> tuple[str, ...]:
        """Return what opens the copies; *unlock* for one from before the locks were changed.

        Raises what the way in raises (core.store.keys).
        """
        own = self._keys.secrets.own_identities  # the former ones open copies from before
        if unlock is None:
            return own
        _, identity = open_document(self._folder / KEYS_FOLDER, unlock)
        return (identity, *own)
