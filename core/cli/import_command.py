"""``igt catalogue import``: one command for each form that can be read in, by its contents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli import official_list_command
from core.cli.catalogue_import import import_set

_LIST = "Official list"


def add_to(catalogue: typer.Typer) -> None:
    """Add the command to ``igt catalogue``."""
    catalogue.command("import")(import_file)


def import_file(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="An official list (.xlsx), an OSCAL catalog (JSON) or CISO Assistant (YAML).",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="A folder, or FILE.yaml for one file."),
    ] = None,
    org_type: Annotated[
        str | None, typer.Option("--type", metavar="ID", help="Who is asked it; else your own.")
    ] = None,
    type_name: Annotated[
        str | None, typer.Option("--type-name", metavar="NAME", help="How that type is called.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help=f"{_LIST}: another sheet.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(metavar="ROLE=COLUMN,...", help=f"{_LIST}: such as reference=A,text=C."),
    ] = None,
    add_missing: Annotated[
        bool, typer.Option("--add-missing", help=f"{_LIST}: add what is missing here.")
    ] = False,
    set_aside_others: Annotated[
        bool, typer.Option("--set-aside-others", help=f"{_LIST}: set aside what it has not.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=f"{_LIST}: the columns are right, take it in.")
    ] = False,
) -> None:
    """Read in an official list beside our questions, or turn a foreign catalogue into a set.

    An official list puts its wording beside ours and clears what is in doubt; every answer stays,
    and nothing of it leaves this PC. Without --yes it is shown, and asked about on a terminal.
    """
    if official_list_command.is_list(file):
        choices = official_list_command.Choices(sheet, columns, add_missing, set_aside_others, yes)
        official_list_command.take_in(context, file, choices)
    else:
        import_set(context, file, output, org_type, type_name)
