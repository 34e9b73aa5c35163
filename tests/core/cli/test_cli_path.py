"""The whole path on the command line, as a script drives it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from igt_runs import Igt

from core.services.access import SpareKeyUnlock
from core.workspace import Workspace


def _line(records: Path) -> str:
    return (records / "recovery.txt").read_text("utf-8")


def criteria_to(igt: Igt, ref: str, level: int) -> list[str]:
    card = igt("catalogue", "show", ref).document
    return [c["id"] for lv in card["levels"] if lv["level"] <= level for c in lv["criteria"]]


def test_a_fresh_pharmacy_has_16_requirements_of_which_one_is_exempt(igt: Igt) -> None:
    document = igt("catalogue", "show").document
    assert document["id"] == "igt-10"
    assert len(document["requirements"]) == 16
    assert [r["ref"] for r in document["requirements"] if r["exempt"]] == ["10-319"]
    score = igt("score").document
    assert (score["format"], score["percent"], score["grade"]) == (
        "igt-score-1", 0, "not-satisfactory",
    )  # fmt: skip
    assert score["applicable"] == 15


def test_an_answer_can_be_tried_out_and_nothing_of_it_is_saved(igt: Igt) -> None:
    ticks = criteria_to(igt, "10-114", 2)
    meet = [word for criterion in ticks for word in ("--meet", criterion)]
    before = igt("score").document
    tried = igt("answer", "10-114", *meet, "--try").document
    assert (tried["format"], tried["level"]) == ("igt-answer-try-1", 2)
    assert tried["score"]["points"] == before["points"] + 2
    assert igt("score").document == before
    refused = igt("answer", "10-114", "--note", "x", "--try")
    assert (refused.code, refused.document["error"]["code"]) == (2, "tried-otherwise")
    unknown = igt("answer", "10-114", "--meet", "10-115.1a", "--try")
    assert (unknown.code, unknown.document["error"]["code"]) == (1, "unknown-criterion")


def test_ticks_note_owner_and_dates_are_set_and_cleared(igt: Igt) -> None:
    ticks = criteria_to(igt, "10-114", 2)
    meet = [word for criterion in ticks for word in ("--meet", criterion)]
    ran = igt("answer", "10-114", *meet, "--note", "Ann leads", "--owner", "Ann",
              "--target", "3", "--due", "2026-06-01")  # fmt: skip
    assert ran.code == 0
    assert ran.document["level"] == 2
    assert ran.document["progress"] == "started"
    assert (ran.document["owner"], ran.document["due"]) == ("Ann", "2026-06-01")
    cleared = igt("answer", "10-114", "--unmeet", ticks[0], "--note", "", "--owner", "",
                  "--due", "", "--target", "").document  # fmt: skip
    assert (cleared["level"], cleared["note"], cleared["owner"]) == (0, "", "")
    assert (cleared["due"], cleared["target"]) == (None, 2)
    assert cleared["held_by"] == [ticks[0]]


def test_only_groups_of_items_can_be_confirmed(igt: Igt) -> None:
    ran = igt("answer", "10-114", "--note", "x", "--confirm", "1")
    assert (ran.code, ran.error_code) == (1, "unknown-requirement")
    shown = igt("answer", "10-114").document
    assert (shown["note"], shown["answer"], shown["place"]) == ("", None, "")


def test_not_relevant_needs_the_sets_leave_and_can_be_taken_back(igt: Igt) -> None:
    refused = igt("answer", "10-114", "--not-relevant", "We would rather not")
    assert refused.code == 1
    taken = igt("answer", "10-209", "--not-relevant", "No supplier keeps data abroad").document
    assert (taken["progress"], taken["level"]) == ("not-relevant", None)
    assert igt("score").document["applicable"] == 14
    assert igt("answer", "10-209", "--relevant").document["not_relevant"] is None


def test_an_unknown_criterion_is_named_and_nothing_is_changed(igt: Igt) -> None:
    ran = igt("answer", "10-114", "--meet", "10-114.9z", "--note", "x")
    assert ran.code == 1
    assert "10-114.9z" in ran.document["error"]["what"]
    shown = igt("assessment", "show").document
    assert next(r for r in shown["requirements"] if r["ref"] == "10-114")["note"] == ""


def test_evidence_comes_in_serves_goes_out_and_is_checked(igt: Igt, tmp_path: Path) -> None:
    policy = tmp_path / "IG policy.txt"
    policy.write_text("Our policy", encoding="utf-8")
    added = igt("evidence", "add", policy, "--for", "10-115", "--dated", "2026-05-01")
    assert added.code == 0
    paper = igt("evidence", "add", "--paper", "Red folder", "--title", "Signature list",
                "--for", "10-115/" + criteria_to(igt, "10-115", 1)[0])  # fmt: skip
    assert paper.document["place"] == "Red folder"
    assert len(igt("evidence", "list").document["evidence"]) == 2
    out = tmp_path / "out"
    out.mkdir()
    saved = igt("evidence", "save", added.document["id"], out).document
    assert Path(saved["file"]).read_text(encoding="utf-8") == "Our policy"
    assert igt("evidence", "check").document["checked"] == 1
    assert igt("evidence", "withdraw", paper.document["id"]).code == 0
    assert len(igt("evidence", "list").document["evidence"]) == 1


def test_only_a_signed_assessment_is_reopened(igt: Igt) -> None:
    ran = igt("assessment", "reopen", "--reason", "A slip")
    assert (ran.code, ran.error_code) == (1, "not-signed")


def test_a_second_assessment_on_an_open_set_exits_1(igt: Igt) -> None:
    assert igt("assessment", "start", "--catalogue", "igt-10").code == 1
    assert len(igt("assessment", "list").document["assessments"]) == 1


def test_an_export_before_sign_off_exits_1_and_a_draft_is_let_through(
    igt: Igt, tmp_path: Path
) -> None:
    refused = igt("export", "-o", tmp_path / "x.igtb", "--keep")
    assert refused.code == 1
    assert not (tmp_path / "x.igtb").exists()
    draft = igt("export", "-o", tmp_path / "x.igtb", "--keep", "--draft")
    assert draft.code == 0
    assert draft.document["draft"] is True


def test_a_grade_is_never_shown_without_if_before_it_is_signed(
    records: Path, bare_igt: Igt
) -> None:
    where = ("--store", records / "store", "--passphrase-file", records / "recovery.txt")
    for words in (("score",), ("assessment", "show")):
        shown = bare_igt(*words, *where).out
        assert "If you signed today: Not satisfactory." in shown
        assert "\nNot satisfactory" not in f"\n{shown}"


def test_signing_needs_the_statement_and_lists_what_is_in_the_way(igt: Igt) -> None:
    without = igt("sign-off", "--by", "Owner", "--role", "Owner")
    assert (without.code, without.error_code) == (1, "statement-not-accepted")
    early = igt("sign-off", "--by", "Owner", "--role", "Owner", "--accept-statement")
    assert early.code == 1
    assert "10-114" in early.document["error"]["what"]


def test_the_profile_is_shown_and_set_and_an_odd_code_is_only_remarked_on(igt: Igt) -> None:
    ran = igt("profile", "set", "ods_code", "ZZZZ9")
    assert ran.code == 0
    assert "Worth a look" in ran.err
    assert igt("profile", "show").document["profile"]["ods_code"] == "ZZZZ9"


def test_the_journal_and_the_store_check_clean(igt: Igt) -> None:
    igt("answer", "10-114", "--note", "First")
    changes = igt("journal", "show").document["changes"]
    assert "10-114" in changes[0]["label"]
    assert igt("journal", "verify").document["ok"] is True
    assert igt("store", "check").document["ok"] is True


def test_the_question_sets_are_listed_before_there_are_records(
    bare_igt: Igt, tmp_path: Path
) -> None:
    ran = bare_igt("catalogue", "list", "--json", "--store", tmp_path / "none")
    assert ran.code == 0
    assert [c["id"] for c in ran.document["catalogues"]] == ["dspt-8", "igt-10"]
    assert not (tmp_path / "none").exists()


def test_a_roomy_checklist_takes_more_paper(igt: Igt, tmp_path: Path) -> None:
    assert igt("report", "checklist", "-o", tmp_path / "close.pdf").code == 0
    assert igt("report", "checklist", "-o", tmp_path / "roomy.pdf", "--roomy").code == 0
    sizes = {
        name: (tmp_path / f"{name}.pdf").read_bytes().count(b"/Type /Page\n")
        for name in ("close", "roomy")
    }
    assert sizes["roomy"] > sizes["close"] > 0


def test_any_document_of_the_list_is_made_by_its_name(igt: Igt, tmp_path: Path) -> None:
    listed = {one["key"]: one for one in igt("report", "list").document["documents"]}
    assert listed["checklist"]["choices"]["order"] == ["set", "place"]
    assert listed["findings"]["missing"] and listed["history"]["suffix"] == "csv"
    made = tmp_path / "a.pdf"
    assert igt("report", "make", "checklist", "--choose", "room=roomy", "-o", made).code == 0
    assert made.read_bytes().startswith(b"%PDF-")
    wrong = igt("report", "make", "checklist", "--choose", "room=huge", "-o", made)
    assert (wrong.code, wrong.error_code) == (1, "no-such-choice")
    early = igt("report", "make", "findings", "-o", tmp_path / "b.csv")
    assert (early.code, early.error_code) == (1, "nothing-to-write")
    about = igt("about", "--licences", "--diagnostics").document
    assert about["version"] and any(part["name"] == "SQLAlchemy" for part in about["parts"])
    assert f"program: {about['version']}" in about["diagnostics"]


def test_it_is_published_only_once_it_is_signed_and_as_what_a_website_says(
    igt: Igt, records: Path
) -> None:
    early = igt("published", "--on", "2026-06-02", "--status", "satisfactory")
    assert (early.code, early.error_code) == (1, "not-signed")
    assert igt("published").code == 2
    other = igt("published", "--on", "2026-06-02", "--status", "splendid")
    assert (other.code, other.error_code) == (2, "status-unknown")
    with Workspace.open(records / "store", SpareKeyUnlock(_line(records))) as workspace:
        for one in workspace.assessments.state().requirements:
            if one.is_compulsory:
                workspace.answers.set_note(one.ref, "Not yet.")
        workspace.sign_offs.sign_off("Owner", "Owner")
    said = igt("published", "--on", "2013-03-20", "--status", "not-satisfactory").document
    assert said["published"] == {
        "on": "2013-03-20", "status": "not-satisfactory", "evidence": None,
    }  # fmt: skip
    assert igt("next").document["lines"][0] == "Published 20 March 2013: Not satisfactory."
    assert igt("undo").code == 0
    assert igt("next").document["lines"][0].startswith("Signed off by Owner")


def test_home_says_three_lines_the_forecast_and_writes_the_days_for_a_calendar(
    igt: Igt, tmp_path: Path
) -> None:
    igt("assessment", "due", "2100-06-30")
    target = tmp_path / "days.ics"
    said = igt("home", "--calendar", target, "--paper", tmp_path / "days.pdf").document
    assert said["lines"][0].startswith("Nothing answered yet.")
    assert said["forecast"]["minutes_low"] < said["forecast"]["minutes_high"]
    assert [one["what"] for one in said["dates"]] == ["ask", "sign", "publish"]
    assert said["dates"][0] == {"what": "ask", "on": "2100-06-02", "done": False}
    assert target.read_bytes().count(b"BEGIN:VEVENT") == 3
    words = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "days.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    for day in ("Wednesday, 2 June 2100", "Friday, 18 June 2100", "Wednesday, 30 June 2100"):
        assert day in words
