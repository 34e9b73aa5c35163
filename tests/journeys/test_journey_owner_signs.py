"""Story 6: the owner reads one page, sends it back once, then signs in ink, with a scan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dialogs import Dialogs
from outside import OutsidePrograms
from person import OpenWindow
from records import make_records

from core.domain.organisation import AssessmentStatus
from core.domain.signoff import SignedHow
from core.services.sample import MANAGER, OWNER, HowFar

SCAN = b"\x89PNG\r\n\x1a\n" + b"signed page of the owner" * 40
REASON = "The training list still names somebody who left."


def test_the_owner_sends_it_back_then_signs_on_paper(
    open_window: OpenWindow, dialogs: Dialogs, outside: OutsidePrograms, tmp_path: Path
) -> None:
    records = make_records(tmp_path / "store", HowFar.ALL)
    scan, printed = tmp_path / "signed page.png", tmp_path / "owner.pdf"
    scan.write_bytes(SCAN)
    person = open_window(records.folder)
    records.unlock(person)

    person.go("finish")
    person.press("Step 2 of 4")
    person.look_for("I have read this assessment of Bridge Street Pharmacy")
    dialogs.answer(printed)
    person.press("Print for the owner")
    person.press("Open it")
    person.until(lambda: outside.given == [printed], "the reader of PDFs")
    assert printed.read_bytes().startswith(b"%PDF-")

    person.press("Send it back with a reason")
    person.type("Name of whoever sends it back", OWNER[0])
    person.type("Reason", REASON)
    person.press("Send it back")
    person.look_for(f"Sent back by {OWNER[0]}")
    person.look_for(REASON)

    person.press("It was signed on paper")
    person.press("The signed page accepts this statement.")
    person.type("Name of whoever signs", OWNER[0])
    person.type("Role", OWNER[1])
    person.type("Day on the paper", "yesterday")
    person.type("Where the paper is kept", "red folder, office shelf")
    dialogs.answer(scan)
    person.press("Choose a scan")
    person.look_for("signed page.png")
    person.press("Record the signing")
    person.look_for("The answers are frozen as they were signed.")
    for words in (f"{OWNER[0]}, {OWNER[1]}", "on paper", "red folder", f"{MANAGER}, "):
        person.look_for(words)

    person.window.go("questions", "10-114")
    person.look_for("Signed off by")
    assert not any(box.isEnabled() for box in person.ticks())
    person.window.go("home")
    person.look_for(f"Signed off by {OWNER[0]}")
    person.close()

    with records.looked_into() as workspace:
        state = workspace.assessments.state()
        signed = state.sign_off
        assert state.assessment.status is AssessmentStatus.SIGNED and signed is not None
        assert (signed.by, signed.how, signed.typed_by) == (OWNER[0], SignedHow.ON_PAPER, MANAGER)
        assert signed.signed_on < date.max and signed.place == "red folder, office shelf"
        kept = next(one for one in workspace.evidence.all() if one.id == signed.scan_id)
        assert workspace.evidence.save(kept.id, tmp_path).read_bytes() == SCAN
