"""Turns one file of another form into the files of a set in ours."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.catalogue.check import faults_of
from core.catalogue.files import MOST_LEAVES, Files
from core.catalogue.foreign.book import Book, ForeignFaultyError, Lost
from core.catalogue.foreign.ciso import is_ciso, read_ciso
from core.catalogue.foreign.draft import Draft
from core.catalogue.foreign.fitting import AskedOf, Edition, fit
from core.catalogue.foreign.oscal import is_oscal, read_oscal
from core.catalogue.source import Source, Where, field_name, read_source

LARGEST_JSON = 32 * 1024 * 1024  # bytes; NIST's own largest catalog is a third of that


@dataclass(frozen=True, slots=True)
class Turned:
    """A set in our form, which can be compiled, and what of the original is not in it."""

    edition: Edition
    lost: tuple[Lost, ...]


def turn(file: Path, edition_id: str, asked_of: AskedOf) -> Turned:
    """Return *file* as the set *edition_id* in our form. Raises ForeignFaultyError.

    An OSCAL catalog is JSON, a CISO Assistant library YAML; which it is, the contents say.
    """
    start = _read(file, 1024).lstrip(b"\xef\xbb\xbf \t\r\n")
    draft, book = _oscal(file) if start[:1] in (b"{", b"[") else _ciso(file)
    edition = fit(draft, edition_id, asked_of, book)
    if len(edition.leaves) > MOST_LEAVES:
        told = f"asks {len(edition.leaves)} things; a question set has at most {MOST_LEAVES}"
        raise book.fault((), told)
    for fault in faults_of(_as_read(edition))[:1]:
        raise book.fault((), f"comes to a set with a fault: {fault}")
    return Turned(edition, tuple(book.lost))


def _as_read(edition: Edition) -> Files:
    leaves = {ref: Source(ref, value) for ref, value in edition.leaves.items()}
    return Files(Source(edition.index["id"], edition.index), leaves)


def _oscal(file: Path) -> tuple[Draft, Book]:
    book = Book(file.name, pointer, pointer)
    data = _read(file, LARGEST_JSON + 1)
    if len(data) > LARGEST_JSON:
        raise book.fault((), f"is larger than {LARGEST_JSON >> 20} MB")
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_never)
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        raise ForeignFaultyError(file=file.name, where=at, fault="is not JSON") from None
    except UnicodeDecodeError:
        raise book.fault((), "is not UTF-8 text") from None
    except _TwiceError as error:
        raise book.fault((), f"the field {str(error)[:40]} stands twice in one table") from None
    except (ValueError, RecursionError):
        raise book.fault((), "is JSON that nests too deep, or holds an impossible number") from None
    if not is_oscal(value):
        raise book.fault((), "is neither an OSCAL catalog nor a CISO Assistant library")
    return read_oscal(value, book), book


def _ciso(file: Path) -> tuple[Draft, Book]:
    source = Source(file.name)
    book = Book(file.name, lambda where: field_name(where) or "-", lambda w: _in_yaml(source, w))
    source = read_source(file, file.name)
    for fault in source.faults[:1]:
        where = f"line {fault.line}" + (f", {fault.field}" if fault.field else "")
        raise ForeignFaultyError(file=file.name, where=where, fault=fault.message)
    if not is_ciso(source.value):
        raise book.fault((), "is neither an OSCAL catalog nor a CISO Assistant library")
    return read_ciso(source.value, book), book


def _read(file: Path, most: int) -> bytes:
    try:
        if file.is_file():  # a pipe would be waited for, without end
            with file.open("rb") as stream:
                return stream.read(most)
    except OSError:
        pass
    raise ForeignFaultyError(file=file.name, where="the file", fault="cannot be read")


class _TwiceError(Exception):
    """A field stands twice in one table: which of the two is meant, nobody can know."""


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(key)
        found[key] = value
    return found


def _never(constant: str) -> Any:
    raise ValueError(constant)


def pointer(where: Where) -> str:
    """Write a place in JSON as a pointer does (RFC 6901)."""
    escaped = (str(part).replace("~", "~0").replace("/", "~1") for part in where)
    return "".join(f"/{part}" for part in escaped) or "/"


def _in_yaml(source: Source, where: Where) -> str:
    near = where
    while near and near not in source.lines:
        near = near[:-1]
    line = f"line {source.lines.get(near, 1)}"
    return f"{line}, {field_name(where)}" if where else line
