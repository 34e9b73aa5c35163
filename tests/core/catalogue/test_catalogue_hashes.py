"""The rules hash changes with what decides a result, the text hash with anything at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.catalogue.compile import compile_folder

TEXT_ONLY = [
    ("1-101.yaml", "A name stands on the pot.", "A name is written on the pot."),
    ("1-101.yaml", "title: Someone waters the plant", "title: The plant is watered"),
    ("1-101.yaml", "minutes: 10", "minutes: 20"),
    ("1-101.yaml", "easy: true", "easy: false"),
    ("1-101.yaml", "confidence: likely", "confidence: verified"),
    ("1-101.yaml", "why: It dries out.", "why: It wilts."),
    ("1-101.yaml", "short: the soil is damp", "short: it is damp"),
    ("index.yaml", "title: First topic", "title: Plants"),
    ("index.yaml", "due: 2013-03-31", "due: 2014-03-31"),
]

RULES = [
    (
        "1-101.yaml",
        "  - level: 2\n    criteria:\n",
        "  - level: 2\n    criteria:\n"
        "      - {id: 1-101.2b, text: It is fed., short: it is fed, place: Office}\n",
    ),
    ("1-101.yaml", "id: 1-101.3a", "id: 1-101.3b"),
    ("1-102.yaml", "may_be_not_relevant: true", "may_be_not_relevant: false"),
    ("1-201.yaml", "exempt: true", "exempt: false"),
    ("1-201.yaml", "exempt: true", "exempt: true, mandatory: false"),
    ("index.yaml", "scheme: igt-levels", "scheme: counts"),
    ("index.yaml", "holds: [1-101, 1-102]", "holds: [1-102, 1-101]"),
]


@pytest.mark.parametrize(("name", "old", "new"), TEXT_ONLY)
def test_mending_a_text_leaves_the_rules_hash(
    levels: Path, mend, name: str, old: str, new: str
) -> None:
    before = compile_folder(levels)
    mend(name, old, new)
    after = compile_folder(levels)
    assert after["rules_hash"] == before["rules_hash"]
    assert after["text_hash"] != before["text_hash"]


@pytest.mark.parametrize(("name", "old", "new"), RULES)
def test_changing_a_rule_changes_both_hashes(
    levels: Path, mend, name: str, old: str, new: str
) -> None:
    before = compile_folder(levels)
    mend(name, old, new)
    after = compile_folder(levels)
    assert after["rules_hash"] != before["rules_hash"]
    assert after["text_hash"] != before["text_hash"]


def test_taking_a_type_off_a_requirement_changes_the_rules(levels: Path, mend) -> None:
    before = compile_folder(levels)["rules_hash"]
    mend("1-101.yaml", "  dental: {confidence: likely, source: made-up}\n", "")
    mend("index.yaml", "listed: 2}", "listed: 1}")
    assert compile_folder(levels)["rules_hash"] != before


def test_comments_and_the_order_of_fields_change_neither_hash(levels: Path, mend) -> None:
    before = compile_folder(levels)
    mend("1-101.yaml", "ref: 1-101\ntitle: Someone waters the plant\n", "ref: 1-101\n")
    mend("1-101.yaml", "answer: levels\n", "# a note\nanswer: levels\n")
    mend("1-101.yaml", "easy: true\n", "easy: true\ntitle: Someone waters the plant\n")
    assert compile_folder(levels) == before


def test_the_rules_hash_of_a_known_set_never_drifts(levels: Path, dspt: Path) -> None:
    """A change here makes every assessment of every user look as if its set had changed."""
    assert compile_folder(levels)["rules_hash"] == LEVELS_RULES
    assert compile_folder(dspt)["rules_hash"] == DSPT_RULES


LEVELS_RULES = "b2d67636414ce057869e58f68914b68dea2f503c135b104cff8570e8967f191a"
DSPT_RULES = "632f4e25f87b198541f6175d90b2878492eef866f47a58a7e0c8ef51e007e62f"
