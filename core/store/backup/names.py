"""What stands where in a place for copies, and how a copy is named. See docs/copies-format.md."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

ROOT: Final = "igt-copies"
MARKER: Final = "igt-copies.json"
READ_ME: Final = "READ-ME.txt"
KEYS: Final = "keys"
COPIES: Final = "copies"
DOCUMENTS: Final = "documents"
SUMS: Final = "SHA256SUMS"
SUMS_TO_COME: Final = "SHA256SUMS.next"
LOCKED_FOR: Final = "locked-for.json"

MANIFEST: Final = "manifest.json"
IDENTITIES: Final = "vault-identities.txt"
SECRETS: Final = "store-keys.json"
DATABASE: Final = "records.db"
FIXED_MEMBERS: Final = (READ_ME, MANIFEST, IDENTITIES, SECRETS, DATABASE)
"""What every copy holds, in this order."""

READABLE_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.(?:json|csv|txt)")
"""What else a copy may hold: files for people, named so on every system."""

BLOB_ID: Final = re.compile(r"[0-9a-f]{32}")
KEY_FILE_NAME: Final = re.compile(r"store\.key\.age|slots\.json|[0-9a-f]{16}\.age")
_NAME: Final = re.compile(r"(\d{8}T\d{6}Z)-(\d{1,12})\.age")
_WHEN: Final = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class CopyName:
    """A copy as its file's name tells of it. *place* is how far the history had come."""

    name: str
    made: datetime
    place: int


def copy_name(made: datetime, place: int) -> CopyName:
    """Return the name of a copy made at that moment, to the second."""
    made = made.astimezone(UTC).replace(microsecond=0)
    return CopyName(f"{made.strftime(_WHEN)}-{place}.age", made, place)


def parse_copy_name(name: str) -> CopyName | None:
    """Return what the file name of a copy says, or None when it is no copy's name."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        made = datetime.strptime(found[1], _WHEN).replace(tzinfo=UTC)
    except ValueError:
        return None
    parsed = CopyName(name, made, int(found[2]))
    return parsed if copy_name(made, parsed.place).name == name else None


def newest_first(names: Iterable[CopyName]) -> tuple[CopyName, ...]:
    """Return *names* in the order that people look for them."""
    return tuple(sorted(names, key=lambda one: (one.made, one.place), reverse=True))


def document_path(generation: int, blob_id: str) -> str:
    """Return where a kept document lies, from the root of the place, with forward slashes."""
    if not BLOB_ID.fullmatch(blob_id):
        raise ValueError("not a blob id")
    return f"{DOCUMENTS}/{generation}/{blob_id[:2]}/{blob_id[2:4]}/{blob_id}.age"
