"""The question sets that are shipped load at once and say what their sources say."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.catalogue import catalogue_from_json, catalogue_to_json, load_bundled
from core.catalogue import compile as compiling
from core.resources import resource, resources_root

ROOT = Path(__file__).parents[3]


def test_the_compiled_sets_are_up_to_date() -> None:
    assert compiling.main(["--check"]) == 0, "run python -m core.catalogue.compile"


def test_every_compiled_set_has_a_source() -> None:
    compiled = {path.stem for path in resource("catalogues", "compiled").glob("*.json")}
    sources = {path.parent.name for path in resource("catalogues").glob("*/index.yaml")}
    assert compiled == sources == set(load_bundled())


def test_the_hashes_in_the_shipped_sets_are_right() -> None:
    for catalogue in load_bundled().values():
        assert catalogue_from_json(catalogue_to_json(catalogue)) == catalogue


def test_loading_twice_reads_once() -> None:
    assert load_bundled() is load_bundled()


def test_nobody_can_change_the_shipped_sets_by_mistake() -> None:
    with pytest.raises(TypeError):
        load_bundled()["igt-10"] = None  # type: ignore[index]


def test_loading_needs_neither_yaml_nor_a_schema() -> None:
    """A start would pay for both; they are needed at build time only."""
    script = (
        "import sys; from core.catalogue import load_bundled; load_bundled(); "
        "print(sorted({'yaml', 'jsonschema', 'core.catalogue.check'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_set_that_is_out_of_date_is_seen_and_then_mended(
    tmp_path: Path,
    levels: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    sets = tmp_path / "resources" / "catalogues"
    sets.mkdir(parents=True)
    levels.rename(sets / levels.name)
    shutil.copytree(ROOT / "resources" / "schemas", tmp_path / "resources" / "schemas")
    assert compiling.main(["--check"]) == 1
    assert "mini-levels.json is out of date" in capsys.readouterr().err
    assert compiling.main([]) == 0
    assert compiling.main(["--check"]) == 0
    assert (sets / "compiled" / "mini-levels.json").is_file()


def test_a_faulty_set_stops_the_compiling_and_names_the_line(
    tmp_path: Path,
    levels: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    sets = tmp_path / "resources" / "catalogues"
    sets.mkdir(parents=True)
    levels.rename(sets / levels.name)
    (sets / levels.name / "1-201.yaml").unlink()
    shutil.copytree(ROOT / "resources" / "schemas", tmp_path / "resources" / "schemas")
    assert compiling.main([]) == 1
    assert "mini-levels/index.yaml:23: groups[2].holds[1]: there is no" in capsys.readouterr().err
    assert not list((sets / "compiled").glob("*.json"))


def test_the_sources_lie_beside_the_program() -> None:
    assert resources_root() == ROOT / "resources"
