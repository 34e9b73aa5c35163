"""Finds the data files that are shipped with the program."""

from __future__ import annotations

import sys
from pathlib import Path

from core.errors import EnvironmentProblem
from core.text import QT_TRANSLATE_NOOP


class ResourceMissingError(EnvironmentProblem):
    """A file that belongs to the program is not there."""

    code = "resource-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "A part of this program is missing: {name}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Install the program again. Your records are kept elsewhere and are not touched."
    )


def resources_root() -> Path:
    """Return the folder of shipped data, from source and in an installed program alike."""
    return _base() / "resources"


def resource(*parts: str) -> Path:
    """Return the path of the shipped file or folder named by *parts*.

    Raises ResourceMissingError where it is not there.
    """
    return _shipped("resources", *parts)


def document(*parts: str) -> Path:
    """Return the path of the document, or of a picture in one, that is named by *parts*.

    Raises ResourceMissingError where it is not there.
    """
    return _shipped("docs", *parts)


def requirements(name: str) -> Path:
    """Return the path of the list of packages that is called *name*.

    Raises ResourceMissingError where it is not there.
    """
    return _shipped("requirements", name)


def _shipped(*parts: str) -> Path:
    path = _base().joinpath(*parts)
    if not path.exists():
        raise ResourceMissingError(name="/".join(parts).removeprefix("resources/"))
    return path


def _base() -> Path:
    unpacked = getattr(sys, "_MEIPASS", None)  # set by PyInstaller's loader
    return Path(unpacked) if unpacked else Path(__file__).resolve().parents[1]
