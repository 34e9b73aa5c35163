"""Lists written so that a spreadsheet, a text editor or another program can read them.

Both forms are written piece by piece, however long the list is.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

_AT_ONCE = 1 << 16  # characters gathered before they are written
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Target(Protocol):
    """Where bytes go."""

    def write(self, data: bytes, /) -> Any:
        """Take all of *data*."""
        ...


def write_csv(target: Target, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table with the column heads *heads*, in UTF-8 with the mark that Excel looks for.

    A text that a spreadsheet would take for a formula gets an apostrophe in front: what somebody
    typed must never run. The JSON file beside it has every text to the letter.
    """
    gathered = io.StringIO(newline="")
    writer = csv.writer(gathered)
    target.write(b"\xef\xbb\xbf")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        if gathered.tell() > _AT_ONCE:
            target.write(gathered.getvalue().encode("utf-8"))
            gathered.seek(0)
            gathered.truncate()
    target.write(gathered.getvalue().encode("utf-8"))


def write_json(
    target: Target, head: Mapping[str, Any], lists: Mapping[str, Iterable[object]]
) -> None:
    """Write one JSON object: what is in *head*, then each of *lists* with one item a line."""
    opening = json.dumps(head, ensure_ascii=False, indent=1)
    target.write(opening.removesuffix("\n}").encode("utf-8"))
    for name, items in lists.items():
        target.write(f",\n {json.dumps(name)}: [".encode())
        between = "\n"
        for item in items:
            target.write(f"{between}{json.dumps(item, ensure_ascii=False)}".encode())
            between = ",\n"
        target.write(b"\n ]")
    target.write(b"\n}\n")


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
