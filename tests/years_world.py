"""Records of a pharmacy that answered last year's questions, of either made-up pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from fixed_clock import FixedClock
from year_sets import ITEMS_OLD, LEVELS_OLD, year_sets

from core.domain.catalogue import Catalogue
from core.domain.evidence import EvidenceLink
from core.services.answers import AnswerEdit
from core.workspace import NewStore, Workspace


@contextmanager
def records_of(
    folder: Path, clock: FixedClock, catalogue_id: str, *further: Catalogue
) -> Iterator[Workspace]:
    def sets() -> Mapping[str, Catalogue]:
        return {**year_sets(), **{one.id: one for one in further}}

    setup = NewStore("Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", catalogue_id)
    made = Workspace.create(folder, setup, clock=clock, bundled=sets)
    with made.workspace as workspace:
        yield workspace


def answer_items(workspace: Workspace) -> None:
    """Answer every question of the older set of items in its own way."""
    assert workspace.assessments.current().catalogue_id == ITEMS_OLD
    for ref, edit in {
        "1.1.1": AnswerEdit(item="ZA123456", note="On the wall.", owner="Ada", target=3),
        "1.1.2": AnswerEdit(item="Ada for both", owner="Ada"),
        "1.2.1": AnswerEdit(item="In the shredder", note="Weekly.", owner="Ada"),
        "1.2.2": AnswerEdit(item="With a drill", note="Yearly.", owner="Bo"),
        "1.2.3": AnswerEdit(item="yes"),
        "1.2.4": AnswerEdit(item="no"),
        "1.3.1": AnswerEdit(item="yes", note="In the office."),
        "1.3.2": AnswerEdit(place="Back room", note="It stands alone."),
        "2.1.1": AnswerEdit(item="2025-09-09", note="It worked.", owner="Bo"),
        "2.1.2": AnswerEdit(item="yes", note="A book lies there."),
        "2.1.4": AnswerEdit(not_relevant="We visit nobody."),
        "2.1.5": AnswerEdit(place="Red folder"),
        "3.1.1": AnswerEdit(item="In the safe"),
        "3.1.2": AnswerEdit(item="Bo"),
    }.items():
        workspace.answers.change(ref, edit)
    for title, ref in (
        ("Photograph of the fax", "1.3.2"),
        ("Log of the trial", "2.1.1"),
        ("Access review 2025", "2.1.6"),
        ("The list", "2.1.5"),
        ("Shredder receipt", "1.2.1"),
        ("Drill receipt", "1.2.2"),
    ):
        workspace.evidence.add_paper("Green folder", title, [EvidenceLink(ref)])


def answer_levels(workspace: Workspace) -> None:
    """Tick most points of the older set of levels."""
    assert workspace.assessments.current().catalogue_id == LEVELS_OLD
    for ref, points in {
        "1-101": ("1a", "1b", "2a", "2b", "3a"),
        "1-102": ("1a", "1b", "2a"),
        "1-103": ("1a", "1b"),
        "1-105": ("1a",),
        "1-107": ("1a",),
    }.items():
        met = tuple(f"{ref}.{point}" for point in points)
        workspace.answers.change(ref, AnswerEdit(meet=met, note=f"About {ref}."))
    workspace.evidence.add_paper(
        "Shelf",
        "Photograph of pot and can",
        [EvidenceLink("1-101", "1-101.1a"), EvidenceLink("1-101", "1-101.1b")],
    )
    workspace.evidence.add_paper("Shelf", "Photograph of it", [EvidenceLink("1-101", "1-101.3a")])
    workspace.evidence.add_paper("Shelf", "Windows", [EvidenceLink("1-103", "1-103.1b")])


def sign(workspace: Workspace) -> None:
    """Confirm every assertion of the set of items, and sign."""
    asked = workspace.assessments.state().question_set.asked
    assertions = tuple(dict.fromkeys(a.assertion.id for a in asked if a.assertion))
    workspace.answers.change(asked[0].ref, AnswerEdit(confirm=assertions))
    workspace.sign_offs.sign_off("Olive Heron", "Owner")
