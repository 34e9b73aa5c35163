"""``igt history``: who changed what and when, and putting older changes back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from core.cli.context import here
from core.domain.clock import LONDON, utc_text
from core.errors import UsageError
from core.services.labels import moment_words
from core.services.past.history import ChangeView, KindGroup, TrailFilter, ValueView
from core.text import QT_TRANSLATE_NOOP, translate

history = typer.Typer(help="Look through the history, put things back.", no_args_is_help=True)

Change = Annotated[str, typer.Argument(metavar="CHANGE", help="Its number or id.")]


class TimeUnclearError(UsageError):
    """A time is not written as YYYY-MM-DD or YYYY-MM-DDTHH:MM."""

    code = "time-unclear"
    what_text = QT_TRANSLATE_NOOP("errors", "{text} is not a time that can be read here.")
    next_text = QT_TRANSLATE_NOOP("errors", "Write it as 2026-06-30 or 2026-06-30T14:02.")


class RestoreWhatError(UsageError):
    """Neither a change nor a time was given, or both."""

    code = "restore-what"
    what_text = QT_TRANSLATE_NOOP("errors", "It is not clear what should be put back.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Give either CHANGE or --as-of TIME; --ref goes with --as-of."
    )


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(history, name="history")


@history.command("list")
def show_list(
    context: typer.Context,
    ref: Annotated[str | None, typer.Option(metavar="REF")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who made the change.")] = None,
    kind: Annotated[KindGroup | None, typer.Option()] = None,
    since: Annotated[str | None, typer.Option(metavar="TIME")] = None,
    until: Annotated[str | None, typer.Option(metavar="TIME", help="A day is whole.")] = None,
    text: Annotated[str, typer.Option(metavar="WORDS")] = "",
    limit: Annotated[int, typer.Option(metavar="N", min=1)] = 100,
    after: Annotated[int | None, typer.Option(metavar="NUMBER", help="The next page.")] = None,
) -> None:
    """Show the changes that fit, the newest first."""
    workspace, options = here(context).workspace, here(context).options
    wanted = TrailFilter(
        person_id=None if by is None else workspace.people.named(by).id,
        kind=kind,
        ref=ref,
        since=None if since is None else parse_time(since),
        until=None if until is None else parse_time(until, whole_day=True),
        text=text,
        assessment_id=options.assessment,
    )
    found = workspace.history.trail(wanted, limit=limit, after=after)
    here(context).console.show(
        "igt-history-1",
        {"changes": [_change(change) for change in found]},
        (f"{c.place}  {moment_words(c.at)}  {c.person}  {c.label}" for c in found),
    )


@history.command("show")
def show_one(context: typer.Context, change: Change) -> None:
    """Show what one change set, from what to what."""
    service = here(context).workspace.history
    found = service.find(change)
    values = service.details(found.id)
    here(context).console.show(
        "igt-history-change-1",
        {"change": _change(found), "values": [_value(value) for value in values]},
        [
            f"{found.place}  {moment_words(found.at)}  {found.person}  {found.label}",
            *(_line(value) for value in values),
        ],
    )


@history.command("restore")
def restore(
    context: typer.Context,
    change: Annotated[str | None, typer.Argument(metavar="[CHANGE]")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="TIME")] = None,
    ref: Annotated[str | None, typer.Option("--ref", metavar="REF")] = None,
    *,
    preview: Annotated[bool, typer.Option("--preview", help="Only show it.")] = False,
    even_if_changed_since: Annotated[bool, typer.Option("--even-if-changed-since")] = False,
) -> None:
    """Put back what was before CHANGE, or all answers (or those of REF) as of TIME."""
    if (change is None) == (as_of is None) or (ref is not None and as_of is None):
        raise RestoreWhatError()
    service, assessment = here(context).workspace.history, here(context).options.assessment
    if change is not None:
        found = service.find(change)
        shown = service.put_back_preview(found.id)
        if not preview:
            service.put_back(found.id, even_if_moved_on=even_if_changed_since)
    else:
        moment = _not_ahead(context, parse_time(str(as_of), whole_day=True))
        shown = service.as_of_preview(ref, moment, assessment_id=assessment)
        if not preview:
            service.put_back_as_of(ref, moment, assessment_id=assessment)
    document = {"done": not preview, "values": [_value(value) for value in shown.values]}
    lines = [_line(value) for value in shown.values]
    here(context).console.show(
        "igt-history-restore-1", document, lines or [translate("cli", "Nothing is different.")]
    )


@history.command("export")
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Option("-o", "--output", metavar="FILE")],
) -> None:
    """Write the whole history as a table (CSV) for a spreadsheet."""
    lines = here(context).workspace.history.write_csv(file)
    here(context).console.show(
        "igt-history-export-1",
        {"file": str(file), "lines": lines},
        [translate("cli", "{file} has {lines} lines.", file=file, lines=lines)],
    )


def parse_time(text: str, *, whole_day: bool = False) -> datetime:
    """Return the moment in *text*; without a zone it is that of England.

    A bare day is its beginning, or with *whole_day* its end. Raises TimeUnclearError.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise TimeUnclearError(text=text) from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=LONDON)
    if whole_day and len(text) == len("2026-06-30"):
        moment += timedelta(days=1)
    return moment


def _not_ahead(context: typer.Context, moment: datetime) -> datetime:
    """Return the end of today as this very moment; other moments as they are."""
    now = here(context).workspace.history.now()
    today = now.astimezone(LONDON).date()
    return now if moment > now and (moment - timedelta(days=1)).date() == today else moment


def _change(change: ChangeView) -> dict[str, Any]:
    return {
        "id": change.id,
        "number": change.place,
        "at": utc_text(change.at),
        "by": change.person,
        "kind": change.kind,
        "label": change.label,
        "undoes": change.undoes,
    }


def _value(value: ValueView) -> dict[str, Any]:
    return {
        "where": value.place,
        "ref": value.ref or None,
        "before": value.before,
        "after": value.after,
        "changed_since": value.moved_on,
    }


def _line(value: ValueView) -> str:
    return translate(
        "cli",
        "  {where}: {before} -> {after}",
        where=value.place,
        before=value.before,
        after=value.after,
    )
