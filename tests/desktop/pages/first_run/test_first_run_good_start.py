"""The type leads to its question set, and the facts told at the start are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from real_window import RealWindow

from core.domain.state import Progress
from desktop.pages.first_run.wizard import Spare, Step, Uses

OpenWindow = Callable[..., RealWindow]
PASSPHRASE = "wagon lemon tiger paper"


@pytest.fixture
def about(open_window: OpenWindow, tmp_path: Path) -> RealWindow:
    """First run at its second screen."""
    window = open_window(tmp_path / "store")
    window.page.view.welcome.set_up_button.click()
    window.settle()
    return window


def choose_type(window: RealWindow, org_type: str) -> None:
    types = window.page.view.about.org_type.control
    assert types.findData(org_type) >= 0, org_type
    types.setCurrentIndex(types.findData(org_type))


def sets_shown(window: RealWindow) -> list[str]:
    sets = window.page.view.about.set_choice.control
    return [sets.itemData(place) for place in range(sets.count())]


def to_good_start(window: RealWindow) -> None:
    view = window.page.view
    view.about.name.control.setText("Mill Lane Care Home")
    view.about.person.control.setText("Grace Adeyemi")
    view.next.click()
    window.settle()
    view.sign_in.choices[Uses.SEVERAL].click()
    for field in (view.sign_in.passphrase.typed, view.sign_in.passphrase.again):
        field.control.setText(PASSPHRASE)
    view.next.click()
    window.settle()
    view.spare_key.panel.choices[Spare.LATER].click()
    view.next.click()
    window.settle()
    assert window.page.step is Step.GOOD_START, view.error.text()


def test_every_small_provider_finds_its_type_and_the_newest_set_is_chosen(
    about: RealWindow,
) -> None:
    view = about.page.view.about
    for org_type in ("pharmacy", "social-care", "general-practice", "dental", "eye-care"):
        choose_type(about, org_type)
        assert view.set_choice.control.currentData() == "dspt-8", org_type
    choose_type(about, "dispensing-appliance-contractor")
    assert sets_shown(about) == ["igt-10"]
    assert view.set_name.isVisible() and not view.set_choice.isVisible()
    assert "nobody collects it now" in view.purpose.text()


def test_what_is_not_known_well_enough_is_said_and_cannot_be_chosen(about: RealWindow) -> None:
    view = about.page.view.about
    assert view.org_type.control.findData("acute") < 0
    assert "Acute trust" in view.org_type.hint.text()
    assert "Approaching Standards is left out" in view.left_out.text()


def test_a_set_that_was_chosen_stays_when_another_type_has_it_too(about: RealWindow) -> None:
    view = about.page.view.about
    choose_type(about, "pharmacy")
    sets = view.set_choice.control
    sets.setCurrentIndex(sets.findData("igt-10"))
    choose_type(about, "dental")
    assert sets.currentData() == "igt-10"
    choose_type(about, "social-care")
    assert sets.currentData() == "dspt-8"


def test_the_facts_say_what_they_save_and_are_kept_when_home_opens(about: RealWindow) -> None:
    choose_type(about, "social-care")
    to_good_start(about)
    facts = about.page.view.good_start.facts
    assert facts.certificate_reach.text() == "Answers 3 questions: 4.2.4, 6.2.1, 9.1.1."
    assert facts.nhsmail_reach.text().startswith("May answer 4.5.3")
    facts.nhsmail.click()
    facts.certificate.line.setText("31 December 2099")
    facts.record_supplier.control.setText("Made-up Care Records")
    facts.it_supplier.control.setText("Brightwell IT")
    about.page.view.next.click()
    about.settle()
    assert about.window.frame.key == "home"
    values = about.workspace.profile.values()
    assert (values["nhsmail_only"], values["cyber_essentials_plus_until"]) == ("yes", "2099-12-31")
    assert values["record_supplier"] == "Made-up Care Records"
    assert values["it_supplier"] == "Brightwell IT"
    state = about.workspace.assessments.state()
    assert {r.ref for r in state.requirements if r.progress is Progress.DONE} == {
        "4.2.4",
        "6.2.1",
        "9.1.1",
    }


def test_a_date_that_cannot_be_read_is_said_and_home_waits_for_it(about: RealWindow) -> None:
    choose_type(about, "social-care")
    to_good_start(about)
    facts = about.page.view.good_start.facts
    facts.certificate.line.setText("some day")
    about.page.view.next.click()
    about.settle()
    assert about.page.step is Step.GOOD_START and facts.certificate.error.isVisible()
    facts.certificate.line.clear()
    about.page.view.next.click()
    about.settle()
    assert about.window.frame.key == "home"


def test_a_folder_of_papers_is_looked_through_as_soon_as_the_records_are_shown(
    about: RealWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "Papers 2025"
    folder.mkdir()
    (folder / "Business continuity plan.txt").write_text("What we do when it rains in.")
    choose_type(about, "social-care")
    to_good_start(about)
    papers = about.page.view.good_start.papers
    about.page._choose_papers = lambda _parent: folder
    papers.choose.click()
    assert papers.chosen.text() == "Papers 2025 is looked through next."
    papers.forget.click()
    assert about.page.view.next.text() == "Go to Home"
    papers.choose.click()
    assert about.page.view.next.text() == "Look through the papers"
    about.page.view.next.click()
    about.settle()
    assert about.window.frame.key == "evidence"
    batch = about.page.view.batch
    assert batch.isVisible() and [row.state for row in batch.files.rows] == ["for 7.1.2"]


def test_a_set_in_which_the_facts_save_nothing_does_not_ask_for_them(about: RealWindow) -> None:
    choose_type(about, "dispensing-appliance-contractor")
    to_good_start(about)
    assert about.page.view.good_start.facts.isHidden()
    about.page.view.next.click()
    about.settle()
    assert about.window.frame.key == "home"
