"""Locks under a passphrase as age does, but with so little scrypt that it takes no time.

The real thing takes a second and half a gigabyte of memory at every locking and every opening, by
design. The work factor stands in the file's own header, so the real reader opens what is locked
here at once, and everything else about it is real: format, wrong passphrases, damage, stock age.
A test that is about the cost itself bears the mark ``full_cost``.

Source of the format: the C2SP age specification, sections on the scrypt recipient and payload.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

import pyrage
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

WORK_FACTOR = 10
_CHUNK = 64 * 1024

at_full_cost = pyrage.passphrase.encrypt


def install() -> None:
    """Make every locking under a passphrase in this process a cheap one."""
    pyrage.passphrase.encrypt = cheaply


def cheaply(data: bytes, passphrase: str) -> bytes:
    """Return what ``pyrage.passphrase.encrypt`` returns, with a work factor of ten."""
    if len(data) > _CHUNK:
        raise ValueError("only keys are locked under a passphrase")
    file_key, salt, nonce = (secrets.token_bytes(16) for _ in range(3))
    wrapping = hashlib.scrypt(
        passphrase.encode("utf-8"),
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=1 << WORK_FACTOR,
        r=8,
        p=1,
        dklen=32,
    )
    body = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    header = (
        f"age-encryption.org/v1\n-> scrypt {_base64(salt)} {WORK_FACTOR}\n{_base64(body)}\n---"
    ).encode("ascii")
    mac = hmac.new(_derived(file_key, None, b"header"), header, hashlib.sha256).digest()
    last = bytes(11) + b"\x01"  # the number of the piece, and that it is the last
    payload = ChaCha20Poly1305(_derived(file_key, nonce, b"payload")).encrypt(last, data, None)
    return b"%s %s\n%s%s" % (header, _base64(mac).encode("ascii"), nonce, payload)


def _derived(key: bytes, salt: bytes | None, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(key)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii").rstrip("=")
