"""The keys of the records and the ways to open them."""

from core.store.keys.document import KeyFileDamagedError, KeyFileNewerError, StoreSecrets
from core.store.keys.key_file import KeyFile, LastWayInError, SlotMissingError
from core.store.keys.opening import (
    KeyDoesNotFitError,
    KeyFileMissingError,
    KeyNotRememberedError,
    WayInMissingError,
)
from core.store.keys.passphrase import (
    PassphraseTooWeakError,
    check_passphrase,
    propose_passphrase,
)
from core.store.keys.slots import Slot, SlotKind
from core.store.keys.spare_key import (
    NotASpareKeyError,
    SpareKey,
    SpareKeyIsAnAddressError,
    SpareKeyLengthError,
    SpareKeySlipError,
    parse_spare_key,
)
from core.store.keys.ways import (
    IdentityUnlock,
    KeyringUnlock,
    KeyringWay,
    PassphraseUnlock,
    PassphraseWay,
    SpareKeyUnlock,
    SpareKeyWay,
    Unlock,
    Way,
)

__all__ = [
    "IdentityUnlock",
    "KeyDoesNotFitError",
    "KeyFile",
    "KeyFileDamagedError",
    "KeyFileMissingError",
    "KeyFileNewerError",
    "KeyNotRememberedError",
    "KeyringUnlock",
    "KeyringWay",
    "LastWayInError",
    "NotASpareKeyError",
    "PassphraseTooWeakError",
    "PassphraseUnlock",
    "PassphraseWay",
    "Slot",
    "SlotKind",
    "SlotMissingError",
    "SpareKey",
    "SpareKeyIsAnAddressError",
    "SpareKeyLengthError",
    "SpareKeySlipError",
    "SpareKeyUnlock",
    "SpareKeyWay",
    "StoreSecrets",
    "Unlock",
    "Way",
    "WayInMissingError",
    "check_passphrase",
    "parse_spare_key",
    "propose_passphrase",
]
