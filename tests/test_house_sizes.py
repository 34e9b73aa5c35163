"""Files stay under 500 lines and functions under 60, so that nothing grows by "just adding"."""

from __future__ import annotations

import ast
from functools import cache

import pytest
from source_files import ROOT, python_files, trees

FILE_LINES = 500
FUNCTION_LINES = 60

MAY_BE_LARGER: dict[str, int] = {}
"""Known exceptions, ``path`` or ``path:function``, and their size. May only shrink."""


@cache
def sizes() -> dict[str, int]:
    """Return what is over its limit, with its size."""
    found = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files()
    }
    large = {name: lines for name, lines in found.items() if lines > FILE_LINES}
    for name, tree in trees():
        large |= {f"{name}:{one}": lines for one, lines in large_functions(tree).items()}
    return large


def large_functions(tree: ast.Module) -> dict[str, int]:
    """Return the functions of *tree* that are over the limit. Decorators do not count."""
    lengths = {
        node.name: (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    return {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES}


def test_no_file_and_no_function_is_too_large() -> None:
    over = {name: size for name, size in sizes().items() if size > MAY_BE_LARGER.get(name, 0)}
    assert over == {}, "split these; the list of exceptions may only shrink"


def test_the_list_of_exceptions_shrinks_with_the_code() -> None:
    now = sizes()
    stale = {name: now.get(name) for name, size in MAY_BE_LARGER.items() if now.get(name) != size}
    assert stale == {}, "take these off the list or write down the smaller size"


@pytest.mark.parametrize(("lines", "seen"), [(FUNCTION_LINES, 0), (FUNCTION_LINES + 1, 1)])
def test_the_ruler_measures_a_function_with_its_first_line(lines: int, seen: int) -> None:
    source = "@decorated\ndef long():\n" + "    x = 1\n" * (lines - 1)
    assert len(large_functions(ast.parse(source))) == seen
