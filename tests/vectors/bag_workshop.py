"""Takes a good submission file apart and puts it together again, whole or deliberately broken."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from typing import Any

from core.bundle.layout import NAMESPACE
from core.crypto.sshsig import SigningKey
from core.crypto.tar import ENDING, header, padding
from core.domain.canonical import canonical_json

INFO, MANIFEST = "bag-info.txt", "manifest-sha256.txt"
TAGS, SEAL = "tagmanifest-sha256.txt", "tagmanifest-sha256.txt.sig"
ASSESSMENT, CATALOGUE = "data/assessment.json", "data/catalogue.json"
SUMMARY, LIST = "data/summary.pdf", "data/evidence.json"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Bag:
    """The members of a bag in order. Change them, then ``seal`` if the change is to be sealed."""

    def __init__(self, archive: bytes, key: SigningKey) -> None:
        self.key = key
        self.heads: dict[str, bytes] = {}  # headers to be used instead of the right ones
        self.parts: dict[str, bytes] = {}
        with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
            for member in opened:
                content = opened.extractfile(member)
                assert content is not None
                self.parts[member.name] = content.read()

    @property
    def evidence(self) -> list[str]:
        return [name for name in self.parts if name.startswith("data/evidence/")]

    def edit(self, name: str, change: Callable[[Any], object]) -> Bag:
        """Change a JSON document in place and write it in the one form again."""
        value = json.loads(self.parts[name])
        change(value)
        self.parts[name] = canonical_json(value)
        return self

    def replace(self, name: str, old: bytes, new: bytes) -> Bag:
        assert old in self.parts[name], (name, old)
        self.parts[name] = self.parts[name].replace(old, new, 1)
        return self

    def flip(self, name: str, position: int = 0) -> Bag:
        data = bytearray(self.parts[name])
        data[position] ^= 1
        self.parts[name] = bytes(data)
        return self

    def list_again(self) -> Bag:
        """Work out the manifest and Payload-Oxum from what the payload is now."""
        payload = {n: d for n, d in self.parts.items() if n.startswith("data/")}
        lines = (f"{sha256(data)}  {name}\n" for name, data in payload.items())
        self.parts[MANIFEST] = "".join(lines).encode()
        info = self.parts[INFO].split(b"Payload-Oxum")[0]
        size = sum(map(len, payload.values()))
        self.parts[INFO] = info + f"Payload-Oxum: {size}.{len(payload)}\n".encode()
        return self

    def seal(self, key: SigningKey | None = None, namespace: str = NAMESPACE) -> Bag:
        """Work out the tag manifest and seal it."""
        names = ("bagit.txt", INFO, MANIFEST)
        lines = (f"{sha256(self.parts[name])}  {name}\n" for name in names)
        self.parts[TAGS] = "".join(lines).encode()
        self.parts[SEAL] = (key or self.key).sign(self.parts[TAGS], namespace).encode()
        return self

    def reseal(self) -> Bag:
        return self.list_again().seal()

    def archive(self, order: list[str] | None = None) -> bytes:
        """Return the tar, with the members in *order* if it is given."""
        return whole([self.member(name) for name in order or list(self.parts)])

    def member(self, name: str) -> bytes:
        data = self.parts[name]
        head = self.heads.get(name) or header(name, len(data))
        return head + data + padding(len(data))


def whole(members: list[bytes]) -> bytes:
    """Return an archive of these members with the right end."""
    return b"".join(members) + ENDING


def odd_header(name: str, size: int = 0, kind: bytes = tarfile.REGTYPE, **fields: Any) -> bytes:
    """Return a header that the format does not allow."""
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode, info.type = size, 946684800, 0o644, kind
    for field, value in fields.items():
        setattr(info, field, value)
    return info.tobuf(tarfile.GNU_FORMAT)
