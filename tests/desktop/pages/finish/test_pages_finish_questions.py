"""Finish on a set of questions: what stops signing, what the owner reads and promises."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.services import sample
from core.services.answers import AnswerEdit
from core.services.sign_offs import InTheWayError
from core.workspace import Workspace
from desktop.pages.finish.page import FinishPage

Show = Callable[..., FinishPage]
Make = Callable[..., Workspace]
CARE_HOME = sample.written("dspt-8", "social-care")


@pytest.fixture
def half(make: Make) -> Workspace:
    return make(sample.HowFar.HALF, CARE_HOME)


@pytest.fixture
def whole(make: Make) -> Workspace:
    return make(sample.HowFar.ALL, CARE_HOME)


def test_what_is_in_the_way_leads_to_its_question(
    half: Workspace, show: Show, gone: list[tuple[str, str]]
) -> None:
    check = show(half, "check").view.check
    texts = [item.title for item in check.in_the_way.items]
    assert "1.3.6: still to fill in: the approved way to message." in texts
    assert any(text.startswith("1.2 ") and text.endswith(": confirm it.") for text in texts)
    blank = texts.index("1.3.6: still to fill in: the approved way to message.")
    check.in_the_way.rows[blank].button.click()
    assert gone == [("questions", "1.3.6")]


def test_the_owner_reads_what_is_missing_and_never_a_percentage(
    half: Workspace, show: Show
) -> None:
    owner = show(half, "sign-off").view.sign.owner
    assert owner.result.text().startswith("If you signed today: not yet met. To go: 18 to answer")
    assert owner.percent.isHidden()
    details = {item.key: item.detail for item in owner.weakest.items}
    assert details["1.3.6"] == "Still to fill in: the approved way to message."
    assert details["7.1.1"] == "what shows it is past its date"


def test_the_owner_sees_which_answers_are_on_the_managers_word(
    whole: Workspace, show: Show
) -> None:
    owner = show(whole, "sign-off").view.sign.owner
    state = whole.assessments.state()
    assert owner.result.text() == "If you signed today: Standards Met."
    on_word = {r.ref for r in state.requirements if r.standing == "on-word"}
    assert {item.key for item in owner.on_word.items} == on_word and on_word
    assert owner.chips["on-word"].text().startswith(f"{len(on_word)} ")


def test_the_promise_speaks_of_answers_and_the_official_website(
    whole: Workspace, show: Show
) -> None:
    text = show(whole, "sign-off").view.sign.sign.statement.text()
    assert "the answers of Mill Lane Care Home" in text and "official website" in text
    whole.sign_offs.sign_off(*CARE_HOME.owner)
    assert whole.sign_offs.all()[-1].statement == text
    assert (whole.sign_offs.all()[-1].grade, whole.sign_offs.all()[-1].percent) == (
        "standards-met",
        None,
    )


def test_a_confirmation_that_is_taken_back_stops_signing_and_a_no_does_not(
    whole: Workspace,
) -> None:
    whole.answers.change("6.3.2", AnswerEdit(unconfirm=("6.3",)))
    with pytest.raises(InTheWayError) as stopped:
        whole.sign_offs.sign_off(*CARE_HOME.owner)
    assert stopped.value.values["codes"] == ("to-confirm",)
    whole.answers.change("6.3.2", AnswerEdit(item="no"))
    whole.sign_offs.sign_off(*CARE_HOME.owner)
    assert whole.sign_offs.all()[-1].grade == "standards-not-met"
