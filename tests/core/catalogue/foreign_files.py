"""The samples of other forms that the tests import, and how one is turned and compiled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from core.catalogue import read_trusted
from core.catalogue.compile import compile_folder
from core.catalogue.foreign import AskedOf, Turned, as_files, turn
from core.domain.catalogue import Catalogue

SAMPLES = Path(__file__).parents[2] / "data" / "foreign"
OSCAL = SAMPLES / "harbour-catalog.json"
CISO = SAMPLES / "harbour-library.yaml"
ANYBODY = AskedOf("business-partner", "Business partner")


def oscal() -> Any:
    """Return the sample catalog as a value that a test may change."""
    return json.loads(OSCAL.read_text("utf-8"))


def turned(value: Any, folder: Path) -> Turned:
    """Turn *value*, written as JSON."""
    file = folder / "catalog.json"
    file.write_text(json.dumps(value), "utf-8")
    return turn(file, "made", ANYBODY)


def compiled(made: Turned, folder: Path) -> Catalogue:
    """Write the set as a folder, check and compile it as anybody would, and read it."""
    target = folder / made.edition.index["id"]
    target.mkdir()
    for name, data in as_files(made.edition).items():
        (target / name).write_bytes(data)
    return read_trusted(compile_folder(target))
