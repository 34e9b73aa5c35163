"""``igt evidence``: keep documents and say what they show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from core.cli import evidence_import
from core.cli.arguments import parse_date, parse_link
from core.cli.context import here
from core.cli.documents import evidence_document
from core.domain.evidence import Evidence, EvidenceLink
from core.errors import CheckFailedError, UsageError
from core.services.documents.inside import LONGEST
from core.services.documents.photos import Shot
from core.text import QT_TRANSLATE_NOOP, translate

evidence = typer.Typer(help="Keep documents and say what they show.", no_args_is_help=True)


class FileOrPaperError(UsageError):
    """Neither or both of a file and a paper place were given."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "Give either a file, or --paper PLACE with --title.")
    next_text = QT_TRANSLATE_NOOP("errors", "Run igt evidence add --help to see both forms.")


class EvidenceFaultyError(CheckFailedError):
    """Some kept documents are missing or altered."""

    code = "evidence-faulty"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "{count} kept documents are missing or altered: {names}."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Attach them again from where they came, or from a copy of the records."
    )


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    evidence_import.add_to(evidence)
    app.add_typer(evidence, name="evidence")


@evidence.command("add")
def add(
    context: typer.Context,
    serves: Annotated[list[str], typer.Option("--for", metavar="REF[/CRITERION]")],
    path: Annotated[Path | None, typer.Argument(metavar="[PATH]")] = None,
    paper: Annotated[str | None, typer.Option(metavar="PLACE", help="Where it is kept.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    dated: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    review_by: Annotated[str | None, typer.Option(metavar="DATE")] = None,
) -> None:
    """Keep a copy of a file, or record paper that is kept in a place."""
    links = _links(context, serves)
    service = here(context).workspace.evidence
    if path is not None and paper is None:
        attached = service.attach(
            path,
            links,
            title=title,
            dated=parse_date(dated),
            review_by=parse_date(review_by),
            assessment_id=here(context).options.assessment,
        )
    elif paper and title and path is None:
        attached = service.add_paper(
            paper,
            title,
            links,
            dated=parse_date(dated),
            review_by=parse_date(review_by),
            assessment_id=here(context).options.assessment,
        )
    else:
        raise FileOrPaperError
    here(context).console.show(
        "igt-evidence-1", evidence_document(attached.evidence), [_line(attached.evidence)]
    )


@evidence.command("photos")
def photos(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PHOTO...")],
    title: Annotated[str, typer.Option(metavar="TEXT")],
    serves: Annotated[list[str] | None, typer.Option("--for", metavar="REF[/CRITERION]")] = None,
) -> None:
    """Join photos of a paper into one PDF and keep it; upright, and without where it was taken."""
    links = _links(context, serves or ())
    workspace = here(context).workspace
    shots = [Shot(path) for path in paths]
    staged = workspace.photos.stage(shots, title, progress=here(context).console.progress)
    attached = workspace.evidence.record(
        staged, links, title=title, assessment_id=here(context).options.assessment
    )
    here(context).console.show(
        "igt-evidence-1", evidence_document(attached.evidence), [_line(attached.evidence)]
    )


@evidence.command("list")
def list_all(context: typer.Context) -> None:
    """List all evidence that is in use."""
    pieces = here(context).workspace.evidence.all(assessment_id=here(context).options.assessment)
    here(context).console.show(
        "igt-evidence-list-1",
        {"evidence": [evidence_document(piece) for piece in pieces]},
        (_line(piece) for piece in pieces),
    )


@evidence.command("save")
def save(
    context: typer.Context,
    evidence_id: Annotated[str, typer.Argument(metavar="ID")],
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
) -> None:
    """Write a readable copy of a kept document into a folder."""
    written = here(context).workspace.evidence.save(evidence_id, folder)
    here(context).console.show(
        "igt-evidence-saved-1",
        {"id": evidence_id, "file": str(written)},
        [translate("cli", "Written: {file}", file=written)],
    )


@evidence.command("text")
def text(
    context: typer.Context,
    evidence_id: Annotated[str, typer.Argument(metavar="ID")],
    longest: Annotated[int, typer.Option(metavar="COUNT", min=1, max=LONGEST)] = LONGEST,
) -> None:
    """Write what a kept document says, as plain text; nothing readable is written to the disk."""
    words = here(context).workspace.inside.words(evidence_id, longest=longest)
    console = here(context).console
    console.show(
        "igt-evidence-text-1",
        {"id": evidence_id, "text": words.text, "is_cut": words.is_cut},
        [words.text] if words.text else [],
    )
    if not words.text:
        console.warn(translate("cli", "There are no words in it: it may be a scan."))
    elif words.is_cut:
        console.warn(translate("cli", "It goes on; only the beginning was read."))


@evidence.command("withdraw")
def withdraw(
    context: typer.Context, evidence_id: Annotated[str, typer.Argument(metavar="ID")]
) -> None:
    """Take a document off its answers. It stays kept."""
    here(context).workspace.evidence.withdraw(evidence_id)
    here(context).console.show(
        "igt-evidence-withdrawn-1",
        {"id": evidence_id},
        [translate("cli", "Taken off its answers: {id}", id=evidence_id)],
    )


@evidence.command("check")
def check(context: typer.Context) -> None:
    """Read every kept document and compare it with what was attached."""
    console = here(context).console
    checked = here(context).workspace.evidence.check(progress=console.progress)
    if checked.faults:
        names = ", ".join(f"{f.title} ({', '.join(f.refs)})" for f in checked.faults)
        raise EvidenceFaultyError(count=len(checked.faults), names=names)
    console.show(
        "igt-evidence-check-1",
        {"checked": checked.count, "faults": []},
        [translate("cli", "Kept documents that are whole: {count}", count=checked.count)],
    )


def _links(context: typer.Context, serves: Sequence[str]) -> tuple[EvidenceLink, ...]:
    question_set = here(context).state().question_set
    return tuple(parse_link(text, question_set) for text in serves)


def _line(piece: Evidence) -> str:
    serves = ", ".join(link.criterion or link.ref for link in piece.links)
    return f"{piece.id}  {piece.title}  ->  {serves}"
