"""The shipped sets say of each fact what was found out about it, no more and no less."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from core.catalogue import load_bundled
from core.domain.catalogue import Catalogue, Confidence, Group, Provenance

FACTS = Path(__file__).parents[4] / "shared" / "catalogue"

pytestmark = pytest.mark.skipif(
    not FACTS.is_dir(), reason=f"the table of facts is not beside this repository ({FACTS.name})"
)

Rows = list[dict[str, str]]


def rows(name: str) -> Rows:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


MEMBERSHIP = {"verified (secondary extract)": "verified", "unknown": "uncertain"}
"""What the table calls how sure it is, where it uses other words than a question set."""


@pytest.fixture(scope="module")
def dspt8() -> Catalogue:
    return load_bundled()["dspt-8"]


@pytest.fixture(scope="module")
def items() -> dict[str, dict[str, str]]:
    return {row["ref"]: row for row in rows("dspt_v8.csv")}


def test_each_question_is_there_of_its_kind_and_under_its_assertion(
    dspt8: Catalogue, items: dict[str, dict[str, str]]
) -> None:
    assert set(dspt8.by_ref) == set(items)
    for standard in dspt8.groups:
        for assertion in standard.children:
            assert isinstance(assertion, Group)
            for leaf in assertion.leaves():
                row = items[leaf.ref]
                assert leaf.answer.value == (row["evidence_type"] or "open"), leaf.ref
                assert row["standard"].split()[0] == standard.id, leaf.ref
                assert row["assertion"].split()[0] == assertion.id, leaf.ref
                assert leaf.provenance == known(row["confidence"], row["source"]), leaf.ref


def test_who_is_asked_which_question_is_as_found_out(dspt8: Catalogue) -> None:
    found = rows("dspt_v8_membership.csv")
    for org_type in dspt8.org_types:
        wanted = {r["ref"]: r for r in found if r["org_type"] == org_type and r["applies"] == "yes"}
        seen = dspt8.for_type(org_type).by_ref
        assert set(seen) == set(wanted)
        for ref, row in wanted.items():
            asked = seen[ref].applicability
            assert asked.mandatory is (row["mandatory_standards_met"] == "yes"), (ref, org_type)
            confidence = MEMBERSHIP.get(row["confidence"], row["confidence"])
            assert asked.provenance.confidence == confidence, (ref, org_type)
    assert {row["org_type"] for row in found} == set(dspt8.org_types)


def test_each_example_of_evidence_for_a_question_is_offered(
    dspt8: Catalogue, items: dict[str, dict[str, str]]
) -> None:
    for leaf in dspt8.by_ref.values():
        offered = [long_words(example.name) for example in leaf.guidance.evidence]
        for found in items[leaf.ref]["evidence_examples"].split(";"):
            assert any(long_words(found) & name for name in offered), (leaf.ref, found)


def test_no_wording_of_the_table_of_questions_is_copied(
    dspt8: Catalogue, items: dict[str, dict[str, str]]
) -> None:
    for leaf in dspt8.by_ref.values():
        row = items[leaf.ref]
        assert leaf.title.lower() not in {row["subject"].lower(), row["assertion"].lower()}


@pytest.fixture(scope="module")
def requirements() -> dict[str, dict[str, str]]:
    return {row["ref"]: row for row in rows("igt_v10.csv")}


@pytest.fixture(scope="module")
def membership() -> Rows:
    return [row for row in rows("igt_v10_membership.csv") if row["ship"] == "yes"]


def test_each_type_sees_just_the_rows_that_are_to_be_shipped(
    igt10: Catalogue, membership: Rows
) -> None:
    for org_type in igt10.org_types:
        wanted = {row["ref"] for row in membership if row["org_type"] == org_type}
        assert {asked.ref for asked in igt10.for_type(org_type).asked} == wanted


def test_who_is_asked_what_is_as_found_out(igt10: Catalogue, membership: Rows) -> None:
    for row in membership:
        if row["org_type"] in igt10.org_types:
            asked = igt10.for_type(row["org_type"]).by_ref[row["ref"]].applicability
            place = (row["ref"], row["org_type"])
            assert asked.mandatory, place
            assert asked.exempt is (row["exempt"] == "yes"), place
            assert asked.may_be_not_relevant is (row["may_be_not_relevant"] == "yes"), place
            assert asked.not_relevant_confidence == row["may_be_not_relevant_confidence"], place
            assert asked.provenance == known(row["confidence"], row["source"]), place


def test_where_each_requirement_comes_from_is_as_found_out(
    igt10: Catalogue, requirements: dict[str, dict[str, str]]
) -> None:
    for leaf in igt10.by_ref.values():
        row = requirements[leaf.ref]
        assert leaf.provenance == known(row["confidence"], row["source"]), leaf.ref
        sure = row["confidence_levels"]  # empty where no more than the title was found
        assert leaf.levels_provenance == (known(sure, "memory") if sure else None), leaf.ref


def test_each_requirement_stands_under_its_initiative(
    igt10: Catalogue, requirements: dict[str, dict[str, str]]
) -> None:
    for group in igt10.groups:
        assert {requirements[leaf.ref]["initiative"] for leaf in group.leaves()} == {group.title}


def test_each_example_of_evidence_that_was_found_is_offered(
    igt10: Catalogue, requirements: dict[str, dict[str, str]]
) -> None:
    for leaf in igt10.by_ref.values():
        offered = [long_words(example.name) for example in leaf.guidance.evidence]
        for found in filter(None, requirements[leaf.ref]["evidence_examples"].split(";")):
            assert any(long_words(found) & name for name in offered), (leaf.ref, found)


def test_no_wording_of_the_table_is_copied(
    igt10: Catalogue, requirements: dict[str, dict[str, str]]
) -> None:
    for leaf in igt10.by_ref.values():
        row = requirements[leaf.ref]
        ours = {leaf.title.lower(), *(c.text.lower().rstrip(".") for c in leaf.criteria)}
        theirs = {row[key].lower() for key in ("subject", "level1", "level2", "level3")}
        assert not ours & theirs, leaf.ref


def known(confidence: str, source: str) -> Provenance:
    return Provenance(Confidence(confidence), source)


def long_words(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[a-z]{4,}", text.lower())}
