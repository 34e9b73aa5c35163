"""What the key file holds once it is open, and its form: one JSON document."""

from __future__ import annotations

import json
import re
import secrets as chance
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from core.crypto.age import new_identity, recipient_of
from core.crypto.sshsig import SigningKey
from core.domain.canonical import Json, canonical_json
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
    the ways in) were changed. *former_identities* are the organisation's own ones from before each
    change, newest first: sealed copies and copies of the records from then stay readable, and who
    had an old key can open no more with it than before. Raises ValueError for a database key of
    another form.
    """

    store_id: str
    database_key: str = field(repr=False)
    vault_identity: str = field(repr=False)
    own_identity: str = field(repr=False)
    signing_key: str = field(repr=False)
    generation: int = 1
    former_identities: tuple[str, ...] = field(default=(), repr=False)

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

    @property
    def own_identities(self) -> tuple[str, ...]:
        """The organisation's own identity and every former one."""
        return (self.own_identity, *self.former_identities)

    def renewed(self) -> StoreSecrets:
        """Return the next generation: all fresh but the seal, which others know and must keep."""
        return replace(
            self,
            database_key=chance.token_hex(32),
            vault_identity=new_identity(),
            own_identity=new_identity(),
            generation=self.generation + 1,
            former_identities=self.own_identities,
        )


def pack(
    secrets: StoreSecrets, slots: tuple[Slot, ...], coming: StoreSecrets | None = None
) -> bytes:
    """Return the document that is then locked for every slot.

    *coming* is the next generation while the locks are being changed; it stands under ``next``.
    """
    document: dict[str, Json] = {
        "format": FORMAT,
        "version": VERSION,
        "store_id": secrets.store_id,
        "signing_key": secrets.signing_key,
        "slots": slots_to_json(slots),
        **_generation_to_json(secrets),
    }
    if coming is not None:
        document["next"] = _generation_to_json(coming)
    return canonical_json(document)


def unpack(data: bytes) -> tuple[StoreSecrets, tuple[Slot, ...]]:
    """Read what ``pack`` wrote, checking each part; the present generation only.

    Raises KeyFileDamagedError, or KeyFileNewerError for a version that is not known here.
    """
    secrets, slots, _ = unpack_both(data)
    return secrets, slots


def unpack_both(data: bytes) -> tuple[StoreSecrets, tuple[Slot, ...], StoreSecrets | None]:
    """Read what ``pack`` wrote: both generations where a change of the locks is under way.

    Raises as ``unpack`` does.
    """
    try:
        value = json.loads(data)
        if value["format"] != FORMAT:
            raise KeyFileDamagedError
        if value["version"] != VERSION:
            raise KeyFileNewerError
        coming = _generation_from_json(value, value["next"]) if "next" in value else None
        return _generation_from_json(value, value), slots_from_json(value["slots"]), coming
    except (KeyFileDamagedError, KeyFileNewerError):
        raise
    except (ValueError, KeyError, TypeError, KnownError):
        raise KeyFileDamagedError from None


def _generation_to_json(secrets: StoreSecrets) -> dict[str, Json]:
    values: dict[str, Json] = {
        "generation": secrets.generation,
        "database_key": secrets.database_key,
        "vault_identity": secrets.vault_identity,
        "own_identity": secrets.own_identity,
    }
    if secrets.former_identities:
        values["former_identities"] = list(secrets.former_identities)
    return values


def _generation_from_json(common: Mapping[str, Any], value: Mapping[str, Any]) -> StoreSecrets:
    secrets = StoreSecrets(
        store_id=common["store_id"],
        signing_key=common["signing_key"],
        database_key=value["database_key"],
        vault_identity=value["vault_identity"],
        own_identity=value["own_identity"],
        generation=value["generation"],
        former_identities=tuple(value.get("former_identities", ())),
    )
    for identity in (secrets.vault_identity, *secrets.own_identities):
        recipient_of(identity)
    SigningKey.from_private_text(secrets.signing_key)
    return secrets
