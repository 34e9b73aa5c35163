"""``igt locks``: the ways to open the records, and new locks. No secret on the command line."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from core.cli.context import PassphraseFileError, here, secret_from
from core.domain.clock import utc_text
from core.errors import UsageError, UserError
from core.services import access
from core.services.locks import LocksHalfChangedError
from core.text import QT_TRANSLATE_NOOP, translate

locks = typer.Typer(help="The ways to open the records.", no_args_is_help=True)

_NewPassphraseFile = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Holds the new passphrase; - for standard input."),
]


class NewPassphraseMissingError(UsageError):
    """There is neither a file with the new passphrase nor a terminal to ask on."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "The new passphrase is missing.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Give --new-passphrase-file FILE, or run it in a terminal."
    )


class PassphrasesDifferError(UserError):
    """The new passphrase was not typed the same twice."""

    code = "passphrases-differ"
    what_text = QT_TRANSLATE_NOOP("errors", "The two passphrases are not the same.")
    next_text = QT_TRANSLATE_NOOP("errors", "Nothing was changed. Run the command again.")


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(locks, name="locks")


@locks.command("list")
def list_all(context: typer.Context) -> None:
    """List the ways to open the records."""
    _show_ways(context, [])


@locks.command("add-passphrase")
def add_passphrase(
    context: typer.Context,
    new_passphrase_file: _NewPassphraseFile = None,
    label: Annotated[str, typer.Option(metavar="TEXT", help="Whose or what it is.")] = "",
    replace: Annotated[
        str | None, typer.Option(metavar="ID", help="End this way in the same step.")
    ] = None,
) -> None:
    """Add a passphrase, asked for twice or read from a file."""
    service = here(context).workspace.locks
    text = _new_passphrase(new_passphrase_file)
    if replace is None:
        service.add_passphrase(text, label)
    else:
        service.replace_passphrase(text, replace)
    _show_ways(context, [translate("cli", "The new passphrase opens the records.")])


@locks.command("remember")
def remember(context: typer.Context) -> None:
    """Let this PC's sign-in open the records."""
    here(context).workspace.locks.remember_on_this_pc()
    _show_ways(context, [translate("cli", "This PC opens the records now.")])


@locks.command("forget")
def forget(context: typer.Context) -> None:
    """Let this PC's sign-in open the records no more."""
    here(context).workspace.locks.forget_on_this_pc()
    _show_ways(context, [translate("cli", "This PC does not open the records any more.")])


@locks.command("new-spare-key")
def new_spare_key(
    context: typer.Context,
    recovery_file: Annotated[
        Path, typer.Option(metavar="FILE", help="Where the recovery key is written.")
    ],
) -> None:
    """Write a new spare key (recovery key) to a file; every older one ends."""
    service = here(context).workspace.locks
    key = access.SpareKey.new()
    access.write_secret(recovery_file, f"{key.printed}\n")
    try:
        service.use_spare_key(key)
    except BaseException:
        recovery_file.unlink(missing_ok=True)  # it opens nothing
        raise
    _show_ways(
        context,
        [
            translate(
                "cli",
                "The new spare key is in {file}; older ones open the records no more. Print it "
                "and move it off this computer.",
                file=recovery_file,
            )
        ],
    )


@locks.command("remove")
def remove(context: typer.Context, way: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """End one way to open the records; never the last one."""
    here(context).workspace.locks.remove(way)
    _show_ways(context, [translate("cli", "This way opens the records no more.")])


@locks.command("change")
def change(context: typer.Context) -> None:
    """Change the locks: new keys for everything, so that no old key opens what comes after."""
    console = here(context).console
    service = here(context).workspace.locks
    try:
        done = service.change_the_locks(progress=console.progress)
    except KeyboardInterrupt:
        if not service.locks_half_changed:
            raise  # nothing was begun but perhaps a copy
        raise LocksHalfChangedError from None
    lines = [
        translate(
            "cli",
            "The locks are changed. Kept documents locked anew: {count}",
            count=done.documents,
        )
    ]
    if done.left:
        console.warn(
            translate(
                "cli",
                "{count} kept documents were missing or damaged before and stay so: "
                "see igt evidence check.",
                count=done.left,
            )
        )
    if done.older:
        lines.append(
            translate(
                "cli",
                "Older states of the records that the old keys opened, now deleted: {count}",
                count=done.older,
            )
        )
    body = {"documents": done.documents, "left": done.left, "older_deleted": done.older}
    console.show("igt-locks-changed-1", body, lines)


def _new_passphrase(file: str | None) -> str:
    if file is not None:
        return secret_from(file, PassphraseFileError)
    if not sys.stdin.isatty():
        raise NewPassphraseMissingError
    text = getpass.getpass(translate("cli", "New passphrase: "))
    if getpass.getpass(translate("cli", "The same again: ")) != text:
        raise PassphrasesDifferError
    return text


def _show_ways(context: typer.Context, lines: list[str]) -> None:
    service = here(context).workspace.locks
    ways = service.ways()
    here(context).console.show(
        "igt-locks-1",
        {
            "ways": [
                {
                    "id": way.id,
                    "kind": way.kind.value,
                    "label": way.label,
                    "made": utc_text(way.created),
                    "opened_by_this": way.opened_by_this,
                }
                for way in ways
            ],
            "half_changed": service.locks_half_changed,
        },
        [*lines, *(_line(way) for way in ways)],
    )


def _line(way: access.WayIn) -> str:
    words = {
        access.WayKind.KEYRING: translate("cli", "this PC, or another, for who is signed in"),
        access.WayKind.PASSPHRASE: translate("cli", "passphrase"),
        access.WayKind.SPARE_KEY: translate("cli", "spare key"),
    }
    label = f"  {way.label}" if way.label else ""
    return f"{way.id}  {utc_text(way.created)}  {words[way.kind]}{label}"
