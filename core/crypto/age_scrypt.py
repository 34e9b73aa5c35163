"""Small age v1 files under a passphrase (the scrypt stanza), written and opened by ourselves.

pyrage does the same, with two faults for a window on one PC: it holds the GIL for the whole second
that scrypt takes, so everything on screen stands still; and it measures the work factor on the PC
that locks, so that a file from a fast PC may want four times the memory on a slow one, or be
refused there. Here other threads go on, and the work factor is fixed. See
docs/decisions/0010-fixed-scrypt-cost.md. The format is https://c2sp.org/age; stock ``age`` opens
what is written here, and what stock ``age`` wrote opens here.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from core.crypto.errors import (
    AgeDamagedError,
    AgeNotForUsError,
    NotAnAgeFileError,
    NotEnoughMemoryError,
    WrongPassphraseError,
)

WORK_FACTOR = 18  # 2**18, stock age's own: 256 MiB for about a second
LONGEST = 64 * 1024  # bytes; one chunk of the format, more than any key file needs
_MOST_WORK = 22  # stock age refuses more, too
_MAGIC = b"age-encryption.org/v1\n"
_STANZA = b"-> scrypt "
_ARMOR_BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----"
_ARMOR_END = b"-----END AGE ENCRYPTED FILE-----"
_ZERO_NONCE = bytes(12)
_ONLY_CHUNK = bytes(11) + b"\x01"  # chunk number 0, and it is the last
_HEADER = re.compile(
    rb"(age-encryption\.org/v1\n"
    rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n"
    rb"([A-Za-z0-9+/]{43})\n"
    rb"---) ([A-Za-z0-9+/]{43})\n"
)


def encrypt_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """Lock *data* under *passphrase*; takes about a second, in which other threads go on.

    For keys only, at most ``LONGEST`` bytes: lock an identity so, and everything else for it.
    """
    if len(data) > LONGEST:
        raise ValueError("too long to lock under a passphrase")
    file_key, salt, nonce = (secrets.token_bytes(16) for _ in range(3))
    wrapped = ChaCha20Poly1305(_slow_key(passphrase, salt, WORK_FACTOR)).encrypt(
        _ZERO_NONCE, file_key, None
    )
    header = b"%s-> scrypt %s %d\n%s\n---" % (_MAGIC, _text(salt), WORK_FACTOR, _text(wrapped))
    chunk = ChaCha20Poly1305(_derive(file_key, nonce, b"payload")).encrypt(_ONLY_CHUNK, data, None)
    return header + b" " + _text(_mac(file_key, header)) + b"\n" + nonce + chunk


def decrypt_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """Open a small age file under a passphrase; takes about a second, other threads go on.

    Raises WrongPassphraseError, NotAnAgeFileError, AgeNotForUsError (locked by a key, not by a
    passphrase) and AgeDamagedError.
    """
    data = _without_armor(data)
    if not data.startswith(_MAGIC):
        raise AgeDamagedError if data and _MAGIC.startswith(data) else NotAnAgeFileError
    rest = data[len(_MAGIC) :]
    if not rest.startswith(_STANZA):
        raise AgeDamagedError if _STANZA.startswith(rest) else AgeNotForUsError
    found = _HEADER.match(data)
    if found is None or int(found[3]) > _MOST_WORK:
        raise AgeDamagedError
    header, salt, work, wrapped, mac = found.groups()
    key = _slow_key(passphrase, _bytes(salt), int(work))
    try:
        file_key = ChaCha20Poly1305(key).decrypt(_ZERO_NONCE, _bytes(wrapped), None)
    except InvalidTag:
        raise WrongPassphraseError from None
    if len(file_key) != 16 or not hmac.compare_digest(_bytes(mac), _mac(file_key, header)):
        raise AgeDamagedError
    nonce, chunk = data[found.end() :][:16], data[found.end() + 16 :]
    try:
        return ChaCha20Poly1305(_derive(file_key, nonce, b"payload")).decrypt(
            _ONLY_CHUNK, chunk, None
        )
    except InvalidTag:
        raise AgeDamagedError from None


def _slow_key(passphrase: str, salt: bytes, work: int) -> bytes:
    """The costly step. pyca lets other threads run meanwhile. Raises NotEnoughMemoryError."""
    kdf = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=2**work, r=8, p=1)
    try:
        return kdf.derive(passphrase.encode("utf-8"))
    except MemoryError:
        raise NotEnoughMemoryError from None


def _derive(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose).derive(file_key)


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.new(_derive(file_key, b"", b"header"), header, hashlib.sha256).digest()


def _text(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    """Read base64 in its one true spelling: the spare bits of the last sign must be empty."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError:
        raise AgeDamagedError from None
    if _text(data) != text:
        raise AgeDamagedError
    return data


def _without_armor(data: bytes) -> bytes:
    if not data.startswith(_ARMOR_BEGIN):
        return data
    body = data.strip().removeprefix(_ARMOR_BEGIN)
    if not body.endswith(_ARMOR_END):
        raise AgeDamagedError
    try:
        return base64.b64decode(b"".join(body.removesuffix(_ARMOR_END).split()), validate=True)
    except ValueError:
        raise AgeDamagedError from None
