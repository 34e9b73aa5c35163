"""Shipped data is found from source and in an installed program, and missed in words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.resources import ResourceMissingError, resource, resources_root


def test_from_source_the_data_lies_beside_the_packages() -> None:
    assert resource("schemas").is_dir()
    assert resources_root() == Path(__file__).parents[2] / "resources"


def test_an_installed_program_finds_its_data_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources" / "fonts").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("fonts") == tmp_path / "resources" / "fonts"


def test_a_missing_part_is_named_without_a_path_of_this_computer() -> None:
    with pytest.raises(ResourceMissingError) as caught:
        resource("fonts", "None.ttf")
    assert caught.value.what == "A part of this program is missing: fonts/None.ttf."
    assert "Install the program again" in caught.value.next
