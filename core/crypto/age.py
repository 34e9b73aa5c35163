"""age v1 files through pyrage, in a stream, so that stock ``age`` opens whatever is kept or sent.

Two traps are closed here. ``pyrage.encrypt_file`` holds the GIL for the whole file and is never
used. A damaged file hands out the chunks before the damage: what ``decrypt_io`` wrote counts for
nothing unless it returned.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from typing import Protocol

import pyrage

from core.crypto.age_scrypt import decrypt_with_passphrase, encrypt_with_passphrase
from core.crypto.errors import (
    AgeDamagedError,
    AgeNotForUsError,
    IdentityUnreadableError,
    NotAnAgeFileError,
    RecipientUnreadableError,
)

__all__ = [
    "Readable",
    "Writable",
    "decrypt_bytes",
    "decrypt_io",
    "decrypt_with_passphrase",
    "encrypt_bytes",
    "encrypt_io",
    "encrypt_with_passphrase",
    "fingerprint",
    "new_identity",
    "parse_identities",
    "parse_recipients",
    "recipient_of",
]

_MAGIC = b"age-encryption.org/v1\n"
_ARMOR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_NO_KEY_FITS = "No matching keys found"


class Readable(Protocol):
    """Anything with ``read(n)``: at most n bytes, none at the end."""

    def read(self, size: int, /) -> bytes: ...


class Writable(Protocol):
    """Anything with ``write(data)`` that takes all it is given."""

    def write(self, data: bytes, /) -> object: ...


def new_identity() -> str:
    """Make a new private key, ``AGE-SECRET-KEY-1...``."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Return the public address ``age1...`` that belongs to *identity*.

    Raises IdentityUnreadableError.
    """
    return str(_identity(identity).to_public())


def parse_identities(text: str) -> list[str]:
    """Return the private keys in a key file's *text*; blank lines and ``#`` lines are passed over.

    Raises IdentityUnreadableError when there is none or when a line is something else. The error
    names the line's number, never its content.
    """
    lines = _lines(text)
    for number, line in lines:
        _identity(line, number)
    if not lines:
        raise IdentityUnreadableError(reason="there is no key in it")
    return [line for _, line in lines]


def parse_recipients(text: str) -> list[str]:
    """Return the addresses in a recipients file's *text*, each once, in their order.

    Raises RecipientUnreadableError when there is none or when a line is something else.
    """
    lines = _lines(text)
    for number, line in lines:
        _recipient(line, number)
    if not lines:
        raise RecipientUnreadableError(reason="there is no address in it")
    return list(dict.fromkeys(line for _, line in lines))


def fingerprint(recipient: str) -> str:
    """Return 32 hexadecimal digits by which people compare an address.

    They are the first half of the SHA-256 of the address as text, so that
    ``printf %s age1... | sha256sum`` shows the same.
    """
    return hashlib.sha256(recipient.encode("ascii")).hexdigest()[:32]


def encrypt_io(source: Readable, target: Writable, recipients: Sequence[str]) -> None:
    """Lock all of *source* into *target* for each of *recipients*, in bounded memory.

    Other threads get their turn between pieces of 8 KiB. An error that *source* or *target*
    raises comes out as it was.
    Raises RecipientUnreadableError.
    """
    if not recipients:
        raise RecipientUnreadableError(reason="nobody was named")
    keys = [_recipient(recipient) for recipient in recipients]
    reader, writer = _Source(source), _Target(target)
    try:
        pyrage.encrypt_io(reader, writer, keys)
    except BaseException:
        _reraise_own(reader, writer)
        raise
    _reraise_own(reader, writer)  # pyrage drops an error of the very last write


def decrypt_io(source: Readable, target: Writable, identities: Sequence[str]) -> None:
    """Open the age file *source* into *target*, in bounded memory, letting other threads in.

    **Whatever was written to *target* is void when this raises**: write to a temporary name and
    rename afterwards. Raises NotAnAgeFileError, AgeNotForUsError, AgeDamagedError,
    IdentityUnreadableError; an error of *source* or *target* comes out as it was.
    """
    keys = [_identity(identity) for identity in identities]
    if not keys:
        raise IdentityUnreadableError(reason="no key was given")
    head = _read_head(source)
    reader, writer = _Source(source, head), _Target(target)
    try:
        pyrage.decrypt_io(reader, writer, keys)
    except (pyrage.DecryptError, OSError) as error:
        _reraise_own(reader, writer)
        raise _explain(error) from None
    except BaseException:
        _reraise_own(reader, writer)
        raise
    _reraise_own(reader, writer)


def encrypt_bytes(data: bytes, recipients: Sequence[str]) -> bytes:
    """Lock *data* for *recipients*; for small things, since all of it stands in memory."""
    target = io.BytesIO()
    encrypt_io(io.BytesIO(data), target, recipients)
    return target.getvalue()


def decrypt_bytes(data: bytes, identities: Sequence[str]) -> bytes:
    """Open the age file *data*, for small things. Raises as ``decrypt_io`` does."""
    target = io.BytesIO()
    decrypt_io(io.BytesIO(data), target, identities)
    return target.getvalue()


class _Source:
    """Reads through to a file and keeps what it raised, which pyrage would turn into text."""

    def __init__(self, source: Readable, head: bytes = b"") -> None:
        self._read = source.read
        self._head = head
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        if self._head:
            part, self._head = self._head[:size], self._head[size:]
            return part
        try:
            return self._read(size)
        except BaseException as error:
            self.error = error
            raise


class _Target:
    """Writes through to a file and keeps what it raised."""

    def __init__(self, target: Writable) -> None:
        self._write = target.write
        self.error: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            self._write(data)
        except BaseException as error:
            self.error = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back here; pyrage asks for the method."""


def _reraise_own(reader: _Source, writer: _Target) -> None:
    own = reader.error or writer.error
    if own is not None:
        raise own


def _read_head(source: Readable) -> bytes:
    head = b""
    while len(head) < len(_ARMOR):
        part = source.read(len(_ARMOR) - len(head))
        if not part:
            break
        head += part
    _refuse_other_files(head)
    return head


def _refuse_other_files(head: bytes) -> None:
    if head.startswith((_MAGIC, _ARMOR)):
        return
    if head and (_MAGIC.startswith(head) or _ARMOR.startswith(head)):
        raise AgeDamagedError
    raise NotAnAgeFileError


def _explain(error: Exception) -> AgeNotForUsError | AgeDamagedError:
    if isinstance(error, pyrage.DecryptError) and str(error) == _NO_KEY_FITS:
        return AgeNotForUsError()
    return AgeDamagedError()


def _identity(text: str, line: int | None = None) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError:
        raise IdentityUnreadableError(reason=_where(line, "is not a key")) from None


def _recipient(text: str, line: int | None = None) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise RecipientUnreadableError(reason=_where(line, "is not an address")) from None


def _where(line: int | None, what: str) -> str:
    return f"line {line} {what}" if line else f"it {what}"


def _lines(text: str) -> list[tuple[int, str]]:
    stripped = [line.strip() for line in text.removeprefix("\ufeff").splitlines()]
    return [(n, line) for n, line in enumerate(stripped, 1) if line and not line.startswith("#")]
