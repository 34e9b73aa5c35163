"""Step 3, the website: saying that it is published, with what shows it, and taking that back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from core.domain.publication import PublishedStatus
from core.services import sample
from core.workspace import Workspace
from desktop.pages.finish.page import FinishPage
from desktop.pages.finish.view import Step

Show = Callable[..., FinishPage]
Make = Callable[..., Workspace]
Wait = Callable[[], None]


def test_whoever_published_says_so_with_the_e_mail_and_may_mend_or_take_it_back(
    make: Make, show: Show, settled: Wait, chooser: object, tmp_path: Path
) -> None:
    workspace = make()
    page = show(workspace, "published")
    card = page.view.send.publish
    assert page.view.step is Step.SEND and not card.form.isVisible()  # it is not signed

    workspace.sign_offs.sign_off(*sample.OWNER)
    page.arrive("published")
    settled()
    assert card.form.isVisible() and card.form.day.value == date(2013, 2, 20)
    assert card.form.statuses.checkedButton().text() == "Satisfactory"  # as it was signed
    card.form.day.line.setText("30 February 2013")
    card.form.button.click()
    assert "day on which" in card.form.error.text()

    mail = tmp_path / "Thank you.eml"
    mail.write_text("From: website\n\nIt is published.")
    chooser.answers.append(mail)  # type: ignore[attr-defined]
    card.form.file_button.click()
    card.form.day.line.setText("19 February 2013")
    card.form.button.click()
    settled()
    said = workspace.assessments.state().publication
    assert said is not None and said.status is PublishedStatus.SATISFACTORY
    assert ("Published on", "19 February 2013") in card.facts.facts
    assert not card.form.isVisible() and card.open.isVisible()
    assert page.view.stepper.buttons[2].accessibleName().endswith("done")

    card.mend.click()
    card.form.choose(PublishedStatus.NOT_SATISFACTORY)
    card.form.button.click()
    settled()
    assert ("What the website says", "Not satisfactory") in card.facts.facts
    assert card.open.isVisible()  # the confirmation stays

    card.back.click()
    settled()
    assert workspace.publications.current() is None and card.form.isVisible()
