"""What a copy says of itself: when, how far the history had come, and its documents."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.domain.canonical import canonical_json
from core.domain.clock import parse_utc, utc_text
from core.store.backup.errors import CopyNewerError
from core.store.backup.names import BLOB_ID

FORMAT = "igt-copy"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Document:
    """One kept document. *size* and *sha256* in the clear; *stored* is the size of the locked file,
    None when the file was missing from the records already when the copy was made."""

    blob_id: str
    generation: int
    sha256: str
    size: int
    stored: int | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Facts of one copy, all taken from the snapshot inside it.

    *place* is the last change's place in the history (0 before the first), *replica* and *digest*
    the head of the chain that was written here, *last_change* when that change was made, *schema*
    the revision of the tables, *generation* how often the locks had been changed.
    """

    store_id: str
    made: datetime
    replica: str
    place: int
    digest: str
    last_change: datetime | None
    schema: str
    generation: int
    documents: tuple[Document, ...]

    def to_bytes(self) -> bytes:
        """Return it as the copy holds it."""
        last = self.last_change
        return canonical_json(
            {
                "format": FORMAT,
                "version": VERSION,
                "store_id": self.store_id,
                "made": utc_text(self.made),
                "replica": self.replica,
                "place": self.place,
                "digest": self.digest,
                "last_change": utc_text(last) if last else None,
                "schema": self.schema,
                "generation": self.generation,
                "documents": [
                    {
                        "blob": one.blob_id,
                        "generation": one.generation,
                        "sha256": one.sha256,
                        "size": one.size,
                        "stored": one.stored,
                    }
                    for one in self.documents
                ],
            }
        )


def parse_manifest(data: bytes) -> Manifest:
    """Read what ``to_bytes`` wrote. Raises ValueError, or CopyNewerError for a later version."""
    try:
        value: Any = json.loads(data)
        if value["format"] != FORMAT:
            raise ValueError("another format")
        if value["version"] != VERSION:
            raise CopyNewerError
        last = value["last_change"]
        return Manifest(
            store_id=str(value["store_id"]),
            made=parse_utc(value["made"]),
            replica=str(value["replica"]),
            place=int(value["place"]),
            digest=str(value["digest"]),
            last_change=parse_utc(last) if last is not None else None,
            schema=str(value["schema"]),
            generation=int(value["generation"]),
            documents=tuple(_document(one) for one in value["documents"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("a part is missing") from error


def _document(value: Any) -> Document:
    if not BLOB_ID.fullmatch(value["blob"]):
        raise ValueError("not a blob id")
    stored = value["stored"]
    return Document(
        blob_id=value["blob"],
        generation=int(value["generation"]),
        sha256=str(value["sha256"]),
        size=int(value["size"]),
        stored=None if stored is None else int(stored),
    )
