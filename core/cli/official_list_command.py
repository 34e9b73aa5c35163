"""Reading an official list in from the command line: its columns, and what it changes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import typer

from core.cli.context import CommandContext, here
from core.cli.documents import Document
from core.domain.official_list import (
    Correction,
    Differences,
    ListSheet,
    OfficialList,
    Role,
    role_name,
)
from core.errors import UsageError, UserError
from core.text import QT_TRANSLATE_NOOP, translate

_NOTHING = "-"


class ColumnsUnclearError(UsageError):
    """What follows --columns is not of the form ROLE=COLUMN."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "{text} does not say which column holds what.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Give ROLE=COLUMN, such as reference=A or tips=- for none. Roles: {roles}."
    )


class SheetUnknownError(UserError):
    """The workbook has no sheet of that name."""

    code = "sheet-unknown"
    what_text = QT_TRANSLATE_NOOP("errors", "The workbook has no sheet called {name}.")
    next_text = QT_TRANSLATE_NOOP("errors", "It has: {names}.")


class ListNotConfirmedError(UserError):
    """Nobody said that the columns are right, and there is nobody to ask."""

    code = "list-not-confirmed"
    what_text = QT_TRANSLATE_NOOP("errors", "Nothing was taken in yet.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "If columns and differences are right, run it again with --yes."
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """What was said beside the file."""

    sheet: str | None
    columns: str | None
    add_missing: bool
    set_aside_others: bool
    yes: bool


def is_list(file: Path) -> bool:
    """Whether *file* is a workbook, and so an official list."""
    from core.catalogue.official import is_workbook

    return is_workbook(file) or file.suffix.lower() in (".xlsx", ".xlsm", ".xls")


def take_in(context: typer.Context, file: Path, choices: Choices) -> None:
    """Show what the list is and what it would change, and take it in once that is confirmed."""
    service, chosen = here(context).workspace.official_lists, here(context).options.assessment
    listed = service.look(file, assessment_id=chosen)
    sheet = _sheet(listed, choices.sheet)
    roles = {**sheet.roles, **_said(sheet, choices.columns)}
    roles = {role: n for role, n in roles.items() if n >= 0}
    found = service.preview(listed, sheet, roles, assessment_id=chosen)
    add = choices.add_missing and bool(found.missing)
    aside = choices.set_aside_others and bool(found.absent)
    told = [*_columns(listed, sheet, roles), "", *_changes(found, add=add, aside=aside)]
    if not choices.yes:
        if here(context).console.as_json or not sys.stdin.isatty():
            for line in told:
                here(context).console.warn(line)
            raise ListNotConfirmedError
        for line in told:
            typer.echo(line)
        typer.confirm(
            translate("cli", "Are the columns right, and shall it be taken in?"), abort=True
        )
        add = add or _asked(found.missing, translate("cli", "Add what is missing here?"))
        aside = aside or _asked(found.absent, translate("cli", "Set aside what it has not?"))
        told = []
    service.take_in(
        found,
        add=[item.ref for item in found.missing] if add else (),
        aside=[one.ref for one in found.absent] if aside else (),
        assessment_id=chosen,
    )
    _show(here(context), sheet, roles, found, told, add=add, aside=aside)


def _asked(what: object, question: str) -> bool:
    return bool(what) and typer.confirm(question)


def _sheet(listed: OfficialList, name: str | None) -> ListSheet:
    sheets = {sheet.name: sheet for sheet in listed.sheets}
    if name is None and listed.sheets:
        return listed.sheets[0]
    if name is None or name not in sheets:
        raise SheetUnknownError(name=name or "-", names=", ".join(sheets) or "-")
    return sheets[name]


def _said(sheet: ListSheet, text: str | None) -> dict[Role, int]:
    """Return which column the person says each role is; -1 for none."""
    letters = {column.letter: column.index for column in sheet.columns} | {_NOTHING: -1}
    said: dict[Role, int] = {}
    for part in (text or "").split(",") if text else ():
        role, _, letter = part.partition("=")
        known = next((r for r in Role if r.value.startswith(role.strip().lower()) and role), None)
        column = letters.get(letter.strip().upper())
        if known is None or column is None:
            raise ColumnsUnclearError(text=part or "-", roles=", ".join(r.value for r in Role))
        said[known] = column
    return said


def _columns(listed: OfficialList, sheet: ListSheet, roles: Mapping[Role, int]) -> Iterator[str]:
    yield translate(
        "cli",
        "{file}, sheet “{sheet}”, {count} questions:",
        file=listed.file_name,
        sheet=sheet.name,
        count=sheet.refs,
    )
    for role in Role:
        n = roles.get(role)
        column = None if n is None else sheet.columns[n]
        shown = (
            "-" if column is None else f"{column.letter}  {' / '.join(column.head.split(chr(10)))}"
        )
        sample = f"  ({column.samples[0]})" if column is not None and column.samples else ""
        yield f"  {role.value:<10} {role_name(role)}: {shown}{sample}"


def _changes(found: Differences, *, add: bool, aside: bool) -> Iterator[str]:
    if found.looks_foreign:
        yield translate("cli", "This list has few of your questions. Is it the one for you?")
    yield translate("cli", "Official wording for {count} questions.", count=len(found.worded))
    yield translate("cli", "In doubt no more: {refs}", refs=", ".join(found.confirmed) or "-")
    for one in found.corrected:
        yield f"  {one.ref}  {one.title}: {'; '.join(_correction(one))}"
    if found.missing:
        yield translate("cli", "In the list and missing here:")
        yield from (f"  {item.ref}  {' '.join(item.text.split())[:70]}" for item in found.missing)
        if not add:
            yield translate("cli", "They are added with --add-missing.")
    if found.absent:
        yield translate("cli", "Asked here and not in the list:")
        yield from (f"  {one.ref}  {one.title}" for one in found.absent)
        if not aside:
            yield translate("cli", "They are set aside with --set-aside-others.")


def _correction(one: Correction) -> Iterator[str]:
    if one.mandatory is not None:
        yield (
            translate("cli", "compulsory") if one.mandatory else translate("cli", "not compulsory")
        )
    if one.answer is not None:
        yield translate("cli", "answered by {kind}", kind=one.answer.value)


def _show(
    context: CommandContext,
    sheet: ListSheet,
    roles: Mapping[Role, int],
    found: Differences,
    told: list[str],
    *,
    add: bool,
    aside: bool,
) -> None:
    context.console.show(
        "igt-official-list-1",
        {
            "list": found.list_name,
            "sheet": sheet.name,
            "columns": {role.value: sheet.columns[n].letter for role, n in roles.items()},
            "questions": len(found.items),
            "worded": list(found.worded),
            "confirmed": list(found.confirmed),
            "corrected": [_correction_document(one) for one in found.corrected],
            "added": [item.ref for item in found.missing] if add else [],
            "missing": [] if add else [item.ref for item in found.missing],
            "set_aside": [one.ref for one in found.absent] if aside else [],
            "not_in_list": [] if aside else [one.ref for one in found.absent],
        },
        [*told, translate("cli", "Taken in. Every answer is as it was; igt undo takes it back.")],
    )


def _correction_document(one: Correction) -> Document:
    return {
        "ref": one.ref,
        "mandatory": one.mandatory,
        "answer_type": one.answer.value if one.answer else None,
    }
