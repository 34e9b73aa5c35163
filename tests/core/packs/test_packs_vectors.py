"""Every file in tests/packs/ has the outcome that its index promises; stock tools agree."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue import catalogue_from_json
from core.catalogue.compile import compile_folder
from core.crypto.errors import PublicKeyUnreadableError, SignerNotTrustedError
from core.crypto.sshsig import AllowedSigners, SigningKey, public_key, verify
from core.errors import CheckFailedError
from core.packs import (
    LARGEST_PACK,
    NAMESPACE,
    open_pack,
    pack_bytes,
    read_pack_file,
    shipped_publishers,
)
from core.packs.errors import PackTooLargeError, PackUnreadableError, PublisherNameError
from core.resources import resource

ROOT = Path(__file__).parents[3]
PACKS = ROOT / "tests" / "packs"
CASES = json.loads((PACKS / "index.json").read_text("utf-8"))["cases"]
PUBLISHERS = AllowedSigners.parse((PACKS / "keys" / "publishers").read_text("utf-8"))
GOOD = PACKS / "good.igtq"


def outcome(data: bytes) -> str:
    """Return ``good`` or the code of the refusal, with the steps in the order of the page."""
    try:
        pack = open_pack(data)
        if not pack.is_trusted_by(PUBLISHERS):
            return "publisher-not-trusted"
        pack.catalogue()
    except CheckFailedError as error:
        assert error.exit_code == 4
        assert "{" not in str(error), "a sentence with a place that nothing fills"
        return error.code
    return "good"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['file']}: {case['why']}")
def test_the_outcome_is_the_one_promised(case: dict[str, Any]) -> None:
    assert outcome(read_pack_file(PACKS / case["file"])) == case["expect"]


def test_every_file_is_in_the_index_and_the_folder_stays_small() -> None:
    assert {case["file"] for case in CASES} == {path.name for path in PACKS.glob("*.igtq")}
    assert sum(path.stat().st_size for path in PACKS.glob("*.igtq")) < 1_000_000


def test_every_code_of_the_format_page_is_shown_by_a_file_or_by_another_test() -> None:
    page = (ROOT / "docs" / "catalogue-pack-format.md").read_text("utf-8")
    named = set(re.findall(r"`((?:pack|signature|publisher|catalogue)-[a-z-]+)`", page))
    elsewhere = {"pack-unreadable", "pack-too-large", "pack-older"}
    assert named - {"pack-older"} >= {case["expect"] for case in CASES} - {"good"}
    assert named - elsewhere == {case["expect"] for case in CASES} - {"good"}


def test_a_good_file_says_what_it_holds() -> None:
    pack = open_pack(GOOD.read_bytes())
    catalogue = pack.catalogue()
    assert (pack.info.publisher, pack.info.made) == ("example-publisher", date(2026, 7, 1))
    assert (catalogue.id, catalogue.issue) == (pack.info.catalogue_id, 1)
    folder = ROOT / "tests" / "data" / "catalogues" / "mini-dspt"
    assert catalogue == catalogue_from_json(compile_folder(folder))


@given(st.integers(0, GOOD.stat().st_size - 1), st.integers(1, 255))
def test_no_byte_of_a_good_file_can_be_changed_unseen(place: int, by: int) -> None:
    data = bytearray(GOOD.read_bytes())
    data[place] ^= by
    assert outcome(bytes(data)) != "good"


@given(st.integers(0, GOOD.stat().st_size - 1))
def test_no_part_of_a_good_file_passes_for_the_whole(length: int) -> None:
    assert outcome(GOOD.read_bytes()[:length]) != "good"


@given(st.binary(max_size=2000))
def test_any_other_file_is_refused_in_words(data: bytes) -> None:
    assert outcome(data) == "pack-not-a-pack"


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    huge = tmp_path / "huge.igtq"
    with huge.open("wb") as sparse:
        sparse.truncate(10**12)
    with pytest.raises(PackTooLargeError):
        read_pack_file(huge)
    with huge.open("wb") as sparse:
        sparse.truncate(LARGEST_PACK)
    assert len(read_pack_file(huge)) == LARGEST_PACK


def test_what_is_no_file_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.igtq"):
        with pytest.raises(PackUnreadableError):
            read_pack_file(path)


@pytest.mark.parametrize("name", ["", "*", "two words", "a,b", "!x", "-x", "é", "x" * 65, "a\n"])
def test_a_name_that_a_trusted_list_would_read_otherwise_seals_nothing(name: str) -> None:
    plain = compile_folder(ROOT / "tests" / "data" / "catalogues" / "mini-dspt")
    with pytest.raises(PublisherNameError):
        pack_bytes(plain, SigningKey.generate(), name, date(2026, 7, 1))


def test_a_seal_for_question_sets_is_good_for_nothing_else() -> None:
    """And a key that is trusted for them alone seals no submission."""
    key = SigningKey.from_private_text((PACKS / "keys" / "publisher").read_text("ascii"))
    seal = key.sign(b"data", "igtoolkit-submission")
    with pytest.raises(SignerNotTrustedError):
        verify(b"data", seal, "igtoolkit-submission", "example-publisher", PUBLISHERS)


def test_the_list_of_publishers_that_comes_with_the_program_can_be_read() -> None:
    for signer in shipped_publishers().signers:
        assert signer.namespaces == (NAMESPACE,), "a publisher's key seals question sets only"
        assert all(re.fullmatch(r"[A-Za-z0-9.@-]+", name) for name in signer.principals)
    text = resource("trust", "publishers").read_text("utf-8")
    assert shipped_publishers().signers or "It is empty" in text


def test_a_public_key_is_known_by_the_fingerprint_that_ssh_keygen_shows() -> None:
    text = (PACKS / "keys" / "publisher.pub").read_text("ascii")
    shown = subprocess.run(
        ["ssh-keygen", "-l", "-f", PACKS / "keys" / "publisher.pub"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert public_key(text).fingerprint in shown.stdout.split()
    assert text.startswith(public_key(text).public_line)


@pytest.mark.parametrize(
    "text", ["", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-rsa AAAAB3NzaC1yc2E=", "ssh-ed25519 é"]
)
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(PublicKeyUnreadableError):
        public_key(text)


def test_tar_sha256sum_and_ssh_keygen_find_a_good_file_good(tmp_path: Path) -> None:
    """The commands are those of the page, to the letter."""
    page = (ROOT / "docs" / "catalogue-pack-format.md").read_text("utf-8")
    commands = page.rpartition("```\n")[0].rpartition("```\n")[2]
    for word, means in (
        ("FILE", str(GOOD)),
        ("publishers", str(PACKS / "keys" / "publishers")),
        ("PUBLISHER", "example-publisher"),
    ):
        commands = commands.replace(word, means)
    done = subprocess.run(
        ["bash", "-ec", commands], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    told = json.loads((tmp_path / "pack.json").read_text("utf-8"))
    assert told["catalogue"]["sha256"] in done.stdout
    assert "Good " in done.stdout
