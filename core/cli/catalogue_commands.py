"""``igt catalogue``: the question sets."""

from __future__ import annotations

from typing import Annotated

import typer

from core.cli.arguments import LinkUnknownError
from core.cli.context import CommandContext, here
from core.cli.documents import asked_document, catalogue_document, catalogue_summary
from core.domain.catalogue import Asked, Catalogue, QuestionSet
from core.services.first_run import question_sets
from core.text import translate

catalogue = typer.Typer(help="Read the question sets.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(catalogue, name="catalogue")


@catalogue.command("list")
def list_all(context: typer.Context) -> None:
    """List the question sets with their counts for each organisation type; needs no records."""
    editions = _editions(here(context))
    here(context).console.show(
        "igt-catalogues-1",
        {"catalogues": [catalogue_summary(edition) for edition in editions]},
        (f"{edition.id}  {edition.title} ({edition.edition})" for edition in editions),
    )


@catalogue.command("show")
def show(
    context: typer.Context,
    ref: Annotated[str | None, typer.Argument(metavar="[REF]")] = None,
) -> None:
    """Show the set in force, or one requirement with its criteria."""
    question_set = _question_set_in_force(here(context))
    if ref is None:
        here(context).console.show(
            "igt-catalogue-1",
            catalogue_document(question_set),
            (_line(asked) for asked in question_set.asked),
        )
        return
    if ref not in question_set.by_ref:
        raise LinkUnknownError(text=ref)
    asked = question_set.by_ref[ref]
    here(context).console.show("igt-requirement-1", asked_document(asked), _card(asked))


def _editions(context: CommandContext) -> tuple[Catalogue, ...]:
    if context.has_records:
        return tuple(context.workspace.catalogues.available().values())
    return question_sets()


def _question_set_in_force(context: CommandContext) -> QuestionSet:
    return context.state().question_set


def _line(asked: Asked) -> str:
    mark = translate("cli", " (not asked of this type this year)")
    return f"{asked.ref}  {asked.requirement.title}{mark if asked.applicability.exempt else ''}"


def _card(asked: Asked) -> list[str]:
    lines = [f"{asked.ref}  {asked.requirement.title}", "", asked.guidance.asks]
    for level in asked.requirement.levels:
        lines += ["", translate("cli", "Level {number}", number=level.number)]
        lines += [f"  {c.id}  {c.text}" for c in level.criteria]
    return lines
