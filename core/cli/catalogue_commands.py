"""``igt catalogue``: the question sets."""

from __future__ import annotations

from typing import Annotated

import typer

from core.cli import (
    amendment_commands,
    catalogue_diff_command,
    catalogue_file_commands,
    import_command,
    pack_commands,
)
from core.cli.arguments import LinkUnknownError
from core.cli.context import here
from core.cli.documents import asked_document, catalogue_document
from core.cli.editions import editions
from core.cli.editions import question_set as chosen_set
from core.cli.set_documents import set_document, set_lines
from core.domain.catalogue import Asked
from core.text import translate

catalogue = typer.Typer(help="The question sets.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    catalogue_file_commands.add_to(catalogue)
    import_command.add_to(catalogue)
    catalogue_diff_command.add_to(catalogue)
    amendment_commands.add_to(catalogue)
    pack_commands.add_to(catalogue)
    app.add_typer(catalogue, name="catalogue")


@catalogue.command("list")
def list_all(context: typer.Context) -> None:
    """List the question sets with their counts for each organisation type; needs no records."""
    found = editions(here(context)).values()
    here(context).console.show(
        "igt-catalogues-1",
        {"catalogues": [set_document(known) for known in found]},
        (line for known in found for line in set_lines(known)),
    )


@catalogue.command("show")
def show(
    context: typer.Context,
    ref: Annotated[str | None, typer.Argument(metavar="[REF]")] = None,
    catalogue_id: Annotated[
        str | None,
        typer.Option("--catalogue", metavar="ID", help="Another set than the one in force."),
    ] = None,
    org_type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="As this type is asked it.")
    ] = None,
) -> None:
    """Show the set in force, or one requirement with its criteria.

    With --catalogue and --type any set as any type is asked it; that needs no records.
    """
    question_set = chosen_set(here(context), catalogue_id, org_type)
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


def _line(asked: Asked) -> str:
    mark = ""
    if asked.set_aside:
        mark = translate("cli", " (set aside: {reason})", reason=asked.set_aside)
    elif asked.applicability.exempt:
        mark = translate("cli", " (not asked of this type this year)")
    return f"{asked.ref}  {asked.requirement.title}{mark}"


def _card(asked: Asked) -> list[str]:
    lines = [_line(asked), "", asked.guidance.asks]
    if asked.requirement.official:
        official = asked.requirement.official
        lines += ["", translate("cli", "The official wording: {text}", text=official)]
    if asked.in_doubt:
        lines += ["", translate("cli", "Not confirmed for you: compare it with the website.")]
    for level in asked.requirement.levels:
        lines += ["", translate("cli", "Level {number}", number=level.number)]
        lines += [f"  {c.id}  {c.text}" for c in level.criteria]
    return lines
