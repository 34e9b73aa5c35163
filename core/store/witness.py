"""The head witness: a small file beside the database that knows how far the journal has come.

Damage to the write-ahead log makes SQLite drop commits that were already acknowledged, with both
integrity checks clean. The witness is written after each commit, outside that log, keyed by the
store's key; at the next start a witness ahead of the journal tells that changes are missing.
Who holds the key can rewrite both: prints, copies and submission files are the outside anchors.

The file has two records of 512 bytes, written in turn and in place, so that a torn write leaves
the other one good and a full disk cannot refuse it. While a copy is being put in place of the
records, one is of the old history and the other of the new one.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.store.journal import Head, first_digest
from core.store.tables import ChangeRow

_RECORD: Final = 512
_BLANK: Final = b" " * _RECORD
_PURPOSE: Final = b"igtoolkit head witness 1"


class WitnessState(Enum):
    """What the witness says of the journal."""

    GOOD = "good"
    BEHIND = "behind"  # the program was killed between a commit and its witness
    ABSENT = "absent"
    UNREADABLE = "unreadable"
    AHEAD = "ahead"  # acknowledged changes are missing
    DIFFERENT = "different"  # the journal has another change where the witness saw its own


@dataclass(frozen=True)
class WitnessReport:
    """The comparison at opening. *missing* counts acknowledged changes that are gone."""

    state: WitnessState
    missing: int = 0
    seen: Head | None = None

    @property
    def ok(self) -> bool:
        """Whether there is no sign that changes were lost or replaced."""
        return self.state in (WitnessState.GOOD, WitnessState.BEHIND)


class Witness:
    """The witness file of one open store."""

    def __init__(self, path: Path, database_key: str, *, other_key: str | None = None) -> None:
        """*other_key* is the other generation's database key while the locks are being changed.

        What was written under it counts too; what is written here is under *database_key*.
        """
        self._path = path
        self._key = _witness_key(database_key)
        self._other_key = _witness_key(other_key) if other_key else None
        self._file: BinaryIO | None = None
        self._slot = 0

    def read(self, replica: str | None = None) -> Head | None:
        """Return the furthest head that a sound record names, or None when there is none.

        One of *replica* counts before any other: during a restore both histories have one.
        """
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return None
        heads = [
            head
            for start in (0, _RECORD)
            if (head := self._parse(data[start : start + _RECORD])) is not None
        ]
        return max(heads, key=lambda head: (head.replica == replica, head.seq), default=None)

    def exists(self) -> bool:
        """Return whether there is a witness file at all."""
        return self._path.exists()

    def is_spoilt(self) -> bool:
        """Return whether any part of the file is not what was written there.

        A power cut in the middle of a write can do that to one of the two records; the other one
        still counts, and the next change writes over the spoilt one.
        """
        try:
            data = self._path.read_bytes()
        except OSError:
            return False
        records = (data[:_RECORD], data[_RECORD:])
        return not all(self._parse(one) or one == _BLANK for one in records)

    def write(self, head: Head) -> None:
        """Record *head* durably in the older of the two records. Raises OSError."""
        if self._file is None:
            self._open(head.replica)
        file = self._file
        assert file is not None
        file.seek(self._slot * _RECORD)
        file.write(self._record(head))
        _to_disk(file)
        self._slot = 1 - self._slot

    def start_again(self, head: Head) -> None:
        """Make *head* the only thing the witness remembers. Raises OSError."""
        self.write(head)
        self.write(head)

    def start_between(self, old: Head, new: Head) -> None:
        """Remember the ends of two histories, of which either may be in force. Raises OSError."""
        self.start_again(new)
        self.write(old)

    def renew(self, replica: str | None = None) -> None:
        """Write what it remembers (of *replica*) anew under its own key.

        One good record is always there. Raises OSError.
        """
        seen = self.read(replica)
        if seen is not None:
            self.start_again(seen)
        self._other_key = None

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self, replica: str) -> None:
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        self._file = os.fdopen(descriptor, "r+b", buffering=0)
        records = self._file.read(_RECORD), self._file.read(_RECORD)
        first, second = (self._parse(one) for one in records)
        if first is not None and (second is None or _is_before(second, first, replica)):
            self._slot = 1
        if self._file.seek(0, os.SEEK_END) != 2 * _RECORD:  # cut short, or something was added
            known = (first, second)[1 - self._slot]
            self._file.seek(0)
            self._file.write((records[1 - self._slot] if known else _BLANK) + _BLANK)
            self._file.truncate(2 * _RECORD)
            self._slot = 1 if known else 0

    def _record(self, head: Head) -> bytes:
        body = json.dumps([1, head.replica, head.seq, head.digest])
        record = _padded(body, _mac(self._key, body))
        if len(record) > _RECORD:
            raise ValueError("a witness record does not fit")
        return record

    def _parse(self, data: bytes) -> Head | None:
        try:
            body, mac = data.decode("ascii").rstrip().rsplit(" ", 1)
            if not self._is_ours(mac, body) or data != _padded(body, mac):
                return None
            _, replica, seq, digest = json.loads(body)
        except ValueError:
            return None
        return Head(replica, seq, digest)

    def _is_ours(self, mac: str, body: str) -> bool:
        keys = (self._key, self._other_key) if self._other_key else (self._key,)
        return any(hmac.compare_digest(mac, _mac(key, body)) for key in keys)


def compare(session: Session, head: Head, seen: Head | None, *, exists: bool) -> WitnessReport:
    """Return what a witness that has *seen* one head says of a journal that ends at *head*."""
    if seen is None:
        return WitnessReport(WitnessState.UNREADABLE if exists else WitnessState.ABSENT)
    if seen.replica != head.replica:
        return WitnessReport(WitnessState.DIFFERENT, seen=seen)
    if seen.seq > head.seq:
        return WitnessReport(WitnessState.AHEAD, missing=seen.seq - head.seq, seen=seen)
    if digest_at(session, seen) != seen.digest:
        return WitnessReport(WitnessState.DIFFERENT, seen=seen)
    return WitnessReport(
        WitnessState.GOOD if seen.seq == head.seq else WitnessState.BEHIND, seen=seen
    )


def digest_at(session: Session, seen: Head) -> str | None:
    """Return the digest that the journal itself has where the witness saw one."""
    if seen.seq == 0:
        return first_digest(seen.replica)
    return session.scalars(
        select(ChangeRow.digest).where(
            ChangeRow.replica_id == seen.replica, ChangeRow.seq == seen.seq
        )
    ).one_or_none()


def _is_before(one: Head, other: Head, replica: str) -> bool:
    """Whether *one* may be written over before *other* in a history of *replica*."""
    return (one.replica == replica, one.seq) < (other.replica == replica, other.seq)


def _witness_key(database_key: str) -> bytes:
    return hmac.new(bytes.fromhex(database_key), _PURPOSE, hashlib.sha256).digest()


def _mac(key: bytes, body: str) -> str:
    return hmac.new(key, body.encode("ascii"), hashlib.sha256).hexdigest()


def _padded(body: str, mac: str) -> bytes:
    return f"{body} {mac}\n".encode("ascii").ljust(_RECORD)


def _to_disk(file: BinaryIO) -> None:
    file.flush()
    # The record's length never changes, so the data alone has to reach the disk.
    getattr(os, "fdatasync", os.fsync)(file.fileno())
