"""What the key file holds once it is open, and its form: one JSON document."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from core.crypto.age import new_identity, recipient_of
from core.crypto.sshsig import SigningKey
from core.domain.canonical import canonical_json
from core.errors import KnownError, UserError
from core.store.keys.slots import Slot, slots_from_json, slots_to_json
from core.text import QT_TRANSLATE_NOOP

FORMAT = "igt-store-keys"
VERSION = 1
_DATABASE_KEY = re.compile(r"[0-9a-f]{64}")


class KeyFileDamagedError(UserError):
    """The file that holds the keys is there but cannot be used."""

    code = "key-file-damaged"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The file that holds the keys of your records is damaged."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Bring back the folder named keys from your newest copy; it fits your records."
    )


class KeyFileNewerError(UserError):
    """A newer version of the program wrote the key file."""

    code = "key-file-newer"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "A newer version of this program has worked with these records."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Update the program on this computer. Nothing was changed."
    )


@dataclass(frozen=True, slots=True)
class StoreSecrets:
    """All that opens and seals one organisation's records. Its repr shows none of it.

    *database_key*: exactly 64 lower-case hexadecimal digits, because SQLCipher takes anything else
    for a passphrase without a word. *generation* counts how often the locks themselves (not only
    the ways in) were changed. Raises ValueError for a database key of another form.
    """

    store_id: str
    database_key: str = field(repr=False)
    vault_identity: str = field(repr=False)
    own_identity: str = field(repr=False)
    signing_key: str = field(repr=False)
    generation: int = 1

    def __post_init__(self) -> None:
        if not _DATABASE_KEY.fullmatch(self.database_key):
            raise ValueError("a database key is exactly 64 lower-case hexadecimal digits")

    @staticmethod
    def new(store_id: str, database_key: str) -> StoreSecrets:
        """Make fresh identities and a fresh signing key around *database_key*."""
        return StoreSecrets(
            store_id=store_id,
            database_key=database_key,
            vault_identity=new_identity(),
            own_identity=new_identity(),
            signing_key=SigningKey.generate().private_text(),
        )


def pack(secrets: StoreSecrets, slots: tuple[Slot, ...]) -> bytes:
    """Return the document that is then locked for every slot."""
    return canonical_json(
        {
            "format": FORMAT,
            "version": VERSION,
            "store_id": secrets.store_id,
            "generation": secrets.generation,
            "database_key": secrets.database_key,
            "vault_identity": secrets.vault_identity,
            "own_identity": secrets.own_identity,
            "signing_key": secrets.signing_key,
            "slots": slots_to_json(slots),
        }
    )


def unpack(data: bytes) -> tuple[StoreSecrets, tuple[Slot, ...]]:
    """Read what ``pack`` wrote, checking each part.

    Raises KeyFileDamagedError, or KeyFileNewerError for a version that is not known here.
    """
    try:
        value = json.loads(data)
        if value["format"] != FORMAT:
            raise KeyFileDamagedError
        if value["version"] != VERSION:
            raise KeyFileNewerError
        secrets = StoreSecrets(
            store_id=value["store_id"],
            database_key=value["database_key"],
            vault_identity=value["vault_identity"],
            own_identity=value["own_identity"],
            signing_key=value["signing_key"],
            generation=value["generation"],
        )
        recipient_of(secrets.vault_identity)
        recipient_of(secrets.own_identity)
        SigningKey.from_private_text(secrets.signing_key)
        return secrets, slots_from_json(value["slots"])
    except (KeyFileDamagedError, KeyFileNewerError):
        raise
    except (ValueError, KeyError, TypeError, KnownError):
        raise KeyFileDamagedError from None
