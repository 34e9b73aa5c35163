"""Finding words in the questions, in one's own answers and in the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.catalogue import catalogue_from_json, catalogue_to_json
from core.catalogue.hashes import with_hashes
from core.domain.catalogue import (
    AnswerKind,
    Applicability,
    Catalogue,
    Confidence,
    Criterion,
    Group,
    Level,
    Provenance,
    Requirement,
    Scheme,
)
from core.domain.evidence import EvidenceLink
from core.domain.guidance import Guidance, Variant
from core.services.answers import AnswerEdit
from core.services.search import Hit, HitKind
from core.workspace import NewStore, Workspace

SURE = Provenance(Confidence.VERIFIED, "a test")


def leaf(ref: str, title: str, guidance: Guidance, *variants: Variant) -> Requirement:
    criteria = tuple(Criterion(f"{ref}.{n}", f"Thing {n}", f"short {n}") for n in ("1a", "1b"))
    return Requirement(
        ref,
        title,
        AnswerKind.LEVELS,
        guidance,
        SURE,
        {"pharmacy": Applicability(SURE, may_be_not_relevant=True)},
        (Level(1, criteria),),
        variants=variants,
    )


def spoken_set(asks: str = "Whether the licence of the organisation is kept safe.") -> Catalogue:
    """A small set with something to be found in its guidance."""
    steps = ("Write the name down.", "Tell everybody at the morning meeting.")
    pills = Variant(("pharmacy",), Guidance("", why="Pills."))
    training = Guidance("Is it done?", why="Without a lead nobody knows whom to ask.")
    leaves = (
        leaf("1-1", "A lead for governance", Guidance(asks, why="Eyes.", steps=steps), pills),
        leaf("1-2", "Training", training),
        leaf("1-3", "Keys", Guidance("Who has them?")),
    )
    made = Catalogue(
        id="spoken-1",
        title="Spoken set",
        edition="2026",
        noun="requirement",
        scheme=Scheme.IGT_LEVELS,
        purpose="For tests.",
        opens=None,
        due=None,
        org_types={"pharmacy": "Pharmacy"},
        groups=(Group("one", "One", leaves),),
    )
    return catalogue_from_json(with_hashes(catalogue_to_json(made)))


SPOKEN = spoken_set()


@pytest.fixture
def workspace(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    setup = NewStore("Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", SPOKEN.id)
    created = Workspace.create(
        tmp_path / "spoken", setup, clock=clock, bundled=lambda: {SPOKEN.id: SPOKEN}
    )
    with created.workspace as opened:
        yield opened


def shown(hits: tuple[Hit, ...]) -> list[tuple[str, str, str]]:
    return [(hit.kind.value, hit.ref, hit.snippet) for hit in hits]


def marked(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.marks]


def test_a_title_comes_before_the_guidance_that_says_the_same(workspace: Workspace) -> None:
    assert shown(workspace.search.find("lead")) == [
        ("requirement", "1-1", "A lead for governance"),
        ("guidance", "1-2", "Without a lead nobody knows whom to ask."),
    ]


def test_what_is_said_to_this_type_is_found(workspace: Workspace) -> None:
    (hit,) = workspace.search.find("pills")
    assert (hit.kind, hit.ref, hit.snippet) == (HitKind.GUIDANCE, "1-1", "Pills.")


def test_half_a_word_is_enough_and_every_word_has_to_be_there(workspace: Workspace) -> None:
    (hit,) = workspace.search.find("morn meet")
    assert (hit.ref, marked(hit)) == ("1-1", ["morning", "meeting"])
    assert workspace.search.find("morning pills") == ()
    assert workspace.search.find("orning") == ()


@pytest.mark.parametrize(
    "query", ["license", "LICENCE", "organization", "Lïcence ôf órganisations", "organiz", "1-1"]
)
def test_every_spelling_finds_the_same(workspace: Workspace, query: str) -> None:
    assert "1-1" in [hit.ref for hit in workspace.search.find(query)]


def test_words_that_stand_everywhere_are_looked_for_in_titles(workspace: Workspace) -> None:
    assert shown(workspace.search.find("for")) == [("requirement", "1-1", "A lead for governance")]
    assert {hit.kind for hit in workspace.search.find("t")} == {HitKind.REQUIREMENT}
    assert workspace.search.find("the morning") == workspace.search.find("morning") != ()


def test_a_criterion_is_found_by_its_words_and_named(workspace: Workspace) -> None:
    hit = workspace.search.find("thing 1b")[0]
    assert (hit.kind, hit.ref, hit.criterion) == (HitKind.CRITERION, "1-1", "1-1.1b")
    assert marked(hit) == ["Thing", "1b"]


def test_a_ref_finds_its_requirement_first(workspace: Workspace) -> None:
    assert next(hit.ref for hit in workspace.search.find("1-3")) == "1-3"


def test_what_was_typed_is_found_as_it_stands_now(workspace: Workspace) -> None:
    assert workspace.search.find("heron") == ()
    workspace.answers.set_note("1-2", "Olive Heron keeps the list.")
    (hit,) = workspace.search.find("heron")
    assert (hit.kind, hit.ref, hit.title) == (HitKind.NOTE, "1-2", "Training")
    assert marked(hit) == ["Heron"]
    workspace.answers.set_note("1-2", "Ada Wren keeps the list.")
    assert workspace.search.find("heron") == ()
    workspace.undo.undo()
    assert len(workspace.search.find("heron")) == 1
    workspace.answers.set_note("1-2", "")
    assert workspace.search.find("list") == ()


def test_an_owner_and_a_reason_are_answers(workspace: Workspace) -> None:
    workspace.answers.change("1-2", AnswerEdit(owner="Olive Heron", not_relevant="We have no van"))
    assert [hit.kind for hit in workspace.search.find("olive")] == [HitKind.ANSWER]
    (hit,) = workspace.search.find("van")
    assert (hit.ref, hit.snippet) == ("1-2", "We have no van")


def test_evidence_is_found_until_it_is_taken_off(workspace: Workspace) -> None:
    added = workspace.evidence.add_paper("Blue folder", "Key list", [EvidenceLink("1-1")])
    piece = added.evidence.id
    for query in ("blue", "key list"):
        (hit,) = workspace.search.find(query)
        assert (hit.kind, hit.evidence_id, hit.title) == (HitKind.EVIDENCE, piece, "Key list")
    assert hit.snippet == "Key list"
    workspace.evidence.withdraw(piece)
    assert workspace.search.find("blue") == ()


def test_each_requirement_comes_once_for_each_kind(workspace: Workspace) -> None:
    hits = workspace.search.find("thing")
    assert [(hit.kind.value, hit.ref) for hit in hits] == [
        ("criterion", ref) for ref in ("1-1", "1-2", "1-3")
    ]
    assert len(workspace.search.find("thing", 2)) == 2


def test_a_later_wording_of_the_set_is_found_after_the_next_start(
    workspace: Workspace, clock: FixedClock
) -> None:
    assert workspace.search.find("licence")
    later = spoken_set("Whether the permit is framed.")
    assert (later.rules_hash, later.text_hash != SPOKEN.text_hash) == (SPOKEN.rules_hash, True)
    workspace._records.bundled = lambda: {later.id: later}
    workspace._records._stored.clear()
    workspace._records._sets.clear()
    assert workspace.search.find("licence") == ()
    assert [hit.ref for hit in workspace.search.find("permits")] == ["1-1"]


def test_what_another_assessment_was_answered_is_not_found_in_this_one(
    workspace: Workspace,
) -> None:
    workspace.answers.set_note("1-2", "Olive Heron keeps the list.")
    first = workspace.assessments.current().id
    for ref in ("1-1", "1-2", "1-3"):
        workspace.answers.change(ref, AnswerEdit(meet=(f"{ref}.1a", f"{ref}.1b")))
    workspace.sign_offs.sign_off("Olive Heron", "Owner")
    workspace.assessments.start(SPOKEN.id)
    assert workspace.search.find("heron") == ()
    assert len(workspace.search.find("heron", assessment_id=first)) == 1


def test_damaged_records_are_searched_without_a_word_written(workspace: Workspace) -> None:
    workspace.answers.set_note("1-2", "Olive Heron keeps the list.")
    workspace._records.store.only_read()
    assert [hit.kind.value for hit in workspace.search.find("heron")] == ["note"]
    assert [hit.ref for hit in workspace.search.find("lead")] == ["1-1", "1-2"]


def test_the_index_lives_through_closing_and_opening(reopen: Callable[[], Workspace]) -> None:
    opened = reopen()
    opened.answers.set_note("1-1", "Olive Heron keeps the list.")
    again = reopen()
    assert again._records.store.searchable
    assert [hit.ref for hit in again.search.find("heron")] == ["1-1"]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    query=st.text(max_size=80)
    | st.text(alphabet="\"*()^:+-~{}[]\\/ANDORNEAR title\0'`.,\u2019 e", max_size=60)
    | st.sampled_from(["x " * 5000, '"' * 999, "(" * 500, "🔒" * 50, "a" * 10_000, "NEAR(a b, 5)"])
)
def test_any_text_gives_something_or_nothing(workspace: Workspace, query: str) -> None:
    for hit in workspace.search.find(query):
        assert hit.title
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)


def test_in_a_narrow_line_the_word_stands_near_the_beginning(workspace: Workspace) -> None:
    workspace.answers.set_note("1-2", f"{'First of all, ' * 3}Olive Heron keeps the list.")
    (hit,) = workspace.search.find("heron")
    assert hit.near == "…all, Olive Heron keeps the list."
    (title,) = workspace.search.find("training")
    assert title.near == title.snippet == "Training"
