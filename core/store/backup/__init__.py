"""Copies of the records: made, listed, proved, thinned, and brought back."""

from core.store.backup.check import CopyFault, Fault, check_copy
from core.store.backup.errors import (
    CopyDamagedError,
    CopyKeyError,
    CopyMissingError,
    CopyNewerError,
    CopyNotProvedError,
    NotACopyPlaceError,
    PlaceDamagedError,
    PlaceDiskError,
    PlaceFullError,
    PlaceMissingError,
    PlaceOfOthersError,
    PlaceReadOnlyError,
)
from core.store.backup.make import CopyInfo, make_copy
from core.store.backup.manifest import Document, Manifest
from core.store.backup.names import CopyName
from core.store.backup.place import BackupPlace
from core.store.backup.reading import read_manifest
from core.store.backup.unpack import Unpacked, list_copies, unpack_copy
from core.store.backup.write import ReadableFiles

__all__ = [
    "BackupPlace",
    "CopyDamagedError",
    "CopyFault",
    "CopyInfo",
    "CopyKeyError",
    "CopyMissingError",
    "CopyName",
    "CopyNewerError",
    "CopyNotProvedError",
    "Document",
    "Fault",
    "Manifest",
    "NotACopyPlaceError",
    "PlaceDamagedError",
    "PlaceDiskError",
    "PlaceFullError",
    "PlaceMissingError",
    "PlaceOfOthersError",
    "PlaceReadOnlyError",
    "ReadableFiles",
    "Unpacked",
    "check_copy",
    "list_copies",
    "make_copy",
    "read_manifest",
    "unpack_copy",
]
