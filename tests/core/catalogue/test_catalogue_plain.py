"""A question set travels as JSON and comes back the same; nothing from outside is trusted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue import (
    CatalogueDamagedError,
    CatalogueNewerError,
    catalogue_from_json,
    catalogue_to_json,
)
from core.catalogue.compile import compile_folder
from core.catalogue.hashes import with_hashes
from core.domain.catalogue import AnswerKind, Catalogue, Confidence

Plain = dict[str, Any]


@pytest.mark.parametrize("name", ["levels", "dspt"])
def test_a_set_comes_back_from_json_unchanged(name: str, request: pytest.FixtureRequest) -> None:
    plain = compile_folder(request.getfixturevalue(name))
    catalogue = catalogue_from_json(plain)
    assert catalogue_to_json(catalogue) == plain
    assert catalogue_from_json(json.loads(json.dumps(plain))) == catalogue


def test_the_shipped_set_comes_back_from_json_unchanged(igt10: Catalogue) -> None:
    assert catalogue_from_json(catalogue_to_json(igt10)) == igt10


def test_a_set_of_items_two_groups_deep_is_read_whole(dspt: Path) -> None:
    seen = catalogue_from_json(compile_folder(dspt)).for_type("pharmacy")
    kinds = set(AnswerKind) - {AnswerKind.LEVELS, AnswerKind.OPEN}
    assert {a.requirement.answer for a in seen.asked} == kinds
    assert [a.ref for a in seen.asked] == ["1.1.1", "1.1.2", "1.10.1", "2.0.1", "2.1.1", "2.1.2"]
    assert [group.id for group in seen.groups] == ["s1", "s2"]
    assert [a.assertion and a.assertion.id for a in seen.asked] == [
        "1.1", "1.1", "1.10", None, "2.1", "2.1",
    ]  # fmt: skip
    plan = seen.by_ref["2.0.1"].applicability
    assert not plan.mandatory and plan.may_be_not_relevant
    assert plan.provenance.confidence is Confidence.UNCERTAIN
    assert plan.not_relevant_confidence is Confidence.LIKELY
    assert seen.by_ref["2.1.2"].applicability.exempt


def test_another_type_sees_its_own_questions_only(dspt: Path) -> None:
    seen = catalogue_from_json(compile_folder(dspt)).for_type("social-care")
    assert {ref: a.applicability.mandatory for ref, a in seen.by_ref.items()} == {
        "1.1.1": True,
        "1.1.2": False,
        "2.1.1": True,
    }


def test_a_level_may_stand_there_without_criteria(levels: Path) -> None:
    leaf = catalogue_from_json(compile_folder(levels)).by_ref["1-102"]
    assert [len(level.criteria) for level in leaf.levels] == [1, 0, 1]


@pytest.mark.parametrize("key", ["rules_hash", "text_hash"])
def test_a_hash_that_does_not_fit_is_refused(levels: Path, key: str) -> None:
    plain = {**compile_folder(levels), key: "0" * 64}
    with pytest.raises(CatalogueDamagedError, match=key):
        catalogue_from_json(plain)


def test_a_changed_text_is_noticed(levels: Path) -> None:
    plain = compile_folder(levels)
    plain["groups"][0]["children"][0]["guidance"]["why"] = "It does not matter."
    with pytest.raises(CatalogueDamagedError, match="text_hash"):
        catalogue_from_json(plain)


UNSEEN = ["half \ud83d of a pair", "colour \x1b[31m", "turned \u202e round", "\x00", "\x9b"]


@pytest.mark.parametrize("text", UNSEEN)
def test_what_nobody_can_see_in_a_text_is_refused(levels: Path, text: str) -> None:
    """It could act on a terminal, or show another text than the one that stands there."""
    for damage in (
        lambda p: p.update(title=text),
        lambda p: leaf(p).update(ref=text),
        lambda p: p.update(places=[text]),
    ):
        plain = json.loads(json.dumps(compile_folder(levels)))
        damage(plain)
        with pytest.raises(CatalogueDamagedError, match="nobody can see"):
            catalogue_from_json(plain)


@pytest.mark.parametrize("text", UNSEEN)
def test_nor_may_the_name_of_a_field_hold_it(levels: Path, text: str) -> None:
    with pytest.raises(CatalogueDamagedError, match="does not belong here") as caught:
        catalogue_from_json({**compile_folder(levels), text: 1})
    assert text not in caught.value.what


def test_a_newer_format_is_named(levels: Path) -> None:
    with pytest.raises(CatalogueNewerError, match="igt-catalogue/2"):
        catalogue_from_json({**compile_folder(levels), "format": "igt-catalogue/2"})


def leaf(plain: Plain) -> Plain:
    found: Plain = plain["groups"][0]["children"][0]
    return found


def deepen(plain: Plain) -> None:
    for _ in range(9):
        plain["groups"] = [{"id": "deep", "title": "Deep", "children": plain["groups"]}]


DAMAGE: list[tuple[str, Callable[[Plain], object]]] = [
    ("it is missing", lambda p: p.pop("scheme")),
    ("its value is not known", lambda p: p.update(scheme="dice")),
    ("its value is not known", lambda p: p.update(due="2013-02-31")),
    ("it is of the wrong kind", lambda p: p.update(due=20130331)),
    ("it does not belong here", lambda p: p.update(extra=1)),
    ("it is too deep", deepen),
    ("it is not an object", lambda p: p.update(groups=["1"])),
    ("it is of the wrong kind", lambda p: leaf(p).update(minutes=True)),
    ("it is of the wrong kind", lambda p: leaf(p).update(easy=1)),
    ("it is of the wrong kind", lambda p: leaf(p).update(guidance=None)),
    ("it holds something other than text", lambda p: leaf(p)["guidance"].update(steps=[1])),
    ("its value is not known", lambda p: leaf(p)["provenance"].update(confidence="sure")),
    ("it is there twice", lambda p: p["groups"][0]["children"].append(leaf(p))),
    ("its levels are mixed up", lambda p: leaf(p)["levels"].reverse()),
    ("its levels are mixed up", lambda p: leaf(p)["levels"][2].update(level=4)),
    ("levels and answer disagree", lambda p: leaf(p).update(answer="text")),
    ("it asks an unknown type", lambda p: p["org_types"].pop()),
    ("it is there twice", lambda p: p["groups"][1].update(id="1")),
    ("it is there twice", lambda p: p["org_types"].append(p["org_types"][0])),
    (
        "it is there twice",
        lambda p: leaf(p)["levels"][0]["criteria"][1].update(id="1-101.1a"),
    ),
]


@pytest.mark.parametrize(("fault", "damage"), DAMAGE)
def test_a_damaged_set_is_refused_even_when_its_hashes_fit(
    levels: Path, fault: str, damage: Callable[[Plain], object]
) -> None:
    plain = json.loads(json.dumps(compile_folder(levels)))
    damage(plain)
    if "scheme" in plain and isinstance(plain["groups"][0], dict):
        plain = with_hashes(plain)
    with pytest.raises(CatalogueDamagedError) as caught:
        catalogue_from_json(plain)
    assert fault in caught.value.what


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["id", "groups", "children", "format"]), inner)
        ),
        max_leaves=8,
    )
)
def test_no_other_value_gets_past_with_a_foreign_error(value: object) -> None:
    with pytest.raises((CatalogueDamagedError, CatalogueNewerError)):
        catalogue_from_json(value)
