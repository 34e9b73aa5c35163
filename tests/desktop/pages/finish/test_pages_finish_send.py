"""Steps 3 and 4: a sealed copy or a submission file, what it holds, and its receipt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.services import sample
from core.workspace import Workspace
from desktop.pages.finish.page import FinishPage
from desktop.pages.finish.view import Step
from desktop.tasks import TaskRunner

Show = Callable[..., FinishPage]
Make = Callable[..., Workspace]
Wait = Callable[[], None]


@pytest.fixture
def signed(make: Make) -> Workspace:
    workspace = make()
    workspace.sign_offs.sign_off(*sample.OWNER)
    return workspace


@pytest.fixture
def card(tmp_path: Path, make: Make) -> Path:
    """The address card of somebody else: the address of other records."""
    from core.crypto.age import new_identity, recipient_of

    path = tmp_path / "North ICB.txt"
    path.write_text(f"# North ICB, pharmacy team\n{recipient_of(new_identity())}\n", "utf-8")
    return path


def words(widget: QWidget) -> str:
    return " | ".join(x.text() for x in widget.findChildren(QLabel) if x.isVisible())


def test_before_signing_it_leads_to_signing(make: Make, show: Show) -> None:
    page = show(make(), "send")
    assert not page.view.send.audience.isVisible()
    assert page.view.send.unsigned.title.text() == "It is not signed off yet."
    page.view.send.unsigned.button.click()
    assert page.view.step is Step.SIGN


def test_a_sealed_copy_asks_nothing_about_anybody(
    signed: Workspace, show: Show, settled: Wait, chooser: object, tmp_path: Path
) -> None:
    page = show(signed, "send")
    panel = page.view.send
    assert panel.audience.nobody.isChecked() and not panel.audience.address.isVisible()
    assert "address card" not in words(panel)
    target = tmp_path / "copy.igtb"
    chooser.answers = [target]  # type: ignore[attr-defined]
    panel.audience.save.setFocus()
    panel.audience.save.click()
    settled()
    assert page.window().focusWidget() is panel.written.button
    asked = chooser.asked  # type: ignore[attr-defined]
    assert asked == ["FAA00-igt-10-sealed-copy-2013-02-20.igtb"]
    assert target.is_file()
    facts = dict(panel.written.facts.facts)
    assert facts["Result"] == "Satisfactory, 75%"
    assert facts["Signed off by"] == "Olivia Marsh"
    assert facts["Who can open it"] == "only you, with these records"
    assert facts["File"] == str(target)
    assert panel.audience.save.isEnabled() and not panel.news.isVisible()


def test_an_address_card_shows_whose_it_is_before_anything_is_written(
    signed: Workspace, show: Show, settled: Wait, chooser: object, card: Path, tmp_path: Path
) -> None:
    panel = show(signed, "send").view.send
    audience = panel.audience
    audience.somebody.setChecked(True)
    audience.save.click()
    assert audience.error.text() == "Choose their address card first."
    target = tmp_path / "out.igtb"
    chooser.answers = [card, target]  # type: ignore[attr-defined]
    audience.choose.click()
    settled()
    facts = dict(audience.facts.facts)
    assert facts["It says it is of"] == "North ICB, pharmacy team"
    assert len(facts["Fingerprint"].replace(" ", "")) == 32
    assert not target.exists()
    audience.save.click()
    settled()
    assert dict(panel.written.facts.facts)["Who can open it"] == "you, and 1 more"
    (made,) = signed.exports.all()
    assert len(made.recipients) == 2


def test_a_card_that_is_none_says_so_in_place(
    signed: Workspace, show: Show, settled: Wait, chooser: object, tmp_path: Path
) -> None:
    other = tmp_path / "photo.jpg"
    other.write_bytes(b"\xff\xd8\xff\xe0 not a card")
    audience = show(signed, "send").view.send.audience
    audience.somebody.setChecked(True)
    chooser.answers = [other]  # type: ignore[attr-defined]
    audience.choose.click()
    settled()
    assert "photo.jpg could not be read as an address card." in audience.error.text()
    assert audience.card is None


def test_going_back_to_a_sealed_copy_forgets_the_card_for_this_file(
    signed: Workspace, show: Show, settled: Wait, chooser: object, card: Path, tmp_path: Path
) -> None:
    audience = show(signed, "send").view.send.audience
    audience.somebody.setChecked(True)
    chooser.answers = [card, tmp_path / "copy.igtb"]  # type: ignore[attr-defined]
    audience.choose.click()
    settled()
    audience.nobody.setChecked(True)
    assert audience.addresses == ()
    audience.save.click()
    settled()
    (made,) = signed.exports.all()
    assert len(made.recipients) == 1


def test_work_that_is_stopped_leaves_no_file(
    signed: Workspace,
    show: Show,
    settled: Wait,
    chooser: object,
    tasks: TaskRunner,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    panel = show(signed, "send").view.send
    tasks.work_started.connect(lambda work: work.cancel())
    target = tmp_path / "copy.igtb"
    chooser.answers = [target]  # type: ignore[attr-defined]
    panel.audience.save.click()
    settled()
    qtbot.waitUntil(lambda: "Stopped" in panel.news.title.text(), timeout=60_000)
    assert not target.exists() and panel.audience.save.isEnabled()
    assert not panel.written.isVisible()


def test_a_folder_that_is_gone_is_said_in_place(
    signed: Workspace, show: Show, settled: Wait, chooser: object, tmp_path: Path
) -> None:
    panel = show(signed, "send").view.send
    chooser.answers = [tmp_path / "stick" / "copy.igtb"]  # type: ignore[attr-defined]
    panel.audience.save.setFocus()
    panel.audience.save.click()
    assert panel.window().focusWidget() is not panel.audience.save
    settled()
    assert "is not there" in panel.news.title.text()
    assert panel.audience.save.isEnabled()
    assert panel.window().focusWidget() is panel.audience.save


def test_the_official_website_has_its_place(signed: Workspace, show: Show) -> None:
    text = words(show(signed, "send").view.send)
    assert "they count only when they are there. This program sends nothing there" in text


def test_without_a_file_the_receipt_says_how_to_get_one(signed: Workspace, show: Show) -> None:
    page = show(signed, "receipt")
    assert page.view.receipt.empty.isVisible() and not page.view.receipt.card.isVisible()
    page.view.receipt.empty.button.click()
    assert page.view.step is Step.SEND


def test_the_receipt_tells_everything_and_lists_the_files_before(
    signed: Workspace, show: Show, settled: Wait, chooser: object, card: Path, tmp_path: Path
) -> None:
    first = signed.exports.export(tmp_path / "first.igtb")
    page = show(signed, "send")
    audience = page.view.send.audience
    audience.somebody.setChecked(True)
    target = tmp_path / "second.igtb"
    chooser.answers = [card, target]  # type: ignore[attr-defined]
    audience.choose.click()
    settled()
    audience.save.click()
    settled()
    page.view.send.written.button.click()
    assert page.view.step is Step.RECEIPT
    newest = signed.exports.all()[0]
    facts = dict(page.view.receipt.facts.facts)
    state = signed.assessments.state()
    assert state.sign_off is not None
    assert facts["File"] == str(target)
    assert facts["For"] == "submission file for one other organisation"
    assert facts["Submission id"] == newest.submission_id
    assert facts["Documents"] == str(first.evidence_count)
    assert facts["Fingerprint of the file"].replace(" ", "") == newest.sha256
    assert facts["Your organisation's seal"].startswith("FAA00, SHA256:")
    assert facts["History stamp when signed"].replace(" ", "") == state.sign_off.history_stamp
    (before,) = page.view.receipt.list.items
    assert (before.key, before.title) == (first.submission_id, "first.igtb")
    assert "sealed copy for yourselves" in before.detail
    assert all(button.text().endswith(", done") for button in page.view.stepper.buttons)


def test_the_receipt_can_be_copied_as_text(signed: Workspace, show: Show, tmp_path: Path) -> None:
    made = signed.exports.export(tmp_path / "copy.igtb")
    panel = show(signed).view.receipt
    assert panel.isVisible()  # everything is done, so this is where one goes on
    panel.copy.click()
    text = QGuiApplication.clipboard().text()
    assert f"Submission id: {made.submission_id}" in text and "\u200b" not in text
    assert panel.copied.text() == "Copied."


def test_a_version_opened_and_signed_again_must_be_sent_again(
    signed: Workspace, show: Show, tmp_path: Path
) -> None:
    signed.exports.export(tmp_path / "copy.igtb")
    signed.assessments.reopen("A slip")
    signed.sign_offs.sign_off(*sample.OWNER)
    page = show(signed)
    assert page.view.step is Step.SEND
    assert page.view.stepper.buttons[2].text() == "3. Publish or send"
