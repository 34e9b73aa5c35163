"""``igt report``: paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.context import here
from core.text import translate

report = typer.Typer(help="Write a PDF to print or hand over.", no_args_is_help=True)

OutputFile = Annotated[Path, typer.Option("-o", "--output", metavar="FILE")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(report, name="report")


@report.command("checklist")
def checklist(
    context: typer.Context,
    output: OutputFile,
    blank: Annotated[bool, typer.Option("--blank", help="Without the present ticks.")] = False,
    by_place: Annotated[bool, typer.Option("--by-place", help="In the order of rooms.")] = False,
    roomy: Annotated[bool, typer.Option("--roomy", help="More space to write.")] = False,
) -> None:
    """Write the evidence checklist to walk round with."""
    here(context).workspace.reports.checklist(
        output,
        blank=blank,
        by_place=by_place,
        roomy=roomy,
        assessment_id=here(context).options.assessment,
    )
    _say(context, "checklist", output)


@report.command("summary")
def summary(context: typer.Context, output: OutputFile) -> None:
    """Write the assessment summary."""
    here(context).workspace.reports.summary(output, assessment_id=here(context).options.assessment)
    _say(context, "summary", output)


def _say(context: typer.Context, name: str, output: Path) -> None:
    here(context).console.show(
        "igt-report-1",
        {"report": name, "file": str(output)},
        [translate("cli", "Written: {file}", file=output)],
    )
