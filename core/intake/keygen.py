"""Makes the key pair of somebody who receives submission files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from core.crypto.age import new_identity, recipient_of
from core.store.private_file import write_secret


def make_receiver_key(path: Path) -> str:
    """Write a new private key to *path*, for its owner alone, and return its public address.

    The file is as ``age-keygen`` writes it. Raises what ``write_secret`` raises.
    """
    identity = new_identity()
    recipient = recipient_of(identity)
    made = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    write_secret(path, f"# created: {made}\n# public key: {recipient}\n{identity}\n")
    return recipient
