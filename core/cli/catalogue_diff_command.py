"""``igt catalogue diff``: what a newer question set asks otherwise than an older one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from core.cli.catalogue_file_commands import identity
from core.cli.context import CommandContext, here
from core.cli.documents import Document
from core.cli.editions import editions
from core.domain.catalogue import Catalogue
from core.domain.differences import Difference, compare
from core.domain.year_words import kind_text, part_name, part_values
from core.services.assessments import no_set_for_type
from core.services.catalogues import UnknownCatalogueError
from core.services.first_run import question_sets
from core.text import translate


def add_to(catalogue: typer.Typer) -> None:
    """Add the command to ``igt catalogue``."""
    catalogue.command("diff")(diff)


def diff(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="An id, or a file or folder.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="An id, or a file or folder.")],
    org_type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="What concerns this type only.")
    ] = None,
) -> None:
    """List what was added, removed, split, merged, moved, reworded or is asked of others.

    Files need no records: a folder with index.yaml, one YAML file, or compiled JSON.
    """
    before, after = (_read(here(context), said) for said in (old, new))
    if org_type is not None and org_type not in {**before.org_types, **after.org_types}:
        raise no_set_for_type(after, org_type, question_sets())
    found = compare(before, after, org_type, question_sets())
    types = {**before.org_types, **after.org_types}
    here(context).console.show(
        "igt-catalogue-diff-1",
        {
            "old": identity(before),
            "new": identity(after),
            "type": org_type,
            "differences": [difference_document(one) for one in found],
        },
        [line for one in found for line in difference_lines(one, types)]
        or [translate("cli", "Nothing is asked otherwise.")],
    )


def _read(context: CommandContext, said: str) -> Catalogue:
    """Return the set at a path, else the one of that id. Raises UnknownCatalogueError."""
    path = Path(said)
    if path.exists():
        from core.catalogue import read_trusted
        from core.catalogue.opening import compiled_from

        return read_trusted(compiled_from(path))
    found = editions(context)
    if said not in found:
        raise UnknownCatalogueError(id=said, ids=", ".join(found))
    return found[said].catalogue


def difference_document(one: Difference) -> Document:
    """One difference as scripts see it."""
    return {
        "kind": one.kind.value,
        "was": list(one.was),
        "now": list(one.now),
        "title": one.title,
        "note": one.note,
        "parts": [
            {"name": part.name, "before": part.before, "after": part.after} for part in one.parts
        ],
    }


def difference_lines(one: Difference, types: Mapping[str, str]) -> Iterator[str]:
    """The same for a person; *types* are the names of the organisation types."""
    was, now = ", ".join(one.was), ", ".join(one.now)
    refs = was if was == now or not now else f"{was} -> {now}" if was else now
    yield "  ".join(part for part in (f"{kind_text(one.kind)}:", refs, one.title) if part)
    if one.note:
        yield f"  {one.note}"
    for part in one.parts:
        before, after = part_values(one, part)
        name = part_name(one, part, types)
        if before and after:
            yield f"  {name}: {before} -> {after}"
        elif before or after:
            yield f"  {name}: {before or after}"
