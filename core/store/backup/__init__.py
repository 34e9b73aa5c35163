"""Copies of the records: made, listed, proved, thinned, and brought back."""

from core.store.backup.check import CopyFault, Fault, check_copy
from core.store.backup.documents_back import (
    BroughtBack,
    bring_documents_back,
    missing_documents,
)
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
from core.store.backup.recognise import WholeCopy, recognise
from core.store.backup.restore import adapt, restore_database
from core.store.backup.rewrap import needs_rewrap, rewrap
from core.store.backup.thinning import Thinned, apply_thinning, clear_documents, remove_copies, thin
from core.store.backup.unpack import Unpacked, list_copies, unpack_copy
from core.store.backup.whole import open_whole, write_whole
from core.store.backup.write import ReadableFiles, recipients_of, vault_identities

__all__ = [
    "BackupPlace",
    "BroughtBack",
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
    "Thinned",
    "Unpacked",
    "WholeCopy",
    "adapt",
    "apply_thinning",
    "bring_documents_back",
    "check_copy",
    "clear_documents",
    "list_copies",
    "make_copy",
    "missing_documents",
    "needs_rewrap",
    "open_whole",
    "read_manifest",
    "recipients_of",
    "recognise",
    "remove_copies",
    "restore_database",
    "rewrap",
    "thin",
    "unpack_copy",
    "vault_identities",
    "write_whole",
]
