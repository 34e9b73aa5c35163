"""``igt evidence import``: a folder of papers, matched with the questions that they serve."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from core.cli.context import here
from core.cli.documents import Document
from core.services.documents.batches import Batch, BatchKept, Candidate, Choice
from core.text import translate


def add_to(evidence: typer.Typer) -> None:
    """Add the command to those of ``igt evidence``."""
    evidence.command("import")(import_folder)


def import_folder(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="FOLDER|FILE...")],
    accept: Annotated[
        bool, typer.Option("--accept/--suggest", help="Keep the files, or only say what is likely.")
    ] = False,
) -> None:
    """Say which questions the files of a folder probably serve; with --accept keep them so."""
    service = here(context).workspace.batches
    console = here(context).console
    assessment = here(context).options.assessment
    batch = service.look_through(paths, assessment_id=assessment, progress=console.progress)
    kept = BatchKept()
    if accept:
        choices = [Choice(one.path, one.likely) for one in batch.candidates if _is_new(one)]
        kept = service.keep(choices, assessment_id=assessment, progress=console.progress)
    console.show(
        "igt-evidence-import-1",
        {
            "files": [_document(one) for one in batch.candidates],
            "left_out": batch.left_out,
            "accepted": accept,
            "kept": list(kept.new),
            "refused": [{"name": name, "code": error.code} for name, error in kept.refused],
        },
        [*_lines(batch), *(_kept_lines(kept) if accept else ())],
    )


def _is_new(one: Candidate) -> bool:
    return one.trouble is None and not one.twin_of


def _document(one: Candidate) -> Document:
    """One file; *likely* are the questions that --accept links it to."""
    return {
        "file": str(one.path),
        "size": one.size,
        "trouble": one.trouble.code if one.trouble else None,
        "kept_as": one.kept_as or None,
        "same_as": one.twin_of or None,
        "likely": [link.ref for link in one.likely],
        "suggestions": [
            {
                "ref": serving.ref,
                "title": serving.title,
                "strength": serving.strength,
                "words": list(serving.words),
            }
            for serving in one.servings
        ],
    }


def _lines(batch: Batch) -> Iterator[str]:
    for one in batch.candidates:
        yield one.name
        if one.trouble is not None:
            yield f"  {one.trouble.what}"
        if one.kept_as:
            yield "  " + translate("cli", "Kept already as: {title}", title=one.kept_as)
        if one.twin_of:
            yield "  " + translate("cli", "The same content as: {name}", name=one.twin_of)
        for serving in one.servings:
            mark = "->" if serving.is_likely else " ?"
            yield f"  {mark} {serving.ref}  {serving.title} ({', '.join(serving.words)})"
    if batch.left_out:
        yield translate(
            "cli", "{count} files more than one batch holds were not read.", count=batch.left_out
        )


def _kept_lines(kept: BatchKept) -> Iterator[str]:
    yield translate("cli", "Documents kept: {count}", count=len(kept.new))
    if kept.again:
        yield translate("cli", "Kept already, linked once more: {count}", count=kept.again)
    for _, error in kept.refused:
        yield f"{error.what} {error.next}"
