"""A CISO Assistant library becomes a question set, and what has no place there is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign_files import ANYBODY, CISO, compiled

from core.catalogue.foreign import ForeignFaultyError, turn
from core.domain.catalogue import AnswerKind, Catalogue


@pytest.fixture
def harbour(tmp_path: Path) -> Catalogue:
    return compiled(turn(CISO, "harbour", ANYBODY), tmp_path)


@pytest.fixture
def changed(tmp_path: Path) -> object:
    """Turn the sample with one text in it replaced."""

    def turn_changed(old: str, new: str) -> object:
        text = CISO.read_text("utf-8")
        assert old in text
        file = tmp_path / "library.yaml"
        file.write_text(text.replace(old, new), "utf-8")
        return turn(file, "made", ANYBODY)

    return turn_changed


def test_what_stands_around_the_nodes_is_kept(harbour: Catalogue) -> None:
    assert (harbour.title, harbour.edition) == ("Harbour rules", "3")
    assert harbour.purpose == "What a small harbour office looks after."
    assert harbour.wording_note == "Written for the tests; anybody may use it."
    assert [(group.id, group.title) for group in harbour.groups] == [("A", "Papers")]


def test_a_node_that_can_be_assessed_becomes_a_question(harbour: Catalogue) -> None:
    leaf = harbour.by_ref["A.1"]
    assert (leaf.title, leaf.answer) == ("The log book", AnswerKind.YES_NO)
    assert leaf.guidance.asks == "The log book is kept every day.\nIt lies in the office."
    assert leaf.guidance.good == "One line a day is enough."
    assert leaf.guidance.why == "T1 Fire: The papers burn."
    assert leaf.guidance.steps == ("C1 Keep a copy elsewhere",)
    assert [one.name for one in leaf.guidance.evidence] == ["The log book", "A photo of a page"]


def test_a_node_without_a_name_is_called_by_its_first_sentence(harbour: Catalogue) -> None:
    leaf = harbour.by_ref["A.2-b"]
    assert leaf.title == "A.2 (b) Visitors are written down before they go on board."
    assert leaf.guidance.asks.startswith(leaf.title.removeprefix("A.2 (b) "))
    assert leaf.guidance.asks.endswith("they came and went.\nWhere is the list?")


def test_a_question_says_how_it_is_answered(harbour: Catalogue) -> None:
    assert harbour.by_ref["A.2-b"].answer is AnswerKind.TEXT
    assert harbour.by_ref["A.3"].answer is AnswerKind.YES_NO
    assert harbour.by_ref["A.3"].guidance.asks.endswith("Are the charts this year's? (Yes / No)")


def test_everything_without_a_place_is_told_by_its_path() -> None:
    lost = {one.path: one.why for one in turn(CISO, "harbour", ANYBODY).lost}
    node = "objects.framework.requirement_nodes"
    for path in (
        "locale",
        "packager",
        "publication_date",
        "objects.framework.min_score",
        "objects.framework.scores_definition",
        "objects.reference_controls[1].category",
        f"{node}[2].implementation_groups",
        f"{node}[2].urn",
    ):
        assert path in lost
    assert lost[f"{node}[2].threats[2]"] == "is not in this library"
    assert lost[f"{node}[1].description"] == "a group has a title only"
    assert lost[f"{node}[5]"] == "holds nothing that is asked"


@pytest.mark.parametrize(
    ("old", "new", "where", "fault"),
    [
        (
            "assessable: true",
            "assessable: maybe",
            "requirement_nodes[2].assessable",
            "has to be true or false",
        ),
        (
            "parent_urn: urn:example:risk:req_node:harbour:a\n      ref_id: A.3",
            "parent_urn: urn:example:nobody\n      ref_id: A.3",
            "requirement_nodes[4].parent_urn",
            "there is no node urn:example:nobody",
        ),
        ("harbour:a.3\n", "harbour:a.1\n", "requirement_nodes[4].urn", "stands here twice"),
        ("name: Charts", "name: [Charts]", "requirement_nodes[4].name", "has to be text"),
        ("name: Charts", "name: *charts", "line 79", "an alias is not allowed"),
        ("name: Charts", "name: !!python/none x", "line 79", "tag"),
        ("name: Charts", "name: Charts\n      name: Maps", "line 80", "stands here twice"),
        ("  framework:", "  risk_matrix:", "objects.framework", "is missing"),
        ("objects:", "things:", "line 1", "neither an OSCAL catalog nor"),
        ("name: Charts", "name: 'Charts", "line", "is not YAML"),
    ],
)
def test_a_malformed_library_is_refused_at_its_line(
    changed: object, old: str, new: str, where: str, fault: str
) -> None:
    with pytest.raises(ForeignFaultyError) as caught:
        changed(old, new)  # type: ignore[operator]
    assert where in caught.value.what
    assert fault in caught.value.what


def test_nodes_that_are_parents_of_each_other_are_refused(changed: object) -> None:
    with pytest.raises(ForeignFaultyError, match="parents of each other"):
        changed(  # type: ignore[operator]
            "      depth: 1\n      ref_id: A\n",
            "      depth: 1\n      parent_urn: urn:example:risk:req_node:harbour:a.1\n",
        )


def test_a_chain_of_parents_without_end_is_refused(tmp_path: Path) -> None:
    nodes = "".join(
        f"  - {{urn: n{n}, parent_urn: {f'n{n - 1}' if n else ''}, assessable: true, name: N}}\n"
        for n in range(2000)
    )
    file = tmp_path / "library.yaml"
    file.write_text(f"objects:\n framework:\n  name: N\n  requirement_nodes:\n{nodes}", "utf-8")
    with pytest.raises(ForeignFaultyError, match="deeper than 40 parents"):
        turn(file, "made", ANYBODY)
