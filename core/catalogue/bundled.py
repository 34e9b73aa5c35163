"""The question sets that are shipped with the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from core.catalogue.trusted import read_trusted
from core.domain.catalogue import Catalogue
from core.resources import resource

COMPILED = ("catalogues", "compiled")


@cache
def load_bundled() -> Mapping[str, Catalogue]:
    """Return every shipped edition by its id, in the order of the ids; read once a process.

    Reads the compiled JSON, so a start pays neither for YAML nor for a schema. What our own
    files say is taken as it stands, their hashes too; a test holds them to the sources.
    """
    read = (
        read_trusted(json.loads(path.read_bytes()))
        for path in sorted(resource(*COMPILED).glob("*.json"))
    )
    return MappingProxyType({catalogue.id: catalogue for catalogue in read})
