"""What a question set may say besides: variants, examples, covers, what ages, what it follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.catalogue import (
    CatalogueDamagedError,
    catalogue_from_json,
    catalogue_to_json,
    read_trusted,
)
from core.catalogue.check import faults_of, read_folder
from core.catalogue.compile import compile_folder
from core.catalogue.hashes import with_hashes
from core.domain.catalogue import Ages, AnswerKind, Catalogue, WaitsFor
from core.domain.follows import Renamed

EXTRAS = """
place: Office
limit: 4000
ages: reviewed
waits_for: it-supplier
templates: [privacy-notice]
covered_by:
  - {fact: cyber-essentials-plus, confidence: verified, source: made-up}
  - {fact: iso-27001, confidence: uncertain, source: made-up}
examples:
  - text: "Our number is {ico_number}, renewed in [fill in: month]."
  - text: The owner sees to it.
    types: [social-care]
variants:
  - types: [social-care]
    guidance: {why: The people you support lose track., steps: [Look.]}
"""


@pytest.fixture
def rich(dspt: Path) -> Path:
    """The made-up set of items, with every further field said once."""
    index = dspt / "index.yaml"
    index.write_text(
        index.read_text("utf-8").replace("places: []", "places: [Office]")
        + "titles_only: [social-care]\nleft_out: [Nothing else was found.]\n"
        "follows:\n  edition: mini-old\n  renamed:\n    - {was: [9.9.9], now: [1.1.1]}\n",
        "utf-8",
    )
    leaf = dspt / "1.1.1.yaml"
    leaf.write_text(leaf.read_text("utf-8").replace("answer: text", "answer: open") + EXTRAS)
    return dspt


@pytest.fixture
def catalogue(rich: Path) -> Catalogue:
    return catalogue_from_json(compile_folder(rich))


def test_every_further_field_is_read_and_comes_back_unchanged(catalogue: Catalogue) -> None:
    leaf = catalogue.by_ref["1.1.1"]
    assert leaf.answer is AnswerKind.OPEN
    assert (leaf.place, leaf.limit, leaf.ages) == ("Office", 4000, Ages.REVIEWED)
    assert (leaf.waits_for, leaf.templates) == (WaitsFor.IT_SUPPLIER, ("privacy-notice",))
    assert [cover.provenance.is_doubtful for cover in leaf.covered_by] == [False, True]
    assert catalogue.left_out == ("Nothing else was found.",)
    assert catalogue.follows and catalogue.follows.edition == "mini-old"
    assert catalogue.follows.renamed == (Renamed(("9.9.9",), ("1.1.1",)),)
    assert catalogue_from_json(catalogue_to_json(catalogue)) == catalogue


def test_each_type_is_told_in_its_own_words(catalogue: Catalogue) -> None:
    usual = catalogue.for_type("pharmacy").by_ref["1.1.1"].guidance
    own = catalogue.for_type("social-care").by_ref["1.1.1"].guidance
    assert (usual.why, usual.steps) == ("", ())
    assert (own.why, own.steps) == ("The people you support lose track.", ("Look.",))
    assert own.asks == usual.asks


def test_an_example_answer_is_offered_to_the_types_that_it_suits(catalogue: Catalogue) -> None:
    leaf = catalogue.by_ref["1.1.1"]
    assert len(leaf.examples_for("social-care")) == 2
    assert len(leaf.examples_for("pharmacy")) == 1


def test_a_type_of_which_only_titles_are_known_is_not_offered(catalogue: Catalogue) -> None:
    assert list(catalogue.offered_types) == ["pharmacy"]


def test_only_what_surely_answers_an_item_is_a_rule(rich: Path) -> None:
    before = compile_folder(rich)["rules_hash"]
    leaf = rich / "1.1.1.yaml"
    sure, unsure = "{fact: cyber-essentials-plus, confidence: verified", "{fact: iso-27001"
    text = leaf.read_text("utf-8")
    leaf.write_text(text.replace(f"  - {unsure}, confidence: uncertain, source: made-up}}\n", ""))
    assert compile_folder(rich)["rules_hash"] == before
    leaf.write_text(text.replace(sure, sure.replace("verified", "memory")))
    assert compile_folder(rich)["rules_hash"] != before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("place: Office", "place: Moon", "place: Moon is not a place in index.yaml"),
        ("types: [social-care]\nvar", "types: [dental]\nvar", "the type dental is not asked this"),
        ("{ico_number}", "{shoe_size}", "{shoe_size} is not a fact told once"),
        ("ages: reviewed", "ages: painted", "ages: has to be one of"),
        ("source: made-up}\n  - {fact: iso", "source: gossip}\n  - {fact: iso", "gossip is not a"),
        ("limit: 4000", "limit: 0", "limit: 0 is less than"),
    ],
)
def test_a_fault_in_a_further_field_is_named(rich: Path, old: str, new: str, said: str) -> None:
    leaf = rich / "1.1.1.yaml"
    text = leaf.read_text("utf-8")
    assert old in text
    leaf.write_text(text.replace(old, new), "utf-8")
    assert any(said in str(fault) for fault in faults_of(read_folder(rich)))


def test_a_type_of_titles_only_has_to_be_one_of_the_types(rich: Path) -> None:
    index = rich / "index.yaml"
    index.write_text(
        index.read_text("utf-8").replace("titles_only: [social-care]", "titles_only: [x]")
    )
    assert any("the type x is not in org_types" in str(f) for f in faults_of(read_folder(rich)))


def test_the_first_issue_goes_without_saying_and_a_later_one_is_kept(dspt: Path) -> None:
    first = compile_folder(dspt)
    assert "issue" not in first and catalogue_from_json(first).issue == 1
    index = dspt / "index.yaml"
    index.write_text(index.read_text("utf-8") + "issue: 3\n", "utf-8")
    later = compile_folder(dspt)
    assert catalogue_from_json(later).issue == read_trusted(later).issue == 3
    assert catalogue_to_json(catalogue_from_json(later)) == later
    assert later["rules_hash"] == first["rules_hash"]
    assert later["text_hash"] != first["text_hash"]


@pytest.mark.parametrize("issue", [1, 0, -2])
def test_an_issue_that_is_none_is_refused(dspt: Path, issue: int) -> None:
    with pytest.raises(CatalogueDamagedError, match="issue"):
        catalogue_from_json(with_hashes({**compile_folder(dspt), "issue": issue}))
