"""A list of staff from elsewhere: pasted names, a .csv or a workbook, looked at before it is taken.

Nothing is written here. Each line comes back with what it would do, or why it is left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from core.domain.home_line import long_date
from core.domain.staff import NewStaff, StaffMember
from core.domain.typed_day import typed_day
from core.errors import UserError
from core.services.typed_text import NAME
from core.text import QT_TRANSLATE_NOOP, translate

LARGEST: Final = 2 * 1024 * 1024
MOST_LINES: Final = 2_000

_NO_NAME = QT_TRANSLATE_NOOP("staff", "There is no name in this line.")
_TWICE = QT_TRANSLATE_NOOP("staff", "{name} stands further up in this list.")
_KNOWN = QT_TRANSLATE_NOOP("staff", "{name} is on the staff list already.")
_HAS_LEFT = QT_TRANSLATE_NOOP(
    "staff", "{name} is on the list of those who left. Say there that they are back."
)
_NO_DAY = QT_TRANSLATE_NOOP("staff", "“{text}” is no date. Write 28/05/2026 or 28 May 2026.")
_TO_COME = QT_TRANSLATE_NOOP("staff", "{day} has not come yet.")
_TOO_LONG = QT_TRANSLATE_NOOP("staff", "This line is too long for a name and a job.")


class StaffFileUnreadableError(UserError):
    """The file is no list that can be read here."""

    code = "staff-file-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "{file} cannot be read as a list.")
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "Save it as .csv or as an Excel workbook (.xlsx) without a password, or copy the names "
        "and paste them.",
    )


class StaffFileTooLargeError(UserError):
    """A list of the staff of one place is never that large."""

    code = "staff-file-too-large"
    what_text = QT_TRANSLATE_NOOP("errors", "{file} is larger than any list of staff.")
    next_text = QT_TRANSLATE_NOOP("errors", "Keep the names, jobs and dates, and save that anew.")


class StaffFileEmptyError(UserError):
    """Not one line holds anything."""

    code = "staff-file-empty"
    what_text = QT_TRANSLATE_NOOP("errors", "There are no names in it.")
    next_text = QT_TRANSLATE_NOOP("errors", "Put one name on each line.")


class Column(StrEnum):
    """What a column of a list holds."""

    NAME = "name"
    FIRST = "first"
    LAST = "last"
    JOB = "job"
    STARTED = "started"
    TRAINED = "trained"


@dataclass(frozen=True, slots=True)
class ListedLine:
    """One line: where it stands, what it would do, and why not where it is left out."""

    number: int
    text: str
    staff: NewStaff | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ListedStaff:
    """Everything in a list, the blank lines left out."""

    lines: tuple[ListedLine, ...]

    @property
    def taken(self) -> tuple[NewStaff, ...]:
        """What would be taken in."""
        return tuple(line.staff for line in self.lines if line.staff is not None)

    @property
    def left_out(self) -> tuple[ListedLine, ...]:
        """What would not, each with the reason."""
        return tuple(line for line in self.lines if line.staff is None)


# What people call the columns; the first that fits a head wins.
_HEADS: Final = (
    (Column.TRAINED, ("train", "completed", "refresher")),
    (Column.STARTED, ("start", "joined", "began", "since", "employed")),
    (Column.FIRST, ("first name", "forename", "given name", "firstname")),
    (Column.LAST, ("last name", "surname", "family name", "lastname")),
    (Column.JOB, ("job", "role", "position")),
    (Column.NAME, ("name",)),
)
_PEOPLE: Final = ("staff", "employee", "employees", "person", "people", "who")
_USUAL: Final = {Column.NAME: 0, Column.JOB: 1, Column.STARTED: 2, Column.TRAINED: 3}
"""The columns of a list without heads."""

Rows = Sequence[Sequence[str]]


def pasted(text: str) -> Rows:
    """Return the rows of a text with one name a line, or of cells pasted from a spreadsheet."""
    lines = text.replace("\r\n", "\n").split("\n")
    if any("\t" in line for line in lines):
        return [line.split("\t") for line in lines]
    return [[line] for line in lines]


def read_rows(path: Path) -> Rows:
    """Return the rows of a .csv or .xlsx file; of a workbook those of its first full sheet.

    Raises StaffFileUnreadableError, StaffFileTooLargeError.
    """
    from core.catalogue.official import (
        ListTooLargeError,
        ListUnreadableError,
        is_workbook,
        read_workbook,
    )

    try:
        if path.stat().st_size > LARGEST:
            raise StaffFileTooLargeError(file=path.name)
        if not is_workbook(path):
            return _csv_rows(path)
        sheets = [sheet for sheet in read_workbook(path) if not sheet.hidden]
    except (ListUnreadableError, OSError):
        raise StaffFileUnreadableError(file=path.name) from None
    except ListTooLargeError:
        raise StaffFileTooLargeError(file=path.name) from None
    return next((sheet.rows for sheet in sheets if sheet.rows), ())


def look_over(rows: Rows, known: Iterable[StaffMember], today: date) -> ListedStaff:
    """Return what each row would do to the list *known*.

    Whoever is on it already gets a training date that the row brings, and nothing else. Raises
    StaffFileEmptyError.
    """
    filled = [
        (number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)
    ]
    if not filled:
        raise StaffFileEmptyError()
    heads = _heads(filled[0][1])
    by_name = {one.name.casefold(): one for one in known}
    seen: set[str] = set()
    lines = []
    for number, row in (filled[1:] if heads else filled)[:MOST_LINES]:
        line = _line(number, row, heads or _USUAL, by_name, seen, today)
        lines.append(line)
        if line.staff is not None:
            seen.add(line.staff.name.casefold())
    if not lines:
        raise StaffFileEmptyError()
    return ListedStaff(tuple(lines))


def _heads(row: Sequence[str]) -> dict[Column, int]:
    """Return which column holds what, where the first row says so; nothing where it does not."""
    found: dict[Column, int] = {}
    for place, cell in enumerate(row):
        said = " ".join(cell.casefold().split())
        for column, words in _HEADS:
            if column not in found and any(word in said for word in words):
                found[column] = place
                break
    if not {Column.NAME, Column.FIRST, Column.LAST} & set(found):
        for place, cell in enumerate(row):
            if cell.strip().casefold() in _PEOPLE:
                found[Column.NAME] = place
                break
    is_named = Column.NAME in found or {Column.FIRST, Column.LAST} <= set(found)
    # One cell with a word such as "Name" in it may be somebody's; a head is short and says it all.
    alone = len([cell for cell in row if cell.strip()]) == 1
    if alone and row[0].strip().casefold() not in (*_PEOPLE, "name", "names", "full name"):
        return {}
    return found if is_named else {}


def _line(
    number: int,
    row: Sequence[str],
    columns: dict[Column, int],
    known: dict[str, StaffMember],
    seen: set[str],
    today: date,
) -> ListedLine:
    cells = {c: row[k].strip() for c, k in columns.items() if k < len(row)}
    parts = (cells.get(Column.NAME), cells.get(Column.FIRST), cells.get(Column.LAST))
    name = " ".join(" ".join(part for part in parts if part).split())
    shown = name or " ".join(cell.strip() for cell in row if cell.strip())
    job = cells.get(Column.JOB, "")
    problem, days = _days(cells, today)
    one = known.get(name.casefold())
    if not name:
        problem = translate("staff", _NO_NAME)
    elif len(name) > NAME or len(job) > NAME:
        problem, shown = translate("staff", _TOO_LONG), shown[:NAME]
    elif name.casefold() in seen:
        problem = translate("staff", _TWICE, name=name)
    elif one is not None and not problem:
        problem = _of_known(one, days.get(Column.TRAINED))
    if problem:
        return ListedLine(number, shown, problem=problem)
    started, trained = days.get(Column.STARTED), days.get(Column.TRAINED)
    return ListedLine(
        number, shown, NewStaff(name, job, started, trained, known=one.id if one else "")
    )


def _of_known(one: StaffMember, trained: date | None) -> str:
    """Return why a line brings nothing new of somebody who is on the list; empty if it does."""
    if one.left_on is not None:
        return translate("staff", _HAS_LEFT, name=one.name)
    if trained is None or any(training.on == trained for training in one.trainings):
        return translate("staff", _KNOWN, name=one.name)
    return ""


def _days(cells: dict[Column, str], today: date) -> tuple[str, dict[Column, date]]:
    """Return what is wrong with the days of a line, and those that are right."""
    days: dict[Column, date] = {}
    for column in (Column.STARTED, Column.TRAINED):
        text = cells.get(column, "")
        if not text:
            continue
        day = typed_day(text)
        if day is None:
            return translate("staff", _NO_DAY, text=text[:40]), days
        if column is Column.TRAINED and day > today:
            return translate("staff", _TO_COME, day=long_date(day)), days
        days[column] = day
    return "", days


def _csv_rows(path: Path) -> Rows:
    data = path.read_bytes()
    if b"\x00" in data:
        raise StaffFileUnreadableError(file=path.name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # what Excel on Windows writes as CSV
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(",;\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        raise StaffFileUnreadableError(file=path.name) from None
