"""Checks the YAML of a catalogue and says what is wrong by file, line and field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from core.catalogue.check_meaning import faults_of_meaning
from core.catalogue.files import Files, read_files, read_folder
from core.catalogue.source import Fault, Source, Where
from core.resources import resource

__all__ = ["faults_of", "faults_of_shape", "read_files", "read_folder"]

_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a table of fields",
    "null": "null",
}


def faults_of(files: Files) -> list[Fault]:
    """Return everything that is wrong in *files*, by file and line; empty means sound.

    What the files mean together is only looked at once each of them has the right shape.
    """
    faults = [*files.faults, *faults_of_shape(files.index, "catalogue-index.schema.json")]
    for leaf in files.leaves.values():
        faults += faults_of_shape(leaf, "catalogue-leaf.schema.json")
    return sorted(set(faults or faults_of_meaning(files)))


@cache
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(resource("schemas", schema).read_text("utf-8")))


def faults_of_shape(source: Source, schema: str) -> Iterator[Fault]:
    """Yield what could not be read of *source*, else where it differs from *schema*."""
    yield from source.faults
    if source.faults:
        return
    for error in _validator(schema).iter_errors(source.value):
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
