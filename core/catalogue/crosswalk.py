"""Reads how question sets meet: YAML by hand, one JSON file of all links for the program.

``python -m core.catalogue.compile`` checks the YAML against the sets that it speaks of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from core.catalogue.source import Fault, Source, read_source
from core.domain.canonical import canonical_json
from core.domain.crosswalk import CrossLink, Place, Strength
from core.resources import resource

FOLDER = ("catalogues", "crosswalk")
COMPILED = "links.json"
FORMAT = "igt-crosswalk/1"

_FIELDS = {"strength", "reason"}


@cache
def load_links() -> tuple[CrossLink, ...]:
    """Return every shipped link; read once a process, when a suggestion is first asked for."""
    read = json.loads((resource(*FOLDER) / COMPILED).read_bytes())
    return tuple(
        CrossLink(
            Place(*one["one"]), Place(*one["other"]), Strength(one["strength"]), one["reason"]
        )
        for one in read["links"]
    )


def compiled_links(refs: Mapping[str, set[str]]) -> tuple[bytes, list[Fault]]:
    """Return the compiled file and what is wrong; *refs* are those of each shipped set."""
    links: list[dict[str, Any]] = []
    faults: list[Fault] = []
    for path in sorted(_folder().glob("*.yaml")):
        source = read_source(path, f"{path.parent.name}/{path.name}")
        found = source.faults or list(_faults(source, refs))
        faults += found
        if not found:
            links += _links(source.value)
    return canonical_json({"format": FORMAT, "links": links}) + b"\n", faults


def _folder() -> Path:
    return resource(*FOLDER[:-1]) / FOLDER[-1]


def _links(value: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    one, other = value["between"]
    for link in value["links"]:
        yield {
            "one": [one, link[one]],
            "other": [other, link[other]],
            "strength": link["strength"],
            "reason": link["reason"],
        }


def _faults(source: Source, refs: Mapping[str, set[str]]) -> Iterator[Fault]:
    value = source.value
    between = value.get("between") if isinstance(value, dict) else None
    if not (isinstance(between, list) and len(between) == 2 and set(between) <= set(refs)):
        yield source.fault(("between",), f"has to name two of: {', '.join(refs)}")
        return
    seen: set[tuple[str, ...]] = set()
    for number, link in enumerate(value.get("links") or ()):
        where = ("links", number)
        if not isinstance(link, dict) or set(link) != {*between, *_FIELDS}:
            wanted = ", ".join([*between, *sorted(_FIELDS)])
            yield source.fault(where, f"has to hold just: {wanted}")
            continue
        for name in between:
            if link[name] not in refs[name]:
                yield source.fault((*where, name), f"{name} has no {link[name]}")
        if link["strength"] not in list(Strength):
            yield source.fault((*where, "strength"), f"has to be one of: {', '.join(Strength)}")
        if not isinstance(link["reason"], str) or not link["reason"]:
            yield source.fault((*where, "reason"), "is empty")
        pair = (str(link[between[0]]), str(link[between[1]]))
        if pair in seen:
            yield source.fault(where, f"{' and '.join(pair)} stand here twice")
        seen.add(pair)


def write_links(
    refs: Mapping[str, set[str]], *, only_check: bool
) -> tuple[list[Fault], Path | None]:
    """Write the compiled links where they changed; return the faults and the stale file, if any."""
    built, faults = compiled_links(refs)
    file = _folder() / COMPILED
    if faults or (file.exists() and file.read_bytes() == built):
        return faults, None
    if not only_check:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(built)
    return faults, file
