"""``igt audit``: an auditor's recorded sample, the findings and the replies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from core.cli.context import here
from core.domain.audit import AuditSample, Verdict
from core.errors import UsageError
from core.services.people.audit_errors import UnknownSampleError
from core.services.people.audits import REPORT_FORMAT
from core.text import QT_TRANSLATE_NOOP, translate

audit = typer.Typer(help="An auditor's sample, findings and replies.", no_args_is_help=True)

_Sample = Annotated[
    str | None, typer.Option("--sample", metavar="ID", help="The newest if not given.")
]
_Point = Annotated[str, typer.Argument(metavar="POINT", help="A criterion's whole id, or a ref.")]


class TableOrJsonError(UsageError):
    """The name of the file says neither of the two kinds that can be written."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "A sample is written as a table or as JSON.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give a file name that ends in .csv or .json.")


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(audit, name="audit")


@audit.command("draw")
def draw(
    context: typer.Context,
    size: Annotated[int, typer.Option(metavar="N", help="How many points.")] = 10,
    seed: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The same seed draws the same points.")
    ] = None,
) -> None:
    """Draw points by chance from what is met or answered, and record which."""
    service = here(context).workspace.audits
    drawn = service.draw(size, seed, assessment_id=here(context).options.assessment)
    _show(context, drawn.sample.id)


@audit.command("show")
def show(context: typer.Context, sample: _Sample = None) -> None:
    """Show each point drawn, the evidence behind it, the finding and the reply."""
    _show(context, _chosen(context, sample))


@audit.command("list")
def list_all(context: typer.Context) -> None:
    """List every sample that was ever drawn, the newest first."""
    samples = here(context).workspace.audits.samples(assessment_id=here(context).options.assessment)
    here(context).console.show(
        "igt-audit-list-1",
        {"samples": [{"sample": one.id, **_progress(one)} for one in samples]},
        (f"{one.id}  {_progress_text(one)}" for one in samples),
    )


@audit.command("find")
def find(
    context: typer.Context,
    point: _Point,
    verdict: Annotated[Verdict, typer.Option()],
    note: Annotated[str, typer.Option(metavar="TEXT")] = "",
    sample: _Sample = None,
) -> None:
    """Write what was found at a point, as an auditor; again to revise it."""
    chosen = _chosen(context, sample)
    here(context).workspace.audits.find(chosen, point, verdict, note)
    _show(context, chosen)


@audit.command("reply")
def reply(
    context: typer.Context,
    point: _Point,
    text: Annotated[str, typer.Option(metavar="TEXT", help="Empty takes the reply back.")],
    sample: _Sample = None,
) -> None:
    """Reply to a finding, as anybody but an auditor."""
    chosen = _chosen(context, sample)
    here(context).workspace.audits.reply(chosen, point, text)
    _show(context, chosen)


@audit.command("export")
def export(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE")],
    sample: _Sample = None,
) -> None:
    """Write a sample with its findings: a table (FILE ends in .csv) or JSON (.json)."""
    if output.suffix.lower() not in (".csv", ".json"):
        raise TableOrJsonError
    chosen = _chosen(context, sample)
    written = here(context).workspace.audits.write_report(chosen, output)
    here(context).console.show(
        "igt-audit-exported-1",
        {"sample": chosen, "file": str(written)},
        [translate("cli", "Written: {file}", file=written)],
    )


def _chosen(context: typer.Context, sample: str | None) -> str:
    """Return the sample that is meant. Raises UnknownSampleError."""
    service = here(context).workspace.audits
    if sample is not None:
        return service.sample(sample).id
    samples = service.samples(assessment_id=here(context).options.assessment)
    if not samples:
        raise UnknownSampleError()
    return samples[0].id


def _show(context: typer.Context, sample_id: str) -> None:
    service = here(context).workspace.audits
    report = service.report(sample_id)
    here(context).console.show(REPORT_FORMAT, report, _lines(service.sample(sample_id), report))


def _lines(sample: AuditSample, report: Mapping[str, Any]) -> Iterator[str]:
    yield translate(
        "cli",
        "Sample {id}: {size} of {population} points, seed {seed}, drawn by {name}.",
        id=sample.id,
        size=len(sample.points),
        population=sample.population,
        seed=sample.seed,
        name=sample.by,
    )
    yield _progress_text(sample)
    for point in report["points"]:
        yield f"{point['point']}  {point['verdict'] or '-'}  {point['text']}"
        for piece in point["evidence"]:
            yield f"    {piece['title']}  {piece['dated'] or ''}".rstrip()
        if point["note"]:
            yield f"    {point['by']}: {point['note']}"
        if point["reply"]:
            yield f"    {point['replied_by']}: {point['reply']}"


def _progress(sample: AuditSample) -> dict[str, object]:
    return {
        "by": sample.by,
        "seed": sample.seed,
        "population": sample.population,
        "size": len(sample.points),
        "done": sample.done,
    }


def _progress_text(sample: AuditSample) -> str:
    return translate(
        "cli", "{done} of {size} points looked at.", done=sample.done, size=len(sample.points)
    )
