"""Writes a set in our form as YAML that a person can go on editing."""

from __future__ import annotations

from typing import Any

import yaml

from core.catalogue.files import INDEX, LEAVES
from core.catalogue.foreign.book import ForeignFaultyError
from core.catalogue.foreign.fitting import Edition
from core.catalogue.source import LARGEST

_WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """Long texts as blocks, tables in their order, and no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else ">" if len(text) > _WIDTH - 20 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def as_files(edition: Edition) -> dict[str, bytes]:
    """Return the files of a folder that holds *edition*, by their names."""
    files = {f"{ref}.yaml": _yaml(leaf) for ref, leaf in edition.leaves.items()}
    return {INDEX: _yaml(edition.index), **files}


def as_one_file(edition: Edition) -> bytes:
    """Return *edition* as one file. Raises ForeignFaultyError where that would be too large."""
    written = _yaml({**edition.index, LEAVES: list(edition.leaves.values())})
    if len(written) > LARGEST:
        told = f"is more than {LARGEST >> 20} MB in one file; name a folder to write to"
        raise ForeignFaultyError(file=edition.index["id"], where="the set", fault=told)
    return written


def _yaml(value: Any) -> bytes:
    written = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
    assert isinstance(written, str)
    return written.encode("utf-8")
