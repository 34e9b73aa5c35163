"""The whole trail as a table for a spreadsheet: RFC 4180, with nothing in it that would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.orm import Session

from core.services.outputs import check_target
from core.services.past.history_views import Views
from core.services.past.history_words import Words
from core.services.records import Records
from core.store.atomic import replacing
from core.store.journal_read import from_json
from core.store.journal_trail import TrailValue, trail_values
from core.text import QT_TRANSLATE_NOOP, translate

HEADS = (
    QT_TRANSLATE_NOOP("history", "Number"),
    QT_TRANSLATE_NOOP("history", "When (UTC)"),
    QT_TRANSLATE_NOOP("history", "Who"),
    QT_TRANSLATE_NOOP("history", "Kind"),
    QT_TRANSLATE_NOOP("history", "What was done"),
    QT_TRANSLATE_NOOP("history", "Requirement"),
    QT_TRANSLATE_NOOP("history", "Where"),
    QT_TRANSLATE_NOOP("history", "Before"),
    QT_TRANSLATE_NOOP("history", "After"),
    QT_TRANSLATE_NOOP("history", "History stamp"),
)
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_trail(target: Path, records: Records) -> int:
    """Write the whole trail to *target*, whole or not at all, and return the lines of changes.

    Raises what ``check_target`` raises, and the disk's troubles.
    """
    check_target(target)
    with records.store.read() as session, replacing(target) as file:
        return write_rows(session, records, file)


def write_rows(session: Session, records: Records, file: BinaryIO) -> int:
    """Write the table to *file* with the mark by which spreadsheets know UTF-8."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow([translate("history", head) for head in HEADS])
    count = 0
    for line in _lines(session, records):
        rows.writerow([safe_cell(cell) for cell in line])
        count += 1
    text.flush()
    text.detach()
    return count


def safe_cell(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula: an apostrophe does it."""
    return f"'{text}" if text.startswith(_RUNS) else text


def _lines(session: Session, records: Records) -> Iterator[list[str]]:
    views, words = Views(session), Words(session, records)
    for _, values in groupby(trail_values(session), key=lambda value: value.change.id):
        told = list(values)
        change = told[0].change
        head = [
            str(change.place),
            change.at_text,
            views.person(change.person),
            change.kind,
            views.label(change.label_key, change.args_text),
        ]
        lines = [line for value in told if (line := _line(value, words)) is not None]
        for line in lines or [["", "", "", ""]]:  # its values may be no news to a person
            yield [*head, *line, change.digest]


def _line(value: TrailValue, words: Words) -> list[str] | None:
    place = words.place(value.address)
    if place is None:
        return None
    lost = value.base is not None and value.before is None
    return [
        place.ref,
        place.text,
        words.value(value.address, from_json(value.before), forgotten=lost),
        words.value(value.address, from_json(value.after), forgotten=value.after is None),
    ]
