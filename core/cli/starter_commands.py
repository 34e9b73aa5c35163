"""``igt starter``: documents in our words to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.context import here
from core.cli.documents import Document, day_or_none, evidence_document
from core.services.starters import StarterOffer
from core.text import translate

starter = typer.Typer(help="Begin a document with our starter.", no_args_is_help=True)

Id = Annotated[str, typer.Argument(metavar="ID")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(starter, name="starter")


@starter.command("list")
def list_all(context: typer.Context) -> None:
    """List the starters for what is asked of you, with what is left to fill in."""
    offers = here(context).workspace.starters.all(assessment_id=here(context).options.assessment)
    here(context).console.show(
        "igt-starter-list-1",
        {"starters": [_document(one) for one in offers]},
        [line for one in offers for line in _lines(one)]
        or [translate("cli", "Nothing that you are asked has a starter.")],
    )


@starter.command("save")
def save(
    context: typer.Context,
    starter_id: Id,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.docx|FILE.pdf")],
) -> None:
    """Write a starter, filled in with what is known, for a word processor or to print."""
    written = here(context).workspace.starters.save(
        starter_id, output, assessment_id=here(context).options.assessment
    )
    here(context).console.show(
        "igt-starter-saved-1",
        {"id": starter_id, "file": str(written)},
        [translate("cli", "Written: {file}", file=written)],
    )


@starter.command("keep")
def keep(
    context: typer.Context,
    starter_id: Id,
    serves: Annotated[list[str] | None, typer.Option("--for", metavar="REF")] = None,
    another: Annotated[
        bool, typer.Option("--another", help="Also where one is kept already.")
    ] = False,
) -> None:
    """Keep a document begun with a starter as evidence for all that it serves, or for REF."""
    kept = here(context).workspace.starters.keep(
        starter_id, serves, another=another, assessment_id=here(context).options.assessment
    )
    piece = kept.evidence
    refs = ", ".join(dict.fromkeys(link.ref for link in piece.links))
    lines = [f"{piece.id}  {piece.title}  ->  {refs}"]
    if kept.was_kept:
        lines.append(translate("cli", "It was kept already; no second one was made."))
    elif piece.review_by:
        lines.append(translate("cli", "Check it again by {day}.", day=piece.review_by))
    here(context).console.show(
        "igt-starter-kept-1",
        {"starter": starter_id, "was_kept": kept.was_kept, "evidence": evidence_document(piece)},
        lines,
    )


def _document(one: StarterOffer) -> Document:
    return {
        "id": one.starter.id,
        "title": one.starter.title,
        "kind": one.starter.kind.value,
        "use": one.starter.use,
        "review_months": one.starter.review_months,
        "refs": list(one.refs),
        "serves": list(one.serves),
        "blanks": one.blanks,
        "filled": list(one.filled),
        "kept": one.kept.id if one.kept else None,
        "review_by": day_or_none(one.kept.review_by) if one.kept else None,
        "linked": [ref for ref in one.refs if ref in one.linked],
    }


def _lines(one: StarterOffer) -> list[str]:
    about = translate(
        "cli", "for {refs}; left to fill in: {count}", refs=", ".join(one.refs), count=one.blanks
    )
    if one.kept:
        about += "; " + translate("cli", "kept: {id}", id=one.kept.id)
    return [f"{one.starter.id}  {one.starter.title}", f"  {about}"]
