"""``igt catalogue pack``, ``install`` and ``trust``: a question set goes from PC to PC."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import typer
from igt_runs import Igt

PACKS = Path(__file__).parents[2] / "packs"
MINI = Path(__file__).parents[2] / "data" / "catalogues" / "mini-dspt"
PUB = PACKS / "keys" / "publisher.pub"


def fingerprint(igt: Igt) -> str:
    """Return the fingerprint of the key that seals the files in tests/packs/."""
    ran = igt("catalogue", "install", PACKS / "good.igtq", "--yes")
    assert (ran.code, ran.error_code) == (4, "publisher-not-trusted")
    return str(ran.document["error"]["fingerprint"])


def known(igt: Igt) -> dict[str, Any]:
    return {one["id"]: one for one in igt("catalogue", "list").document["catalogues"]}


def test_a_set_is_sealed_with_one_s_own_seal_and_taken_in_once_that_is_trusted(
    igt: Igt, tmp_path: Path
) -> None:
    target = tmp_path / "set.igtq"
    packed = igt("catalogue", "pack", MINI, "-o", target)
    assert packed.code == 0
    assert (packed.document["id"], packed.document["publisher"]) == ("mini-dspt", "FAA00")
    refused = igt("catalogue", "install", target, "--yes")
    assert (refused.code, refused.error_code) == (4, "publisher-not-trusted")
    key = refused.document["error"]["fingerprint"]
    assert f"--trust {key}" in refused.err
    taken = igt("catalogue", "install", target, "--trust", key, "--yes").document
    assert (taken["installed"], taken["verdict"]) == (True, "new-set")
    one = known(igt)["mini-dspt"]
    assert (one["origin"], one["publisher"], one["signer"]) == ("installed", "FAA00", key)
    again = igt("catalogue", "install", target, "--yes").document
    assert (again["installed"], again["verdict"]) == (False, "same")


def test_a_set_is_sealed_with_a_key_of_its_own_without_records(
    bare_igt: Igt, igt: Igt, tmp_path: Path
) -> None:
    target = tmp_path / "set.igtq"
    words = ["catalogue", "pack", MINI, "-o", target, "--key", PACKS / "keys" / "publisher"]
    nowhere = ["--json", "--store", tmp_path / "none"]
    assert bare_igt(*words, *nowhere).code == 2
    assert bare_igt(*words, "--publisher", "example-publisher", *nowhere).code == 0
    assert igt("catalogue", "trust", PUB).code == 0
    assert igt("catalogue", "install", target, "--yes").document["installed"] is True
    bad = bare_igt(*words, "--publisher", "F*", *nowhere)
    assert (bad.code, bad.error_code) == (1, "publisher-name")
    bad = bare_igt(*words[:-1], PUB, "--publisher", "x", *nowhere)
    assert (bad.code, bad.error_code) == (1, "signing-key-unreadable")


def test_a_faulty_set_is_not_sealed(igt: Igt, tmp_path: Path) -> None:
    folder = shutil.copytree(MINI, tmp_path / "mini-dspt")
    (folder / "1.1.1.yaml").unlink()
    ran = igt("catalogue", "pack", folder, "-o", tmp_path / "set.igtq")
    assert (ran.code, ran.error_code) == (4, "catalogue-faulty")
    assert not (tmp_path / "set.igtq").exists()


def test_publishers_are_trusted_listed_and_trusted_no_more(igt: Igt) -> None:
    key = fingerprint(igt)
    assert igt("catalogue", "trust").document["publishers"] == []
    listed = igt("catalogue", "trust", PUB, "--name", "The example people").document["publishers"]
    assert listed == [{"fingerprint": key, "name": "The example people", "by": "organisation"}]
    assert igt("catalogue", "trust", key, "--remove").document["publishers"] == []
    assert igt("catalogue", "trust", key).document["publishers"][0]["fingerprint"] == key
    ran = igt("catalogue", "trust", "SHA256:wrong")
    assert (ran.code, ran.error_code) == (1, "fingerprint-unclear")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("unsigned", "pack-unsigned"),
        ("flipped-info", "signature-wrong"),
        ("flipped-catalogue", "pack-changed"),
        ("seal-of-submission", "signature-namespace"),
        ("unknown-publisher", "publisher-not-trusted"),
        ("catalogue-schema", "pack-catalogue-damaged"),
        ("catalogue-hash", "pack-catalogue-damaged"),
        ("newer", "pack-newer"),
        ("empty", "pack-not-a-pack"),
        ("cut", "pack-damaged"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_changes_nothing(igt: Igt, name: str, code: str) -> None:
    igt("catalogue", "trust", PUB)
    before = igt("store", "check").document["stamp"]
    ran = igt("catalogue", "install", PACKS / f"{name}.igtq", "--yes")
    assert (ran.code, ran.error_code) == (4, code)
    assert ran.document["error"]["next"] in ran.err
    assert "\x1b" not in ran.out + ran.err
    assert igt("store", "check").document["stamp"] == before


def test_an_older_file_is_refused_by_name(igt: Igt) -> None:
    igt("catalogue", "trust", PUB)
    assert igt("catalogue", "install", PACKS / "good-second-issue.igtq", "--yes").code == 0
    ran = igt("catalogue", "install", PACKS / "good.igtq", "--yes")
    assert (ran.code, ran.error_code) == (4, "pack-older")
    assert known(igt)["mini-dspt"]["issue"] == 2


def test_a_file_that_is_not_there_exits_1(igt: Igt, tmp_path: Path) -> None:
    ran = igt("catalogue", "install", tmp_path / "none.igtq", "--yes")
    assert (ran.code, ran.error_code) == (1, "pack-unreadable")


def test_a_preview_says_what_would_change_and_changes_nothing(igt: Igt) -> None:
    key = fingerprint(igt)
    unknown = igt("catalogue", "install", PACKS / "good.igtq", "--preview").document
    assert (unknown["verdict"], unknown["set"]) == ("unknown-publisher", None)
    seen = igt("catalogue", "install", PACKS / "good.igtq", "--preview", "--trust", key).document
    assert (seen["installed"], seen["verdict"]) == (False, "new-set")
    assert seen["set"]["title"] == "Made-up data security questions"
    assert igt("catalogue", "trust").document["publishers"] == []
    assert "mini-dspt" not in known(igt)


def test_without_a_word_nothing_is_taken_in(
    igt: Igt, bare_igt: Igt, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    igt("catalogue", "trust", PUB)
    words = ["catalogue", "install", PACKS / "good.igtq", "--store", records / "store"]
    words += ["--passphrase-file", records / "recovery.txt"]
    ran = igt("catalogue", "install", PACKS / "good.igtq")
    assert (ran.code, ran.error_code) == (1, "install-not-confirmed")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    asked = []

    def answer(text: str, **_: object) -> bool:
        asked.append(text)
        return len(asked) > 1

    monkeypatch.setattr(typer, "confirm", answer)
    first = bare_igt(*words)
    assert first.code == 1
    assert "There is no set of this name here yet." in first.err
    assert "mini-dspt" not in known(igt)
    second = bare_igt(*words)
    assert second.code == 0
    assert "It was taken in." in second.out
    assert "mini-dspt" in known(igt)


def test_the_list_tells_counts_for_each_type_and_where_a_set_comes_from(igt: Igt) -> None:
    shipped = known(igt)["igt-10"]
    assert (shipped["origin"], shipped["publisher"], shipped["issue"]) == ("shipped", None, 1)
    assert shipped["types"]["pharmacy"]["listed"] == 16
    assert shipped["types"]["pharmacy"]["exempt"] == 1
    assert shipped["types"]["pharmacy"]["titles_only"] is False
    assert {"opens", "due", "hash", "text_hash", "edition", "scheme"} <= set(shipped)


def test_the_list_says_the_same_to_a_person(bare_igt: Igt, tmp_path: Path) -> None:
    ran = bare_igt("catalogue", "list", "--store", tmp_path / "none")
    assert "igt-10  Information Governance Toolkit, version 10 (2012-13)" in ran.out
    assert "16 listed, 15 compulsory, 1 not asked this year" in ran.out
