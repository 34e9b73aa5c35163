"""The fast way of reading a set at every start comes to what the strict way comes to."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.catalogue import (
    CatalogueDamagedError,
    CatalogueNewerError,
    catalogue_from_json,
    catalogue_to_json,
    read_trusted,
)
from core.catalogue.compile import compile_folder
from core.domain.guidance import Guidance
from core.resources import resource

Plain = dict[str, Any]


@pytest.fixture
def plain(dspt: Path) -> Plain:
    return json.loads(json.dumps(compile_folder(dspt)))  # type: ignore[no-any-return]


def test_both_ways_of_reading_a_shipped_set_come_to_the_same() -> None:
    for file in resource("catalogues", "compiled").glob("*.json"):
        shipped = json.loads(file.read_bytes())
        assert read_trusted(shipped) == catalogue_from_json(shipped)
        assert catalogue_to_json(read_trusted(shipped)) == shipped


@pytest.mark.parametrize("name", ["levels", "dspt"])
def test_both_ways_of_reading_a_made_up_set_come_to_the_same(
    name: str, request: pytest.FixtureRequest
) -> None:
    compiled = compile_folder(request.getfixturevalue(name))
    assert read_trusted(compiled) == catalogue_from_json(compiled)
    assert catalogue_to_json(read_trusted(compiled)) == compiled


def test_guidance_is_read_at_the_first_look_and_once() -> None:
    times = []

    def read() -> Guidance:
        times.append(1)
        return Guidance("What is asked", why="Because", steps=("Look",))

    unread = Guidance.later(read)
    assert not times
    assert unread.why == "Because"
    assert unread == Guidance("What is asked", why="Because", steps=("Look",))
    assert replace(unread, asks="Other").steps == ("Look",)
    assert len(times) == 1
    with pytest.raises(AttributeError, match="nothing"):
        unread.nothing  # type: ignore[attr-defined]


def test_reading_a_set_leaves_its_guidance_for_later(plain: Plain) -> None:
    read = read_trusted(plain)
    leaf = next(read.groups[0].leaves())
    first = plain["groups"][0]["children"][0]["children"][0]
    first["guidance"]["why"] = "Changed after the reading"
    assert leaf.guidance.why == "Changed after the reading"


@pytest.mark.parametrize(
    "damage",
    [
        lambda p: p.pop("scheme"),
        lambda p: p.update(scheme="dice"),
        lambda p: p.update(groups=["1"]),
        lambda p: p.update(groups=None),
        lambda p: p.update(due=20130331),
        lambda p: p.update(org_types=5),
    ],
)
def test_a_kept_set_that_lost_a_part_is_called_damaged(
    plain: Plain, damage: Callable[[Plain], object]
) -> None:
    damage(plain)
    with pytest.raises(CatalogueDamagedError):
        read_trusted(plain)


def test_a_kept_set_of_a_newer_format_is_named(plain: Plain) -> None:
    with pytest.raises(CatalogueNewerError, match="igt-catalogue/2"):
        read_trusted({**plain, "format": "igt-catalogue/2"})
