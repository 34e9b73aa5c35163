"""Makes the key pair of somebody who receives submission files."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from core.crypto.age import new_identity, recipient_of
from core.intake.errors import KeyFileExistsError
from core.store.atomic import disk_troubles


def make_receiver_key(path: Path) -> str:
    """Write a new private key to *path*, for its owner alone, and return its public address.

    The file is as ``age-keygen`` writes it. Raises KeyFileExistsError, and DiskFullError and its
    like for a disk that will not take it.
    """
    identity = new_identity()
    recipient = recipient_of(identity)
    made = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    text = f"# created: {made}\n# public key: {recipient}\n{identity}\n"
    with disk_troubles():
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise KeyFileExistsError(name=path.name) from None
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(handle)
    return recipient
