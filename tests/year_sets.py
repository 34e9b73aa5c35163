"""Two pairs of made-up editions that together hold every change there is (tests/data)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from core.catalogue import catalogue_from_json
from core.catalogue.compile import compile_folder
from core.domain.catalogue import Catalogue

FOLDERS = Path(__file__).parent / "data" / "catalogues"
ITEMS_OLD, ITEMS_NEW = "years-items-2025", "years-items-2026"
LEVELS_OLD, LEVELS_NEW = "years-levels-1", "years-levels-2"


@cache
def year_set(name: str) -> Catalogue:
    """Return one of the editions."""
    return catalogue_from_json(compile_folder(FOLDERS / name))


def year_sets() -> Mapping[str, Catalogue]:
    """Return all four by their ids, as the program's own are."""
    return {name: year_set(name) for name in (ITEMS_OLD, ITEMS_NEW, LEVELS_OLD, LEVELS_NEW)}
