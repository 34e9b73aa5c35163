"""``igt suggest``: what was answered in another question set to much the same question."""

from __future__ import annotations

from typing import Annotated

import typer

from core.cli.context import here
from core.cli.documents import Document, evidence_document
from core.domain.crosswalk import Suggestion
from core.text import translate


def add_to(app: typer.Typer) -> None:
    """Add the command to *app*."""
    app.command("suggest")(suggest)


def suggest(context: typer.Context, ref: Annotated[str, typer.Argument(metavar="REF")]) -> None:
    """Show what your answers in another question set suggest for REF; nothing is answered."""
    found = here(context).workspace.suggestions.for_ref(
        ref, assessment_id=here(context).options.assessment
    )
    here(context).console.show(
        "igt-suggestions-1",
        {"ref": ref, "suggestions": [_document(one) for one in found]},
        [line for one in found for line in _lines(one)]
        or [translate("cli", "Nothing that you answered elsewhere meets {ref}.", ref=ref)],
    )


def _document(one: Suggestion) -> Document:
    return {
        "catalogue": one.meeting.place.catalogue_id,
        "ref": one.meeting.place.ref,
        "title": one.title,
        "strength": one.meeting.strength.value,
        "reason": one.meeting.reason,
        "level": one.level,
        "answer": one.said,
        "note": one.note,
        "evidence": [evidence_document(piece) for piece in one.evidence],
    }


def _lines(one: Suggestion) -> list[str]:
    said = one.said
    if one.level is not None:
        said = translate("cli", "level {level}", level=one.level)
    return [
        f"{one.meeting.place.ref}  {one.title}: {said}",
        f"  {one.meeting.reason}",
        *([f"  {one.note}"] if one.note else []),
        *(f"  - {piece.title}" for piece in one.evidence),
    ]
