"""The spare key: one line of letters on paper that opens the records on any computer.

It is an age identity as stock ``age`` takes it, ``AGE-SECRET-KEY-1`` and 58 characters. The last
six are a bech32 checksum (BIP 173: any four wrong characters are noticed, any two can be found), so
a slip is not only refused but the group that holds it is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from core.crypto.age import new_identity, recipient_of
from core.crypto.errors import IdentityUnreadableError
from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP

PREFIX = "AGE-SECRET-KEY-1"
GROUP = 4  # characters
LENGTH = 58  # characters after the prefix
_START = "AGESECRETKEY"
_HUMAN_PART = "age-secret-key-"
_ALPHABET = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
# Letters that are never used, and the one that people mean who read them.
_MISREAD = str.maketrans("OIB", "0L8")
_SEPARATORS = re.compile(r"[\W_]+")


class NotASpareKeyError(UserError):
    """What was typed has not the form of a spare key."""

    code = "not-a-spare-key"
    what_text = QT_TRANSLATE_NOOP("errors", "This is not a spare key.")
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "It stands on the recovery sheet, begins with AGE-SECRET-KEY-1 and has 58 more characters.",
    )


class SpareKeyIsAnAddressError(UserError):
    """The public address was typed in place of the key."""

    code = "spare-key-is-an-address"
    what_text = QT_TRANSLATE_NOOP("errors", "This is an address (age1...), which can only lock.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Type the line that begins with AGE-SECRET-KEY-1 from the recovery sheet."
    )


class SpareKeyLengthError(UserError):
    """Characters are missing or too many. ``values``: found, expected."""

    code = "spare-key-length"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "After AGE-SECRET-KEY-1 there are {found} characters; a spare key has {expected}."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Compare it with the sheet, group by group: four characters each, two at the end."
    )


class SpareKeyGroupLengthError(SpareKeyLengthError):
    """One group has not four characters. ``values``: found, expected, group (from 1)."""

    next_text = QT_TRANSLATE_NOOP("errors", "Look at group {group} again: it has the wrong length.")


class SpareKeySlipError(UserError):
    """The checksum found a slip that could not be placed."""

    code = "spare-key-slip"
    what_text = QT_TRANSLATE_NOOP("errors", "Some characters of the spare key are not right.")
    next_text = QT_TRANSLATE_NOOP("errors", "Compare it with the sheet, group by group.")


class SpareKeyGroupSlipError(SpareKeySlipError):
    """The checksum found a slip and where. ``values["groups"]``: numbers from 1, in text."""

    next_text = QT_TRANSLATE_NOOP(
        "errors", "Compare group {groups} with the sheet, counting after AGE-SECRET-KEY-1."
    )


@dataclass(frozen=True, slots=True)
class SpareKey:
    """A spare key in hand. Its repr hides it."""

    identity: str = field(repr=False)

    @staticmethod
    def new() -> SpareKey:
        """Make a new spare key; it opens nothing until it is made a way in."""
        return SpareKey(new_identity())

    @property
    def groups(self) -> tuple[str, ...]:
        """The 58 characters after AGE-SECRET-KEY-1 in groups of four, the last of two."""
        body = self.identity.removeprefix(PREFIX)
        return tuple(body[start : start + GROUP] for start in range(0, LENGTH, GROUP))

    @property
    def printed(self) -> str:
        """The line for the sheet: the prefix and the groups, with spaces between."""
        return " ".join((PREFIX, *self.groups))

    def group_matches(self, number: int, typed: str) -> bool:
        """Whether *typed* is group *number* (from 1), read as kindly as the whole key is."""
        return _plain(typed).translate(_MISREAD) == self.groups[number - 1]


def parse_spare_key(text: str) -> SpareKey:
    """Read a spare key as people type it: any case, spaces or hyphens, with or without its start.

    O, I and B, which a spare key never holds, are read as 0, L and 8. Raises NotASpareKeyError,
    SpareKeyIsAnAddressError, SpareKeyLengthError or SpareKeySlipError; the last two say which
    group to look at where that can be known.
    """
    body = _plain(text)
    if body.startswith(_START):
        body = body.removeprefix(_START)
        if body.startswith("1") or (len(body) == LENGTH + 1 and body[0] in "IL"):
            body = body[1:]  # the 1 of the start, which may be read as one of those
        typed_groups = _groups_as_typed(text)
    elif body.startswith("AGE1"):
        raise SpareKeyIsAnAddressError
    elif abs(len(body) - LENGTH) > GROUP:
        raise NotASpareKeyError
    else:
        typed_groups = [part for part in _SEPARATORS.split(text) if part]
    if len(body) != LENGTH:
        raise _wrong_length(len(body), typed_groups)
    body = body.translate(_MISREAD)
    identity = PREFIX + body
    try:
        recipient_of(identity)
    except IdentityUnreadableError:
        raise _slip(body) from None
    return SpareKey(identity)


def _plain(text: str) -> str:
    return _SEPARATORS.sub("", text).upper()


def _groups_as_typed(text: str) -> list[str]:
    """Return what stands between separators after the prefix, however that was spaced."""
    rest = re.sub(
        r"^[\W_]*A\W*G\W*E\W*S\W*E\W*C\W*R\W*E\W*T\W*K\W*E\W*Y\W*[1IL]?", "", text, flags=re.I
    )
    return [part for part in _SEPARATORS.split(rest) if part]


def _wrong_length(found: int, groups: list[str]) -> SpareKeyLengthError:
    if len(groups) > 1:
        for number, group in enumerate(groups[:-1], 1):
            if len(group) != GROUP:
                return SpareKeyGroupLengthError(found=found, expected=LENGTH, group=number)
    return SpareKeyLengthError(found=found, expected=LENGTH)


def _slip(body: str) -> SpareKeySlipError:
    """Return the error for a body of the right length whose checksum is wrong."""
    strange = [place for place, letter in enumerate(body) if letter not in _ALPHABET]
    places = strange or _misread_places([_ALPHABET.index(letter) for letter in body])
    groups = sorted({place // GROUP + 1 for place in places})
    if not groups or len(groups) > 3:
        return SpareKeySlipError()
    return SpareKeyGroupSlipError(groups=", ".join(map(str, groups)))


def _checksum(values: list[int]) -> int:
    """Return bech32's polymod over the human part and *values*; 1 for a good key (BIP 173)."""
    human = [ord(letter) >> 5 for letter in _HUMAN_PART]
    human += [0, *(ord(letter) & 31 for letter in _HUMAN_PART)]
    state = 1
    for value in human + values:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            state ^= generator if top >> bit & 1 else 0
    return state


def _misread_places(values: list[int]) -> list[int]:
    """Return the one or two places whose change makes the checksum good; none when there are none.

    The code is linear: the effect of a wrong character depends on place and difference only, so a
    table of the 58 x 31 effects finds one place at once and two by one look-up each. With three
    wrong characters or more, about one time in 650 two innocent places are named.
    """
    off = _checksum(values) ^ 1
    zeros = _checksum([0] * LENGTH)
    effects: dict[int, int] = {}
    for place in range(LENGTH):
        for difference in range(1, 32):
            changed = [0] * LENGTH
            changed[place] = difference
            effects[_checksum(changed) ^ zeros] = place
    if off in effects:
        return [effects[off]]
    for effect, place in effects.items():
        other = effects.get(off ^ effect)
        if other is not None and other != place:
            return [place, other]
    return []
