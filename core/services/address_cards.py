"""Address cards: who may open a submission file, in a form that people can compare."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.crypto.age import fingerprint, parse_recipients
from core.crypto.sshsig import key_fingerprint
from core.domain.organisation import Organisation
from core.errors import UserError
from core.services.outputs import write_output
from core.text import QT_TRANSLATE_NOOP

_MACHINE_LINES = ("created:", "public key:")  # what age-keygen writes by itself
_LONGEST_CARD = 100_000  # bytes; an address has 62
_LONGEST_NAME = 200


class RecipientsUnreadableError(UserError):
    """The address card cannot be read."""

    code = "recipients-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} could not be read as an address card.")
    next_text = QT_TRANSLATE_NOOP("errors", "Ask the receiver for the card again.")


@dataclass(frozen=True, slots=True)
class AddressCard:
    """A card as it was read. *whose* is the card's own word, empty where it says nothing."""

    file_name: str
    whose: str
    addresses: tuple[str, ...]
    fingerprints: tuple[str, ...]  # one for each address, grouped to be read aloud


def read_address_card(path: Path) -> AddressCard:
    """Return who a card is for, so that the person can compare it before anything is written.

    Raises RecipientsUnreadableError for a file that cannot be read, and
    RecipientUnreadableError for one without an address or with something else in it.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST_CARD + 1)
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise RecipientsUnreadableError(name=path.name) from None
    if len(data) > _LONGEST_CARD:
        raise RecipientsUnreadableError(name=path.name)
    addresses = tuple(parse_recipients(text))
    return AddressCard(path.name, _whose(text), addresses, tuple(map(readable, addresses)))


def write_address_card(target: Path, organisation: Organisation, address: str) -> Path:
    """Write the card by which others lock a file for *organisation* alone, and return it.

    ``read_address_card`` and stock ``age -R`` read it. Raises TargetFolderMissingError,
    TargetIsFolderError and the disk's troubles.
    """
    code = f" ({organisation.ods_code})" if organisation.ods_code else ""
    whose = " ".join(f"{organisation.name}{code}".split())
    return write_output(target, f"# {whose}\n{address}\n".encode())


def readable(address: str) -> str:
    """Return the fingerprint of *address* in groups of four."""
    return grouped(fingerprint(address))


def grouped(text: str) -> str:
    """Return *text* in groups of four characters."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def seal_fingerprint(public_line: str) -> str:
    """Return the fingerprint of our seal as ``ssh-keygen -l`` shows it to the receiver."""
    return key_fingerprint(public_line)


def _whose(text: str) -> str:
    for line in text.splitlines():
        words = line.removeprefix("#").strip()
        if line.startswith("#") and words and not words.lower().startswith(_MACHINE_LINES):
            return words[:_LONGEST_NAME]
    return ""
