"""Reads the cells of a workbook from anywhere, within limits: text only, nothing is worked out.

A workbook is a ZIP of XML. What it says of its own size is held against the limits before anything
is unpacked; a document type, which may let a few bytes grow without end, is refused.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 2_000
MOST_SHEETS = 40
MOST_ROWS = 5_000
MOST_COLUMNS = 60
LONGEST_CELL = 4_000

_MEGABYTE = 1024 * 1024
_ZIP = b"PK\x03\x04"
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_BLANKS = re.compile(r"[ \t\u00a0]+")


class ListUnreadableError(UserError):
    """The file is no workbook, or one that is broken, locked or out of the ordinary."""

    code = "official-list-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "{file} cannot be read as a workbook.")
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "Open it in a spreadsheet program, save it as an Excel workbook (.xlsx) without a "
        "password, and try again.",
    )


class ListTooLargeError(UserError):
    """A list of questions is never that large."""

    code = "official-list-too-large"
    what_text = QT_TRANSLATE_NOOP("errors", "{file} is larger than any list of questions.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Save the sheet with the questions as a workbook of its own, and try that."
    )


@dataclass(frozen=True, slots=True)
class Cells:
    """One sheet as rows of text; empty cells are empty texts, and no row ends in one."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False


def is_workbook(path: Path) -> bool:
    """Whether the file begins as a workbook does. What cannot be read is none."""
    try:
        with path.open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except OSError:
        return False


def read_workbook(path: Path) -> tuple[Cells, ...]:
    """Return the sheets of the workbook at *path*, in its order.

    Raises ListUnreadableError, ListTooLargeError.
    """
    try:
        with path.open("rb") as file:
            if path.stat().st_size > LARGEST_FILE:
                raise ListTooLargeError(file=path.name)
            _refuse_bombs(file, path.name)
            return tuple(_sheets(file))
    except UserError:
        raise
    except Exception:  # a broken part makes the library fail in whatever way it meets first
        raise ListUnreadableError(file=path.name) from None


def _refuse_bombs(file: IO[bytes], name: str) -> None:
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise ListTooLargeError(file=name)
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels")):
                with packed.open(part) as opened:
                    _refuse_document_type(opened, name)
    file.seek(0)


def _refuse_document_type(part: IO[bytes], name: str) -> None:
    """XML of a workbook is UTF-8 and has no document type; anything else is not to be trusted."""
    tail = b""
    while block := part.read(_MEGABYTE):
        if b"<!DOCTYPE" in tail + block or b"\x00" in block:
            raise ListUnreadableError(file=name)
        tail = block[-len("<!DOCTYPE") :]


def _sheets(file: IO[bytes]) -> Iterator[Cells]:
    import openpyxl  # only where a list is read in

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of forms and colours that it does not know
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets[:MOST_SHEETS]:
                sheet.reset_dimensions()  # what a sheet says of its own size is often wrong
                rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
                hidden = sheet.sheet_state != "visible"
                yield Cells(_text(sheet.title), _rows(rows), hidden)
        finally:
            book.close()


def _rows(rows: Iterable[tuple[Any, ...]]) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    for row in rows:
        texts = [_text(value) for value in row]
        while texts and not texts[-1]:
            texts.pop()
        found.append(tuple(texts))
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = _UNSEEN.sub("", str(value)[: 2 * LONGEST_CELL].replace("\r\n", "\n"))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip()[:LONGEST_CELL]
