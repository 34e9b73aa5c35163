"""``igt catalogue check`` and ``compile``: question sets as files, for whoever writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.context import here
from core.cli.documents import Document
from core.domain.catalogue import Catalogue
from core.services.outputs import check_target, write_output
from core.text import translate

Source = Annotated[
    Path,
    typer.Argument(
        metavar="FILE|FOLDER", help="A folder with index.yaml, one YAML file, or compiled JSON."
    ),
]


def add_to(catalogue: typer.Typer) -> None:
    """Add the commands to ``igt catalogue``."""
    catalogue.command("check")(check)
    catalogue.command("compile")(compile_set)


def check(context: typer.Context, source: Source) -> None:
    """Name each fault of a question set by file, line and field; needs no records."""
    from core.catalogue import read_trusted
    from core.catalogue.opening import compiled_from

    sound = read_trusted(compiled_from(source))
    here(context).console.show(
        "igt-catalogue-check-1",
        {"ok": True, "faults": [], **identity(sound)},
        [
            translate(
                "cli",
                "Sound: {title} ({edition}). Leaves: {count}",
                title=sound.title,
                edition=sound.edition,
                count=len(sound.by_ref),
            )
        ],
    )


def compile_set(
    context: typer.Context,
    source: Source,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="To write.")],
) -> None:
    """Check a question set and write its compiled form; needs no records."""
    from core.catalogue import read_trusted
    from core.catalogue.compile import compiled_bytes
    from core.catalogue.opening import compiled_from

    check_target(output)
    plain = compiled_from(source)
    data = compiled_bytes(plain)
    write_output(output, data)
    here(context).console.show(
        "igt-catalogue-compiled-1",
        {"file": str(output), "size": len(data), **identity(read_trusted(plain))},
        [translate("cli", "Written: {file} ({size} bytes)", file=output, size=len(data))],
    )


def identity(catalogue: Catalogue) -> Document:
    """Which edition it is, for a script."""
    return {
        "id": catalogue.id,
        "title": catalogue.title,
        "edition": catalogue.edition,
        "leaves": len(catalogue.by_ref),
        "hash": catalogue.rules_hash,
        "text_hash": catalogue.text_hash,
    }
