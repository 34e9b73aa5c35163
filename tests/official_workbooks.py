"""Official lists made up for tests, laid out and named as nobody would expect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]

HEADS = ("Evidence Ref", "Assertion", "Evidence Text", "Tool tips", "Evidence type", "Mandatory")


def workbook(path: Path, sheets: Mapping[str, Rows], merged: Sequence[str] = ()) -> Path:
    """Write *sheets* as a workbook; *merged* are ranges of the first sheet, such as A2:A4."""
    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    for one in merged:
        book.worksheets[0].merge_cells(one)
    book.save(path)
    return path


MINI_ROWS: Rows = (
    ("1.1.1", "Data is used openly", "What is your official number?", "Ask at the desk.",
     "Text", "Mandatory"),
    ("1.1.2", "", "Where is the official list kept?", "", "Document", "Not mandatory"),
    ("1.1.7", "", "Who reads the official list?", "", "Yes/No", "Mandatory"),
    ("1.10.1", "Papers are kept properly", "Is there an official timetable?", "",
     "Yes/No", "Mandatory"),
    ("2.1.1", "People know their duties", "Does everybody know?", "", "Confirmation", "Mandatory"),
)  # fmt: skip
"""What the made-up authority asks: 1.1.7 is missing in mini-dspt, 2.0.1 is not in this list."""


def plain_list(path: Path) -> Path:
    """The list as one would hope for it."""
    return workbook(path, {"Category 3": (HEADS, *MINI_ROWS)}, ["B2:B4"])


def odd_list(path: Path) -> Path:
    """The same in another order, under two rows of headings, behind sheets about other things."""
    notes = (("How to use this workbook",), ("Version 8.1.2 of the list",), ("1.1.1",))
    trusts: Rows = (
        ("Evidence item reference", "Evidence text for NHS Trusts"),
        *((row[0], f"For trusts: {row[2]}") for row in MINI_ROWS),
    )
    mixed: Rows = (
        ("Data security questions 2025-26", None, None, None, None, None, None, None),
        (),
        (None, None, None, "Mandatory?", None, None, "Evidence text", None),
        ("NDG Standard", "Type of evidence", "Item no.", "Cat 1", "Cat 3", "Cat 4 (GP)",
         "Category 1", "Category 3"),
        *(
            (1, row[4], f" {row[0]}. ", "N", "Y" if row[5] == "Mandatory" else None, "N",
             f"For trusts: {row[2]}", row[2])
            for row in reversed(MINI_ROWS)
        ),
        (1, "Text", "9.9.9", "Y", "Y", "Y", "Only trusts are asked this one", "N/A"),
    )  # fmt: skip
    return workbook(path, {"Read me": notes, "Trusts": trusts, "All categories": mixed})
