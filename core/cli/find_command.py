"""``igt find``: where words stand, in the questions, in what was typed and in the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from core.cli.context import here
from core.cli.documents import Document
from core.text import translate

if TYPE_CHECKING:
    from core.services.search import Hit


def add_to(app: typer.Typer) -> None:
    """Add the command to *app*."""
    app.command("find")(find)


def find(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Half a word will do.")],
    limit: Annotated[int, typer.Option(metavar="COUNT", min=1, max=1000)] = 20,
) -> None:
    """Find words in questions and guidance, notes and answers, evidence and plan; best first."""
    text = " ".join(words)
    hits = here(context).workspace.search.find(
        text, limit, assessment_id=here(context).options.assessment
    )
    here(context).console.show(
        "igt-find-1",
        {"query": text, "hits": [_document(hit) for hit in hits]},
        _lines(hits) if hits else [translate("cli", "Nothing has all of these words.")],
    )


def _document(hit: Hit) -> Document:
    """One hit; ``marks`` say where in the snippet the words stand, in characters from 0."""
    return {
        "kind": hit.kind.value,
        "ref": hit.ref or None,
        "criterion": hit.criterion or None,
        "evidence": hit.evidence_id or None,
        "todo": hit.todo.partition("/")[2] or None,
        "title": hit.title,
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
    }


def _id(hit: Hit) -> str:
    return hit.criterion or hit.ref or hit.evidence_id or hit.todo.partition("/")[2]


def _lines(hits: tuple[Hit, ...]) -> Iterator[str]:
    for hit in hits:
        yield f"{_id(hit)}  {hit.title}"
        if hit.snippet != hit.title:
            yield f"  {hit.kind.value}: {hit.snippet}"
