"""``igt backup``: copies of the records, on this PC, on sticks, and back again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from core.cli.backup_documents import (
    backup_lines,
    copy_document,
    made_document,
    place_document,
    place_line,
    preview_document,
    preview_lines,
    restored_document,
    restored_lines,
)
from core.cli.bring_back_command import bring_back
from core.cli.context import CommandContext, here
from core.errors import CheckFailedError, UsageError, UserError
from core.services.backup.copy_views import MadeCopy
from core.text import QT_TRANSLATE_NOOP, translate

backup = typer.Typer(help="Copies of the records.", no_args_is_help=True)

_Copy = Annotated[str, typer.Argument(metavar="COPY", help="An id or a name from backup list.")]


class CopyFaultyError(CheckFailedError):
    """A copy did not pass its check. ``values["faults"]`` is text."""

    code = "copy-faulty"
    what_text = QT_TRANSLATE_NOOP("errors", "Not every copy is good: {faults}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Make a new copy now, and check it.")


class NotConfirmedError(UserError):
    """Nobody said that a copy should take the place of the records."""

    code = "not-confirmed"
    what_text = QT_TRANSLATE_NOOP("errors", "The records were left as they are.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Give --yes to bring the copy back; what is there now is kept."
    )


class ToOrWholeError(UsageError):
    """Both a folder and a single file were asked for."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "Give --to FOLDER or --whole FILE, not both.")
    next_text = QT_TRANSLATE_NOOP("errors", "Run igt backup create --help to see both forms.")


class CopyOrAllError(UsageError):
    """Neither or both of one copy and all of them were asked for."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "Say which copy to check: COPY, or --all.")
    next_text = QT_TRANSLATE_NOOP("errors", "Run igt backup list to see them.")


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    backup.command("bring-back")(bring_back)
    app.add_typer(backup, name="backup")


@backup.command("create")
def create(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option(metavar="FOLDER", help="A stick, say.")] = None,
    whole: Annotated[Path | None, typer.Option(metavar="FILE", help="All in one file.")] = None,
) -> int:
    """Copy the records to this PC and every automatic place, or to one folder or file."""
    surroundings = here(context)
    service, progress = surroundings.workspace.backups, surroundings.console.progress
    if whole is not None:
        if to is not None:
            raise ToOrWholeError
        service.create_whole(whole, progress=progress)
        surroundings.console.show(
            "igt-backup-whole-1",
            {"file": str(whole), "size": whole.stat().st_size},
            [translate("cli", "Copied everything into {file}.", file=whole)],
        )
        return 0
    place = service.add_place(to, automatic=False).id if to is not None else None
    made = service.create(place, progress=progress)
    surroundings.console.show(
        "igt-backup-1",
        {"copies": [made_document(one) for one in made]},
        (_made_line(one) for one in made),
    )
    problems = [one.problem for one in made if one.problem is not None]
    return problems[0].exit_code if problems else 0


@backup.command("list")
def list_all(context: typer.Context) -> None:
    """List the places and the copies there, the newest first."""
    surroundings = here(context)
    service = surroundings.workspace.backups
    places, copies = service.places(), service.copies()
    surroundings.console.show(
        "igt-backups-1",
        {
            "places": [place_document(place) for place in places],
            "copies": [copy_document(copy) for copy in copies],
        },
        backup_lines(places, copies),
    )


@backup.command("check")
def check(
    context: typer.Context,
    copy: Annotated[str | None, typer.Argument(metavar="COPY")] = None,
    check_all: Annotated[bool, typer.Option("--all", help="Every copy within reach.")] = False,
) -> None:
    """Prove copies by opening all of them in a private place, documents too."""
    surroundings = here(context)
    if (copy is None) is not check_all:
        raise CopyOrAllError
    service = surroundings.workspace.backups
    ids = [one.id for one in service.copies() if one.present] if copy is None else [copy]
    found = [service.check(one, progress=surroundings.console.progress) for one in ids]
    faults = [f"{one.copy.name}: {fault}" for one in found for fault in one.faults]
    if faults:
        raise CopyFaultyError(faults="; ".join(faults))
    surroundings.console.show(
        "igt-backup-check-1",
        {"ok": True, "copies": [copy_document(one.copy) for one in found]},
        [translate("cli", "Good: {copy}", copy=one.copy.id) for one in found],
    )


@backup.command("compare")
def compare(context: typer.Context, copy: _Copy) -> None:
    """Show what bringing back a copy would change; nothing is changed."""
    surroundings = here(context)
    preview = surroundings.workspace.restores.preview(copy, progress=surroundings.console.progress)
    surroundings.console.show(
        "igt-backup-preview-1", preview_document(preview), preview_lines(preview)
    )


@backup.command("restore")
def restore(
    context: typer.Context,
    copy: _Copy,
    yes: Annotated[bool, typer.Option("--yes", help="Bring it back without asking.")] = False,
) -> None:
    """Bring back a copy in place of the records; what is there now is copied first and kept."""
    surroundings = here(context)
    workspace = surroundings.workspace
    if not yes:
        _ask(surroundings, copy)
    prepared = workspace.restores.prepare(copy, progress=surroundings.console.progress)
    restored = workspace.restore(prepared)
    restored.workspace.close()
    surroundings.console.show(
        "igt-backup-restore-1",
        restored_document(restored.outcome),
        restored_lines(restored.outcome),
    )


@backup.command("add")
def add(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER")],
    label: Annotated[str, typer.Option(metavar="TEXT", help="What you call it.")] = "",
) -> None:
    """Let copies go to a folder, such as a stick, by themselves whenever it is there."""
    place = here(context).workspace.backups.add_place(folder, label)
    here(context).console.show("igt-backup-place-1", place_document(place), [place_line(place)])


@backup.command("forget")
def forget(
    context: typer.Context,
    place: Annotated[str, typer.Argument(metavar="PLACE", help="An id, folder or label.")],
) -> None:
    """Copy to a place no more. The copies there stay and still open."""
    service = here(context).workspace.backups
    named = [one.id for one in service.places() if place in (one.id, one.label, str(one.folder))]
    service.forget_place(named[0] if named else place)
    here(context).console.show(
        "igt-backup-forget-1",
        {"ok": True},
        [translate("cli", "No more copies go there. Those that lie there still open.")],
    )


def _ask(surroundings: CommandContext, copy: str) -> None:
    """Show what would change, and go on only when somebody says so. Raises NotConfirmedError."""
    if surroundings.console.as_json or not sys.stdin.isatty():
        raise NotConfirmedError
    for line in preview_lines(surroundings.workspace.restores.preview(copy)):
        sys.stderr.write(f"{line}\n")
    if not typer.confirm(translate("cli", "Bring this copy back?"), err=True):
        raise NotConfirmedError


def _made_line(made: MadeCopy) -> str:
    if made.problem is not None:
        return translate("cli", "Not copied to {place}: {why}", place=made.place.label,
                         why=str(made.problem))  # fmt: skip
    assert made.copy is not None
    return translate(
        "cli", "Copied to {folder}: {copy}", folder=made.place.folder, copy=made.copy.id
    )
