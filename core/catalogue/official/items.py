"""The questions of an official list, once it is clear which column holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.catalogue.official.words import (
    category_numbers,
    is_for,
    is_for_others,
    is_no,
    is_not_asked,
    is_yes,
    kind_of,
    own_category,
    ref_of,
)
from core.domain.official_list import ListedItem, ListSheet, Role
from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP


class ListColumnMissingError(UserError):
    """Without the numbers and what is asked, nothing can be told from a list."""

    code = "official-list-columns"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "It is not clear which column of “{sheet}” holds the numbers and which the texts."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Say which columns they are, or choose another sheet. It has: {columns}."
    )


def listed_items(
    sheet: ListSheet, roles: Mapping[Role, int], org_type: str, known: frozenset[str]
) -> tuple[ListedItem, ...]:
    """Return the questions that *sheet* has for *org_type*, each once, in its order.

    A row without the number of a question is passed over, and so is one that says that it is for
    others. Raises ListColumnMissingError.
    """
    roles = {role: n for role, n in roles.items() if 0 <= n < len(sheet.columns)}
    if not {Role.REFERENCE, Role.TEXT} <= roles.keys():
        heads = ", ".join(f"{c.letter} {' '.join(c.head.split())}".strip() for c in sheet.columns)
        raise ListColumnMissingError(sheet=sheet.name, columns=heads)
    row_reader = _Rows(sheet, roles, org_type)
    found: dict[str, ListedItem] = {}
    assertion = ""
    for row in sheet.rows:
        assertion = row_reader.cell(row, Role.ASSERTION) or assertion  # merged over its questions
        ref = ref_of(row_reader.cell(row, Role.REFERENCE), known)
        if ref and ref not in found and row_reader.is_ours(row):
            found[ref] = row_reader.item(row, ref, assertion)
    return tuple(found.values())


class _Rows:
    """Reads single rows; what an empty cell means depends on the whole column."""

    def __init__(self, sheet: ListSheet, roles: Mapping[Role, int], org_type: str) -> None:
        self._roles, self._org_type = roles, org_type
        self._heads = {role: sheet.columns[n].head for role, n in roles.items()}
        self._blank_is_no = self._only_ticks(sheet.rows)

    def cell(self, row: Sequence[str], role: Role) -> str:
        n = self._roles.get(role)
        return row[n] if n is not None and n < len(row) else ""

    def is_ours(self, row: Sequence[str]) -> bool:
        """Whether a row is for our kind of organisation, as far as it says."""
        category = self.cell(row, Role.CATEGORY)
        if category and not is_for(category, self._org_type):
            numbers = category_numbers(category)
            if is_for_others(category, self._org_type) or numbers:
                return own_category(self._org_type) in numbers
        if is_not_asked(self.cell(row, Role.MANDATORY)):
            return False
        tailored = is_for(self._heads.get(Role.TEXT, ""), self._org_type)
        text = self.cell(row, Role.TEXT)
        return bool(text) and not (tailored and is_not_asked(text))

    def item(self, row: Sequence[str], ref: str, assertion: str) -> ListedItem:
        return ListedItem(
            ref=ref,
            text=self.cell(row, Role.TEXT),
            assertion=assertion,
            tips=self.cell(row, Role.TIPS),
            exempt=self.cell(row, Role.EXEMPT),
            kind=kind_of(self.cell(row, Role.KIND)),
            mandatory=self._mandatory(self.cell(row, Role.MANDATORY)),
        )

    def _mandatory(self, cell: str) -> bool | None:
        if Role.MANDATORY not in self._roles:
            return None
        if not cell:
            return False if self._blank_is_no else None
        return False if is_no(cell) else True if is_yes(cell) else None

    def _only_ticks(self, rows: Sequence[Sequence[str]]) -> bool:
        """Whether the column is of ticks: then an empty cell means no."""
        said = [cell for row in rows if (cell := self.cell(row, Role.MANDATORY))]
        return bool(said) and all(is_yes(cell) for cell in said)
