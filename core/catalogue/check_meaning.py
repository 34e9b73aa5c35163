"""Checks what the files of a catalogue mean together, once each of them has the right shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from core.catalogue.files import Files
from core.catalogue.reading import MAX_DEPTH
from core.catalogue.source import Fault, Source, Where
from core.domain.told import FROM_PROFILE, TOLD, facts_in


def faults_of_meaning(files: Files) -> Iterator[Fault]:
    """Yield what does not fit together in *files*."""
    yield from _faults_of_index(files)
    yield from _faults_of_leaves(files)


def _faults_of_index(files: Files) -> Iterator[Fault]:
    index, value = files.index, files.index.value
    if files.folder and value["id"] != files.folder:
        yield index.fault(("id",), f"{value['id']} does not match the name of the folder")
    for key in ("opens", "due"):
        if value[key] is not None and not _is_date(value[key]):
            yield index.fault((key,), f"{value[key]} is not a day in the calendar")
    if "due_provenance" in value:
        yield from _unknown_source(files, index, ("due_provenance",), value["due_provenance"])
    yield from _faults_of_tree(files)
    yield from _faults_of_types(files)
    yield from _faults_of_follows(files)


def _faults_of_tree(files: Files) -> Iterator[Fault]:
    index = files.index
    named: dict[str, Where] = {}
    group_ids: set[str] = set()
    for where, held in _held(index.value["groups"], ("groups",)):
        if isinstance(held, dict):
            if where.count("holds") == MAX_DEPTH:
                yield index.fault(where, f"stands deeper than {MAX_DEPTH} groups")
            if held["id"] in group_ids:
                yield index.fault((*where, "id"), f"the group {held['id']} stands here twice")
            group_ids.add(held["id"])
        elif held in named:
            yield index.fault(where, f"{held} stands in the set twice")
        else:
            named[held] = where
            if held not in files.leaves:
                yield index.fault(where, f"there is no {files.called(held)}")
    for called, leaf in files.leaves.items():
        if called not in named:
            yield leaf.fault((), f"no group in {files.home} holds this")


def _held(items: list[Any], where: Where) -> Iterator[tuple[Where, Any]]:
    """Yield every group and every ref below *items* with its place, in order."""
    for number, item in enumerate(items):
        here: Where = (*where, number)
        yield here, item
        if isinstance(item, dict):
            yield from _held(item["holds"], (*here, "holds"))


def _faults_of_types(files: Files) -> Iterator[Fault]:
    counted = Counter(
        org_type for leaf in files.leaves.values() for org_type in leaf.value["applies"]
    )
    listing = "files" if files.folder else "leaves"
    for org_type, said in files.index.value["org_types"].items():
        if counted[org_type] != said["listed"]:
            yield files.index.fault(
                ("org_types", org_type, "listed"),
                f"says {said['listed']}, but {counted[org_type]} {listing} list this type",
            )
    for n, org_type in enumerate(files.index.value.get("titles_only", ())):
        if org_type not in files.index.value["org_types"]:
            yield files.index.fault(("titles_only", n), f"the type {org_type} is not in org_types")


def _faults_of_follows(files: Files) -> Iterator[Fault]:
    """Say what the index names as newer that does not stand in this set."""
    index, follows = files.index, files.index.value.get("follows", {})
    if follows.get("edition") == index.value["id"]:
        yield index.fault(("follows", "edition"), "is this edition itself")
    here = set(files.leaves)
    here.update(c["id"] for leaf in files.leaves.values() for _, c in _criteria(leaf.value))
    for n, renamed in enumerate(follows.get("renamed", ())):
        for m, name in enumerate(renamed["now"]):
            if name not in here:
                where: Where = ("follows", "renamed", n, "now", m)
                yield index.fault(where, f"{name} is neither a leaf nor a criterion of this set")


def _faults_of_leaves(files: Files) -> Iterator[Fault]:
    criterion_ids: dict[str, Where] = {}
    for called, leaf in files.leaves.items():
        value = leaf.value
        if value["ref"] != called:
            yield leaf.fault(("ref",), f"{value['ref']} does not match the name of the file")
        yield from _faults_of_answer(files, leaf)
        for key in ("provenance", "levels_provenance"):
            if key in value:
                yield from _unknown_source(files, leaf, (key,), value[key])
        for org_type, asked in value["applies"].items():
            where: Where = ("applies", org_type)
            if org_type not in files.index.value["org_types"]:
                yield leaf.fault(where, f"the type {org_type} is not in {files.home}")
            yield from _unknown_source(files, leaf, where, asked)
        yield from _faults_of_extras(files, leaf)
        for where, criterion in _criteria(value):
            here: Where = (leaf.file, *leaf.within, *where)
            if criterion_ids.setdefault(criterion["id"], here) != here:
                yield leaf.fault((*where, "id"), f"the id {criterion['id']} is used twice")
            if criterion["place"] not in files.index.value["places"]:
                yield leaf.fault(
                    (*where, "place"), f"{criterion['place']} is not a place in {files.home}"
                )


def _faults_of_extras(files: Files, leaf: Source) -> Iterator[Fault]:
    """Say what of an item's further fields does not fit the index, or the facts told once."""
    value, index = leaf.value, files.index.value
    if "place" in value and value["place"] not in index["places"]:
        yield leaf.fault(("place",), f"{value['place']} is not a place in {files.home}")
    for n, cover in enumerate(value.get("covered_by", ())):
        yield from _unknown_source(files, leaf, ("covered_by", n), cover)
    for key in ("variants", "examples"):
        for n, part in enumerate(value.get(key, ())):
            for org_type in part.get("types", ()):
                if org_type not in value["applies"]:
                    yield leaf.fault((key, n, "types"), f"the type {org_type} is not asked this")
    for n, example in enumerate(value.get("examples", ())):
        for fact in facts_in(example["text"]):
            if fact not in TOLD and fact not in FROM_PROFILE:
                yield leaf.fault(("examples", n, "text"), f"{{{fact}}} is not a fact told once")


def _faults_of_answer(files: Files, leaf: Source) -> Iterator[Fault]:
    value, scheme = leaf.value, files.index.value["scheme"]
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
    files: Files, source: Source, where: Where, known: Mapping[str, Any]
) -> Iterator[Fault]:
    if known["source"] not in files.index.value["sources"]:
        yield source.fault((*where, "source"), f"{known['source']} is not a source in {files.home}")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
