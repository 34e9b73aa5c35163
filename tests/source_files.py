"""The project's own files as the house tests look at them: tracked by git or about to be."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_NEVER = {".venv", "build", "dist", ".git", "__pycache__", ".mypy_cache", ".ruff_cache"}
_NEVER |= {".pytest_cache", ".hypothesis", "igt_one_pc.egg-info"}


@cache
def all_files() -> tuple[Path, ...]:
    """Return every file that belongs to the project, also where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        found = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not _NEVER & set(path.parts)]
    return tuple(sorted(path for path in found if path.is_file()))


def python_files(*folders: str) -> list[Path]:
    """Return the Python files below *folders* of the project; without folders, all of them."""
    wanted = [ROOT / folder for folder in folders] or [ROOT]
    return [
        path
        for path in all_files()
        if path.suffix == ".py" and any(path.is_relative_to(folder) for folder in wanted)
    ]


def trees(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield name (relative to the project) and syntax tree of the Python files below *folders*."""
    for path in python_files(*folders):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def called_name(call: ast.Call) -> str:
    """Return the dotted name that is called, as far as it is one: ``self.tr``, ``os.system``."""
    parts: list[str] = []
    node: ast.expr = call.func
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    parts.append(node.id if isinstance(node, ast.Name) else "")
    return ".".join(reversed(parts))
