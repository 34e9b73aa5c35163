"""PINs of people who share a PC: which ones will do, and what proves one.

A PIN keeps colleagues from working as one another in the window. It is no encryption and protects
no file: whoever can open the records, by this PC's memory, the passphrase or the spare key, can
read them without any PIN. Four digits would fall to a program within the hour; that is why the
keys know nothing of them.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from itertools import pairwise

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP, translate

_PROMISE = QT_TRANSLATE_NOOP(
    "pins",
    "A PIN keeps others from working here under your name. It guards this window and nothing "
    "else: whoever can open the records can read them without it.",
)
_PIN = re.compile(r"[0-9]{4,8}")
_OFTEN = frozenset({"1122", "1100", "2580", "0852", "1379", "147258", "159753", "123321", "112233"})
"""Ways over the keys that everybody tries first and that no rule below finds."""
_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}


class NotAPinError(UserError):
    """A PIN has digits only, and not many."""

    code = "not-a-pin"
    what_text = QT_TRANSLATE_NOOP("errors", "A PIN has 4 to 8 digits and nothing else.")
    next_text = QT_TRANSLATE_NOOP("errors", "Type digits that you can remember.")


class PinTooSimpleError(UserError):
    """Everybody tries these first."""

    code = "pin-too-simple"
    what_text = QT_TRANSLATE_NOOP("errors", "This PIN is among the first that anybody would try.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Choose digits that do not repeat or run up or down, such as 7305."
    )


class PinNeededError(UserError):
    """Somebody with a PIN is meant, and none was given."""

    code = "pin-needed"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} has a PIN.")
    next_text = QT_TRANSLATE_NOOP("errors", "Let {name} type it.")


class PinWrongError(UserError):
    """It is not this person's PIN. ``values["seconds"]``: how long to wait for the next try."""

    code = "pin-wrong"
    what_text = QT_TRANSLATE_NOOP("errors", "That is not the PIN of {name}.")
    next_text = QT_TRANSLATE_NOOP("errors", "{again} An administrator can clear a forgotten PIN.")


def what_a_pin_does() -> str:
    """Return the sentences that stand wherever a PIN is chosen."""
    return translate("pins", _PROMISE)


def check_pin(pin: str) -> None:
    """Refuse what is no PIN or a poor one. Raises NotAPinError, PinTooSimpleError."""
    if not _PIN.fullmatch(pin):
        raise NotAPinError()
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    one_way = len(steps) == 1 and steps <= {0, 1, 9}  # 0000, 1234, 9876, 7890
    in_turn = all(digit == pin[place % 2] for place, digit in enumerate(pin))  # 1212
    if one_way or in_turn or pin in _OFTEN:
        raise PinTooSimpleError()


def new_salt() -> bytes:
    """Return chance bytes for a new proof."""
    return secrets.token_bytes(16)


def proof_of(pin: str, salt: bytes) -> bytes:
    """Return what is kept in the PIN's place: scrypt, some fiftieth of a second."""
    return hashlib.scrypt(pin.encode(), salt=salt, **_COST)


def proves(pin: str, salt: bytes, proof: bytes) -> bool:
    """Whether *pin* is the one that *proof* was made of."""
    return hmac.compare_digest(proof_of(pin, salt), proof)
