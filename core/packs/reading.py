"""Proves a question-set file good, in the order of docs/catalogue-pack-format.md."""

from __future__ import annotations

import tarfile
from dataclasses import dataclass
from pathlib import Path

from core.catalogue import CatalogueDamagedError, catalogue_from_json
from core.crypto.sshsig import AllowedSigners, Signer, signer_of
from core.crypto.tar import BLOCK, ENDING, header, padding
from core.domain.canonical import sha256_hex
from core.domain.catalogue import Catalogue
from core.domain.strict_json import NotCanonicalError, read_canonical
from core.packs.errors import (
    PackCatalogueDamagedError,
    PackChangedError,
    PackDamagedError,
    PackNotAPackError,
    PackPartsDisagreeError,
    PackTooLargeError,
    PackUnreadableError,
    PackUnsignedError,
)
from core.packs.layout import (
    CATALOGUE_NAME,
    INFO_NAME,
    LARGEST,
    LARGEST_PACK,
    NAMESPACE,
    SEAL_NAME,
    PackInfo,
    parse_info,
    plain_info,
)


@dataclass(frozen=True)
class SealedPack:
    """A question-set file whose seal is whole: steps 1 to 5. Whom it is trusted for comes next."""

    info: PackInfo
    signer: Signer
    sha256: str  # of the whole file
    _rest: bytes

    def is_trusted_by(self, publishers: AllowedSigners) -> bool:
        """Whether the key of the seal stands in *publishers* for this very publisher."""
        return publishers.trust(self.signer.key_blob, self.info.publisher, NAMESPACE)

    def catalogue(self) -> Catalogue:
        """Return the question set, once the publisher is trusted: steps 7 and 8.

        Raises PackDamagedError, PackChangedError, PackCatalogueDamagedError, CatalogueNewerError,
        PackPartsDisagreeError.
        """
        data = _expect(self._rest, CATALOGUE_NAME, self.info.size)
        if sha256_hex(data) != self.info.sha256:
            raise PackChangedError()
        if self._rest[_length(len(data)) :] != ENDING:
            raise PackDamagedError(where="its end")
        try:
            catalogue = catalogue_from_json(read_canonical(data))
        except NotCanonicalError as error:
            raise PackCatalogueDamagedError(where=CATALOGUE_NAME, fault=str(error)) from None
        except CatalogueDamagedError as error:
            where, fault = error.values["where"], error.values["fault"]
            raise PackCatalogueDamagedError(where=where, fault=fault) from None
        if catalogue.amends:
            raise PackCatalogueDamagedError(
                where=CATALOGUE_NAME, fault="it holds what one organisation changed for itself"
            )
        for field, told, found in (
            ("id", self.info.catalogue_id, catalogue.id),
            ("edition", self.info.edition, catalogue.edition),
            ("issue", self.info.issue, catalogue.issue),
            ("rules_hash", self.info.rules_hash, catalogue.rules_hash),
            ("text_hash", self.info.text_hash, catalogue.text_hash),
        ):
            if told != found:
                raise PackPartsDisagreeError(field=field)
        return catalogue


def read_pack_file(path: Path) -> bytes:
    """Return the bytes of the file at *path*. Raises PackUnreadableError, PackTooLargeError."""
    try:
        if not path.is_file():  # a pipe would be waited for, without end
            raise PackUnreadableError(name=path.name)
        with path.open("rb") as file:
            data = file.read(LARGEST_PACK + 1)
    except OSError:
        raise PackUnreadableError(name=path.name) from None
    if len(data) > LARGEST_PACK:
        raise PackTooLargeError(name=path.name)
    return data


def open_pack(data: bytes) -> SealedPack:
    """Return the question-set file in *data* once its seal is proved: steps 2 to 5.

    Raises PackNotAPackError, PackMalformedError, PackNewerError, PackUnsignedError,
    SignatureMalformedError, SignatureNamespaceError, SignatureWrongError.
    """
    told = _member(data, INFO_NAME)
    if told is None:
        raise PackNotAPackError()
    plain = plain_info(told)
    rest = data[_length(len(told)) :]
    seal = _member(rest, SEAL_NAME)
    if not seal:
        raise PackUnsignedError()
    signer = signer_of(told, seal.decode("ascii", "replace"), NAMESPACE)
    return SealedPack(parse_info(plain), signer, sha256_hex(data), rest[_length(len(seal)) :])


def _member(data: bytes, name: str) -> bytes | None:
    """Return what the member *name* at the start of *data* holds; None where it is not there."""
    try:
        size = tarfile.TarInfo.frombuf(data[:BLOCK], "utf-8", "strict").size
    except (tarfile.HeaderError, UnicodeDecodeError):
        return None
    if not 0 <= size <= LARGEST[name] or data[:BLOCK] != header(name, size):
        return None
    content = data[BLOCK : BLOCK + size]
    zeros = padding(size)
    whole = len(content) == size and data[BLOCK + size : _length(size)] == zeros
    return content if whole else None


def _expect(data: bytes, name: str, size: int) -> bytes:
    """Return the content of the member *name*, which has *size* bytes. Raises PackDamagedError."""
    content = _member(data, name)
    if content is None:
        raise PackDamagedError(where=name)
    if len(content) != size:
        raise PackChangedError()
    return content


def _length(size: int) -> int:
    """Return how many bytes a member with a content of *size* bytes takes."""
    return BLOCK + size + len(padding(size))
