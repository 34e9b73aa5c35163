"""A question set as somebody gives it: a folder, one YAML file, or a compiled file."""

from __future__ import annotations

import json
from pathlib import Path

from core.catalogue.compile import (
    LARGEST,
    CatalogueFaultyError,
    compile_folder,
    compile_whole,
)
from core.catalogue.fields import CatalogueDamagedError
from core.catalogue.hashes import Plain
from core.catalogue.reading import catalogue_from_json
from core.catalogue.source import Fault
from core.domain.strict_json import NotCanonicalError, read_canonical
from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP


class CatalogueNotFoundError(UserError):
    """Nothing is there that could be a question set."""

    code = "catalogue-not-found"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no question set at {path}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Give a folder with index.yaml, one YAML file, or a compiled JSON file."
    )


def compiled_from(path: Path) -> Plain:
    """Return the compiled form of the question set at *path*, checked in full.

    Raises CatalogueNotFoundError, CatalogueNewerError, and CatalogueFaultyError, which names
    every fault by file, line and field; of a compiled file it names the first.
    """
    if path.is_dir():
        return compile_folder(path)
    if not path.exists():
        raise CatalogueNotFoundError(path=path)
    if path.suffix.lower() == ".json":
        return _compiled_file(path)
    return compile_whole(path)


def _compiled_file(path: Path) -> Plain:
    try:
        if not path.is_file():
            raise _faulty(path, "", "is not a file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 2)
    except OSError:
        raise _faulty(path, "", "cannot be read") from None
    if len(data) > LARGEST + 1:
        raise _faulty(path, "", f"is larger than {LARGEST // 1024 // 1024} MB")
    try:
        plain: Plain = read_canonical(data)
        catalogue_from_json(plain)
    except NotCanonicalError as error:
        raise _not_canonical(path, data, str(error)) from None
    except CatalogueDamagedError as error:
        where, fault = (str(error.values[key]) for key in ("where", "fault"))
        raise _faulty(path, where, fault) from None
    return plain


def _not_canonical(path: Path, data: bytes, otherwise: str) -> CatalogueFaultyError:
    """Return the fault at its line where the file is no JSON at all, else say so in general."""
    try:
        json.loads(data)
    except json.JSONDecodeError as error:
        return _faulty(path, "", f"is not JSON: {error.msg}", error.lineno)
    except (ValueError, RecursionError):
        pass
    return _faulty(path, "", otherwise)


def _faulty(path: Path, field: str, message: str, line: int = 1) -> CatalogueFaultyError:
    return CatalogueFaultyError([Fault(path.name, line, field, message)])
