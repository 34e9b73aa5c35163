"""Makes tests/vectors/: ``python tests/vectors/make_vectors.py``.

The inputs are the same each time and the keys are kept; age draws fresh randomness, so the files
differ from run to run. Once a version of the format is released its files are never made again.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

from bag_workshop import Bag  # noqa: E402
from broken_bags import BROKEN  # noqa: E402
from bundle_samples import CODE, Keys, contents, document, signed  # noqa: E402

from core.bundle import write_bundle  # noqa: E402
from core.bundle.contents import BundleContents  # noqa: E402
from core.crypto import age  # noqa: E402
from core.crypto.sshsig import AllowedSigners, SigningKey  # noqa: E402

DOCUMENTS = (document(1, 300),)  # one, to keep the folder small


@dataclass(frozen=True)
class Desk:
    """The keys of everybody in the stories that the files tell."""

    keys: Keys
    other_seal: SigningKey
    other_reader: str

    @staticmethod
    def at(folder: Path) -> Desk:
        """Read the keys in *folder*, or make them the first time."""
        folder.mkdir(exist_ok=True)
        seals = [_kept(folder / n, SigningKey.generate().private_text()) for n in ("seal", "other")]
        readers = [
            _kept(folder / f"{name}.key", age.new_identity() + "\n").strip()
            for name in ("own", "receiver", "stranger")
        ]
        seal, other = map(SigningKey.from_private_text, seals)
        line = AllowedSigners.line_for
        (folder / "allowed_signers").write_text(line(CODE, seal.public_line()))
        (folder / "trusts_pattern").write_text(line("F*", seal.public_line()))
        (folder / "trusts_other").write_text(line(CODE, other.public_line()))
        return Desk(Keys(seal, readers[0], readers[1]), other, readers[2])


def _kept(path: Path, text: str) -> str:
    if not path.exists():
        path.write_text(text)
    return path.read_text()


def lock(archive: bytes, desk: Desk) -> bytes:
    ours = (desk.keys.receiver, desk.keys.own)
    return age.encrypt_bytes(archive, [age.recipient_of(identity) for identity in ours])


def archive_of(whole: BundleContents, identity: str) -> bytes:
    with TemporaryDirectory() as folder:
        written = write_bundle(Path(folder) / "s.igtb", whole)
        return age.decrypt_bytes(written.path.read_bytes(), [identity])


def good_files(desk: Desk) -> dict[str, tuple[bytes, str]]:
    """Return the good files with what each shows."""
    signed_one = archive_of(contents(desk.keys, DOCUMENTS, signed()), desk.keys.own)
    draft = archive_of(contents(desk.keys, ()), desk.keys.own)
    with_lf = Bag(signed_one, desk.keys.seal)
    with_lf.parts["data/catalogue.json"] += b"\n"
    return {
        "good-signed.igtb": (lock(signed_one, desk), "signed, with evidence"),
        "good-draft.igtb": (lock(draft, desk), "a draft without evidence"),
        "good-final-lf.igtb": (
            lock(with_lf.reseal().archive(), desk),
            "a JSON document may end in LF",
        ),
    }


def context_cases() -> list[dict[str, str]]:
    """Return the cases that are a good file read by the wrong person."""
    rows = (
        ("stranger.key", "allowed_signers", "age-not-for-us", "opened with somebody else's key"),
        ("receiver.key", "trusts_pattern", "signer-not-trusted", "trusted as F* only"),
        ("receiver.key", "trusts_other", "signer-not-trusted", "another key is trusted for FA123"),
    )
    return [
        {"file": "good-signed.igtb", "identity": i, "trusted": t, "expect": e, "why": w}
        for i, t, e, w in rows
    ]


def main() -> None:
    desk = Desk.at(HERE / "keys")
    for old in HERE.glob("*.igtb"):
        old.unlink()
    index = []
    for name, (data, why) in good_files(desk).items():
        (HERE / name).write_bytes(data)
        index.append({"file": name, "expect": "good", "why": why})
    index += context_cases()
    index.append(
        {
            "file": "good-signed.igtb",
            "known": "none",
            "expect": "bundle-catalogue-unknown",
            "why": "the rules of the question set are not known to the reader",
        }
    )
    signed_one = archive_of(contents(desk.keys, DOCUMENTS, signed()), desk.keys.own)
    for case in BROKEN:
        made = case.make(Bag(signed_one, desk.keys.seal), desk.other_seal)
        data = lock(made, desk) if case.layer == "archive" else case.damage(lock(made, desk))
        if case.layer == "stranger":
            data = age.encrypt_bytes(made, [age.recipient_of(desk.other_reader)])
        name = f"{case.name}.igtb"
        (HERE / name).write_bytes(data)
        row = {"file": name, "expect": case.expect, "why": case.why}
        if case.identity:
            row["identity"] = case.identity
        index.append(row)
    text = json.dumps({"format": "igt-vectors/1", "cases": index}, indent=1, ensure_ascii=False)
    (HERE / "index.json").write_text(text + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in HERE.rglob("*") if path.is_file())
    sys.stdout.write(f"{len(index)} cases, {size} bytes\n")


if __name__ == "__main__":
    main()
