"""An answer in one question set is a suggestion in the other, and never an answer there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fixed_clock import FixedClock

from core.domain.answers import Answer
from core.domain.catalogue import Catalogue
from core.domain.crosswalk import CrossLink, Place, Strength
from core.domain.evidence import EvidenceLink
from core.services.answer_errors import UnknownRequirementError
from core.services.suggestions import SuggestionService
from core.workspace import Workspace

LINKS = (
    CrossLink(Place("small-1", "1-1"), Place("small-2", "2-1"), Strength.PART, "A piece helps."),
    CrossLink(Place("small-1", "1-2"), Place("small-2", "2-1"), Strength.SAME, "It is the same."),
)


@pytest.fixture
def both(
    workspace: Workspace, clock: FixedClock, made_set: Callable[[str], Catalogue]
) -> Workspace:
    """Records with an assessment of each of two sets that meet."""
    sets = {name: made_set(name) for name in ("small-1", "small-2")}
    workspace._records.bundled = lambda: sets
    clock.advance(minutes=1)
    workspace.assessments.start("small-2")
    workspace.suggestions = SuggestionService(workspace._records, lambda: LINKS)
    return workspace


def first(workspace: Workspace) -> str:
    return workspace.assessments.all()[-1].id


def test_nothing_is_suggested_before_anything_was_answered(both: Workspace) -> None:
    assert both.suggestions.for_ref("2-1") == ()


def test_what_was_answered_in_the_other_set_is_shown_with_its_evidence(both: Workspace) -> None:
    old = first(both)
    both.answers.tick("1-1", "1-1.1a", assessment_id=old)
    both.answers.set_note("1-2", "It is in the red folder.", assessment_id=old)
    both.evidence.add_paper("Red folder", "The policy", (EvidenceLink("1-1"),), assessment_id=old)
    same, part = both.suggestions.for_ref("2-1")
    assert (same.meeting.strength, same.note, same.level) == (
        Strength.SAME,
        "It is in the red folder.",
        0,
    )
    assert [piece.title for piece in part.evidence] == ["The policy"]
    assert part.meeting.reason == "A piece helps."


def test_a_suggestion_changes_no_answer(both: Workspace) -> None:
    both.answers.tick("1-1", "1-1.1a", assessment_id=first(both))
    assert both.suggestions.for_ref("2-1")
    assert both.assessments.state().by_ref["2-1"].answer == Answer("2-1")


def test_it_works_in_both_directions(both: Workspace) -> None:
    both.answers.set_note("2-1", "Done in spring.")
    (found,) = both.suggestions.for_ref("1-1", assessment_id=first(both))
    assert (found.meeting.place, found.note) == (Place("small-2", "2-1"), "Done in spring.")


def test_a_ref_that_the_set_does_not_ask_is_refused(both: Workspace) -> None:
    with pytest.raises(UnknownRequirementError):
        both.suggestions.for_ref("9-9")
