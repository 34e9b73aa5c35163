"""Standings, progress, what holds a level, and the way to a good result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from small_sets import TODAY, answers_at, at_level, state_of

from core.domain.advice import Weight, check_before_signing, held_text, shortest_way
from core.domain.answers import Answer
from core.domain.catalogue import QuestionSet
from core.domain.evidence import Evidence, EvidenceKind, EvidenceLink, Standing
from core.domain.home import Go, home_lines, if_signed_today
from core.domain.organisation import normal_ods_code, ods_code_looks_odd
from core.domain.scoring import StandingCounts
from core.domain.state import Progress

MakeSet = Callable[..., QuestionSet]


def paper(*links: EvidenceLink, review_by: date | None = None) -> Evidence:
    return Evidence(
        "e",
        EvidenceKind.PAPER,
        "IG policy",
        datetime(2026, 5, 1, tzinfo=UTC),
        "Ann",
        links,
        "Red folder",
        review_by=review_by,
    )


def test_a_tick_is_on_your_word_until_evidence_is_linked(levels_set: MakeSet) -> None:
    answers = {"10-1": Answer("10-1", met=frozenset({"10-1.1a", "10-1.1b"}))}
    piece = paper(EvidenceLink("10-1", "10-1.1a"))
    state = state_of(levels_set(2), answers, piece)
    standings = [c.standing for c in state.by_ref["10-1"].criteria[:3]]
    assert standings == [Standing.SHOWN, Standing.ON_WORD, None]
    assert state.score.standing == StandingCounts(shown=1, on_word=1, out_of_date=0)


def test_evidence_for_a_whole_requirement_stands_behind_each_of_its_ticks(
    levels_set: MakeSet,
) -> None:
    question_set = levels_set(2)
    state = state_of(
        question_set, {"10-1": at_level(question_set, "10-1", 2)}, paper(EvidenceLink("10-1"))
    )
    assert state.score.standing == StandingCounts(shown=4)


def test_evidence_is_in_date_on_its_last_day_and_out_of_date_the_day_after(
    levels_set: MakeSet,
) -> None:
    question_set = levels_set(2)
    answers = {"10-1": at_level(question_set, "10-1", 1)}
    piece = paper(EvidenceLink("10-1"), review_by=TODAY)
    assert state_of(question_set, answers, piece).score.standing.shown == 2
    tomorrow = state_of(question_set, answers, piece, today=TODAY + timedelta(days=1))
    assert tomorrow.score.standing == StandingCounts(out_of_date=2)


def test_withdrawn_evidence_stands_behind_nothing(levels_set: MakeSet) -> None:
    question_set = levels_set(2)
    piece = replace(paper(EvidenceLink("10-1")), withdrawn=True)
    state = state_of(question_set, {"10-1": at_level(question_set, "10-1", 1)}, piece)
    assert state.score.standing == StandingCounts(on_word=2)


def test_a_level_ticked_in_vain_says_what_holds_it(levels_set: MakeSet) -> None:
    met = frozenset({"10-1.1a", "10-1.1b", "10-1.2a", "10-1.3a"})
    state = state_of(levels_set(2), {"10-1": Answer("10-1", met=met)}).by_ref["10-1"]
    assert state.level == 1
    assert held_text(state) == "Held at level 1 by: short 2b"


def test_nothing_is_said_to_hold_a_level_with_no_tick_above_it(levels_set: MakeSet) -> None:
    question_set = levels_set(2)
    state = state_of(question_set, {"10-1": at_level(question_set, "10-1", 1)}).by_ref["10-1"]
    assert (state.held_by, [c.id for c in state.missing]) == ((), ["10-1.2a", "10-1.2b"])


def test_progress_follows_the_target_that_was_set(levels_set: MakeSet) -> None:
    question_set = levels_set(4, exempt=True)
    answers = answers_at(question_set, 2, 2)
    answers["10-2"] = replace(answers["10-2"], target=3)
    state = state_of(question_set, answers)
    assert [r.progress for r in state.requirements] == [
        Progress.DONE,
        Progress.STARTED,
        Progress.NOT_STARTED,
        Progress.EXEMPT,
    ]
    assert (state.answered, state.to_go, state.total) == (1, 2, 3)


def test_the_shortest_way_begins_with_the_fewest_ticks(levels_set: MakeSet) -> None:
    question_set = levels_set(3)
    answers = answers_at(question_set, 0, 2, 1)
    answers["10-3"] = replace(answers["10-3"], met=answers["10-3"].met | {"10-3.2a"})
    steps = shortest_way(state_of(question_set, answers))
    assert [(s.ref, len(s.criteria)) for s in steps] == [("10-3", 1), ("10-1", 4)]


def test_an_unanswered_requirement_is_in_the_way_and_a_low_one_is_only_worth_a_look(
    levels_set: MakeSet,
) -> None:
    question_set = levels_set(2)
    findings = check_before_signing(state_of(question_set, answers_at(question_set, 1)))
    assert [(f.code, f.ref) for f in findings if f.weight is Weight.IN_THE_WAY] == [
        ("not-answered", "10-2")
    ]
    assert {"below-level-2", "on-word"} <= {
        f.code for f in findings if f.weight is Weight.WORTH_A_LOOK
    }


def test_ticks_above_the_target_are_no_reason_to_look_again(levels_set: MakeSet) -> None:
    question_set = levels_set(2)
    answers = answers_at(question_set, 2, 2)
    answers["10-1"] = replace(answers["10-1"], met=answers["10-1"].met | {"10-1.3a"})
    state = state_of(question_set, answers)
    assert state.by_ref["10-1"].held_by
    assert "held" not in {f.code for f in check_before_signing(state)}


def test_a_note_that_says_why_not_is_an_answer(levels_set: MakeSet) -> None:
    question_set = levels_set(2)
    answers = answers_at(question_set, 2)
    answers["10-2"] = Answer("10-2", note="We cannot do this before the refit.")
    findings = check_before_signing(state_of(question_set, answers))
    assert not [f for f in findings if f.weight is Weight.IN_THE_WAY]


def test_home_begins_with_what_can_be_answered_now(levels_set: MakeSet) -> None:
    result, time, following = home_lines(state_of(levels_set(6), {}))
    assert result.text.startswith("Nothing answered yet.")
    assert time.text == "Due 30 June 2026. Ask your suppliers four weeks before."
    assert following.text == "Start with 5 that you can answer now."
    assert following.ref == "10-1"


def test_home_under_way_leads_with_progress_and_not_with_the_grade(levels_set: MakeSet) -> None:
    question_set = levels_set(4)
    state = state_of(question_set, answers_at(question_set, 2, 1))
    result, time, following = home_lines(state)
    assert result.text == "1 of 4 answered. 3 to go."
    assert time.text.startswith("41 days left;")
    assert following.text == "Go on with 10-2 Title 2, 2 of 6 ticked."
    assert if_signed_today(state) == (
        "If you signed today: Not satisfactory. 3 requirements are below level 2."
    )


def test_home_names_the_shortest_way_once_all_has_been_looked_at(levels_set: MakeSet) -> None:
    question_set = levels_set(3)
    answers = answers_at(question_set, 1, 1, 2)
    answers["10-2"] = replace(answers["10-2"], met=answers["10-2"].met | {"10-2.2a"})
    result, _, following = home_lines(state_of(question_set, answers))
    assert result.text == (
        "If you signed today: Not satisfactory. 2 requirements are below level 2."
    )
    assert following.text == "Shortest way: one tick in 10-2, two in 10-1."
    assert following.ref == "10-2"


def test_home_asks_for_the_owner_when_all_is_answered(levels_set: MakeSet) -> None:
    question_set = levels_set(2)
    lines = home_lines(state_of(question_set, answers_at(question_set, 2, 2)))
    assert lines[0].text == "All 2 answered; 8 points are on your word only."
    assert lines[2].go is Go.OWNER


def test_a_set_past_its_date_says_so_and_stays_usable(levels_set: MakeSet) -> None:
    question_set = levels_set(2)
    late = state_of(question_set, answers_at(question_set, 1), today=date(2026, 7, 9))
    assert home_lines(late)[1].text == (
        "These requirements were for 2026 (closed 30 June 2026). You can still use them."
    )


def test_an_odd_code_is_remarked_on_and_a_missing_one_is_not() -> None:
    assert ods_code_looks_odd("pharmacy", "Y1")
    assert not ods_code_looks_odd("pharmacy", "fvr 79")
    assert not ods_code_looks_odd("pharmacy", "")
    assert not ods_code_looks_odd("eye-care", "TP1AB")
    assert normal_ods_code(" fvr 79 ") == "FVR79"
