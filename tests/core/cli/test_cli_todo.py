"""The plan, the waiting list and regular jobs as a script drives them."""

from __future__ import annotations

from pathlib import Path

import pytest
from igt_runs import Igt


def test_an_action_is_planned_filled_done_and_undone(igt: Igt, tmp_path: Path) -> None:
    made = igt("plan", "add", "--for", "10-114.1a", "--owner", "Sam", "--effort", "hour").document
    assert (made["format"], made["for"], made["state"], made["effort"]) == (
        "igt-action-1", ["10-114.1a"], "to-do", "hour",
    )  # fmt: skip
    assert made["title"].startswith("One person is named in writing")
    assert made["due"], "a day is suggested"
    igt("answer", "10-114", "--meet", "10-114.1a")
    (listed,) = igt("plan", "list").document["actions"]
    assert listed["filled"] is True
    assert igt("plan", "list", "--mine").document["actions"] == []
    done = igt("plan", "done", made["id"]).document
    assert (done["state"], done["filled"]) == ("done", False)
    assert igt("plan", "list").document["actions"] == []
    igt("undo")
    changed = igt("plan", "change", made["id"], "--due", "", "--for", "", "--title", "Name Ann")
    assert (changed.document["due"], changed.document["for"]) == (None, [])
    igt("plan", "change", made["id"], "--due", "2027-01-02")
    days = igt("plan", "calendar", "-o", tmp_path / "a.ics", "--everybody").document
    assert days["days"] == [{"on": "2027-01-02", "title": "To do: Name Ann"}]
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    (hit,) = igt("find", "Name", "Ann").document["hits"]
    assert (hit["kind"], hit["todo"]) == ("action", made["id"])


def test_a_reply_serves_everything_that_was_asked(igt: Igt, tmp_path: Path) -> None:
    refs = ("--for", "10-114", "--for", "10-115")
    letter = igt("request", "letter", "Quayside", *refs, "-o", tmp_path / "letter.txt").document
    assert letter["text"].startswith("Dear Quayside,")
    assert (tmp_path / "letter.txt").read_text("utf-8") == letter["text"] + "\n"
    made = igt("request", "add", "Quayside", *refs, "--reach", "help@quayside.example").document
    assert (made["state"], made["late"], made["chased"]) == ("waiting", False, [])
    assert len(igt("request", "chase", made["id"]).document["chased"]) == 1
    assert "10-115" in igt("request", "reminder", made["id"]).document["text"]
    reply = tmp_path / "reply.eml"
    reply.write_bytes(b"From: help@quayside.example\n\nDone.\n")
    kept = igt("request", "reply", made["id"], reply, "--review-by", "2028-01-01").document
    assert kept["state"] == "answered"
    (piece,) = igt("evidence", "list").document["evidence"]
    assert piece["id"] == kept["evidence"]
    assert {link["ref"] for link in piece["for"]} == {"10-114", "10-115"}
    assert igt("request", "list").document["requests"] == []
    assert len(igt("request", "list", "--closed").document["requests"]) == 1
    igt("request", "wait-again", made["id"])
    assert igt("request", "give-up", made["id"], "--reason", "Gone").document["note"] == "Gone"


def test_a_job_comes_round(igt: Igt, tmp_path: Path) -> None:
    keys = [one["key"] for one in igt("job", "offers").document["offers"]]
    assert "spot-check-sheet" in keys
    job = igt("job", "take", "spot-check-sheet", "--first", "2026-01-31").document
    assert (job["every_months"], job["next_due"], job["late"]) == (3, "2026-01-31", True)
    sheet = tmp_path / "sheet.txt"
    sheet.write_text("Nothing seen.")
    done = igt("job", "done", job["id"], sheet, "--on", "2026-02-28", "--by", "Sam").document
    assert done["next_due"] == "2026-05-28"
    assert done["done"][0]["evidence"] == igt("evidence", "list").document["evidence"][0]["id"]
    assert igt("job", "stop", job["id"]).document["next_due"] is None
    igt("job", "resume", job["id"])
    own = igt("job", "add", "Wind the clock", "--every", "1").document
    assert igt("job", "change", own["id"], "--every", "2").document["every_months"] == 2
    assert len(igt("job", "list").document["jobs"]) == 2


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("plan", "add"), 1, "title-missing"),
        (("plan", "add", "x", "--for", "9-9"), 1, "unknown-requirement"),
        (("plan", "done", "none"), 1, "unknown-action"),
        (("plan", "add", "x", "--effort", "huge"), 2, "usage"),
        (("request", "add", "Quayside"), 1, "nothing-asked"),
        (("request", "add", "Quayside", "--group", "owner"), 1, "unknown-group"),
        (("request", "reply", "none"), 2, "usage"),
        (("request", "chase", "none"), 1, "unknown-request"),
        (("job", "take", "none"), 1, "unknown-job-offer"),
        (("job", "add", "x", "--every", "0"), 1, "job-interval"),
        (("job", "done", "none"), 1, "unknown-job"),
    ],
)
def test_refusals_have_the_contracts_exit_codes(
    igt: Igt, words: tuple[str, ...], code: int, error: str
) -> None:
    ran = igt(*words)
    assert (ran.code, ran.error_code) == (code, error)
