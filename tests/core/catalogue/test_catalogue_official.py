"""An official list from anywhere is read within limits, and never ends in anything but words."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from official_workbooks import HEADS, MINI_ROWS, odd_list, plain_list, workbook
from openpyxl import Workbook

from core.catalogue.official import (
    ListColumnMissingError,
    ListTooLargeError,
    ListUnreadableError,
    find_columns,
    is_workbook,
    listed_items,
    read_workbook,
)
from core.catalogue.official import workbook as limits
from core.catalogue.official.columns import letter_of
from core.catalogue.official.words import is_no, is_not_asked, is_yes, kind_of, ref_of
from core.domain.catalogue import AnswerKind
from core.domain.official_list import Role
from core.errors import KnownError

NONE: frozenset[str] = frozenset()


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


def changed(path: Path, name: str, old: bytes, new: bytes) -> Path:
    with zipfile.ZipFile(path) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new, 1)
    return packed(path, parts)


@pytest.mark.parametrize(
    ("cell", "ref"),
    [
        ("1.1.1", "1.1.1"),
        (" 10.2.13. ", "10.2.13"),
        ("1 . 3 . 11", "1.3.11"),
        ("Evidence item 4.5.3", "4.5.3"),
        ("9.2.1a", "9.2.1a"),
        ("1.1", ""),
        ("1.1.1.1", ""),
        ("Version 8.1.2 of the list that we publish", ""),
        ("", ""),
    ],
)
def test_numbers_of_questions_are_told_from_other_numbers(cell: str, ref: str) -> None:
    assert ref_of(cell) == ref


def test_numbers_of_another_form_are_known_where_we_ask_them() -> None:
    assert ref_of("10-114") == ""
    assert ref_of("10-114", frozenset({"10-114"})) == "10-114"


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Yes/No", AnswerKind.YES_NO),
        ("Tick box", AnswerKind.YES_NO),
        ("Document upload", AnswerKind.DOCUMENT),
        ("Free text", AnswerKind.TEXT),
        ("Date", AnswerKind.DATE),
        ("Text or document", None),
        ("?", None),
    ],
)
def test_the_kind_of_an_answer_is_told_only_where_it_is_clear(
    cell: str, kind: AnswerKind | None
) -> None:
    assert kind_of(cell) is kind


def test_what_is_compulsory_is_said_in_many_ways() -> None:
    assert all(map(is_yes, ("Y", "Yes", "Mandatory", "x", "✓", "REQUIRED", "Mandatory (new)")))
    assert all(
        map(is_no, ("N", "no", "Optional", "Not mandatory", "Non-Mandatory", "Not Required"))
    )
    assert not any(map(is_yes, ("", "Not mandatory", "N/A", "-", "Maybe")))
    assert all(map(is_not_asked, ("N/A", "n/a", "Not applicable", "-", "–")))
    assert not any(map(is_not_asked, ("N", "No", "", "Yes")))


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [letter_of(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("org_type", "sheet", "text", "mandatory"),
    [
        ("pharmacy", "Category 3", "Asked of category three", True),
        ("general-practice", "Cat 4 - GPs", "Asked of practices, and only of them", False),
        ("acute", "Category 1", "Asked of trusts and of nobody else", None),
    ],
)
def test_each_type_gets_the_sheet_that_is_for_it(
    tmp_path: Path, org_type: str, sheet: str, text: str, mandatory: bool | None
) -> None:
    path = workbook(
        tmp_path / "list.xlsx",
        {
            "Contents": (("What is in here",), ("Nothing that counts",)),
            "Category 1": (("Evidence Ref", "Evidence text"),
                           ("1.1.1", "Asked of trusts and of nobody else")),
            "Category 3": (HEADS, ("1.1.1", "", "Asked of category three", "", "Text", "Y")),
            "Cat 4 - GPs": (HEADS, ("1.1.1", "", "Asked of practices, and only of them", "", "",
                                    "Not mandatory")),
        },
    )  # fmt: skip
    best = find_columns(read_workbook(path), "list.xlsx", org_type, NONE).sheets[0]
    assert best.name == sheet
    (item,) = listed_items(best, best.roles, org_type, NONE)
    assert (item.text, item.mandatory) == (text, mandatory)


def test_rows_for_others_are_passed_over_where_the_list_names_whom_they_are_for(
    tmp_path: Path,
) -> None:
    rows = (
        ("Category", "Evidence reference", "Evidence text"),
        ("Category 1", "1.1.1", "Only trusts are asked this"),
        ("Category 2, 3 and 4", "1.1.2", "Most are asked this question"),
        ("Category 4", "1.1.3", "Only practices are asked this"),
        ("All", "1.1.4", "Everybody is asked this question"),
    )
    path = workbook(tmp_path / "l.xlsx", {"List": rows})
    sheet = find_columns(read_workbook(path), "l", "dental", NONE).sheets[0]
    assert sheet.roles[Role.CATEGORY] == 0
    items = listed_items(sheet, sheet.roles, "dental", NONE)
    assert [item.ref for item in items] == ["1.1.2", "1.1.4"]


def test_an_empty_cell_means_no_only_in_a_column_of_ticks(tmp_path: Path) -> None:
    def of(*said: str) -> list[bool | None]:
        rows = [(f"1.1.{n}", "A question of some length", word) for n, word in enumerate(said, 1)]
        heads = ("Item ref", "Evidence text", "Mandatory")
        path = workbook(tmp_path / "l.xlsx", {"List": (heads, *rows)})
        sheet = find_columns(read_workbook(path), "l", "dental", NONE).sheets[0]
        return [item.mandatory for item in listed_items(sheet, sheet.roles, "dental", NONE)]

    assert of("x", "", "x") == [True, False, True]
    assert of("Y", "", "N") == [True, None, False]


def test_a_list_without_headings_is_read_by_what_stands_in_it(tmp_path: Path) -> None:
    rows = [(row[2], row[0], row[4]) for row in MINI_ROWS]
    path = workbook(tmp_path / "l.xlsx", {"Sheet1": rows})
    sheet = find_columns(read_workbook(path), "l", "dental", NONE).sheets[0]
    assert dict(sheet.roles) == {Role.TEXT: 0, Role.REFERENCE: 1, Role.KIND: 2}
    assert sheet.refs == len(MINI_ROWS)


def test_formulas_are_not_worked_out_and_odd_cells_become_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(
        ["=1+1", True, date(2026, 6, 30), 3.0, 3.5, " a\u200b \u00a0 b ", "=cmd|' /C calc'!A0"]
    )
    book.save(tmp_path / "l.xlsx")
    (cells,) = read_workbook(tmp_path / "l.xlsx")
    assert cells.rows == (("", "yes", "2026-06-30", "3", "3.5", "a b"),)


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is(tmp_path: Path) -> None:
    path = plain_list(tmp_path / "l.xlsx")
    changed(path, "xl/worksheets/sheet1.xml", b'<dimension ref="A1:F6"', b'<dimension ref="A1:A1"')
    (cells,) = read_workbook(path)
    assert len(cells.rows) == 6 and len(cells.rows[1]) == 6


def test_millions_of_rows_and_thousands_of_columns_end_where_our_limits_are(
    tmp_path: Path,
) -> None:
    path = plain_list(tmp_path / "l.xlsx")
    far = b'<row r="1048576"><c r="XFD1048576" t="str"><v>far</v></c></row></sheetData>'
    changed(path, "xl/worksheets/sheet1.xml", b"</sheetData>", far)
    (cells,) = read_workbook(path)
    assert len(cells.rows) == 6
    wide = [f"cell {n}" for n in range(200)]
    (cells,) = read_workbook(workbook(tmp_path / "w.xlsx", {"W": [wide]}))
    assert len(cells.rows[0]) == limits.MOST_COLUMNS


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = {"xl/worksheets/sheet1.xml": b" " * (limits.LARGEST_UNPACKED + 1)}
    path = packed(tmp_path / "bomb.xlsx", bomb)
    assert path.stat().st_size < 100_000
    with pytest.raises(ListTooLargeError):
        read_workbook(path)
    many = packed(tmp_path / "many.xlsx", {f"{n}.xml": b"" for n in range(limits.MOST_PARTS + 1)})
    with pytest.raises(ListTooLargeError):
        read_workbook(many)


def test_a_file_too_large_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = plain_list(tmp_path / "l.xlsx")
    monkeypatch.setattr(limits, "LARGEST_FILE", path.stat().st_size - 1)
    with pytest.raises(ListTooLargeError):
        read_workbook(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_that_could_grow_without_end_is_refused(
    tmp_path: Path, encoding: str
) -> None:
    path = plain_list(tmp_path / "l.xlsx")
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    with zipfile.ZipFile(path) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    padded = " " * (1024 * 1024 - 4) + laughs  # over the border of what is looked at in one go
    for text in (laughs, padded):
        parts["xl/worksheets/sheet1.xml"] = text.encode(encoding)
        with pytest.raises(ListUnreadableError):
            read_workbook(packed(path, parts))


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"not a workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 90]
)
def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    with pytest.raises(ListUnreadableError, match=r"list\.xlsx"):
        read_workbook(path)


def test_a_folder_and_a_missing_file_are_no_workbooks(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.xlsx"):
        assert not is_workbook(path)
        with pytest.raises(ListUnreadableError):
            read_workbook(path)
    assert is_workbook(plain_list(tmp_path / "l.xlsx"))


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    st.sampled_from([*HEADS, *(row[0] for row in MINI_ROWS), "Y", "N/A", "Text"]),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30),
)
SHEET = st.lists(st.lists(CELLS, max_size=7), max_size=9)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    sheets=st.lists(SHEET, min_size=1, max_size=3), columns=st.lists(st.integers(-2, 9), min_size=4)
)
def test_whatever_stands_in_a_workbook_it_is_read_or_refused_in_words(
    tmp_path: Path, sheets: list[list[list[object]]], columns: list[int]
) -> None:
    path = tmp_path / "any.xlsx"
    book = {f"S{n}": [[_plain(c) for c in row] for row in rows] for n, rows in enumerate(sheets)}
    listed = find_columns(read_workbook(workbook(path, book)), "any.xlsx", "pharmacy", NONE)
    for sheet in listed.sheets:
        for roles in (sheet.roles, dict(zip(Role, columns, strict=False))):
            try:
                items = listed_items(sheet, roles, "pharmacy", NONE)
            except ListColumnMissingError as error:
                assert error.next
            else:
                assert len({item.ref for item in items}) == len(items)
                assert all(item.text and item.ref for item in items)


def _plain(cell: object) -> object:
    """A text that begins like a formula would be one."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith("=") else cell


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return odd_list(tmp_path_factory.mktemp("w") / "l.xlsx").read_bytes()


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_spoilt_workbook_is_read_or_refused_in_words(
    tmp_path: Path, whole: bytes, data: st.DataObject
) -> None:
    spoilt = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(spoilt) // 2, len(spoilt)))
    path = tmp_path / "spoilt.xlsx"
    path.write_bytes(bytes(spoilt[:cut]))
    try:
        find_columns(read_workbook(path), "spoilt.xlsx", "pharmacy", NONE)
    except KnownError as error:
        assert error.what and error.next


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_workbook_with_odd_parts_is_read_or_refused_in_words(
    tmp_path: Path, whole: bytes, data: st.DataObject
) -> None:
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    at = data.draw(st.integers(0, max(0, len(parts[name]) - 1)))
    odd = data.draw(
        st.sampled_from([b"", b"<c r='ZZZZZ99999999'/>", b"&amp;", b"9" * 20, b"<", b'r="A0" '])
    )
    parts[name] = parts[name][:at] + odd + parts[name][at + data.draw(st.integers(0, 40)) :]
    try:
        find_columns(read_workbook(packed(tmp_path / "o.xlsx", parts)), "o", "pharmacy", NONE)
    except KnownError as error:
        assert error.what and error.next
