"""Finds in a workbook the sheet with the questions, its headings, and what each column holds.

Nothing depends on the order of sheets and columns or on the exact names: headings are matched by
words, and each guess is held against what stands below. The person confirms it in any case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.catalogue.official.words import (
    HEADS,
    category_numbers,
    is_for,
    is_for_others,
    is_no,
    is_not_asked,
    is_yes,
    kind_of,
    plain,
    ref_of,
)
from core.catalogue.official.workbook import Cells
from core.domain.official_list import ListColumn, ListSheet, OfficialList, Role

_HEADINGS_WITHIN = 40
_LOOKED_AT = 400
_SAMPLES = 3
_SAMPLE_LENGTH = 80
_SURE_ENOUGH = 3
_OWN, _FOREIGN = 3, -4
_BY_CATEGORY = (Role.TEXT, Role.TIPS, Role.MANDATORY, Role.EXEMPT)


@dataclass(frozen=True, slots=True)
class _Body:
    """What the cells of one column look like, whatever its heading: shares from 0 to 1."""

    filled: int
    refs: float
    compulsory: float
    kinds: float
    length: float
    categories: float


@dataclass(frozen=True, slots=True)
class _Guess:
    """Which column each role is taken from, by one row of headings, and how well that fits."""

    columns: Mapping[Role, int]
    score: int


def find_columns(
    sheets: Sequence[Cells], file_name: str, org_type: str, known: frozenset[str]
) -> OfficialList:
    """Return every sheet that holds anything, the likeliest first, with what its columns are.

    *known* are the refs that we ask; numbers of another form than 1.2.3 are found by them.
    """
    found = [
        (_rank(sheet, cells, org_type), n, sheet)
        for n, cells in enumerate(sheets)
        if (sheet := _sheet(cells, org_type, known)) is not None
    ]
    found.sort(key=lambda one: (*(-part for part in one[0]), one[1]))
    return OfficialList(file_name, tuple(sheet for _, _, sheet in found))


def letter_of(index: int) -> str:
    """Return what a spreadsheet calls the column *index*: A for 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _rank(sheet: ListSheet, cells: Cells, org_type: str) -> tuple[int, ...]:
    fits = is_for(cells.name, org_type) - is_for_others(cells.name, org_type)
    has_both = Role.REFERENCE in sheet.roles and Role.TEXT in sheet.roles
    return (sheet.refs > 0 and has_both, fits, not cells.hidden, sheet.refs, len(sheet.roles))


def _sheet(cells: Cells, org_type: str, known: frozenset[str]) -> ListSheet | None:
    width = max(map(len, cells.rows), default=0)
    if not width:
        return None
    bodies = [_body(list(_column(cells.rows, n)), known) for n in range(width)]
    holds_refs = [any(ref_of(cell, known) for cell in row) for row in cells.rows]
    blank = [""] * width
    best = (_roles(blank, bodies, org_type), -1, blank)  # a sheet without headings
    for n, heads in enumerate(_headings(cells.rows[:_HEADINGS_WITHIN], width)):
        guess = _roles(heads, bodies, org_type)
        is_above = len(cells.rows[n]) > 1 and holds_refs[n + 1 : n + 2] == [True]
        better = guess.score > best[0].score or (guess.score == best[0].score and is_above)
        if better and not holds_refs[n]:
            best = (guess, n, heads)
    roles, row, heads = best[0].columns, best[1], best[2]
    below = cells.rows[row + 1 :]
    refs = (
        {ref_of(c, known) for c in _column(below, roles[Role.REFERENCE])}
        if Role.REFERENCE in roles
        else set()
    )
    columns = tuple(
        ListColumn(n, letter_of(n), heads[n], _samples(_column(below, n))) for n in range(width)
    )
    return ListSheet(cells.name, columns, roles, below, len(refs - {""}))


def _headings(rows: Sequence[tuple[str, ...]], width: int) -> Iterator[list[str]]:
    """Yield each row as headings, with what a merged cell above it says put before."""
    above = [""] * width
    for row in rows:
        own = [*row, *[""] * (width - len(row))]
        yield [_joined(over, text) for over, text in zip(above, own, strict=True)]
        above, last = [], ""
        for text in own:
            last = text or last
            above.append(last)


def _joined(above: str, own: str) -> str:
    """A heading under a wide one: "Mandatory / Category 3"; long texts above are no headings."""
    if not own or not above or above == own or len(above) > _SAMPLE_LENGTH or ref_of(above):
        return own
    return f"{above}\n{own}"


def _roles(heads: Sequence[str], bodies: Sequence[_Body], org_type: str) -> _Guess:
    """Give each role the column that fits it best; a column has one role at most."""
    scored = sorted(
        (
            (-_score(role, heads[n], bodies[n], org_type), n, order, role)
            for n in range(len(heads))
            for order, role in enumerate(Role)
        ),
    )
    roles: dict[Role, int] = {}
    total = 0
    for score, n, _, role in scored:
        if -score >= _SURE_ENOUGH and role not in roles and n not in roles.values():
            roles[role] = n
            total -= score
    return _Guess(roles, total)


def _score(role: Role, head: str, body: _Body, org_type: str) -> int:
    """Return how well a column fits a role: by its heading, its cells, and whom it is for."""
    lines = [plain(line) for line in head.split("\n")] + [plain(head)]
    named = max(
        (score for line in lines for word, score in HEADS[role] if word.search(line)), default=0
    )
    if not body.filled:
        return 0
    held = _held(role, body)
    if held < 0:
        return 0
    if named == 0 and held < 2:
        return 0
    if role in _BY_CATEGORY:
        own = is_for(head, org_type)
        held += _OWN if own else _FOREIGN if is_for_others(head, org_type) else 0
    return named + held


def _held(role: Role, body: _Body) -> int:
    """Return how well what stands in a column fits a role; below 0 it cannot be."""
    match role:
        case Role.REFERENCE:
            return 4 if body.refs >= 0.5 else 1 if body.refs > 0.1 else -1
        case Role.TEXT:
            return -1 if body.refs >= 0.5 or body.length < 8 else 3 if body.length >= 20 else 0
        case Role.KIND:
            return 3 if body.kinds >= 0.5 else 0 if body.kinds > 0 else -1
        case Role.MANDATORY:
            return 2 if body.compulsory >= 0.5 else -1
        case Role.CATEGORY:
            return 2 if body.categories >= 0.5 and body.length < 60 else -1
        case _:
            return -1 if body.refs >= 0.5 and role is Role.TIPS else 0


def _body(cells: list[str], known: frozenset[str]) -> _Body:
    filled = [cell for cell in cells[:_LOOKED_AT] if cell]
    count = len(filled) or 1
    return _Body(
        filled=len(filled),
        refs=sum(bool(ref_of(c, known)) for c in filled) / count,
        compulsory=sum(_is_verdict(c) for c in filled) / count,
        kinds=sum(len(c) < 40 and kind_of(c) is not None for c in filled) / count,
        length=sum(map(len, filled)) / count,
        categories=sum(
            bool(category_numbers(c)) or "categ" in c.lower() for c in filled if len(c) < 60
        )
        / count,
    )


def _is_verdict(cell: str) -> bool:
    return len(cell) < 40 and (is_yes(cell) or is_no(cell) or is_not_asked(cell))


def _column(rows: Sequence[tuple[str, ...]], n: int) -> Iterator[str]:
    return (row[n] if n < len(row) else "" for row in rows)


def _samples(cells: Iterator[str]) -> tuple[str, ...]:
    found: list[str] = []
    for cell in cells:
        shown = " ".join(cell.split())[:_SAMPLE_LENGTH]
        if shown and shown not in found:
            found.append(shown)
        if len(found) == _SAMPLES:
            break
    return tuple(found)
