"""A set of items: answered one by one, and confirmed as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.catalogue import catalogue_from_json, catalogue_to_json
from core.catalogue.hashes import with_hashes
from core.domain.catalogue import (
    AnswerKind,
    Applicability,
    Catalogue,
    Confidence,
    Group,
    Provenance,
    Requirement,
    Scheme,
)
from core.domain.guidance import Guidance
from core.domain.scoring import Grade
from core.services.answer_errors import UnknownRequirementError
from core.services.answers import AnswerEdit
from core.workspace import NewStore, Workspace

SURE = Provenance(Confidence.VERIFIED, "a test")


def _item(ref: str, kind: AnswerKind) -> Requirement:
    applies = {"pharmacy": Applicability(SURE, mandatory=True)}
    return Requirement(ref, f"Item {ref}", kind, Guidance("Is it so?"), SURE, applies)


def _set() -> Catalogue:
    items = (_item("1.1.1", AnswerKind.YES_NO), _item("1.1.2", AnswerKind.TEXT))
    groups = (Group("1", "Standard", (Group("1.1", "Assertion", items),)),)
    made = Catalogue(
        id="items-1",
        title="Items",
        edition="2026",
        noun="question",
        scheme=Scheme.DSPT_ITEMS,
        purpose="For tests.",
        opens=None,
        due=date(2026, 6, 30),
        org_types={"pharmacy": "Pharmacy"},
        groups=groups,
    )
    return catalogue_from_json(with_hashes(catalogue_to_json(made)))


@pytest.fixture
def items(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    made = _set()
    store = NewStore("Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", made.id)
    created = Workspace.create(
        tmp_path / "items", store, clock=clock, bundled=lambda: {made.id: made}
    )
    with created.workspace as workspace:
        yield workspace


def test_an_item_and_its_assertion_are_answered_in_one_change(items: Workspace) -> None:
    items.answers.change("1.1.1", AnswerEdit(item="yes"))
    before = len(items.history.changes())
    items.answers.change("1.1.2", AnswerEdit(item="Our lead is Ada.", confirm=("1.1",)))
    assert len(items.history.changes()) == before + 1
    assert items.assessments.state().score.grade is Grade.STANDARDS_MET


def test_a_confirmation_can_be_taken_back(items: Workspace) -> None:
    items.answers.change("1.1.1", AnswerEdit(item="yes", confirm=("1.1",)))
    items.answers.change("1.1.1", AnswerEdit(unconfirm=("1.1",)))
    assert "1.1" in items.assessments.state().score.blocking
    assert items.history.changes()[0].label == "Confirmation of 1.1"


def test_only_what_the_set_confirms_as_a_whole_can_be_confirmed(items: Workspace) -> None:
    with pytest.raises(UnknownRequirementError, match=r"has no 1\.1\.1"):
        items.answers.change("1.1.1", AnswerEdit(item="yes", confirm=("1.1.1",)))
    assert items.assessments.state().by_ref["1.1.1"].answer.item is None
