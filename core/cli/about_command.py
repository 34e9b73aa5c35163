"""``igt about``: which version this is, what others made for it, and a text for whoever helps."""

from __future__ import annotations

from typing import Annotated

import typer

from core.cli.context import here
from core.services.shipped import program_version, shipped_parts
from core.text import translate


def add_to(app: typer.Typer) -> None:
    """Add the command to *app*."""
    app.command("about")(about)


def about(
    context: typer.Context,
    licences: Annotated[
        bool, typer.Option("--licences", help="Name all that others made, with its licence.")
    ] = False,
    diagnostics: Annotated[
        bool, typer.Option("--diagnostics", help="Versions, sizes and codes; nothing personal.")
    ] = False,
) -> None:
    """Say which version this is, what is in it, and how it is with the records."""
    version = program_version()
    document: dict[str, object] = {"version": version}
    lines = [translate("cli", "Information Governance Toolkit {version}", version=version)]
    if licences:
        parts = shipped_parts()
        document["parts"] = [
            {"name": one.name, "version": one.version, "licence": one.licence} for one in parts
        ]
        lines += [f"{one.name} {one.version}  {one.licence}" for one in parts]
    if diagnostics:
        report = here(context).workspace.diagnostics.report()
        document["diagnostics"] = report
        lines += report.splitlines()
    here(context).console.show("igt-about-1", document, lines)
