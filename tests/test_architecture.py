"""Imports go down only: every rule of docs/architecture.md, and proof that each can go red."""

from __future__ import annotations

from pathlib import Path

import pytest
from architecture_rules import DESKTOP_MAY_IMPORT, MAY_IMPORT, ONE_DOOR, Rule, rules

ROOT = Path(__file__).resolve().parent.parent
RULES = rules()


def by_sentence(rule: Rule) -> str:
    return rule.sentence


def parts_of(package: str) -> set[str]:
    """Names of the modules and packages right below *package* that hold any code."""
    found = (ROOT / package).iterdir()
    return {
        one.stem
        for one in found
        if (one.suffix == ".py" or any(one.glob("**/*.py"))) and one.name != "__init__.py"
    }


def applies(rule: Rule) -> bool:
    """A part that is not written yet cannot break its rule."""
    return rule.part not in MAY_IMPORT or rule.part in parts_of("core")


@pytest.mark.parametrize("rule", list(filter(applies, RULES)), ids=by_sentence)
def test_the_program_keeps_the_rule(rule: Rule) -> None:
    assert rule.failures() == []


def test_every_part_of_core_stands_on_a_floor() -> None:
    assert parts_of("core") - MAY_IMPORT.keys() == set()


def test_imports_of_floors_never_go_round_in_a_circle() -> None:
    placed: set[str] = set()
    waiting = dict(MAY_IMPORT)
    while waiting:
        ready = {part for part, allowed in waiting.items() if set(allowed) <= placed}
        assert ready, f"a circle among {sorted(waiting)}"
        placed |= ready
        for part in ready:
            del waiting[part]
    assert set(DESKTOP_MAY_IMPORT) <= placed


@pytest.mark.parametrize("rule", RULES, ids=by_sentence)
def test_the_rule_goes_red_when_it_is_broken(
    rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_pair(tmp_path, {})
    monkeypatch.syspath_prepend(tmp_path)
    assert rule.failures("small_core", "small_desktop") == []

    broken = tmp_path / "broken"
    build_pair(broken, {offender(rule): offence(rule)})
    monkeypatch.syspath_prepend(broken)
    found = rule.failures("small_core", "small_desktop")
    assert found
    assert all("FORBIDDEN import" in line for line in found)


def test_an_import_inside_a_function_counts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = "def later():\n    from small_core.store import x\n"
    build_pair(tmp_path, {"small_core/domain/x.py": late})
    monkeypatch.syspath_prepend(tmp_path)
    rule = next(one for one in RULES if one.part == "domain")
    assert rule.failures("small_core", "small_desktop")


def build_pair(folder: Path, modules: dict[str, str]) -> None:
    """Write a small core and desktop with every part, plus *modules*."""
    files = {f"small_core/{part}/x.py": "" for part in MAY_IMPORT}
    files |= {f"small_core/{part}/__init__.py": "" for part in MAY_IMPORT}
    files |= {"small_core/__init__.py": "", "small_desktop/__init__.py": ""}
    files |= {"small_desktop/tasks.py": "import threading", "small_desktop/page.py": ""}
    # Every library behind its door, so that the rules are seen to allow what they should.
    for library, doors in ONE_DOOR.items():
        files[f"small_core/{doors[0]}/knows_{library}.py"] = f"import {library}"
    files |= modules
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def offender(rule: Rule) -> str:
    """Name a module that the rule is about."""
    if rule.package == "desktop":
        return "small_desktop/page.py"
    if rule.part.startswith("("):
        return "small_core/domain/x.py"
    free = [part for part in MAY_IMPORT if part not in rule.excluding]
    return f"small_core/{rule.part or free[0]}/x.py"


def offence(rule: Rule) -> str:
    """Return an import that the rule forbids."""
    if rule.forbidden == ("*",):
        return "import yaml"
    if rule.forbidden == ("core.",):
        allowed = {name.partition(".")[2] for name in rule.allowed}
        part = next((one for one in MAY_IMPORT if one not in allowed), "unheard_of")
        return f"from small_core.{part} import x"
    return f"import {rule.forbidden[-1].replace('desktop', 'small_desktop')}"
