"""``igt job``: what comes round regularly and is next year's evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.arguments import parse_date
from core.cli.context import here
from core.cli.todo_documents import job_document
from core.domain.jobs import Job

job = typer.Typer(help="Regular jobs, which are next year's evidence.", no_args_is_help=True)

_Id = Annotated[str, typer.Argument(metavar="ID", help="From igt job list.")]
_For = Annotated[
    list[str] | None, typer.Option("--for", metavar="REF", help="A ref or a criterion's whole id.")
]
_First = Annotated[
    str | None, typer.Option("--first", metavar="DATE", help="The first day; today if not given.")
]


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(job, name="job")


@job.command("offers")
def offers(context: typer.Context) -> None:
    """List the jobs that the questions suggest."""
    found = here(context).workspace.jobs.offers()
    here(context).console.show(
        "igt-job-offers-1",
        {
            "offers": [
                {
                    "key": one.key,
                    "title": one.title,
                    "every_months": one.every_months,
                    "for": list(one.serves),
                }
                for one in found
            ]
        },
        (f"{one.key}  {one.every_months}  {one.title}  {', '.join(one.serves)}" for one in found),
    )


@job.command("take")
def take(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="From igt job offers.")],
    first: _First = None,
    owner: Annotated[str, typer.Option(metavar="NAME")] = "",
) -> None:
    """Take on a job that was suggested."""
    service = here(context).workspace.jobs
    _show(context, service.take(key, first_due=parse_date(first), owner=owner).job.id)


@job.command("add")
def add(
    context: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE")],
    every: Annotated[int, typer.Option(metavar="MONTHS", help="How often it comes round.")] = 12,
    serves: _For = None,
    first: _First = None,
    owner: Annotated[str, typer.Option(metavar="NAME")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT")] = "",
) -> None:
    """Take on a job of your own."""
    added = here(context).workspace.jobs.add(
        title, every, serves or (), first_due=parse_date(first), owner=owner, note=note
    )
    _show(context, added.job.id)


@job.command("list")
def list_all(context: typer.Context) -> None:
    """List the jobs, what is due first; stopped ones last."""
    workspace = here(context).workspace
    today = workspace.assessments.state().today
    found = workspace.jobs.all()
    here(context).console.show(
        "igt-jobs-1",
        {"jobs": [job_document(one, today) for one in found]},
        (_line(one) for one in found),
    )


@job.command("change")
def change(
    context: typer.Context,
    job_id: _Id,
    title: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    every: Annotated[int | None, typer.Option(metavar="MONTHS")] = None,
    serves: _For = None,
    first: _First = None,
    owner: Annotated[str | None, typer.Option(metavar="NAME")] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
) -> None:
    """Change what a job says; an empty value clears it."""
    here(context).workspace.jobs.edit(
        job_id,
        title=title,
        every_months=every,
        first_due=parse_date(first),
        serves=None if serves is None else [one for one in serves if one],
        owner=owner,
        note=note,
    )
    _show(context, job_id)


@job.command("done")
def done(
    context: typer.Context,
    job_id: _Id,
    path: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="What shows it.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="Today if not given.")] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Whoever works if not given.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT")] = "",
) -> None:
    """Write down that a job was done; a file with it becomes evidence."""
    service = here(context).workspace.jobs
    staged = service.stage(path) if path is not None else None
    service.done(job_id, on=parse_date(on), by=by, note=note, staged=staged)
    _show(context, job_id)


@job.command("stop")
def stop(context: typer.Context, job_id: _Id) -> None:
    """Let a job come round no more; what was done stays on record."""
    here(context).workspace.jobs.stop(job_id)
    _show(context, job_id)


@job.command("resume")
def resume(context: typer.Context, job_id: _Id) -> None:
    """Let a stopped job come round again."""
    here(context).workspace.jobs.resume(job_id)
    _show(context, job_id)


def _show(context: typer.Context, job_id: str) -> None:
    workspace = here(context).workspace
    found = workspace.jobs.get(job_id)
    document = job_document(found, workspace.assessments.state().today)
    here(context).console.show("igt-job-1", document, [_line(found)])


def _line(one: Job) -> str:
    due = one.next_due.isoformat() if one.next_due else "-"
    last = f"  (last {one.records[0].on} {one.records[0].by})" if one.records else ""
    return f"{one.id}  {due}  {one.title}{last}"
