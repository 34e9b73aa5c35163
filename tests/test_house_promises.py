"""The documents name nothing that is gone: no test, no file; no promise without a test."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from source_files import ROOT, python_files

from core.crypto.age import encrypt_with_passphrase

PAGE = ROOT / "SECURITY.md"
_NAMED = re.compile(r"`(test_\w+\.py)::(test_\w+)`")
_ROW = re.compile(r"^\| (?P<promise>[^|]+) \| (?P<tests>[^|]+) \|$", re.MULTILINE)
_PATH = re.compile(
    r"`((?:core|desktop|tests|docs|scripts|resources|packaging|requirements)/[\w/.-]*\w/?)`"
)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_PROMISED = "## What is promised, and the test that shows it"


@cache
def known_tests() -> frozenset[tuple[str, str]]:
    """Return each test of the project as file and name; a test that is left out does not count."""
    found = set()
    for path in python_files("tests"):
        if not path.name.startswith("test_"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                marks = " ".join(ast.unparse(mark) for mark in node.decorator_list)
                if "mark.skip(" not in marks and "xfail" not in marks:
                    found.add((path.name, node.name))
    return frozenset(found)


def missing(text: str) -> list[str]:
    """Return the tests that *text* names and that are not there."""
    return [
        f"{file}::{name}"
        for file, name in _NAMED.findall(text)
        if (file, name) not in known_tests()
    ]


def unshown(text: str) -> list[str]:
    """Return the promises in the tables of *text* that name no test."""
    chapter = text.partition(_PROMISED)[2].partition("\n## ")[0]
    return [
        row["promise"]
        for row in _ROW.finditer(chapter)
        if row["promise"] != "promise" and not _NAMED.search(row["tests"])
    ]


def test_every_test_that_the_page_names_is_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(_NAMED.findall(text)) > 60
    assert missing(text) == []


def test_every_promise_names_a_test() -> None:
    assert unshown(PAGE.read_text(encoding="utf-8")) == []


def gone(page: Path, text: str) -> list[str]:
    """Return the files that *text* names or leads to and that are not there."""
    named = [name for name in _PATH.findall(text) if not (ROOT / name).exists()]
    return named + [link for link in _LINK.findall(text) if not (page.parent / link).exists()]


def test_every_file_that_the_documents_name_is_there() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    found = {page.name: gone(page, page.read_text(encoding="utf-8")) for page in pages}
    assert {name: files for name, files in found.items() if files} == {}


def test_a_file_that_is_gone_is_seen() -> None:
    assert gone(PAGE, "`core/nothing.py` and [this](docs/never.md)") != []


def test_no_two_files_of_tests_share_a_name() -> None:
    names = [path.name for path in python_files("tests") if path.name.startswith("test_")]
    assert sorted(names) == sorted(set(names))


def test_a_test_that_is_gone_and_a_promise_without_one_are_seen() -> None:
    assert missing("`test_house_promises.py::test_that_never_was`") != []
    row = "| promise | shown by |\n|---|---|\n| All is well | trust us |\n"
    assert unshown(f"{_PROMISED}\n\n{row}") == ["All is well"]


@pytest.mark.full_cost
def test_a_passphrase_is_locked_at_the_full_cost() -> None:
    header = encrypt_with_passphrase(b"x", "four words will do").split(b"\n", 2)[1]
    assert header.split()[-1] == b"18"  # 256 MiB and over a second each, decisions/0010
