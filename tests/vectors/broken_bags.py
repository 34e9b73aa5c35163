"""Every way in which a submission file of the vectors is broken, with the code that names it."""

from __future__ import annotations

import gzip
import json
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bag_workshop import (
    ASSESSMENT,
    CATALOGUE,
    INFO,
    LIST,
    MANIFEST,
    SEAL,
    SUMMARY,
    TAGS,
    Bag,
    odd_header,
    sha256,
    whole,
)

from core.catalogue.hashes import with_hashes
from core.crypto.sshsig import SigningKey
from core.crypto.tar import header, padding
from core.domain.canonical import canonical_json

Make = Callable[[Bag, SigningKey], bytes]


@dataclass(frozen=True)
class Broken:
    """One broken file: *make* gives the archive, *damage* works on the locked file."""

    name: str
    expect: str
    why: str
    make: Make
    layer: str = "archive"  # archive, age (damage is applied) or stranger (locked for another)
    damage: Callable[[bytes], bytes] = bytes
    identity: str = ""


def _good(bag: Bag, other: SigningKey) -> bytes:
    return bag.archive()


def _flip(data: bytes, position: int) -> bytes:
    position %= len(data)
    return data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]


def _age(name: str, expect: str, why: str, damage: Callable[[bytes], bytes]) -> Broken:
    return Broken(name, expect, why, _good, "age", damage)


def _bag(name: str, expect: str, why: str, change: Callable[[Bag], Any]) -> Broken:
    """A change to the bag; what *change* returns, if bytes, is the archive."""

    def make(bag: Bag, other: SigningKey) -> bytes:
        made = change(bag)
        return made if isinstance(made, bytes) else bag.archive()

    return Broken(name, expect, why, make)


def _flipped(name: str, part: str, expect: str, position: int = 20) -> Broken:
    return _bag(name, expect, f"a bit of {part} is flipped", lambda b: b.flip(part, position))


def _sealed(name: str, expect: str, why: str, change: Callable[[Bag], Any]) -> Broken:
    """A change that the sender's own seal covers."""

    def make(bag: Bag, other: SigningKey) -> bytes:
        change(bag)
        return bag.reseal().archive()

    return Broken(name, expect, why, make)


def _sealed_tags(name: str, expect: str, why: str, change: Callable[[Bag], Any]) -> Broken:
    """The same for a tag file: the manifest is not worked out again."""

    def make(bag: Bag, other: SigningKey) -> bytes:
        change(bag)
        return bag.seal().archive()

    return Broken(name, expect, why, make)


def _with_member(bag: Bag, raw: bytes, at: int | None = None) -> bytes:
    members = [bag.member(name) for name in bag.parts]
    members.insert(len(members) if at is None else at, raw)
    return whole(members)


def _in_place_of_summary(name: str, expect: str, why: str, head: bytes) -> Broken:
    def change(bag: Bag) -> bytes:
        members = [bag.member(part) for part in bag.parts]
        members[list(bag.parts).index(SUMMARY)] = head
        return whole(members)

    return _bag(name, expect, why, change)


def _extra(bag: Bag) -> bytes:
    data = b"slipped in"
    name = f"data/evidence/{sha256(data)}.txt"
    return _with_member(bag, header(name, len(data)) + data + padding(len(data)))


def _swap(bag: Bag, one: str, other: str) -> bytes:
    order = list(bag.parts)
    i, j = order.index(one), order.index(other)
    order[i], order[j] = order[j], order[i]
    return bag.archive(order)


def _odd_head(bag: Bag, name: str, **fields: Any) -> None:
    bag.heads[name] = odd_header(name, len(bag.parts[name]), **fields)


def _other_rules(bag: Bag) -> None:
    """Another set of rules under the same name, consistent in every part."""
    before = bag.parts[CATALOGUE]
    bag.edit(CATALOGUE, _drop_a_criterion)
    plain = with_hashes(json.loads(bag.parts[CATALOGUE]))
    bag.parts[CATALOGUE] = canonical_json(plain)
    hashes = json.loads(before)["rules_hash"].encode(), plain["rules_hash"].encode()
    bag.replace(ASSESSMENT, *hashes).replace(INFO, *hashes)


def _drop_a_criterion(plain: Any) -> None:
    plain["groups"][0]["children"][0]["levels"][2]["criteria"].pop()


def _wrong_signer(bag: Bag, other: SigningKey) -> bytes:
    return bag.seal(other).archive()


BROKEN: tuple[Broken, ...] = (
    _age("age-empty", "not-an-age-file", "an empty file", lambda d: b""),
    _age("age-not", "not-an-age-file", "a PDF", lambda d: b"%PDF-1.7\n" + bytes(100)),
    _age("age-cut-header", "age-damaged", "cut within age's header", lambda d: d[:60]),
    _age("age-cut-payload", "age-damaged", "cut in the middle", lambda d: d[: len(d) // 2]),
    _age("age-cut-last", "age-damaged", "the last byte is missing", lambda d: d[:-1]),
    _age("age-flipped", "age-damaged", "one bit of the locked content", lambda d: _flip(d, -999)),
    _age("age-appended", "age-damaged", "a byte follows the end", lambda d: d + b"x"),
    Broken("wrong-recipient", "age-not-for-us", "locked for another only", _good, "stranger"),
    Broken(
        "passed-on",
        "bundle-not-addressed-to-you",
        "locked again for a reader whom the sender did not address",
        _good,
        "stranger",
        identity="stranger.key",
    ),
    _bag("not-a-bag", "bundle-not-a-bag", "a locked text", lambda b: b"Dear Sir or Madam\n" * 40),
    _bag("gzipped", "bundle-not-a-bag", "a compressed tar", lambda b: gzip.compress(b.archive())),
    _flipped("flipped-bagit", "bagit.txt", "bundle-not-a-bag"),
    _bag(
        "flipped-bag-info",
        "bundle-tag-file-changed",
        "one digit of the date is another",
        lambda b: b.replace(INFO, b"2026-05-28", b"2026-05-29"),
    ),
    _flipped("flipped-manifest", MANIFEST, "bundle-tag-file-changed"),
    _flipped("flipped-tag-manifest", TAGS, "bundle-tag-file-changed"),
    _bag(
        "flipped-seal",
        "signature-wrong",
        "one bit of the signature",
        lambda b: b.replace(SEAL, b.parts[SEAL][-45:-38], _flip_base64(b.parts[SEAL][-45:-38])),
    ),
    _flipped("flipped-assessment", ASSESSMENT, "bundle-content-changed"),
    _flipped("flipped-catalogue", CATALOGUE, "bundle-content-changed"),
    _flipped("flipped-summary", SUMMARY, "bundle-content-changed"),
    _flipped("flipped-evidence-list", LIST, "bundle-content-changed"),
    _bag(
        "flipped-evidence",
        "bundle-content-changed",
        "a bit of a document is flipped",
        lambda b: b.flip(b.evidence[-1]),
    ),
    _bag(
        "flipped-tar-header",
        "bundle-tar-damaged",
        "a bit of a header is flipped",
        lambda b: b.heads.update({SUMMARY: _flip(header(SUMMARY, len(b.parts[SUMMARY])), 150)}),
    ),
    _bag("unsigned", "bundle-unsigned", "there is no seal", lambda b: b.parts.pop(SEAL) and None),
    _bag(
        "seal-empty",
        "signature-malformed",
        "the seal is an empty file",
        lambda b: b.parts.update({SEAL: b""}),
    ),
    Broken("wrong-signer", "signer-not-trusted", "sealed by another key", _wrong_signer),
    _bag(
        "wrong-namespace",
        "signature-namespace",
        "sealed for another purpose",
        lambda b: b.seal(namespace="git"),
    ),
    _bag(
        "seal-of-another",
        "signature-wrong",
        "the seal of another tag manifest",
        lambda b: b.parts.update({SEAL: b.key.sign(b"other", "igtoolkit-submission").encode()}),
    ),
    _bag("extra-file", "bundle-member-extra", "a document that is not listed", _extra),
    _bag(
        "missing-last",
        "bundle-member-missing",
        "the last document is missing",
        lambda b: b.parts.pop(b.evidence[-1]) and None,
    ),
    _bag(
        "missing-summary",
        "bundle-member-order",
        "a part in the middle is missing",
        lambda b: b.parts.pop(SUMMARY) and None,
    ),
    _in_place_of_summary(
        "path-traversal", "bundle-member-name", "../ in a name", odd_header("data/../../x.pdf")
    ),
    _in_place_of_summary(
        "absolute-path", "bundle-member-name", "a name from the root", odd_header("/etc/cron.d/x")
    ),
    _in_place_of_summary(
        "symbolic-link",
        "bundle-member-type",
        "a symbolic link",
        odd_header(SUMMARY, kind=tarfile.SYMTYPE, linkname="/etc/passwd"),
    ),
    _in_place_of_summary(
        "hard-link",
        "bundle-member-type",
        "a hard link",
        odd_header(SUMMARY, kind=tarfile.LNKTYPE, linkname="../x"),
    ),
    _in_place_of_summary(
        "device",
        "bundle-member-type",
        "a device",
        odd_header(SUMMARY, kind=tarfile.CHRTYPE, devmajor=1, devminor=3),
    ),
    _in_place_of_summary(
        "directory", "bundle-member-type", "a folder", odd_header(SUMMARY, kind=tarfile.DIRTYPE)
    ),
    _in_place_of_summary(
        "huge-size",
        "bundle-member-too-large",
        "8 exbibytes are announced",
        odd_header(SUMMARY, size=2**63),
    ),
    _bag(
        "negative-size",
        "bundle-tar-damaged",
        "a size below nothing",
        lambda b: _odd_head(b, SUMMARY) or b.heads.update({SUMMARY: odd_header(SUMMARY, -512)}),
    ),
    _bag(
        "duplicate-name",
        "bundle-member-duplicate",
        "a part comes twice",
        lambda b: _with_member(b, b.member(ASSESSMENT), at=7),
    ),
    _bag(
        "wrong-order",
        "bundle-member-order",
        "two parts have changed places",
        lambda b: _swap(b, ASSESSMENT, CATALOGUE),
    ),
    _bag(
        "odd-owner",
        "bundle-tar-damaged",
        "a header names an owner",
        lambda b: _odd_head(b, LIST, uname="root", mode=0o4755),
    ),
    _bag("tar-cut", "bundle-tar-damaged", "no end marker", lambda b: b.archive().rstrip(b"\0")),
    _bag(
        "trailing-data",
        "bundle-trailing-data",
        "a second archive follows",
        lambda b: b.archive() + b.archive()[:512],
    ),
    _sealed_tags(
        "newer-version",
        "bundle-newer",
        "version 2",
        lambda b: b.replace(INFO, b"Bundle-Version: 1", b"Bundle-Version: 2"),
    ),
    _sealed_tags(
        "principal-pattern",
        "bundle-info-malformed",
        "the sender calls itself F*",
        lambda b: b.replace(INFO, b"FA123", b"F*"),
    ),
    _sealed_tags(
        "other-code",
        "signer-not-trusted",
        "sealed in another organisation's name",
        lambda b: b.replace(INFO, b"FA123", b"FB456"),
    ),
    _sealed_tags(
        "manifest-order",
        "bundle-manifest-malformed",
        "the manifest is out of order",
        lambda b: b.parts.update({MANIFEST: b"".join(reversed(_lines(b.parts[MANIFEST])))}),
    ),
    _sealed_tags(
        "wrong-sums",
        "bundle-parts-disagree",
        "Payload-Oxum is wrong",
        lambda b: b.replace(INFO, b"Payload-Oxum: ", b"Payload-Oxum: 1"),
    ),
    _sealed(
        "draft-said-signed",
        "bundle-parts-disagree",
        "the description says draft, the answers are signed",
        lambda b: b.replace(INFO, b"Draft: no", b"Draft: yes"),
    ),
    _sealed(
        "evidence-not-sent",
        "bundle-parts-disagree",
        "a document of the assessment did not travel along",
        lambda b: b.edit(LIST, lambda v: v["files"].pop()) and b.parts.pop(b.evidence[-1]),
    ),
    _sealed(
        "evidence-list-odd",
        "bundle-evidence-list",
        "a path in the list of documents",
        lambda b: b.edit(LIST, lambda v: v["files"][0].update(file="data/evidence/../x.pdf")),
    ),
    _sealed(
        "schema-broken",
        "bundle-assessment-malformed",
        "a field that the schema does not know",
        lambda b: b.edit(ASSESSMENT, lambda v: v.update(more=1)),
    ),
    _sealed(
        "key-twice",
        "bundle-assessment-malformed",
        "a JSON key stands twice",
        lambda b: b.replace(ASSESSMENT, b'{"answers":', b'{"answers":[],"answers":'),
    ),
    _sealed(
        "assessment-newer",
        "bundle-assessment-newer",
        "answers in a later form",
        lambda b: b.replace(ASSESSMENT, b"igt-assessment/1", b"igt-assessment/2"),
    ),
    _sealed(
        "catalogue-altered",
        "bundle-catalogue-damaged",
        "rules changed under the hash of others",
        lambda b: b.edit(CATALOGUE, _drop_a_criterion),
    ),
    _sealed(
        "other-rules",
        "bundle-catalogue-unknown",
        "easier rules, consistent in every part",
        _other_rules,
    ),
    _sealed(
        "unknown-criterion",
        "bundle-answers-unknown",
        "a criterion that is not asked",
        lambda b: b.edit(ASSESSMENT, lambda v: v["answers"][0]["met"].append("Z-9.1a")),
    ),
    _sealed(
        "score-wrong",
        "bundle-score-wrong",
        "more points are stated than the answers give",
        lambda b: b.edit(ASSESSMENT, lambda v: v["score"].update(points=6, percent=100)),
    ),
    _sealed(
        "score-signed-wrong",
        "bundle-score-wrong",
        "signed for another percentage",
        lambda b: b.edit(ASSESSMENT, lambda v: v["sign_off"].update(percent=100)),
    ),
)


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def _flip_base64(text: bytes) -> bytes:
    return bytes(b"B"[0] if letter != b"B"[0] else b"C"[0] for letter in text)
