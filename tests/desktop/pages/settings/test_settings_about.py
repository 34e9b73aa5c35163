"""Settings, About us: told once, and changed in every answer that quotes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made_once import MadeOnce
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_window import RealWindow, made_records

from core.services.profile import CYBER_ESSENTIALS, NAME, NHSMAIL_ONLY, ODS_CODE
from core.workspace import Workspace
from desktop.pages.settings.about.fact_row import FactRow
from desktop.pages.settings.about.facts import FORM
from desktop.pages.settings.about.section import AboutSection

OpenWindow = Callable[..., RealWindow]


def quoted(workspace: Workspace) -> None:
    workspace.profile.set("dpo", "Ann Lee")
    workspace.profile.set("staff_count", "9")
    workspace.answers.set_note("10-114", "Ann Lee is asked first. We are 9.")
    workspace.answers.set_note("10-115", "Signed by Ann Lee")
    workspace.answers.set_note("10-116", "See page 9")


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path, made_once: MadeOnce) -> RealWindow:
    """About us on screen; two notes quote the data protection officer."""
    key = made_once.copy(
        "about-us", lambda folder: made_records(folder, fill=quoted), tmp_path / "store"
    )
    one = open_window(tmp_path / "store")
    one.unlock_with(key)
    one.window.go("settings", "about")
    one.settle()
    return one


def row(window: RealWindow, key: str) -> FactRow:
    section = window.page.section
    assert isinstance(section, AboutSection)
    return section.rows[key]


def put(window: RealWindow, key: str, text: str) -> None:
    line = row(window, key).line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    window.settle()


def note(window: RealWindow, ref: str) -> str:
    return str(window.workspace.assessments.state().by_ref[ref].answer.note)


def test_each_fact_says_in_how_many_answers_it_is_used(window: RealWindow) -> None:
    assert row(window, "dpo").line.text() == "Ann Lee"
    assert row(window, "dpo").uses.text() == "used in 2 answers"
    assert row(window, "ig_lead").uses.isHidden()


def test_a_changed_fact_is_offered_to_the_answers_that_quote_it(window: RealWindow) -> None:
    put(window, "dpo", "Jo Reed")
    offer = row(window, "dpo").offer
    assert offer.isVisible() and offer.text.text() == "2 answers still say “Ann Lee”:"
    assert [c.words() for c in offer.checks.values()] == [
        "10-114: Ann Lee is asked first. We are 9.", "10-115: Signed by Ann Lee",
    ]  # fmt: skip
    assert note(window, "10-115") == "Signed by Ann Lee"  # not without being asked
    before = len(window.workspace.history.changes())
    offer.yes.click()
    window.settle()
    assert note(window, "10-114") == "Jo Reed is asked first. We are 9."
    assert note(window, "10-115") == "Signed by Jo Reed"
    assert len(window.workspace.history.changes()) == before + 1
    assert row(window, "dpo").done.text() == "Changed in 10-114, 10-115."
    assert row(window, "dpo").uses.text() == "used in 2 answers"
    window.workspace.undo.undo()
    assert note(window, "10-115") == "Signed by Ann Lee"


def test_answers_can_be_left_out_of_it_or_left_as_they_are(window: RealWindow) -> None:
    put(window, "dpo", "Jo Reed")
    offer = row(window, "dpo").offer
    offer.checks["10-114"].click()
    assert offer.yes.text() == "Change it in this answer too"
    offer.yes.click()
    window.settle()
    assert note(window, "10-114").startswith("Ann Lee")
    put(window, "dpo", "Kim Ash")
    row(window, "dpo").offer.no.click()
    window.settle()
    assert row(window, "dpo").offer.isHidden()
    assert note(window, "10-115") == "Signed by Jo Reed"


def test_a_short_figure_is_changed_only_where_one_says_so(window: RealWindow) -> None:
    put(window, "staff_count", "11")
    offer = row(window, "staff_count").offer
    assert set(offer.checks) == {"10-114", "10-116"}
    assert not any(check.isChecked() for check in offer.checks.values())
    assert not offer.yes.isEnabled()
    offer.checks["10-114"].click()
    offer.yes.click()
    window.settle()
    assert note(window, "10-114").endswith("We are 11.")
    assert note(window, "10-116") == "See page 9"


def test_half_typed_facts_are_on_the_disk_within_a_second(window: RealWindow) -> None:
    line = row(window, "ig_lead").line
    line.setFocus()
    QTest.keyClicks(line, "Sam Po")
    kept = window.workspace.drafts.texts
    window.qtbot.waitUntil(lambda: kept(FORM).get("ig_lead") == "Sam Po", timeout=1500)
    assert "ig_lead" not in window.workspace.profile.told()
    line.flush()
    window.settle()
    assert window.workspace.profile.told()["ig_lead"] == "Sam Po"
    assert kept(FORM) == {}


def test_what_was_half_typed_at_the_last_end_stands_there_again(window: RealWindow) -> None:
    window.workspace.drafts.keep(FORM, "shredding", "A firm comes on Mond")
    window.window.go("home")
    window.window.go("settings", "about")
    window.settle()
    assert row(window, "shredding").line.text() == "A firm comes on Mond"


def test_a_name_cannot_be_taken_away_and_an_odd_code_is_refused(window: RealWindow) -> None:
    put(window, NAME, " ")
    assert "cannot be left empty" in row(window, NAME).error.text()
    put(window, ODS_CODE, "no code!")
    assert row(window, ODS_CODE).error.isVisible()
    assert row(window, ODS_CODE).line.text() == "no code!"  # to be mended, not typed again
    put(window, ODS_CODE, "fzz02")
    assert row(window, ODS_CODE).error.isHidden()
    assert window.workspace.profile.organisation().ods_code == "FZZ02"


def test_certificates_and_mail_are_told_here(window: RealWindow) -> None:
    covers = window.page.section.covers
    covers.nhsmail.click()
    line = covers.days[CYBER_ESSENTIALS].line
    line.setFocus()
    QTest.keyClicks(line, "1 march 2027")
    QTest.keyClick(line, Qt.Key.Key_Return)
    window.settle()
    values = window.workspace.profile.values()
    assert (values[NHSMAIL_ONLY], values[CYBER_ESSENTIALS]) == ("yes", "2027-03-01")
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    window.window.go("home")
    window.settle()
    organisation = window.workspace.profile.organisation()
    assert organisation.cyber_essentials_plus_until is None


def test_undo_of_a_fact_leads_here(window: RealWindow) -> None:
    put(window, "dpo", "Jo Reed")
    window.window.go("home")
    window.settle()
    window.status.undo_button.click()
    window.settle()
    assert window.workspace.profile.told()["dpo"] == "Ann Lee"
    assert isinstance(window.page.section, AboutSection)
    assert row(window, "dpo").line.text() == "Ann Lee"
