"""``igt person sheet``: what one person looks after, what is due, what training is owed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.context import here
from core.cli.documents import Document, day_or_none
from core.cli.staff_commands import staff_document, thing_document
from core.domain.person_sheet import PersonSheet, sheet_text
from core.text import translate

person = typer.Typer(help="One person's sheet.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(person, name="person")


@person.command("sheet")
def sheet(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it as a PDF.")
    ] = None,
) -> None:
    """Show what somebody looks after, what is due and what training they owe."""
    service = here(context).workspace.handing_over
    found = service.sheet(name)
    lines = sheet_text(found).splitlines()
    if output is not None:
        service.write_sheet(name, output)
        lines = [translate("cli", "Written: {file}", file=output)]
    here(context).console.show(
        "igt-person-sheet-1",
        {"sheet": _document(found), "file": None if output is None else str(output)},
        lines,
    )


def _document(found: PersonSheet) -> Document:
    return {
        "name": found.name,
        "on": found.today.isoformat(),
        "staff": staff_document(found.staff) if found.staff else None,
        "owes_training": found.owes_training,
        "looks_after": [thing_document(thing) for thing in found.belongings.things],
        "evidence": [
            {
                "id": piece.evidence_id,
                "title": piece.title,
                "review_by": day_or_none(piece.review_by),
                "for": list(piece.refs),
            }
            for piece in found.belongings.evidence
        ],
    }
