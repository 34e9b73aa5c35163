"""Makes a question-set file of a set that somebody wrote, sealed by whoever publishes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.crypto.errors import SigningKeyUnreadableError
from core.crypto.sshsig import SigningKey
from core.packs import PackInfo, pack_bytes
from core.services.outputs import check_target, write_output

_LONGEST_KEY = 10_000  # bytes; one of this kind has 400


def make_pack(
    source: Path, target: Path, *, key: SigningKey, publisher: str, made: date
) -> PackInfo:
    """Check and compile the set at *source*, seal it and write *target*; say what was written.

    Raises CatalogueNotFoundError, CatalogueFaultyError, CatalogueNewerError, PublisherNameError,
    TargetFolderMissingError, TargetIsFolderError and the disk's troubles.
    """
    from core.catalogue.opening import compiled_from  # YAML and the schemas: at no start

    check_target(target)
    info, data = pack_bytes(compiled_from(source), key, publisher, made)
    write_output(target, data)
    return info


def signing_key_from(path: Path) -> SigningKey:
    """Return the OpenSSH Ed25519 private key in a file. Raises SigningKeyUnreadableError."""
    try:
        with path.open("rb") as file:
            text = file.read(_LONGEST_KEY).decode("ascii")
    except (OSError, UnicodeDecodeError):
        raise SigningKeyUnreadableError from None
    return SigningKey.from_private_text(text)
