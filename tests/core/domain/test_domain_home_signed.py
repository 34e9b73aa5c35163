"""What Home says once it is signed: that only the website counts, and then what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from items_set import TYPE, items_catalogue
from small_sets import answers_at, state_of

from core.domain.catalogue import QuestionSet
from core.domain.evidence import Evidence, EvidenceKind
from core.domain.home import Go, home_lines
from core.domain.organisation import AssessmentStatus
from core.domain.publication import (
    Publication,
    PublishedStatus,
    likely_status,
    statuses_of,
)
from core.domain.scoring import Grade
from core.domain.signoff import SignedHow, SignOff
from core.domain.state import AssessmentState

MET = Publication(date(2026, 6, 2), PublishedStatus.STANDARDS_MET)
SIGNED = SignOff(
    "s", "Olivia Marsh", "Owner", SignedHow.HERE, date(2026, 5, 28),
    datetime(2026, 5, 28, 9, tzinfo=UTC), "Ann", "", "standards-met", None,
)  # fmt: skip


def signed(state: AssessmentState, published: Publication | None = None) -> AssessmentState:
    status = replace(state.assessment, status=AssessmentStatus.SIGNED)
    return replace(state, assessment=status, sign_off=SIGNED, publication=published)


def questions(today: date, *evidence: Evidence) -> AssessmentState:
    opened = replace(items_catalogue(), opens=date(2025, 9, 18), due=date(2026, 6, 30))
    return state_of(opened.for_type(TYPE), {}, *evidence, today=today)


def paper(number: int, review_by: date) -> Evidence:
    added = datetime(2026, 5, 1, tzinfo=UTC)
    return Evidence(
        str(number), EvidenceKind.PAPER, f"Paper {number}", added, "Ann", (), review_by=review_by
    )


def test_published_home_tells_of_the_next_set_and_of_what_lapses_before_it() -> None:
    pieces = [paper(n, day) for n, day in enumerate((date(2026, 7, 1), date(2027, 1, 1)))]
    state = signed(questions(date(2026, 6, 3), *pieces), MET)
    result, time, upcoming = home_lines(state)
    assert result.text == "Published 2 June 2026: Standards Met."
    assert time.text == "The next set opens about September 2026."
    assert upcoming.text == "1 document lapses before then."
    assert [line.go for line in (result, time, upcoming)] == [
        Go.PUBLISHED,
        Go.QUESTION_SETS,
        Go.EVIDENCE,
    ]


def test_signed_and_late_it_can_still_be_published() -> None:
    time = home_lines(signed(questions(date(2026, 7, 9))))[1]
    assert time.text.startswith("Not published yet.")
    assert time.text.endswith("The due date passed 9 days ago. You can still publish.")
    assert (time.button, time.go) == ("I have published it", Go.PUBLISHED)


@pytest.mark.parametrize("published", [None, MET])
def test_when_the_next_set_may_be_out_home_leads_there(published: Publication | None) -> None:
    lines = home_lines(signed(questions(date(2026, 9, 20)), published))
    assert lines[2].go is Go.QUESTION_SETS


def test_a_set_without_a_successor_is_kept(levels_set: Callable[..., QuestionSet]) -> None:
    question_set = levels_set(2)
    state = state_of(question_set, answers_at(question_set, 2, 2))
    said = Publication(date(2026, 6, 2), PublishedStatus.SATISFACTORY)
    result, time, upcoming = home_lines(signed(state, said))
    assert result.text == "Published 2 June 2026: Satisfactory."
    assert (time.text, time.go) == ("Make a sealed copy to keep.", Go.EXPORT)
    assert upcoming.text == "No document lapses within a year."


def test_the_website_most_likely_says_what_was_signed() -> None:
    scheme = items_catalogue().scheme
    assert likely_status(scheme, Grade.STANDARDS_EXCEEDED) is PublishedStatus.STANDARDS_EXCEEDED
    assert likely_status(scheme, None) is PublishedStatus.STANDARDS_MET
    assert PublishedStatus.SATISFACTORY not in statuses_of(scheme)
