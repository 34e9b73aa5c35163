"""A fact told once: the answers that quote it are found, and changed with it in one change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from items_set import answer_all, items_store

from core.domain.told import with_facts
from core.services.answers import AnswerEdit
from core.services.profile import UnknownFactError
from core.services.records import AssessmentSignedError
from core.workspace import Workspace


@pytest.fixture
def items(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    """Three answers quote the data protection officer; one only looks as if it did."""
    with items_store(tmp_path / "items", clock) as workspace:
        workspace.profile.set("dpo", "Ann Lee")
        workspace.answers.change("1.1.1", AnswerEdit(item="Ann Lee asks the register."))
        workspace.answers.change("1.1.2", AnswerEdit(place="On the desk of Ann Lee"))
        workspace.answers.set_note("1.1.3", "Ask Ann Lee, or Ann Leeson.")
        workspace.answers.set_note("1.2.1", "Ask Ann Leeson.")
        workspace.undo.start_here()
        yield workspace


def test_each_fact_says_which_answers_quote_it(items: Workspace) -> None:
    uses = items.facts.uses()
    assert [use.ref for use in uses["dpo"]] == ["1.1.1", "1.1.2", "1.1.3"]
    assert uses["dpo"][1].words == "On the desk of Ann Lee"
    assert uses["ig_lead"] == ()


def test_a_changed_fact_is_changed_in_every_answer_at_once(items: Workspace) -> None:
    items.profile.set("dpo", "Jo Reed")
    before = len(items.history.changes())
    done = items.facts.change_everywhere("dpo", "Ann Lee")
    assert done.refs == ("1.1.1", "1.1.2", "1.1.3")
    assert done.change.requirements == set(done.refs)
    by_ref = items.assessments.state().by_ref
    assert by_ref["1.1.1"].answer.item == "Jo Reed asks the register."
    assert by_ref["1.1.2"].answer.place == "On the desk of Jo Reed"
    assert by_ref["1.1.3"].answer.note == "Ask Jo Reed, or Ann Leeson."
    assert by_ref["1.2.1"].answer.note == "Ask Ann Leeson."
    assert len(items.history.changes()) == before + 1
    assert items.history.changes()[0].label == (
        "Change data protection officer wherever it is quoted"
    )
    items.undo.undo()
    assert [use.ref for use in items.facts.uses_of("dpo", "Ann Lee")] == list(done.refs)


def test_only_the_answers_asked_for_are_changed(items: Workspace) -> None:
    items.profile.set("dpo", "Jo Reed")
    assert items.facts.change_everywhere("dpo", "Ann Lee", ("1.1.2",)).refs == ("1.1.2",)
    assert items.assessments.state().by_ref["1.1.1"].answer.item == "Ann Lee asks the register."


def test_a_fact_told_later_fills_the_blanks_that_waited_for_it(items: Workspace) -> None:
    text = with_facts("Number {ico_number}.", items.facts.quoted())
    items.answers.change("1.1.1", AnswerEdit(item=text))
    assert items.facts.uses()["ico_number"][0].ref == "1.1.1"
    items.profile.set("ico_number", "ZA000001")
    items.facts.change_everywhere("ico_number", "")
    assert items.assessments.state().by_ref["1.1.1"].answer.item == "Number ZA000001."


def test_the_name_of_the_organisation_is_quoted_like_a_fact(items: Workspace) -> None:
    items.answers.set_note("1.1.1", "Harbour Pharmacy keeps it.")
    items.profile.set("name", "Quay Pharmacy")
    assert items.facts.change_everywhere("name", "Harbour Pharmacy").refs == ("1.1.1",)
    assert items.assessments.state().by_ref["1.1.1"].answer.note == "Quay Pharmacy keeps it."


def test_yes_is_no_quote_of_anything(items: Workspace) -> None:
    items.answers.change("1.1.3", AnswerEdit(item="yes", note=""))
    items.profile.set("shredding", "yes")
    assert items.facts.uses()["shredding"] == ()


def test_what_no_text_can_quote_has_no_uses(items: Workspace) -> None:
    with pytest.raises(UnknownFactError):
        items.facts.uses_of("org_type", "pharmacy")


def test_a_signed_assessment_quotes_nothing_that_could_be_changed(items: Workspace) -> None:
    answer_all(items)
    items.sign_offs.sign_off("Olivia Marsh", "Owner")
    assert items.facts.uses()["dpo"] == ()
    with pytest.raises(AssessmentSignedError):
        items.facts.change_everywhere("dpo", "Ann Lee")
