"""What is shipped: the version of this program, and whose work is in it under which licence.

Read from the metadata of the packages that ``requirements/runtime.in`` names and of all that they
need. The installer takes both along (``packaging/igtoolkit.spec``), so an installed program says
the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import metadata

from core.resources import requirements, resource

PROGRAM = "igt-one-pc"
_NAME = re.compile(r"[\w.-]+")
_LICENCE_FILE = re.compile(r"\.dist-info/.*(?:licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_TROVE = re.compile(r"License :: (?:OSI Approved :: )?(.+)")
_SHORT = 60  # characters: longer is the text itself, not its name
_BESIDE = (
    ("Open Sans", ("fonts", "LICENSE-OpenSans.txt"), "Apache-2.0"),
    ("Lucide icons", ("icons", "LICENSE-lucide.txt"), "ISC"),
    ("Python", ("licences", "Python.txt"), "PSF-2.0"),
    ("Qt", ("licences", "LGPL-3.0.txt"), "LGPL-3.0-only"),
)
"""What is no package: name, file with the licence, its short name."""
_BROUGHT = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
"""Packages that bring no text: the LGPL stands on the GPL, so both are shown."""
_SAID_HERE = {"sqlcipher3": "BSD-3-Clause and zlib", "pyrage": "MIT"}
"""Packages whose metadata holds the licence as a text only."""


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's work that is shipped; *text* is the licence in full, where it came along."""

    name: str
    version: str
    licence: str
    text: str


def program_version() -> str:
    """Return the version of this program."""
    return metadata.version(PROGRAM)


@cache
def shipped_parts() -> tuple[Part, ...]:
    """Return everything that others made, by name, each once."""
    found: dict[str, Part] = {}
    for line in requirements("runtime.in").read_text("utf-8").splitlines():
        named = _NAME.match(line)
        if named:
            _walk(named.group(), found)
    parts = list(found.values())
    for name, file, licence in _BESIDE:
        parts.append(Part(name, "", licence, resource(*file).read_text("utf-8")))
    return tuple(sorted(parts, key=lambda part: part.name.lower()))


def _walk(name: str, found: dict[str, Part]) -> None:
    """Add the package *name* and all that it needs; what another platform needs is not there."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found:
        return
    try:
        one = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return
    found[key] = Part(one.metadata["Name"], one.version, _licence(key, one), _text(key, one))
    for needed in one.requires or []:
        if "extra ==" not in needed:
            named = _NAME.match(needed)
            assert named is not None
            _walk(named.group(), found)


def _licence(key: str, one: metadata.Distribution) -> str:
    said = [
        one.metadata[name] for name in ("License-Expression", "License") if name in one.metadata
    ]
    short = next((text for text in said if text and len(text) <= _SHORT), "")
    named = [_TROVE.fullmatch(each) for each in one.metadata.get_all("Classifier") or ()]
    return short or " ".join(each[1] for each in named if each) or _SAID_HERE.get(key, "")


def _text(key: str, one: metadata.Distribution) -> str:
    brought = [resource("licences", name).read_text("utf-8") for name in _BROUGHT.get(key, ())]
    if brought:
        return "\n\n".join(brought)
    files = [file for file in one.files or () if _LICENCE_FILE.search(str(file))]
    return "\n\n".join(_decoded(file.read_binary()).strip() for file in files)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:  # an old file with a © of its own
        return data.decode("latin-1")
