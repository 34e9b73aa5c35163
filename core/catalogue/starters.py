"""The starters that are shipped: one YAML file each by hand, one JSON file for the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from core.domain.starters import (
    Block,
    Content,
    Fields,
    Heading,
    Paragraph,
    Points,
    Signatures,
    Starter,
    StarterKind,
    Table,
)
from core.resources import resource

FOLDER = "templates"
COMPILED = "compiled.json"
FORMAT = "igt-starters/1"


@cache
def load_starters() -> Mapping[str, Starter]:
    """Return every shipped starter by its id; read once a process, when one is first asked for.

    What our own file says is taken as it stands; a test holds it to the sources.
    """
    read = json.loads((resource(FOLDER) / COMPILED).read_bytes())
    return MappingProxyType({one["id"]: starter_from(one) for one in read["starters"]})


def starter_from(value: Mapping[str, Any]) -> Starter:
    """Return the starter that *value* describes, in the form of its YAML file."""
    return Starter(
        id=value["id"],
        title=value["title"],
        kind=StarterKind(value["kind"]),
        review_months=value["review_months"],
        serves=MappingProxyType({key: tuple(refs) for key, refs in value["serves"].items()}),
        use=value["use"],
        body=tuple(_block(one) for one in value["body"]),
        landscape=value.get("landscape", False),
    )


def _block(value: Mapping[str, Any]) -> Block:
    return Block(_content(value), tuple(value.get("for", ())))


def _content(value: Mapping[str, Any]) -> Content:
    match value:
        case {"heading": text}:
            return Heading(text)
        case {"text": text}:
            return Paragraph(text)
        case {"list": items} | {"numbered": items}:
            return Points(tuple(items), numbered="numbered" in value)
        case {"fields": names}:
            return Fields(tuple(names))
        case {"sign": who}:
            return Signatures(tuple(who))
    table = value["table"]
    rows = tuple(tuple(row) for row in table.get("rows", ()))
    return Table(tuple(table["columns"]), rows, table.get("blank_rows", 0))
