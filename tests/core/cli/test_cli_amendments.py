"""``igt catalogue compare`` and its like, as a script meets them, with the set that is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest
from igt_runs import Igt

DOUBTFUL = "1.3.6"


@pytest.fixture
def dspt(igt: Igt) -> Igt:
    assert igt("assessment", "start", "--catalogue", "dspt-8").code == 0
    return igt


def questions(igt: Igt) -> dict[str, dict[str, object]]:
    return {row["ref"]: row for row in igt("catalogue", "compare").document["questions"]}


def test_compare_lists_every_question_with_what_is_known_of_it(dspt: Igt) -> None:
    ran = dspt("catalogue", "compare")
    assert ran.code == 0 and ran.document["format"] == "igt-compare-1"
    rows = ran.document["questions"]
    doubtful = [row["ref"] for row in rows if row["state"] == "in-doubt"]
    assert DOUBTFUL in doubtful and len(doubtful) == ran.document["in_doubt"]
    only = dspt("catalogue", "compare", "--doubtful").document["questions"]
    assert [row["ref"] for row in only] == doubtful
    refs = [row["ref"] for row in rows]
    assert refs.index("1.3.8") < refs.index("1.3.11")  # as the website counts


def test_checked_clears_the_doubt_and_undo_brings_it_back(dspt: Igt) -> None:
    before = dspt("catalogue", "compare").document
    ran = dspt("catalogue", "checked", DOUBTFUL)
    assert ran.document["questions"][0]["state"] == "checked"
    assert ran.document["in_doubt"] == before["in_doubt"] - 1
    assert ran.document["hash"] == before["hash"] and ran.document["amends"] is None
    shown = dspt("catalogue", "show", DOUBTFUL).document
    assert shown["provenance"]["applies"]["confidence"] == "verified"
    assert (
        dspt("catalogue", "checked", DOUBTFUL, "--undo").document["in_doubt"] == before["in_doubt"]
    )


def test_aside_wants_a_reason_and_goes_back(dspt: Igt) -> None:
    base = dspt("catalogue", "show").document["hash"]
    assert dspt("catalogue", "aside", DOUBTFUL).code == 2
    assert dspt("catalogue", "aside", DOUBTFUL, "--reason", " ").error_code == "reason-missing"
    ran = dspt("catalogue", "aside", DOUBTFUL, "--reason", "Not there")
    assert ran.document["questions"][0]["reason"] == "Not there"
    assert ran.document["amends"] == base != ran.document["hash"]
    one = next(
        r for r in dspt("catalogue", "show").document["requirements"] if r["ref"] == DOUBTFUL
    )
    assert one["exempt"] and one["set_aside"] == "Not there"
    ran = dspt("catalogue", "aside", DOUBTFUL, "--back")
    assert ran.document["hash"] == base and ran.document["amends"] is None


def test_a_question_is_added_answered_and_not_removed_any_more(dspt: Igt) -> None:
    words = ("--title", "Which fax do you use?", "--assertion", "1.3", "--answer", "text")
    ran = dspt("catalogue", "add-question", "1.3.9", *words, "--mandatory")
    (row,) = ran.document["questions"]
    assert row["state"] == "added" and row["mandatory"] and row["answer_type"] == "text"
    assert dspt("catalogue", "add-question", "1.3.9", *words).error_code == "question-there"
    assert dspt("answer", "1.3.9", "--value", "None at all").code == 0
    assert dspt("catalogue", "remove-question", "1.3.9").error_code == "question-answered"
    assert dspt("answer", "1.3.9", "--value", "").code == 0
    assert dspt("catalogue", "remove-question", "1.3.9").code == 0
    assert "1.3.9" not in questions(dspt)


def test_a_correction_names_what_is_so(dspt: Igt) -> None:
    assert dspt("catalogue", "correct", DOUBTFUL).code == 2
    assert dspt("catalogue", "correct", DOUBTFUL, "--answer", "song").error_code == (
        "answer-kind-unknown"
    )
    assert dspt("catalogue", "correct", DOUBTFUL, "--optional").code == 0
    assert questions(dspt)[DOUBTFUL]["mandatory"] is False
    assert dspt("catalogue", "correct", DOUBTFUL, "--back").code == 0
    assert questions(dspt)[DOUBTFUL]["mandatory"] is True


def test_a_file_from_a_changed_set_is_refused_until_its_rules_are_allowed(
    dspt: Igt, bare_igt: Igt, tmp_path: Path
) -> None:
    changed = dspt("catalogue", "aside", DOUBTFUL, "--reason", "Not there").document["hash"]
    key, signers, out = (tmp_path / name for name in ("key", "signers", "draft.igtb"))
    public = bare_igt("recipient", "keygen", "-o", key, "--json").document["recipient"]
    (tmp_path / "to.txt").write_text(public + "\n", encoding="utf-8")
    signers.write_text(dspt("signer", "show").document["allowed_signers"] + "\n", encoding="utf-8")
    assert dspt("export", "-o", out, "--to", tmp_path / "to.txt", "--draft").code == 0
    how = ("bundle", "verify", out, "--identity", key, "--trusted", signers, "--json")
    refused = bare_igt(*how)
    assert (refused.code, refused.error_code) == (4, "bundle-catalogue-unknown")
    assert changed in refused.document["error"]["what"]
    assert bare_igt(*how, "--allow-catalogue", changed).code == 0
