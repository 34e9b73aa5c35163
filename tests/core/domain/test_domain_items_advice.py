"""A set of questions: what is to go, what stops signing, and what Home says in each state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from small_sets import TODAY, catalogue, item, state_of

from core.domain.advice import Weight, check_before_signing
from core.domain.answers import Answer
from core.domain.catalogue import AnswerKind, Group, QuestionSet, Scheme, WaitsFor
from core.domain.evidence import Evidence, EvidenceKind, EvidenceLink, Standing
from core.domain.forecast import remaining_minutes
from core.domain.home import Go, easy_start, home_lines, if_signed_today
from core.domain.items_advice import lacks, waiting
from core.domain.organisation import AssessmentStatus
from core.domain.signoff import SignedHow, SignOff
from core.domain.state import AssessmentState, Progress

Answered = Callable[..., AssessmentState]
DONE = {
    "1.1.1": Answer("1.1.1", item="yes"),
    "1.1.2": Answer("1.1.2", item="Ada leads."),
    "1.2.1": Answer("1.2.1", place="Red folder"),
}
CONFIRMED = {ref: Answer(ref, confirmed=True) for ref in ("1.1", "1.2")}


@pytest.fixture
def answered(items_set: QuestionSet) -> Answered:
    """Return the state after the answers given; *but* leaves refs out, *last* adds answers."""

    def make(*but: str, last: tuple[Answer, ...] = (), today: date = TODAY) -> AssessmentState:
        answers = {ref: answer for ref, answer in {**DONE, **CONFIRMED}.items() if ref not in but}
        answers |= {answer.ref: answer for answer in last}
        return state_of(items_set, answers, today=today)

    return make


def codes(state: AssessmentState, weight: Weight) -> list[tuple[str, str | None]]:
    return [(f.code, f.ref) for f in check_before_signing(state) if f.weight is weight]


def test_only_what_is_compulsory_is_to_go(answered: Answered) -> None:
    state = answered("1.1.1")
    assert (state.answered, state.total, state.to_go, state.optional) == (2, 3, 1, 1)
    assert state.by_ref["1.2.2"].progress is Progress.NOT_STARTED


def test_nothing_is_in_the_way_of_a_set_that_is_answered_and_confirmed(answered: Answered) -> None:
    assert codes(answered(), Weight.IN_THE_WAY) == []
    assert if_signed_today(answered()) == "If you signed today: Standards Met."


@pytest.mark.parametrize(
    "given",
    [
        Answer("1.1.1"),
        Answer("1.1.1", note="We cannot say yet."),
        Answer("1.1.2", note="To come"),
        Answer("1.2.1", note="Where was it?"),
    ],
)
def test_a_compulsory_question_without_an_answer_is_in_the_way(
    given: Answer, answered: Answered
) -> None:
    assert codes(answered(last=(given,)), Weight.IN_THE_WAY) == [("not-answered", given.ref)]


@pytest.mark.parametrize(
    ("given", "weight"),
    [
        (Answer("1.1.2", item="It is [fill in: who]."), Weight.IN_THE_WAY),
        (Answer("1.2.1", place="In [fill in: which folder]"), Weight.IN_THE_WAY),
        (Answer("1.2.2", item="[fill in: what]"), Weight.WORTH_A_LOOK),
    ],
)
def test_an_open_blank_is_named_and_stops_only_what_is_compulsory(
    given: Answer, weight: Weight, answered: Answered
) -> None:
    state = answered(last=(given,))
    assert ("open-blank", given.ref) in codes(state, weight)
    text = next(f.text for f in check_before_signing(state) if f.code == "open-blank")
    assert text.startswith(f"{given.ref}: still to fill in: w")


def test_an_honest_no_can_be_signed_and_says_what_it_does(answered: Answered) -> None:
    state = answered("1.1", last=(Answer("1.1.1", item="no"),))
    assert codes(state, Weight.IN_THE_WAY) == []
    worth = codes(state, Weight.WORTH_A_LOOK)
    assert ("answered-no", "1.1.1") in worth and ("cannot-be-confirmed", "1.1.1") in worth
    assert if_signed_today(state).startswith("If you signed today: not yet met. To go: 1 to answer")


def test_a_group_that_only_wants_its_confirmation_is_in_the_way(answered: Answered) -> None:
    state = answered("1.2")
    assert codes(state, Weight.IN_THE_WAY) == [("to-confirm", "1.2.1")]
    assert if_signed_today(state) == "If you signed today: not yet met. To go: 1 to confirm."


def test_a_group_with_questions_to_go_is_not_asked_for_before_them(answered: Answered) -> None:
    found = [f.code for f in check_before_signing(answered("1.1", "1.1.2"))]
    assert "not-answered" in found
    assert not {"to-confirm", "cannot-be-confirmed"} & set(found)


def test_a_set_without_a_result_says_nothing_of_one(items_set: QuestionSet) -> None:
    counted = replace(items_set.catalogue, scheme=Scheme.COUNTS).for_type("pharmacy")
    state = state_of(counted, {**DONE, "1.1.1": Answer("1.1.1", item="no")})
    texts = {f.code: f.text for f in check_before_signing(state)}
    assert texts["answered-no"] == "1.1.1 is answered no."
    assert "to-confirm" not in texts
    assert if_signed_today(state) == ""


def test_an_answer_is_on_your_word_until_something_in_date_shows_it(items_set: QuestionSet) -> None:
    def piece(review_by: date | None) -> Evidence:
        made = datetime(2026, 5, 1, tzinfo=UTC)
        link = EvidenceLink("1.1.1")
        return Evidence(
            "e", EvidenceKind.PAPER, "List", made, "Ann", (link,), "Shelf", review_by=review_by
        )

    def standing(*evidence: Evidence) -> Standing | None:
        return state_of(items_set, DONE, *evidence).by_ref["1.1.1"].standing

    assert standing() is Standing.ON_WORD
    assert standing(piece(None)) is Standing.SHOWN
    late = piece(TODAY - timedelta(days=1))
    assert standing(late) is Standing.OUT_OF_DATE
    assert state_of(items_set, {}, late).by_ref["1.1.1"].standing is None
    findings = check_before_signing(state_of(items_set, DONE, late))
    assert ("out-of-date", "1.1.1") in [(f.code, f.ref) for f in findings]


def test_what_is_to_go_begins_with_what_is_nearly_done(answered: Answered) -> None:
    begun = Answer("1.1.2", item="It is [fill in: who].")
    state = answered("1.1", "1.2", "1.1.1", last=(begun,))
    assert [(lack.ref, lack.is_confirmation) for lack in lacks(state)] == [
        ("1.1.2", False),
        ("1.2.1", True),
        ("1.1.1", False),
    ]
    texts = [lack.text for lack in lacks(state)]
    assert texts[0] == "Still to fill in: who."
    assert texts[2] == "Not answered yet; about 30 minutes."


def test_a_question_that_somebody_else_answers_says_who_and_is_waited_for() -> None:
    asks = replace(item("1.1.1", AnswerKind.YES_NO), waits_for=WaitsFor.IT_SUPPLIER)
    group = Group("1", "One", (Group("1.1", "First", (asks, item("1.1.2", AnswerKind.YES_NO))),))
    questions = catalogue((group,), Scheme.DSPT_ITEMS).for_type("pharmacy")
    state = state_of(questions, {"1.1.2": Answer("1.1.2", item="no")})
    assert [r.ref for r in waiting(state)] == ["1.1.1"]
    assert lacks(state)[1].text.endswith("Whoever looks after the computers usually knows.")
    assert home_lines(state)[1].text.endswith("1 needs an answer from others.")
    answered_now = state_of(questions, {"1.1.1": Answer("1.1.1", item="yes")})
    assert waiting(answered_now) == ()


def test_home_of_a_new_set_counts_what_is_compulsory(items_set: QuestionSet) -> None:
    state = state_of(items_set, {})
    assert remaining_minutes(state) == 90
    assert [r.ref for r in easy_start(state)] == ["1.1.1", "1.1.2", "1.2.1", "1.2.2"]
    assert home_lines(state)[0].text.startswith("Nothing answered yet. By our estimate about 2 ")


def test_home_under_way_counts_answers_and_never_says_a_percentage(answered: Answered) -> None:
    state = answered("1.1.1")
    result, time, following = home_lines(state)
    assert result.text == "2 of 3 answered. 1 to go."
    assert time.text.startswith("41 days left; about ")
    assert following.ref == "1.1.1"
    assert "%" not in result.text + if_signed_today(state)


def test_home_asks_to_confirm_once_all_is_answered_and_then_for_the_owner(
    answered: Answered,
) -> None:
    result, time, following = home_lines(answered("1.1"))
    assert result.text == "All 3 answered; 3 points are on your word only."
    assert time.text == "Not signed yet. 41 days left."
    assert (following.text, following.ref) == (
        "One group is answered: confirm it as a whole.",
        "1.1.1",
    )
    assert home_lines(answered("1.1", "1.2"))[2].text.startswith("2 groups are answered")
    assert home_lines(answered())[2].go is Go.OWNER


@pytest.mark.parametrize(
    ("today", "result"),
    [
        (date(2026, 7, 1), "The due date was yesterday. You can still publish."),
        (date(2026, 7, 9), "The due date passed 9 days ago. You can still publish."),
    ],
)
def test_home_past_the_due_date_says_that_it_can_still_be_published(
    today: date, result: str, answered: Answered
) -> None:
    first, time, following = home_lines(answered("1.1.1", today=today))
    assert first.text == result
    assert time.text.startswith("1 to go; about ") and time.go is Go.DUE_DATE
    assert following.ref == "1.1.1"
    done = home_lines(answered(today=today))
    assert done[0].text.startswith("All 3 answered") and done[1].text == result


@pytest.mark.parametrize(
    ("today", "is_old"), [(date(2026, 9, 17), False), (date(2026, 9, 18), True)]
)
def test_a_set_belongs_to_the_past_once_the_next_one_should_be_open(
    today: date, is_old: bool, items_set: QuestionSet
) -> None:
    opened = replace(items_set.catalogue, opens=date(2025, 9, 18)).for_type("pharmacy")
    result = home_lines(state_of(opened, DONE, today=today))[0].text
    assert result.startswith("These requirements were for 2026") == is_old
    later = state_of(opened, DONE, today=today)
    moved = replace(later, assessment=replace(later.assessment, due=today))
    assert not any(line.text.startswith("These") for line in home_lines(moved))


def test_home_after_signing_says_that_only_the_website_counts(answered: Answered) -> None:
    state = answered()
    signed_at = datetime(2026, 5, 28, 9, tzinfo=UTC)
    sign_off = SignOff(
        "s", "Olivia Marsh", "Owner", SignedHow.HERE, date(2026, 5, 28), signed_at, "Ann", "",
        "standards-met", None,
    )  # fmt: skip
    assessment = replace(state.assessment, status=AssessmentStatus.SIGNED)
    for made_on in (None, date(2026, 5, 29)):
        signed = replace(state, assessment=assessment, sign_off=sign_off, file_made_on=made_on)
        result, time, following = home_lines(signed)
        assert result.text == "Signed off by Olivia Marsh on 28 May 2026."
        assert time.text == "Not published yet. It counts only when it is on the website."
        assert following.text.startswith("Type the answers into the official website")
