"""Checks the YAML of the starters, says what is wrong by file, line and field, and compiles it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from core.catalogue.check import faults_of_shape
from core.catalogue.source import Fault, Source, Where, read_source
from core.catalogue.starters import COMPILED, FOLDER, FORMAT
from core.domain.canonical import canonical_json
from core.domain.catalogue import Catalogue
from core.domain.told import FROM_PROFILE, TOLD, blanks_in, facts_in
from core.resources import resources_root

SCHEMA = "starter.schema.json"
KINDS = ("heading", "text", "list", "numbered", "table", "fields", "sign")

Sets = Mapping[str, Catalogue]


def compiled_starters(folder: Path, sets: Sets) -> tuple[bytes, list[Fault]]:
    """Return the compiled file of the starters in *folder* and what is wrong with them.

    *sets* are the question sets whose refs the starters name, and which name the starters.
    """
    sources = [read_source(path, path.name) for path in sorted(folder.glob("*.yaml"))]
    faults: list[Fault] = []
    for source in sources:
        faults += list(faults_of_shape(source, SCHEMA)) or list(_faults_of_meaning(source, sets))
    if faults:
        return b"", sorted(set(faults))
    values = {source.value["id"]: source.value for source in sources}
    faults += _faults_of_sets(sets, values)
    return canonical_json({"format": FORMAT, "starters": list(values.values())}) + b"\n", faults


def write_starters(sets: Sets, *, only_check: bool) -> tuple[list[Fault], Path | None]:
    """Write the compiled file where it changed; return the faults and the stale file, if any.

    Sets without any starters beside them are whole as well.
    """
    folder = resources_root() / FOLDER
    if not folder.is_dir():
        return [], None
    built, faults = compiled_starters(folder, sets)
    file = folder / COMPILED
    if faults or (file.exists() and file.read_bytes() == built):
        return faults, None
    if not only_check:
        file.write_bytes(built)
    return faults, file


def _faults_of_meaning(source: Source, sets: Sets) -> Iterator[Fault]:
    value = source.value
    if value["id"] != Path(source.file).stem:
        yield source.fault(("id",), f"has to be the file's name, {Path(source.file).stem}")
    types = {org_type for one in sets.values() for org_type in one.offered_types}
    for set_id, refs in value["serves"].items():
        if set_id not in sets:
            yield source.fault(("serves", set_id), f"has to be one of: {', '.join(sets)}")
            continue
        for number, ref in enumerate(refs):
            if ref not in sets[set_id].by_ref:
                yield source.fault(("serves", set_id, number), f"{set_id} has no {ref}")
    for number, block in enumerate(value["body"]):
        where = ("body", number)
        kinds = [kind for kind in KINDS if kind in block]
        if len(kinds) != 1:
            yield source.fault(where, f"has to hold just one of: {', '.join(KINDS)}")
            continue
        for place, org_type in enumerate(block.get("for", ())):
            if org_type not in types:
                yield source.fault((*where, "for", place), f"no question set knows {org_type}")
        if kinds == ["table"]:
            yield from _faults_of_table(source, (*where, "table"), block["table"])
        for inside, text in _texts(block[kinds[0]], (*where, kinds[0])):
            yield from _faults_of_text(source, inside, text)
    yield from _empty_parts(source, sorted(types))


def _faults_of_table(source: Source, where: Where, table: Mapping[str, Any]) -> Iterator[Fault]:
    rows = table.get("rows", [])
    if not rows and not table.get("blank_rows"):
        yield source.fault(where, "has neither rows nor blank rows")
    for number, row in enumerate(rows):
        if len(row) != len(table["columns"]):
            told = f"has {len(row)} cells under {len(table['columns'])} columns"
            yield source.fault((*where, "rows", number), told)


def _texts(value: Any, where: Where) -> Iterator[tuple[Where, str]]:
    """Yield every text inside *value* with its place."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _texts(one, (*where, number))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, (*where, key))


def _faults_of_text(source: Source, where: Where, text: str) -> Iterator[Fault]:
    for name in facts_in(text):
        if name not in TOLD and name not in FROM_PROFILE:
            yield source.fault(where, f"{{{name}}} is no fact that is told")
    if text.count("[fill in") != len(blanks_in(text)):
        yield source.fault(where, "a blank has to be written like [fill in: what]")


def _empty_parts(source: Source, types: list[str]) -> Iterator[Fault]:
    """Yield each heading below which some type would find nothing, because it is left out."""
    body = source.value["body"]
    headings = {number for number, block in enumerate(body) if "heading" in block}
    for org_type in types:
        own = [n for n, b in enumerate(body) if not b.get("for") or org_type in b["for"]]
        for number, following in zip(own, [*own[1:], len(body)], strict=True):
            ends = following == len(body)
            left_out = following in headings and number + 1 not in headings
            if number in headings and (ends or left_out):
                told = f"has nothing below it for {org_type}"
                yield source.fault(("body", number, "heading"), told)


def _faults_of_sets(sets: Sets, starters: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what the question sets say of starters that are not there."""
    for catalogue in sets.values():
        for leaf in catalogue.by_ref.values():
            for name in leaf.templates:
                if name not in starters:
                    file = f"{catalogue.id}/{leaf.ref}.yaml"
                    yield Fault(file, 1, "templates", f"there is no starter {name}")
