"""Makes tests/packs/: ``python tests/packs/make_packs.py``.

The inputs and the keys are the same each time, and a seal has no chance in it: so are the files.
Once a version of the format is released its files are never made again.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1])]

from core.catalogue.compile import compile_folder  # noqa: E402
from core.catalogue.hashes import with_hashes  # noqa: E402
from core.crypto.sshsig import SigningKey  # noqa: E402
from core.crypto.tar import ENDING, header, padding  # noqa: E402
from core.domain.canonical import canonical_json, sha256_hex  # noqa: E402
from core.packs import NAMESPACE, pack_bytes  # noqa: E402
from core.packs.layout import CATALOGUE_NAME, INFO_NAME, LARGEST, SEAL_NAME  # noqa: E402

PUBLISHER = "example-publisher"
MADE = date(2026, 7, 1)
SET = HERE.parent / "data" / "catalogues" / "mini-dspt"

Members = dict[str, bytes]
Plain = dict[str, Any]
Case = tuple[str, bytes, str, str]
"""A file's name, its bytes, the outcome that a reader gives, and what it shows."""


def key(name: str) -> SigningKey:
    """Return the key *name*, made the first time and kept."""
    path = HERE / "keys" / name
    if not path.exists():
        path.write_text(SigningKey.generate().private_text())
        path.with_suffix(".pub").write_text(f"{key(name).public_line()} {name}\n")
    return SigningKey.from_private_text(path.read_text())


def tar(members: Members, end: bytes = ENDING) -> bytes:
    return (
        b"".join(header(n, len(data)) + data + padding(len(data)) for n, data in members.items())
        + end
    )


def members(plain: Plain) -> Members:
    """Return the members of a good file of *plain*."""
    _, data = pack_bytes(plain, key("publisher"), PUBLISHER, MADE)
    found, at = {}, 0
    for name in (INFO_NAME, SEAL_NAME, CATALOGUE_NAME):
        size = int(data[at + 124 : at + 135], 8)
        found[name] = data[at + 512 : at + 512 + size]
        at += 512 + size + len(padding(size))
    return found


def sealed(
    told: object, content: bytes, *, seal: str = "publisher", space: str = NAMESPACE
) -> bytes:
    """Return a file that says *told* of itself, sealed, whatever *content* is."""
    info = told if isinstance(told, bytes) else canonical_json(told)  # type: ignore[arg-type]
    signature = key(seal).sign(info, space).encode()
    return tar({INFO_NAME: info, SEAL_NAME: signature, CATALOGUE_NAME: content})


def resealed(good: Members, change: Callable[[Plain], object]) -> bytes:
    """Return the good file with *change* made to what it says of itself, sealed again."""
    told = json.loads(good[INFO_NAME])
    change(told)
    return sealed(told, good[CATALOGUE_NAME])


def holding(good: Members, content: bytes, **fields: object) -> bytes:
    """Return a file that holds *content* and tells its digest, sealed."""
    told = json.loads(good[INFO_NAME])
    told["catalogue"] |= {"sha256": sha256_hex(content), "size": len(content), **fields}
    return sealed(told, content)


def of_shape(good: Members) -> list[Case]:
    """What the file is, before its seal."""
    info, seal, content = good.values()
    return [
        ("empty", b"", "pack-not-a-pack", "an empty file"),
        ("other-kind", b"%PDF-1.7\n" * 200, "pack-not-a-pack", "a PDF"),
        ("only-json", content, "pack-not-a-pack", "the compiled set alone"),
        (
            "seal-first",
            tar({SEAL_NAME: seal, **good}),
            "pack-not-a-pack",
            "members in another order",
        ),
        (
            "info-too-large",
            tar({INFO_NAME: bytes(LARGEST[INFO_NAME] + 1), SEAL_NAME: seal}),
            "pack-not-a-pack",
            "a pack.json over its size",
        ),
        (
            "odd-owner",
            tar(good).replace(b"0000644\x000000000", b"0000644\x000001750", 1),
            "pack-not-a-pack",
            "a header that is not the one form",
        ),
        ("info-not-json", sealed(b"{", content), "pack-malformed", "pack.json is no JSON"),
        (
            "info-not-canonical",
            sealed(info.replace(b":", b": ", 1), content),
            "pack-malformed",
            "pack.json with a space",
        ),
        (
            "other-format",
            resealed(good, lambda t: t.update(format="something-else/1")),
            "pack-malformed",
            "another format",
        ),
        (
            "newer",
            resealed(good, lambda t: t.update(format="igt-catalogue-pack/2", extra=1)),
            "pack-newer",
            "a later version, whatever else it says",
        ),
    ]


def of_the_seal(good: Members, plain: Plain) -> list[Case]:
    """The seal, and whom it is of."""
    info, _, content = good.values()
    later = members(with_hashes({**plain, "issue": 2}))
    return [
        ("unsigned", tar({INFO_NAME: info, CATALOGUE_NAME: content}), "pack-unsigned", "no seal"),
        ("empty-seal", tar({**good, SEAL_NAME: b""}), "pack-unsigned", "a seal of no bytes"),
        (
            "seal-not-armoured",
            tar({**good, SEAL_NAME: b"trust me\n"}),
            "signature-malformed",
            "a seal that is none",
        ),
        (
            "seal-of-submission",
            sealed(info, content, space="igtoolkit-submission"),
            "signature-namespace",
            "a seal for another purpose",
        ),
        (
            "flipped-info",
            tar({**good, INFO_NAME: info.replace(b"2026-07-01", b"2026-07-02")}),
            "signature-wrong",
            "pack.json changed after it was sealed",
        ),
        (
            "seal-of-another-file",
            tar({**good, SEAL_NAME: later[SEAL_NAME]}),
            "signature-wrong",
            "the seal of another file",
        ),
        (
            "unknown-publisher",
            sealed(info, content, seal="stranger"),
            "publisher-not-trusted",
            "sealed with a key that nobody trusts",
        ),
        (
            "other-publisher",
            resealed(good, lambda t: t.update(publisher="somebody-else")),
            "publisher-not-trusted",
            "a trusted key under another publisher's name",
        ),
    ]


def of_what_it_says(good: Members) -> list[Case]:
    """What the file says of itself, rightly sealed."""
    return [
        (
            "extra-field",
            resealed(good, lambda t: t.update(extra=1)),
            "pack-malformed",
            "a field that does not belong there",
        ),
        (
            "publisher-pattern",
            resealed(good, lambda t: t.update(publisher="*")),
            "pack-malformed",
            "a publisher that OpenSSH would read as anybody",
        ),
        (
            "made-when",
            resealed(good, lambda t: t.update(made="20260701")),
            "pack-malformed",
            "a date in another form",
        ),
        (
            "size-negative",
            resealed(good, lambda t: t["catalogue"].update(size=-1)),
            "pack-malformed",
            "a size that cannot be",
        ),
        (
            "id-path",
            resealed(good, lambda t: t["catalogue"].update(id="../../x")),
            "pack-malformed",
            "an id that is a path",
        ),
        (
            "disagree-id",
            resealed(good, lambda t: t["catalogue"].update(id="mini-other")),
            "pack-parts-disagree",
            "another id than the set's",
        ),
        (
            "disagree-issue",
            resealed(good, lambda t: t["catalogue"].update(issue=9)),
            "pack-parts-disagree",
            "another issue than the set's",
        ),
        (
            "disagree-rules",
            resealed(good, lambda t: t["catalogue"].update(rules_hash="0" * 64)),
            "pack-parts-disagree",
            "another rules hash than the set's",
        ),
    ]


def of_the_set(good: Members) -> list[Case]:
    """The question set in it, and what follows it."""
    info, seal, content = good.values()
    whole = tar(good)
    return [
        (
            "flipped-catalogue",
            tar({**good, CATALOGUE_NAME: content.replace(b"Standard one", b"Standard 0ne")}),
            "pack-changed",
            "the set changed after it was sealed",
        ),
        (
            "longer-catalogue",
            tar({**good, CATALOGUE_NAME: content + b"\n"}),
            "pack-changed",
            "a set of another size than stated",
        ),
        (
            "no-catalogue",
            tar({INFO_NAME: info, SEAL_NAME: seal}),
            "pack-damaged",
            "the set is missing",
        ),
        ("cut", whole[:-2000], "pack-damaged", "cut short"),
        ("cut-end", whole[:-512], "pack-damaged", "one zero block at the end"),
        ("trailing", whole + b"x", "pack-damaged", "something after the end"),
        (
            "extra-member",
            tar({**good, "more.txt": b"more"}),
            "pack-damaged",
            "a fourth member",
        ),
    ]


def of_what_is_in_the_set(good: Members, plain: Plain) -> list[Case]:
    """A question set that is rightly told of and is none."""
    content = good[CATALOGUE_NAME]
    newer = canonical_json({**plain, "format": "igt-catalogue/2"})
    doubled = content.replace(b'"edition":', b'"edition":"x","edition":', 1)
    red = with_hashes({**plain, "title": "\x1b[31mRed"})
    amending = with_hashes({**plain, "amends": "0" * 64})
    undone = {**plain, "title": "Another title"}
    return [
        ("catalogue-newer", holding(good, newer), "catalogue-newer", "a set of a later format"),
        (
            "catalogue-key-twice",
            holding(good, doubled),
            "pack-catalogue-damaged",
            "a key that stands twice",
        ),
        (
            "catalogue-schema",
            holding(good, canonical_json(with_hashes({**plain, "places": [1]}))),
            "pack-catalogue-damaged",
            "a field of the wrong kind, hashes right",
        ),
        (
            "catalogue-amends",
            holding(good, canonical_json(amending), text_hash=amending["text_hash"]),
            "pack-catalogue-damaged",
            "what one organisation changed for itself",
        ),
        (
            "catalogue-hash",
            holding(good, canonical_json(undone)),
            "pack-catalogue-damaged",
            "a text hash that does not fit",
        ),
        (
            "catalogue-escape",
            holding(good, canonical_json(red), text_hash=red["text_hash"]),
            "pack-catalogue-damaged",
            "a text that acts on a terminal",
        ),
    ]


def good_files(good: Members, plain: Plain) -> list[Case]:
    """Good files."""
    info, _, content = good.values()
    later = with_hashes({**plain, "issue": 2})
    return [
        ("good", tar(good), "good", "one question set, sealed"),
        ("good-second-issue", tar(members(later)), "good", "the same, issued once more"),
        ("final-lf", holding(good, content + b"\n"), "good", "the set may end in LF"),
        (
            "info-final-lf",
            sealed(info + b"\n", content),
            "good",
            "so may pack.json",
        ),
    ]


def main() -> None:
    (HERE / "keys" / "publishers").write_text(
        f'{PUBLISHER} namespaces="{NAMESPACE}" {key("publisher").public_line()}\n'
    )
    listed = []
    plain = compile_folder(SET)
    good = members(plain)
    made = [
        *good_files(good, plain),
        *of_shape(good),
        *of_the_seal(good, plain),
        *of_what_it_says(good),
        *of_the_set(good),
        *of_what_is_in_the_set(good, plain),
    ]
    for name, data, expect, why in made:
        (HERE / f"{name}.igtq").write_bytes(data)
        listed.append({"file": f"{name}.igtq", "expect": expect, "why": why})
    index = {"format": "igt-pack-vectors/1", "cases": listed}
    (HERE / "index.json").write_text(json.dumps(index, indent=1) + "\n")
    sys.stdout.write(f"{len(listed)} files\n")


if __name__ == "__main__":
    main()
