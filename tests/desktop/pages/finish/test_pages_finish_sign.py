"""Step 2: the owner reads one page, signs here or on paper, sends back, or opens it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from inspect_accessible import tab_stops

from core.domain.change import Change
from core.domain.organisation import AssessmentStatus
from core.domain.signoff import SignedHow
from core.services import sample
from core.workspace import Workspace
from desktop.changes import Changes
from desktop.pages.finish.page import FinishPage
from desktop.pages.finish.sign_card import SignCard

Show = Callable[..., FinishPage]
Make = Callable[..., Workspace]
Wait = Callable[[], None]


def fill(card: SignCard) -> None:
    card.accept.setChecked(True)
    card.by.setText("Olivia Marsh")
    card.role.setText("Owner")


def test_the_owners_page_holds_result_weak_points_words_and_promise(make: Make, show: Show) -> None:
    workspace = make()
    panel = show(workspace, "sign-off").view.sign
    state = workspace.assessments.state()
    assert panel.owner.result.text() == "If you signed today: Satisfactory."
    assert panel.owner.percent.text().startswith("75%. The usual figure")
    assert [item.key for item in panel.owner.weakest.items] == ["10-316"]
    assert "6 out of date" in panel.owner.weakest.items[0].detail
    words = {r.ref for r in state.requirements if any(c.standing == "on-word" for c in r.criteria)}
    assert {item.key for item in panel.owner.on_word.items} == words
    assert panel.sign.statement.text() == workspace.sign_offs.statement()


def test_the_weakest_points_begin_with_the_lowest_level(make: Make, show: Show) -> None:
    workspace = make(sample.HowFar.HALF)
    items = show(workspace, "sign-off").view.sign.owner.weakest.items
    levels = [workspace.assessments.state().by_ref[item.key].level for item in items]
    assert levels == sorted(levels) and levels[0] == 0


def test_while_something_is_in_the_way_there_is_nothing_to_sign_but_a_way_to_see_why(
    make: Make, show: Show
) -> None:
    page = show(make(sample.HowFar.HALF), "sign-off")
    panel = page.view.sign
    assert panel.sign.statement.isVisible() and not panel.sign.form.isVisible()
    assert panel.obstacle.title.text() == "6 things are still in the way of signing."
    panel.obstacle.button.click()
    assert page.view.step == "check"
    assert page.view.stepper.buttons[0].isChecked()


def test_signing_here_freezes_and_says_who_when_and_how(
    make: Make, show: Show, settled: Wait, changes: Changes
) -> None:
    workspace = make()
    panel = show(workspace, "sign-off").view.sign
    told: list[Change] = []
    changes.changed.connect(lambda change, origin: told.append(change))
    fill(panel.sign)
    panel.sign.button.click()
    settled()
    signed = workspace.assessments.state().sign_off
    assert signed is not None
    assert (signed.by, signed.role, signed.how) == ("Olivia Marsh", "Owner", SignedHow.HERE)
    assert signed.typed_by == sample.MANAGER
    assert panel.signed.isVisible() and not panel.sign.isVisible()
    facts = dict(panel.signed.facts.facts)
    assert facts["Who"] == "Olivia Marsh, Owner"
    assert facts["When"] == "20 February 2013"
    assert facts["Typed in by"].startswith("Asha Patel")
    assert facts["History stamp"].replace(" ", "") == signed.history_stamp
    assert told and told[-1].sign_off
    assert panel.sign.by.text() == "" and not panel.sign.accept.isChecked()
    assert panel.focusWidget() is panel.signed.send_button  # the form that had the keyboard is gone


def test_what_is_missing_is_said_where_it_is_missing(make: Make, show: Show, settled: Wait) -> None:
    workspace = make()
    card = show(workspace, "sign-off").view.sign.sign
    card.button.click()
    assert card.error.text() == "Tick that the statement is accepted."
    card.accept.setChecked(True)
    card.button.click()
    assert card.error.text() == "Type the name of whoever signs."
    card.by.setText("Olivia Marsh")
    card.role.setText("Owner")
    card.on_paper.setChecked(True)
    card.button.click()
    assert card.error.text() == "Give the day on which the paper was signed."
    card.paper.day.line.setText("19 February 2013")
    card.button.click()
    assert card.error.text() == "Say where the paper is kept."
    settled()
    assert workspace.sign_offs.all() == ()


def test_a_page_signed_on_paper_is_recorded_with_its_scan_and_who_typed_it(
    make: Make, show: Show, settled: Wait, chooser: object, tmp_path: Path, gone: list[object]
) -> None:
    scan = tmp_path / "signed page.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + b"ink" * 40)
    workspace = make()
    panel = show(workspace, "sign-off").view.sign
    card = panel.sign
    fill(card)
    card.on_paper.setChecked(True)
    assert card.paper.isVisible()
    card.paper.day.line.setText("yesterday")
    card.paper.place.setText("red folder, office shelf")
    card.typed_by.setText("Ben Cole")
    chooser.answers = [scan]  # type: ignore[attr-defined]
    card.paper.scan_button.click()
    assert card.paper.scan_name.text() == "signed page.png"
    card.button.click()
    settled()
    (signed,) = workspace.sign_offs.all()
    assert (signed.how, signed.signed_on) == (SignedHow.ON_PAPER, date(2013, 2, 19))
    assert (signed.place, signed.typed_by) == ("red folder, office shelf", "Ben Cole")
    kept = next(e for e in workspace.evidence.all() if e.id == signed.scan_id)
    assert kept.title == "Page signed by Olivia Marsh on 19 February 2013"
    assert kept.current is not None and kept.current.file_name == "signed page.png"
    assert "red folder, office shelf; with a scan" in dict(panel.signed.facts.facts)["How"]
    panel.signed.scan_button.click()
    assert gone == [("evidence", signed.scan_id)]


def test_a_scan_that_cannot_be_kept_says_why_and_nothing_is_signed(
    make: Make, show: Show, settled: Wait, chooser: object, tmp_path: Path
) -> None:
    workspace = make()
    card = show(workspace, "sign-off").view.sign.sign
    fill(card)
    card.on_paper.setChecked(True)
    card.paper.day.line.setText("today")
    card.paper.place.setText("red folder")
    chooser.answers = [tmp_path / "gone.png"]  # type: ignore[attr-defined]
    card.paper.scan_button.click()
    card.button.click()
    settled()
    assert card.error.isVisible() and card.error.text()
    assert card.button.isEnabled() and card.by.text() == "Olivia Marsh"
    assert card.focusWidget() is card.button
    assert workspace.sign_offs.all() == ()


def test_a_day_that_has_not_come_is_refused_in_words(make: Make, show: Show, settled: Wait) -> None:
    workspace = make()
    card = show(workspace, "sign-off").view.sign.sign
    fill(card)
    card.on_paper.setChecked(True)
    card.paper.day.line.setText("21 February 2013")
    card.paper.place.setText("red folder")
    card.button.click()
    settled()
    assert "has not come yet" in card.error.text()
    assert workspace.sign_offs.all() == ()


def test_the_owner_sends_it_back_with_a_reason(make: Make, show: Show, settled: Wait) -> None:
    workspace = make()
    panel = show(workspace, "sign-off").view.sign
    form = panel.send_back
    form.button.click()
    form.confirm.click()
    assert form.error.text() == "Type the name of whoever sends it back."
    form.by.setText("Olivia Marsh")
    form.confirm.click()
    assert form.error.text() == "Say in a few words why."
    form.reason.setPlainText("The policy is of 2009.")
    form.confirm.click()
    settled()
    back = workspace.assessments.state().send_back
    assert back is not None and (back.by, back.reason) == ("Olivia Marsh", "The policy is of 2009.")
    assert panel.sent_back.title.text() == "Sent back by Olivia Marsh on 20 February 2013."
    assert panel.sent_back.text.text() == "The policy is of 2009."
    assert panel.sign.form.isVisible() and not form.form.isVisible()
    assert panel.focusWidget() is form.button


def test_opening_again_asks_why_and_keeps_the_signed_version(
    make: Make, show: Show, settled: Wait
) -> None:
    workspace = make()
    workspace.sign_offs.sign_off(*sample.OWNER)
    panel = show(workspace, "sign-off").view.sign
    form = panel.signed.reopen
    form.button.click()
    form.confirm.click()
    assert form.error.text() == "Say in a few words why."
    form.reason.setPlainText("A criterion was ticked by mistake.")
    form.confirm.click()
    settled()
    assert workspace.assessments.current().status is AssessmentStatus.OPEN
    assert panel.sign.form.isVisible() and not panel.signed.isVisible()
    assert panel.kept.isVisible()
    assert "Olivia Marsh" in panel.kept.list.items[0].title
    assert panel.focusWidget() is panel.sign.accept


def test_the_owners_page_is_printed_and_can_be_opened(
    make: Make, show: Show, settled: Wait, chooser: object, tmp_path: Path, opened: list[Path]
) -> None:
    panel = show(make(), "sign-off").view.sign
    target = tmp_path / "owner.pdf"
    chooser.answers = [target]  # type: ignore[attr-defined]
    panel.owner.print_button.click()
    settled()
    assert chooser.asked == ["FAA00-igt-10-summary-2013-02-20.pdf"]  # type: ignore[attr-defined]
    assert target.read_bytes().startswith(b"%PDF")
    assert panel.news.title.text() == "Saved as owner.pdf."
    panel.news.button.click()
    assert opened == [target]


def test_a_print_that_fails_says_why_in_place(
    make: Make, show: Show, settled: Wait, chooser: object, tmp_path: Path, opened: list[Path]
) -> None:
    panel = show(make(), "sign-off").view.sign
    chooser.answers = [tmp_path / "no such folder" / "a.pdf"]  # type: ignore[attr-defined]
    panel.owner.print_button.click()
    settled()
    assert "is not there" in panel.news.title.text()
    assert not panel.news.button.isVisible() and opened == []


def test_escape_and_second_thoughts_leave_everything_as_it_was(
    make: Make, show: Show, settled: Wait, chooser: object
) -> None:
    workspace = make()
    panel = show(workspace, "sign-off").view.sign
    chooser.answers = [None, None]  # type: ignore[attr-defined]
    panel.owner.print_button.click()
    panel.sign.on_paper.setChecked(True)
    panel.sign.paper.scan_button.click()
    panel.send_back.button.click()
    panel.send_back.cancel.click()
    settled()
    assert panel.sign.paper.scan is None and not panel.news.isVisible()
    assert panel.send_back.button.isVisible()
    assert workspace.assessments.state().send_back is None


def test_the_tab_key_meets_everything_in_the_order_in_which_it_is_seen(
    make: Make, show: Show
) -> None:
    page = show(make(), "sign-off")
    names = [one.accessibleName() for one in tab_stops(page)]
    wanted = [
        "Step 1 of 4: Check, done", "Step 4 of 4: Receipt, not done yet", "Open 10-316",
        "Open 10-114", "Print for the owner", "I accept this statement.",
        "Name of whoever signs", "Typed in by", "Sign off", "Send it back with a reason",
    ]  # fmt: skip
    assert [name for name in names if name in wanted] == wanted
