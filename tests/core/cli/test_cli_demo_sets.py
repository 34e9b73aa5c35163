"""``igt demo`` and ``igt init`` for every set and every type that it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from igt_runs import PASSPHRASE, Igt, Ran

from core.catalogue import load_bundled
from core.cli.main import main

GOOD = {"igt-levels": "satisfactory", "dspt-items": "standards-met"}
PAIRS = [(one.id, each) for one in load_bundled().values() for each in one.offered_types]


@pytest.fixture(scope="module")
def care_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("care home") / "out"
    words = ["demo", "--catalogue", "dspt-8", "--type", "social-care", "--out", str(folder)]
    assert main([*words, "--json"]) == 0
    return folder


def at(folder: Path, *words: str) -> tuple[str | Path, ...]:
    """The words of a command on the demo's records."""
    where = ("--store", folder / "store", "--passphrase-file", folder / "recovery-key.txt")
    return (*words, *where, "--json")


def received(folder: Path) -> tuple[str | Path, ...]:
    identity, trusted = folder / "receiver.key", folder / "allowed_signers"
    return (folder / "submission.igtb", "--identity", identity, "--trusted", trusted, "--json")


@pytest.mark.parametrize(("catalogue", "org_type"), PAIRS)
def test_every_type_goes_the_whole_way_and_the_receiver_reads_the_same_result(
    catalogue: str, org_type: str, bare_igt: Igt, tmp_path: Path
) -> None:
    out = tmp_path / "d"
    made = bare_igt("demo", "--catalogue", catalogue, "--type", org_type, "--out", out, "--json")
    assert made.code == 0, made.err
    document = made.document
    assert (document["catalogue"], document["type"]) == (catalogue, org_type)
    scheme = load_bundled()[catalogue].scheme.value
    assert document["grade"] == GOOD[scheme]
    assert (document["percent"] is None) == (scheme != "igt-levels")
    shown = bare_igt("bundle", "show", *received(out)).document
    assert shown["organisation"]["type"] == org_type
    assert shown["score"]["grade"] == GOOD[scheme]


def test_a_care_home_is_named_by_what_it_answers_and_never_by_a_percentage(
    bare_igt: Igt, tmp_path: Path
) -> None:
    ran = bare_igt(
        "demo", "--catalogue", "dspt-8", "--type", "social-care", "--out", tmp_path / "d"
    )
    first = ran.out.splitlines()[0]
    assert first.startswith("Mill Lane Care Home (made up), assessed: Standards Met, ")
    assert "%" not in ran.out


def test_a_care_homes_facts_are_told_once_and_quoted_in_its_answers(
    care_home: Path, bare_igt: Igt
) -> None:
    facts = bare_igt(*at(care_home, "profile", "show")).document["profile"]
    assert facts["record_supplier"] and facts["nhsmail_only"] == "yes"
    rows = bare_igt(*at(care_home, "assessment", "show")).document["requirements"]
    texts = " ".join(row["answer"] or "" for row in rows)
    assert facts["ico_number"] in texts and facts["senior_person"] in texts
    assert "{" not in texts and "[fill in" not in texts


def test_a_care_home_has_some_shown_some_on_its_word_and_some_out_of_date(
    care_home: Path, bare_igt: Igt
) -> None:
    score = bare_igt(*at(care_home, "score")).document
    assert min(score["standing"].values()) > 0
    assert (score["percent"], score["blocking"]) == (None, [])
    rows = bare_igt(*at(care_home, "assessment", "show")).document["requirements"]
    assert any(row["not_relevant"] for row in rows)
    assert any(row["place"] for row in rows)


def test_the_receiver_can_verify_and_extract_what_the_care_home_sent(
    care_home: Path, bare_igt: Igt, tmp_path: Path
) -> None:
    assert bare_igt("bundle", "verify", *received(care_home)).code == 0
    out = tmp_path / "taken out"
    assert bare_igt("bundle", "extract", *received(care_home), "-o", out).code == 0
    assert list(out.rglob("Training register.csv"))


def test_only_a_type_is_needed_for_a_demo_and_the_set_follows(
    bare_igt: Igt, tmp_path: Path
) -> None:
    made = bare_igt("demo", "--type", "social-care", "--out", tmp_path / "d", "--json").document
    assert (made["catalogue"], made["organisation"]) == ("dspt-8", "Mill Lane Care Home")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--catalogue", "igt-10", "--type", "social-care"), "no-set-for-type"),
        (("--catalogue", "dspt-99"), "unknown-question-set"),
        (("--type", "lighthouse"), "unknown-organisation-type"),
    ],
)
def test_what_no_set_serves_is_refused_before_anything_is_written(
    words: tuple[str, ...], code: str, bare_igt: Igt, tmp_path: Path
) -> None:
    ran = bare_igt("demo", *words, "--out", tmp_path / "d", "--json")
    assert (ran.code, ran.error_code) == (1, code)
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize(
    ("org_type", "catalogue"),
    [("pharmacy", "igt-10"), ("dental", "dspt-8"), ("social-care", "dspt-8")],
)
def test_init_takes_the_usual_set_of_the_type(
    org_type: str, catalogue: str, bare_igt: Igt, tmp_path: Path
) -> None:
    ran = init(bare_igt, tmp_path, "--type", org_type)
    assert (ran.code, ran.document["assessment"]["catalogue"]) == (0, catalogue)


def test_a_type_that_a_named_set_is_not_for_is_told_which_sets_are(
    bare_igt: Igt, tmp_path: Path
) -> None:
    ran = init(bare_igt, tmp_path, "--type", "social-care", "--catalogue", "igt-10")
    assert (ran.code, ran.error_code) == (1, "no-set-for-type")
    assert "dspt-8" in ran.document["error"]["next"]
    assert not (tmp_path / "recovery.txt").exists()


def test_a_type_that_nobody_knows_is_told_which_there_are(bare_igt: Igt, tmp_path: Path) -> None:
    ran = init(bare_igt, tmp_path, "--type", "lighthouse")
    assert (ran.code, ran.error_code) == (1, "unknown-organisation-type")
    assert "social-care" in ran.document["error"]["next"]


def init(bare_igt: Igt, folder: Path, *words: str) -> Ran:
    (folder / "words.txt").write_text(PASSPHRASE, encoding="utf-8")
    return bare_igt(
        "init", "--name", "A place", *words, "--store", folder / "store",
        "--passphrase-file", folder / "words.txt", "--recovery-file", folder / "recovery.txt",
        "--json",
    )  # fmt: skip
