"""``igt assessment``: one pass through one question set."""

from __future__ import annotations

from typing import Annotated

import typer

from core.cli import compare_years_command, year_commands
from core.cli.arguments import parse_date
from core.cli.context import here
from core.cli.documents import assessment_document, assessment_summary
from core.domain.home import home_lines, result_text
from core.text import translate

_LATEST = "latest"

assessment = typer.Typer(help="Start, list and read assessments.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    year_commands.add_to(assessment)
    compare_years_command.add_to(assessment)
    app.add_typer(assessment, name="assessment")


@assessment.command("start")
def start(
    context: typer.Context,
    catalogue: Annotated[str | None, typer.Option(metavar="ID")] = None,
    brought_from: Annotated[
        str | None,
        typer.Option("--from", metavar="ASSESSMENT|latest", help="Begin with its answers."),
    ] = None,
) -> None:
    """Begin a new assessment; one that is open for the same set stops it.

    With --from it begins with the answers of an older one, each to be looked at again.
    """
    workspace = here(context).workspace
    wanted = catalogue or here(context).state().assessment.catalogue_id
    if brought_from is None:
        started = workspace.assessments.start(wanted)
    else:
        older = None if brought_from == _LATEST else brought_from
        started = workspace.years.start_from(wanted, older)
    here(context).console.show(
        "igt-assessment-1",
        assessment_summary(started),
        [translate("cli", "Started {id} on {catalogue}.", id=started.id, catalogue=wanted)],
    )


@assessment.command("reopen")
def reopen(
    context: typer.Context,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it is kept.")],
) -> None:
    """Let a signed assessment change again; the signed version is kept."""
    here(context).workspace.assessments.reopen(
        reason, assessment_id=here(context).options.assessment
    )
    reopened = here(context).state().assessment
    here(context).console.show(
        "igt-assessment-1",
        assessment_summary(reopened),
        [translate("cli", "Open again: {id}. The signed version is kept.", id=reopened.id)],
    )


@assessment.command("due")
def due(
    context: typer.Context,
    day: Annotated[str, typer.Argument(metavar="DATE", help='YYYY-MM-DD; "" for no date.')],
) -> None:
    """Say until when it should be done."""
    here(context).workspace.assessments.set_due(
        parse_date(day), assessment_id=here(context).options.assessment
    )
    state = here(context).state()
    here(context).console.show(
        "igt-assessment-1", assessment_summary(state.assessment), [home_lines(state)[1].text]
    )


@assessment.command("list")
def list_all(context: typer.Context) -> None:
    """List all assessments, the newest first."""
    assessments = here(context).workspace.assessments.all()
    here(context).console.show(
        "igt-assessments-1",
        {"assessments": [assessment_summary(each) for each in assessments]},
        (f"{each.id}  {each.catalogue_id}  {each.status.value}" for each in assessments),
    )


@assessment.command("show")
def show(context: typer.Context) -> None:
    """Show the whole assessment: answers, notes, owners, evidence."""
    state = here(context).state()
    lines = [line.text for line in home_lines(state)]
    lines += [result_text(state), ""]
    lines += [
        f"{r.ref}  {'-' if r.level is None else r.level}  {r.progress.value:12}  {r.title}"
        for r in state.requirements
    ]
    here(context).console.show("igt-assessment-1", assessment_document(state), lines)
