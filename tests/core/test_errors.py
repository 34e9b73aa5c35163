"""Every known trouble can be said: its sentences get a value for each of their places."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import core
from core.errors import KnownError

CORE = Path(core.__file__).parent


def _all_errors() -> dict[str, type[KnownError]]:
    for module in pkgutil.walk_packages([str(CORE)], "core."):
        if not module.name.endswith(".__main__") and ".migrations." not in module.name:
            importlib.import_module(module.name)
    found, waiting = {}, [KnownError]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if hasattr(kind, "code") and kind.__module__.startswith("core."):
                found[kind.__name__] = kind
    return found


ERRORS = _all_errors()


def _places(kind: type[KnownError]) -> set[str]:
    texts = kind.what_text + kind.next_text
    return {name for _, name, _, _ in string.Formatter().parse(texts) if name}


def _raised_with() -> Iterator[tuple[str, str, set[str]]]:
    """Yield where, which error and the names of the values, for each place that makes one."""
    for path in sorted(CORE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            own_making = "__init__" in vars(ERRORS.get(node.func.id, KnownError))
            if node.func.id in ERRORS and not own_making:
                names = {word.arg for word in node.keywords if word.arg}
                yield f"{path.relative_to(CORE)}:{node.lineno}", node.func.id, names


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_an_error_says_what_happened_and_what_to_do_next(name: str) -> None:
    kind = ERRORS[name]
    error = kind.__new__(kind)
    KnownError.__init__(error, **dict.fromkeys(_places(kind), "x"))
    assert error.what.strip()
    assert error.next.strip()


def test_whoever_raises_an_error_gives_every_value_that_its_sentences_name() -> None:
    missing = [
        f"{where}: {name} lacks {sorted(_places(ERRORS[name]) - given)}"
        for where, name, given in _raised_with()
        if _places(ERRORS[name]) - given
    ]
    assert not missing


def test_a_code_means_one_thing() -> None:
    """Several errors may share a code only where a script would do the same about them."""
    codes: dict[str, list[str]] = {}
    for name, kind in sorted(ERRORS.items()):
        codes.setdefault(kind.code, []).append(name)
    assert {code: names for code, names in codes.items() if len(names) > 1} == {
        "copy-missing": ["CopyMissingError", "UnknownCopyError"],
        "disk-full": ["DiskFullError", "PlaceFullError"],
        "key-does-not-fit": ["KeyDoesNotFitError", "ListedKeyDoesNotFitError"],
        "no-key-place": ["NoKeyPlaceError", "NoWayToAskError"],
        "spare-key-length": ["SpareKeyGroupLengthError", "SpareKeyLengthError"],
        "spare-key-slip": ["SpareKeyGroupSlipError", "SpareKeySlipError"],
        "store-busy": ["StoreBlockedError", "StoreBusyError"],
        "store-disk-trouble": ["PlaceDiskError", "StoreDiskError"],
        "store-read-only": ["PlaceReadOnlyError", "StoreReadOnlyError"],
        "unknown-requirement": ["LinkUnknownError", "UnknownRequirementError"],
        "usage": [
            "ColumnsUnclearError",
            "CopyOrAllError",
            "FileOrPaperError",
            "ImportTargetMissingError",
            "NewPassphraseMissingError",
            "NewPinMissingError",
            "OptionNeedsValueError",
            "PublishedHowError",
            "PublisherMissingError",
            "ReasonOrBackError",
            "ReplyOrWordsError",
            "TableOrJsonError",
            "ToOrKeepError",
            "ToOrWholeError",
            "WhatToCorrectError",
        ],
    }
