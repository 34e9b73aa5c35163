"""The organisation's seal: OpenSSH signatures (SSHSIG) with an Ed25519 key.

The form is OpenSSH's PROTOCOL.sshsig, so that a receiver checks it with ``ssh-keygen -Y verify``.
Only Ed25519 and SHA-512 are made and accepted. Principals are compared letter by letter: OpenSSH
reads them as patterns, and ``F*`` in a trusted list must never stand for every pharmacy.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_ssh_private_key,
)

from core.crypto.errors import (
    PublicKeyUnreadableError,
    SignatureMalformedError,
    SignatureNamespaceError,
    SignatureWrongError,
    SignerNotTrustedError,
    SigningKeyUnreadableError,
    TrustedFileUnreadableError,
)

_BEGIN = "-----BEGIN SSH SIGNATURE-----"
_END = "-----END SSH SIGNATURE-----"
_KEY_TYPE = b"ssh-ed25519"
_HASH = b"sha512"
_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*")+')
_KEY_TYPE_NAME = re.compile(r"(ssh|ecdsa|sk)-[a-z0-9@.-]+")


@dataclass(frozen=True)
class SigningKey:
    """The private half of the seal. Keep it with the store's keys."""

    _key: Ed25519PrivateKey

    @staticmethod
    def generate() -> SigningKey:
        """Make a new seal."""
        return SigningKey(Ed25519PrivateKey.generate())

    @staticmethod
    def from_private_text(text: str) -> SigningKey:
        """Read an unprotected OpenSSH private key. Raises SigningKeyUnreadableError."""
        try:
            key = load_ssh_private_key(text.encode("ascii"), password=None)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise SigningKeyUnreadableError from None
        if not isinstance(key, Ed25519PrivateKey):
            raise SigningKeyUnreadableError
        return SigningKey(key)

    def private_text(self) -> str:
        """Return the key in OpenSSH's form, without a passphrase: lock it before keeping it."""
        return self._key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()).decode(
            "ascii"
        )

    def public_line(self) -> str:
        """Return ``ssh-ed25519 AAAA...``, which may be given to anybody."""
        return _public_line(self._public_blob())

    def sign(self, data: bytes, namespace: str) -> str:
        """Return the armoured seal over *data* for the purpose *namespace*."""
        signature = self._key.sign(_to_be_signed(data, namespace.encode("ascii")))
        blob = (
            b"SSHSIG"
            + struct.pack(">I", 1)
            + _field(self._public_blob())
            + _field(namespace.encode("ascii"))
            + _field(b"")
            + _field(_HASH)
            + _field(_field(_KEY_TYPE) + _field(signature))
        )
        text = base64.b64encode(blob).decode("ascii")
        lines = [text[start : start + 70] for start in range(0, len(text), 70)]
        return "\n".join([_BEGIN, *lines, _END, ""])

    def _public_blob(self) -> bytes:
        raw = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return _field(_KEY_TYPE) + _field(raw)


@dataclass(frozen=True)
class TrustedSigner:
    """One line of a trusted list: whose key, which key, and for which purposes (none: all)."""

    principals: tuple[str, ...]
    key_blob: bytes
    namespaces: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """``SHA256:...`` as ``ssh-keygen -l`` shows it."""
        return _fingerprint_of(self.key_blob)


@dataclass(frozen=True)
class AllowedSigners:
    """Whose seals a receiver trusts, as an OpenSSH ``allowed_signers`` file says it."""

    signers: tuple[TrustedSigner, ...]

    @staticmethod
    def parse(text: str) -> AllowedSigners:
        """Read an ``allowed_signers`` file; keys of other types are passed over.

        A line whose conditions cannot be honoured here (``cert-authority``, ``valid-after``,
        ``valid-before``) is refused rather than trusted without them. Raises
        TrustedFileUnreadableError with the line's number.
        """
        signers = []
        lines = text.removeprefix("\ufeff").splitlines()
        for number, line in enumerate((line.strip() for line in lines), 1):
            if line and not line.startswith("#"):
                signers.append(_parse_line(line, number))
        return AllowedSigners(tuple(signer for signer in signers if signer is not None))

    @staticmethod
    def line_for(principal: str, public_line: str) -> str:
        """Return the line that trusts *public_line* as *principal*, ending in a newline."""
        return f"{principal} {public_line}\n"

    def trust(self, key_blob: bytes, principal: str, namespace: str) -> bool:
        """Whether the key may seal for exactly this *principal* and purpose."""
        return any(
            signer.key_blob == key_blob
            and principal in signer.principals
            and (not signer.namespaces or namespace in signer.namespaces)
            for signer in self.signers
        )


def key_fingerprint(public_line: str) -> str:
    """Return ``SHA256:...`` as ``ssh-keygen -l`` shows it for *public_line*."""
    return _fingerprint_of(base64.b64decode(public_line.split()[1]))


@dataclass(frozen=True)
class Signer:
    """The key that a seal was proved to be made with, whoever may hold it."""

    key_blob: bytes

    @property
    def fingerprint(self) -> str:
        """``SHA256:...`` as ``ssh-keygen -l`` shows it."""
        return _fingerprint_of(self.key_blob)

    @property
    def public_line(self) -> str:
        """``ssh-ed25519 AAAA...``, as it stands in a list of trusted seals."""
        return _public_line(self.key_blob)


def signer_of(data: bytes, armored: str, namespace: str) -> Signer:
    """Return whose key made *armored* over *data* for *namespace*; whom to trust comes after.

    Raises SignatureMalformedError, SignatureNamespaceError, SignatureWrongError, in this order.
    """
    key_blob, signature = _parse_for(armored, namespace)
    _prove(key_blob, signature, data, namespace)
    return Signer(key_blob)


def public_key(text: str) -> Signer:
    """Return the key of a ``.pub`` file's *text*: ``ssh-ed25519 AAAA...`` and perhaps a comment.

    Raises PublicKeyUnreadableError.
    """
    words = text.removeprefix("\ufeff").split()
    try:
        if not words or words[0] != _KEY_TYPE.decode("ascii") or "PRIVATE" in text:
            raise ValueError
        blob = base64.b64decode(words[1], validate=True)
        _public_key(blob)
    except (IndexError, ValueError, SignatureMalformedError):
        raise PublicKeyUnreadableError from None
    return Signer(blob)


def verify(
    data: bytes, armored: str, namespace: str, principal: str, allowed: AllowedSigners
) -> None:
    """Return only when *armored* is *principal*'s trusted seal over *data* for *namespace*.

    Checked in this order: form (SignatureMalformedError), purpose (SignatureNamespaceError),
    trust (SignerNotTrustedError), and the seal itself (SignatureWrongError).
    """
    key_blob, signature = _parse_for(armored, namespace)
    if not allowed.trust(key_blob, principal, namespace):
        raise SignerNotTrustedError(principal=principal, fingerprint=_fingerprint_of(key_blob))
    _prove(key_blob, signature, data, namespace)


def _parse_for(armored: str, namespace: str) -> tuple[bytes, bytes]:
    key_blob, found, signature = _parse_armored(armored)
    if found != namespace.encode("ascii"):
        raise SignatureNamespaceError(found=found.decode("ascii", "backslashreplace"))
    return key_blob, signature


def _prove(key_blob: bytes, signature: bytes, data: bytes, namespace: str) -> None:
    try:
        signed = _to_be_signed(data, namespace.encode("ascii"))
        _public_key(key_blob).verify(signature, signed)
    except InvalidSignature:
        raise SignatureWrongError from None


def _public_line(key_blob: bytes) -> str:
    return f"ssh-ed25519 {base64.b64encode(key_blob).decode('ascii')}"


def _field(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _to_be_signed(data: bytes, namespace: bytes) -> bytes:
    digest = hashlib.sha512(data).digest()
    return b"SSHSIG" + _field(namespace) + _field(b"") + _field(_HASH) + _field(digest)


def _fingerprint_of(key_blob: bytes) -> str:
    digest = base64.b64encode(hashlib.sha256(key_blob).digest()).decode("ascii")
    return "SHA256:" + digest.rstrip("=")


def _fields(blob: bytes, count: int) -> list[bytes]:
    """Split *blob* into exactly *count* length-prefixed fields, with nothing left over."""
    found = []
    for _ in range(count):
        if len(blob) < 4:
            raise SignatureMalformedError
        (size,) = struct.unpack(">I", blob[:4])
        if len(blob) < 4 + size:
            raise SignatureMalformedError
        found.append(blob[4 : 4 + size])
        blob = blob[4 + size :]
    if blob:
        raise SignatureMalformedError
    return found


def _parse_armored(armored: str) -> tuple[bytes, bytes, bytes]:
    lines = armored.strip().splitlines()
    if len(lines) < 3 or lines[0] != _BEGIN or lines[-1] != _END:
        raise SignatureMalformedError
    try:
        blob = base64.b64decode("".join(lines[1:-1]), validate=True)
    except (binascii.Error, ValueError):
        raise SignatureMalformedError from None
    if blob[:10] != b"SSHSIG" + struct.pack(">I", 1):
        raise SignatureMalformedError
    key_blob, namespace, reserved, hash_name, wrapped = _fields(blob[10:], 5)
    key_type, signature = _fields(wrapped, 2)
    if reserved or hash_name != _HASH or key_type != _KEY_TYPE:
        raise SignatureMalformedError
    _public_key(key_blob)
    return key_blob, namespace, signature


def _public_key(key_blob: bytes) -> Ed25519PublicKey:
    key_type, raw = _fields(key_blob, 2)
    if key_type != _KEY_TYPE or len(raw) != 32:
        raise SignatureMalformedError
    return Ed25519PublicKey.from_public_bytes(raw)


def _parse_line(line: str, number: int) -> TrustedSigner | None:
    tokens = _TOKEN.findall(line)
    position = next((i for i, t in enumerate(tokens) if i and _KEY_TYPE_NAME.fullmatch(t)), 0)
    if position not in (1, 2) or len(tokens) <= position + 1:
        raise TrustedFileUnreadableError(reason=f"line {number} is not in OpenSSH's form")
    namespaces = _namespaces(tokens[1], number) if position == 2 else ()
    if tokens[position] != _KEY_TYPE.decode("ascii"):
        return None
    try:
        blob = base64.b64decode(tokens[position + 1], validate=True)
        _public_key(blob)
    except (binascii.Error, ValueError, SignatureMalformedError):
        raise TrustedFileUnreadableError(reason=f"the key of line {number} is damaged") from None
    return TrustedSigner(tuple(tokens[0].strip('"').split(",")), blob, namespaces)


def _namespaces(options: str, number: int) -> tuple[str, ...]:
    found = re.fullmatch(r'namespaces="([^"]+)"', options, re.IGNORECASE)
    if found is None:
        reason = f"line {number} has a condition that cannot be checked here"
        raise TrustedFileUnreadableError(reason=reason)
    return tuple(found[1].split(","))
