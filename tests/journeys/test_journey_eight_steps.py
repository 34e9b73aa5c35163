"""The main job, end to end in the window: from an empty PC to files that stock tools open."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import bagit
import pytest
from dialogs import Dialogs
from first_run import NAME, PASSPHRASE, PHARMACY, set_up
from person import OpenWindow, Person

from core.domain.signoff import SignedHow
from core.intake.keygen import make_receiver_key
from core.intake.receiving import verify_file
from core.services.access import PassphraseUnlock
from core.workspace import Workspace
from desktop.widgets.drop_area import DropArea

ODS = "FAB12"
NOTE = "Asked the supplier on 12 May; chase on 26 May."
POLICY = b"The lead for information governance is Mary Okafor."


def test_the_main_job_end_to_end(
    open_window: OpenWindow, dialogs: Dialogs, home: Path, tmp_path: Path
) -> None:
    person = open_window()
    set_up(
        person, replace(PHARMACY, ods_code=ODS)
    )  # 1 and 2: first run, and the question set that it starts
    answer_one(person, dialogs, tmp_path)  # 3 and 4
    watch_the_score_move(person)  # 5
    answer_the_rest(person)
    checklist, summary = tmp_path / "checklist.pdf", tmp_path / "summary.pdf"
    print_both(person, dialogs, checklist, summary)  # 6
    sign(person)  # 7
    sealed, sent = tmp_path / "kept.igtb", tmp_path / "sent.igtb"
    send(person, dialogs, tmp_path, sealed, sent)  # 8
    person.window.close()  # the first close asks for the spare key that was put off
    person.look_for("There is no spare key yet")
    person.settle()
    person.close()

    for pdf in (checklist, summary):
        text = tool(tmp_path, "pdftotext", pdf, "-")
        assert NAME in text, pdf.name
    with Workspace.open(home / "data" / "store", PassphraseUnlock(PASSPHRASE)) as workspace:
        state = workspace.assessments.state()
        assert state.sign_off is not None and state.sign_off.how is SignedHow.HERE
        answer = state.by_ref["10-114"].answer
        assert (answer.note, answer.owner) == (NOTE, "Mary Okafor")
        titles = {piece.title for piece in workspace.evidence.all()}
        assert titles == {"policy", "photo of the notice", "Signed agreements"}
        seal = workspace.exports.signer()
        (tmp_path / "allowed").write_text(seal.allowed_signers + "\n", encoding="utf-8")
    prove(tmp_path, sent)
    with pytest.raises(subprocess.CalledProcessError):  # the sealed copy is for nobody else
        tool(tmp_path, "age", "-d", "-i", "receiver.key", sealed)


def answer_one(person: Person, dialogs: Dialogs, folder: Path) -> None:
    """Tick, write a note, name an owner, and attach three kinds of evidence."""
    policy, photo = folder / "policy.txt", folder / "photo of the notice.png"
    policy.write_bytes(POLICY)
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"notice" * 300)
    person.press("Start with 10-114")
    person.look_for("Level 1")
    person.click(person.ticks()[0])
    person.type("Note", NOTE)
    person.type("Looked after by", "Mary Okafor")
    dialogs.answer(policy)
    person.press("Choose files")
    person.look_for("Attached: policy")
    person.drop(person.find("Drop files here", DropArea), photo)
    person.look_for("Attached: photo of the notice")
    person.press("Kept on paper")
    person.type("What it is", "Signed agreements")
    person.type("Where it is kept", "red folder, office shelf")
    person.press("Record it")
    person.look_for("Signed agreements")
    person.settle()


def watch_the_score_move(person: Person) -> None:
    """Home follows each answer: what is to go, and what would be the result today."""
    person.go("home")
    person.look_for("If you signed today: Not satisfactory.")
    person.look_for("15 of 15 to go")
    person.window.go("questions", "10-114")
    tick_all(person)
    person.go("home")
    person.look_for("14 of 15 to go")


def answer_the_rest(person: Person) -> None:
    """Meet every point of every requirement, as one that is in good order does."""
    person.window.go("questions", "10-114")
    person.settle()
    for _ in range(20):
        if person.sees("All answered"):
            break
        person.press("Next that is to go")
        person.settle()
        tick_all(person)
    person.go("home")
    person.look_for("All")


def tick_all(person: Person) -> None:
    """Tick what is not ticked of the requirement on screen."""
    person.until(person.ticks, "tick boxes")
    for tick in person.ticks():
        if tick.isEnabled() and not tick.isChecked():
            person.click(tick)
    person.settle()


def print_both(person: Person, dialogs: Dialogs, checklist: Path, summary: Path) -> None:
    """The checklist to walk round with, and the page for the owner."""
    person.go("finish")
    dialogs.answer(checklist)
    person.press("Step 1 of 4")
    person.press("Print the checklist")
    person.until(checklist.is_file, "the checklist")
    person.press("Step 2 of 4")
    dialogs.answer(summary)
    person.press("Print for the owner")
    person.until(summary.is_file, "the summary")


def sign(person: Person) -> None:
    """The owner reads and accepts."""
    person.press("I accept this statement.")
    person.type("Name of whoever signs", "Olivia Marsh")
    person.type("Role", "Owner")
    person.press("Sign off")
    person.look_for("The answers are frozen as they were signed.")


def send(person: Person, dialogs: Dialogs, folder: Path, sealed: Path, sent: Path) -> None:
    """A sealed copy for oneself, then a submission file for an organisation."""
    address = make_receiver_key(folder / "receiver.key")
    card = folder / "Commissioner.card"
    card.write_text(f"# Example Commissioner\n{address}\n", encoding="utf-8")
    person.press("Go on: publish or send")
    dialogs.answer(sealed)
    person.press("Save a sealed copy")
    person.look_for("only you, with these records")
    person.press("An organisation that gave us its key")
    dialogs.answer(card, sent)
    person.press("Choose their address card")
    person.look_for("Example Commissioner")
    person.press("Save the submission file")
    person.look_for("you, and 1 more")
    person.look_for("Seal unbroken")
    person.look_for(str(sent))
    person.press("See the receipt")
    person.look_for("Submission id")


def prove(folder: Path, sent: Path) -> None:
    """Open and check the file as its receiver would: with our tools, then with stock ones."""
    proved = verify_file(sent, folder / "receiver.key", folder / "allowed")
    assert proved.documents.assessment.organisation.name == NAME
    empty = folder / "empty"
    empty.mkdir()
    (folder / "plain.tar").write_bytes(
        subprocess.run(
            ["age", "-d", "-i", "receiver.key", sent],
            cwd=folder, capture_output=True, check=True, timeout=30,
        ).stdout
    )  # fmt: skip
    tool(empty, "tar", "xf", folder / "plain.tar")
    tool(empty, "sha256sum", "-c", "manifest-sha256.txt")
    with (empty / "tagmanifest-sha256.txt").open("rb") as manifest:
        tool(
            empty, "ssh-keygen", "-Y", "verify", "-f", folder / "allowed", "-I", ODS,
            "-n", "igtoolkit-submission", "-s", "tagmanifest-sha256.txt.sig", stdin=manifest,
        )  # fmt: skip
    bagit.Bag(str(empty)).validate()
    kept = [path.read_bytes() for path in (empty / "data" / "evidence").iterdir()]
    assert POLICY in kept


def tool(folder: Path, *command: str | Path, **options: object) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, check=True, timeout=30, **options
    )
    return done.stdout.decode()
