"""``igt published``: say that the signed version is on the official website."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.arguments import parse_date
from core.cli.context import here
from core.cli.documents import Document
from core.domain.home import home_lines
from core.domain.publication import Publication, PublishedStatus
from core.errors import UsageError
from core.text import QT_TRANSLATE_NOOP


class PublishedHowError(UsageError):
    """Neither a date nor --take-back was given, or both."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "Give --on DATE and --status STATUS, or --take-back.")
    next_text = QT_TRANSLATE_NOOP("errors", "Run igt published --help to see both forms.")


class StatusUnknownError(UsageError):
    """A word that is no status of any website."""

    code = "status-unknown"
    what_text = QT_TRANSLATE_NOOP("errors", "{text} is not a status that a website gives.")
    next_text = QT_TRANSLATE_NOOP("errors", "It may be: {statuses}.")


def add_to(app: typer.Typer) -> None:
    """Add the command to *app*."""
    app.command("published")(published)


def published(
    context: typer.Context,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day, YYYY-MM-DD.")] = None,
    status: Annotated[
        str | None, typer.Option(metavar="STATUS", help="What the website says: standards-met ...")
    ] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What shows it, kept as evidence.")
    ] = None,
    take_back: Annotated[
        bool, typer.Option("--take-back", help="It was not published after all.")
    ] = False,
) -> None:
    """Say when the signed version was published and as what; it stays with that version."""
    if take_back is bool(on):
        raise PublishedHowError
    workspace, chosen = here(context).workspace, here(context).options.assessment
    if take_back:
        workspace.publications.take_back(assessment_id=chosen)
    else:
        day = parse_date(on)
        assert day is not None  # an empty text was no date
        said = _status(status)
        staged = workspace.evidence.stage(file) if file is not None else None
        workspace.publications.record(day, said, confirmation=staged, assessment_id=chosen)
    state = here(context).state()
    here(context).console.show(
        "igt-published-1",
        {"published": publication_document(state.publication)},
        [line.text for line in home_lines(state)],
    )


def publication_document(publication: Publication | None) -> Document | None:
    """When it was published, as what, and what shows it; null before that."""
    if publication is None:
        return None
    return {
        "on": publication.on.isoformat(),
        "status": publication.status.value if publication.status else None,
        "evidence": publication.evidence_id,
    }


def _status(text: str | None) -> PublishedStatus | None:
    if text is None:
        return None
    try:
        return PublishedStatus(text)
    except ValueError as error:
        raise StatusUnknownError(text=text, statuses=", ".join(PublishedStatus)) from error
