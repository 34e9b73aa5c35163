"""Checks the YAML of a catalogue and says what is wrong by file, line and field."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from core.catalogue.source import Fault, Source, Where, read_source
from core.domain.told import FROM_PROFILE, TOLD, facts_in
from core.resources import resource

INDEX = "index.yaml"

_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a table of fields",
    "null": "null",
}


@dataclass(frozen=True)
class Folder:
    """The files of one edition as they were read: the index and one file a leaf."""

    index: Source
    leaves: Mapping[str, Source]  # by file stem, which has to be the ref


def read_folder(folder: Path) -> Folder:
    """Read every YAML file in *folder*; faults of reading stand in each source."""
    read = {
        path.stem: read_source(path, f"{folder.name}/{path.name}")
        for path in sorted(folder.glob("*.yaml"))
    }
    index = read.pop("index", None)
    if index is None:
        shown = f"{folder.name}/{INDEX}"
        index = Source(shown, faults=[Fault(shown, 1, "", "is missing")])
    return Folder(index, read)


def faults_of(folder: Folder) -> list[Fault]:
    """Return everything that is wrong in *folder*, by file and line; empty means sound.

    What the files mean together is only looked at once each of them has the right shape.
    """
    faults = list(_faults_of_shape(folder.index, "catalogue-index.schema.json"))
    for leaf in folder.leaves.values():
        faults += _faults_of_shape(leaf, "catalogue-leaf.schema.json")
    if not faults:
        faults += _faults_of_index(folder)
        faults += _faults_of_leaves(folder)
    return sorted(set(faults))


def _faults_of_shape(source: Source, schema: str) -> Iterator[Fault]:
    yield from source.faults
    if source.faults:
        return
    validator = Draft202012Validator(json.loads(resource("schemas", schema).read_text("utf-8")))
    for error in validator.iter_errors(source.value):
        where: Where = tuple(error.absolute_path)
        rule: Any = error.validator_value
        if error.validator == "required":
            for name in (name for name in rule if name not in error.instance):
                yield source.fault((*where, name), "is missing")
        elif error.validator == "additionalProperties":
            assert isinstance(error.schema, dict)  # true and false have no properties to miss
            known = error.schema.get("properties", {})
            for name in (name for name in error.instance if name not in known):
                yield source.fault((*where, name), "is not a field that belongs here")
        else:
            yield source.fault(where, _in_words(error))


def _in_words(error: ValidationError) -> str:
    """Say a schema error in plain words."""
    rule: Any = error.validator_value
    found: Any = error.instance
    if error.validator == "type":
        kinds = rule if isinstance(rule, list) else [rule]
        hint = " (put it in quotes)" if "string" in kinds and not isinstance(found, list) else ""
        return f"has to be {' or '.join(_KINDS[kind] for kind in kinds)}{hint}"
    if error.validator in {"minLength", "minItems", "minProperties"}:
        return "is empty"
    said = {
        "enum": f"has to be one of: {', '.join(rule) if isinstance(rule, list) else rule}",
        "pattern": f"{found!r} is not written like {rule}",
        "maxLength": f"is longer than {rule} characters",
    }
    return said.get(str(error.validator), error.message)


def _faults_of_index(folder: Folder) -> Iterator[Fault]:
    index, value = folder.index, folder.index.value
    if value["id"] != Path(index.file).parent.name:
        yield index.fault(("id",), f"{value['id']} does not match the name of the folder")
    for key in ("opens", "due"):
        if value[key] is not None and not _is_date(value[key]):
            yield index.fault((key,), f"{value[key]} is not a day in the calendar")
    if "due_provenance" in value:
        yield from _unknown_source(folder, index, ("due_provenance",), value["due_provenance"])
    named: dict[str, Where] = {}
    group_ids: set[str] = set()
    for where, held in _held(value["groups"], ("groups",)):
        if isinstance(held, dict):
            if held["id"] in group_ids:
                yield index.fault((*where, "id"), f"the group {held['id']} stands here twice")
            group_ids.add(held["id"])
        elif held in named:
            yield index.fault(where, f"{held} stands in the set twice")
        else:
            named[held] = where
            if held not in folder.leaves:
                yield index.fault(where, f"there is no file {held}.yaml")
    for stem, leaf in folder.leaves.items():
        if stem not in named:
            yield leaf.fault((), "no group in index.yaml holds this")
    yield from _faults_of_types(folder)


def _held(items: list[Any], where: Where) -> Iterator[tuple[Where, Any]]:
    """Yield every group and every ref below *items* with its place, in order."""
    for number, item in enumerate(items):
        here = (*where, number)
        yield here, item
        if isinstance(item, dict):
            yield from _held(item["holds"], (*here, "holds"))


def _faults_of_types(folder: Folder) -> Iterator[Fault]:
    counted = Counter(
        org_type for leaf in folder.leaves.values() for org_type in leaf.value["applies"]
    )
    for org_type, said in folder.index.value["org_types"].items():
        if counted[org_type] != said["listed"]:
            yield folder.index.fault(
                ("org_types", org_type, "listed"),
                f"says {said['listed']}, but {counted[org_type]} files list this type",
            )
    for n, org_type in enumerate(folder.index.value.get("titles_only", ())):
        if org_type not in folder.index.value["org_types"]:
            yield folder.index.fault(("titles_only", n), f"the type {org_type} is not in org_types")


def _faults_of_leaves(folder: Folder) -> Iterator[Fault]:
    criterion_ids: dict[str, str] = {}
    for stem, leaf in folder.leaves.items():
        value = leaf.value
        if value["ref"] != stem:
            yield leaf.fault(("ref",), f"{value['ref']} does not match the name of the file")
        yield from _faults_of_answer(folder, leaf)
        for key in ("provenance", "levels_provenance"):
            if key in value:
                yield from _unknown_source(folder, leaf, (key,), value[key])
        for org_type, asked in value["applies"].items():
            where: Where = ("applies", org_type)
            if org_type not in folder.index.value["org_types"]:
                yield leaf.fault(where, f"the type {org_type} is not in index.yaml")
            yield from _unknown_source(folder, leaf, where, asked)
        yield from _faults_of_extras(folder, leaf)
        for where, criterion in _criteria(value):
            elsewhere = criterion_ids.setdefault(criterion["id"], f"{leaf.file} {where}")
            if elsewhere != f"{leaf.file} {where}":
                yield leaf.fault((*where, "id"), f"the id {criterion['id']} is used twice")
            if criterion["place"] not in folder.index.value["places"]:
                yield leaf.fault(
                    (*where, "place"), f"{criterion['place']} is not a place in index.yaml"
                )


def _faults_of_extras(folder: Folder, leaf: Source) -> Iterator[Fault]:
    """Say what of an item's further fields does not fit the index, or the facts told once."""
    value, index = leaf.value, folder.index.value
    if "place" in value and value["place"] not in index["places"]:
        yield leaf.fault(("place",), f"{value['place']} is not a place in index.yaml")
    for n, cover in enumerate(value.get("covered_by", ())):
        yield from _unknown_source(folder, leaf, ("covered_by", n), cover)
    for key in ("variants", "examples"):
        for n, part in enumerate(value.get(key, ())):
            for org_type in part.get("types", ()):
                if org_type not in value["applies"]:
                    yield leaf.fault((key, n, "types"), f"the type {org_type} is not asked this")
    for n, example in enumerate(value.get("examples", ())):
        for fact in facts_in(example["text"]):
            if fact not in TOLD and fact not in FROM_PROFILE:
                yield leaf.fault(("examples", n, "text"), f"{{{fact}}} is not a fact told once")


def _faults_of_answer(folder: Folder, leaf: Source) -> Iterator[Fault]:
    value, scheme = leaf.value, folder.index.value["scheme"]
    by_levels = value["answer"] == "levels"
    if scheme == "igt-levels" and not by_levels:
        yield leaf.fault(("answer",), "has to be levels, because the scheme is igt-levels")
    if scheme == "dspt-items" and by_levels:
        yield leaf.fault(("answer",), "cannot be levels, because the scheme is dspt-items")
    if by_levels != ("levels" in value):
        say = "is missing" if by_levels else f"does not go with the answer {value['answer']}"
        yield leaf.fault(("levels",), say)
    numbers = [level["level"] for level in value.get("levels", ())]
    if numbers != sorted(set(numbers)):
        yield leaf.fault(("levels",), "have to stand in rising order, each once")


def _criteria(value: Mapping[str, Any]) -> Iterator[tuple[Where, Mapping[str, Any]]]:
    for n, level in enumerate(value.get("levels", ())):
        for m, criterion in enumerate(level["criteria"]):
            yield ("levels", n, "criteria", m), criterion


def _unknown_source(
    folder: Folder, source: Source, where: Where, known: Mapping[str, Any]
) -> Iterator[Fault]:
    if known["source"] not in folder.index.value["sources"]:
        yield source.fault((*where, "source"), f"{known['source']} is not a source in index.yaml")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
