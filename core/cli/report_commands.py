"""``igt report``: paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.context import here
from core.services.papers.papers import Offer
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


@report.command("list")
def offered(context: typer.Context) -> None:
    """List every document that can be made, for whom, and what can be chosen for it."""
    offers = here(context).workspace.papers.offers()
    here(context).console.show(
        "igt-documents-1",
        {"documents": [_offer_document(offer) for offer in offers]},
        [
            f"{offer.document.key:12} {offer.document.reader.words}: {offer.document.name}"
            + (f" ({offer.missing})" if offer.missing else "")
            for offer in offers
        ],
    )


@report.command("make")
def make(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="DOCUMENT", help="As igt report list names it.")],
    output: OutputFile,
    choose: Annotated[
        list[str] | None,
        typer.Option("--choose", metavar="CHOICE=OPTION", help="Several times if need be."),
    ] = None,
) -> None:
    """Write any document of the list."""
    papers = here(context).workspace.papers
    chosen = dict(one.partition("=")[::2] for one in choose or ())
    document = papers.document(name)
    papers.save(document, chosen, output, assessment_id=here(context).options.assessment)
    _say(context, name, output)


def _offer_document(offer: Offer) -> dict[str, object]:
    document = offer.document
    return {
        "key": document.key,
        "reader": document.reader.value,
        "name": document.name,
        "about": document.about,
        "suffix": document.suffix,
        "missing": offer.missing,
        "choices": {one.key: [each.key for each in one.options] for one in document.choices},
    }


def _say(context: typer.Context, name: str, output: Path) -> None:
    here(context).console.show(
        "igt-report-1",
        {"report": name, "file": str(output)},
        [translate("cli", "Written: {file}", file=output)],
    )
