"""An assertion counts its compulsory questions and waits for each of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from core.domain.answers import Answer
from core.domain.assertions import assertion_of, assertions_of
from core.domain.catalogue import QuestionSet
from core.domain.organisation import Assessment, AssessmentStatus, Organisation
from core.domain.state import AssessmentState, assessment_state


def state_of(question_set: QuestionSet, *answers: Answer) -> AssessmentState:
    return assessment_state(
        Organisation("o", "Harbour Pharmacy", "", "pharmacy"),
        Assessment("a", "o", "set", "", "pharmacy", AssessmentStatus.OPEN,
                   datetime(2026, 5, 1, tzinfo=UTC), None),
        question_set,
        {answer.ref: answer for answer in answers},
        (),
        date(2026, 5, 20),
    )  # fmt: skip


def test_an_assertion_is_ready_once_its_compulsory_questions_are_complete(
    items_set: QuestionSet,
) -> None:
    begun = state_of(items_set, Answer("1.1.1", item="yes"))
    first = assertions_of(begun)[0]
    assert [r.ref for r in first.to_go] == ["1.1.2"]
    assert not first.is_ready
    done = state_of(items_set, Answer("1.1.1", item="yes"), Answer("1.1.2", item="Ann"))
    assert assertions_of(done)[0].is_ready


def test_an_optional_question_holds_nothing_up(items_set: QuestionSet) -> None:
    second = assertions_of(state_of(items_set, Answer("1.2.1", place="red folder")))[1]
    assert [r.ref for r in second.members] == ["1.2.1", "1.2.2"]
    assert second.is_ready and second.is_wanted


def test_a_confirmation_is_seen_from_each_of_its_questions(items_set: QuestionSet) -> None:
    state = state_of(items_set, Answer("1.1", confirmed=True))
    found = assertion_of(state, "1.1.2")
    assert found is not None and found.confirmed
    other = assertion_of(state, "1.2.1")
    assert other is not None and not other.confirmed


def test_a_set_of_levels_confirms_nothing(levels_set: Callable[..., QuestionSet]) -> None:
    state = state_of(levels_set(2))
    assert assertions_of(state) == ()
    assert assertion_of(state, state.requirements[0].ref) is None
