"""``igt catalogue pack``, ``install`` and ``trust``: question sets on a memory stick."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from core.cli.catalogue_file_commands import Source
from core.cli.context import CommandContext, here
from core.cli.set_documents import pack_document, pack_lines
from core.domain.clock import SystemClock, london_date
from core.errors import UsageError, UserError
from core.services.packs import PackVerdict, PackView
from core.services.publishers import key_text
from core.text import QT_TRANSLATE_NOOP, translate


class PublisherMissingError(UsageError):
    """A set sealed with a key of its own needs the name of whoever publishes it."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "The publisher's name is missing.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give --publisher NAME with --key FILE.")


class InstallNotConfirmedError(UserError):
    """Taking a set in was not confirmed."""

    code = "install-not-confirmed"
    what_text = QT_TRANSLATE_NOOP("errors", "Nothing was taken in.")
    next_text = QT_TRANSLATE_NOOP("errors", "Look at it with --preview; give --yes to take it in.")


def add_to(catalogue: typer.Typer) -> None:
    """Add the commands to ``igt catalogue``."""
    catalogue.command("pack")(pack)
    catalogue.command("install")(install)
    catalogue.command("trust")(trust)


def pack(
    context: typer.Context,
    source: Source,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="To write.")],
    key: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="OpenSSH Ed25519 private key; else your own seal."),
    ] = None,
    publisher: Annotated[
        str, typer.Option(metavar="NAME", help="Who publishes it, with --key.")
    ] = "",
) -> None:
    """Check a question set and seal it in one file; with --key that needs no records."""
    from core.services.pack_making import make_pack, signing_key_from

    if key is None:
        info = here(context).workspace.packs.make(source, output)
    elif not publisher:
        raise PublisherMissingError()
    else:
        today = london_date(SystemClock().now())
        seal = signing_key_from(key)
        info = make_pack(source, output, key=seal, publisher=publisher, made=today)
    here(context).console.show(
        "igt-catalogue-pack-1",
        {
            "file": str(output),
            "publisher": info.publisher,
            "made": info.made.isoformat(),
            "id": info.catalogue_id,
            "edition": info.edition,
            "issue": info.issue,
            "hash": info.rules_hash,
            "text_hash": info.text_hash,
        },
        [
            translate(
                "cli",
                "Written: {file}, sealed by the publisher {publisher}",
                file=output,
                publisher=info.publisher,
            )
        ],
    )


def install(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    trusting: Annotated[
        str, typer.Option("--trust", metavar="FINGERPRINT", help="Trust this publisher, too.")
    ] = "",
    preview: Annotated[bool, typer.Option("--preview", help="Change nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Prove a question-set file good, show what it changes, and take it in."""
    service, console = here(context).workspace.packs, here(context).console
    view = service.inspect(file, trust=trusting)
    if view.verdict is PackVerdict.UNKNOWN_PUBLISHER and not preview:
        command = f"igt catalogue install {file} --trust {view.signer}"
        console.warn(translate("cli", "If that is their key: {command}", command=command))
    if not preview and not yes and view.verdict.can_be_installed:
        _ask(here(context), view)
    done = False if preview else bool(service.install(file, trust=trusting).change)
    lines = list(pack_lines(view))
    if done:
        lines.append(translate("cli", "It was taken in."))
    console.show("igt-catalogue-install-1", {"installed": done, **pack_document(view)}, lines)


def trust(
    context: typer.Context,
    key: Annotated[
        str | None, typer.Argument(metavar="[FILE.pub|FINGERPRINT]", help="Without: list.")
    ] = None,
    name: Annotated[str, typer.Option(metavar="TEXT", help="What you call them.")] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Trust them no more.")] = False,
) -> None:
    """Say whose question-set files are taken in, or list them."""
    service = here(context).workspace.publishers
    if key is not None:
        given = key_text(Path(key)) if Path(key).is_file() else key
        if remove:
            service.distrust(given)
        else:
            service.trust(given, name)
    trusted = service.trusted()
    here(context).console.show(
        "igt-publishers-1",
        {
            "publishers": [
                {"fingerprint": one.fingerprint, "name": one.name, "by": one.by.value}
                for one in trusted
            ]
        },
        [f"{one.fingerprint}  {one.name}".rstrip() for one in trusted]
        or [translate("cli", "No publisher of question sets is trusted here.")],
    )


def _ask(surroundings: CommandContext, view: PackView) -> None:
    """Show what would change, and go on only when somebody says so.

    Raises InstallNotConfirmedError.
    """
    if surroundings.console.as_json or not sys.stdin.isatty():
        raise InstallNotConfirmedError()
    for line in pack_lines(view):
        sys.stderr.write(f"{line}\n")
    if not typer.confirm(translate("cli", "Take this question set in?"), err=True):
        raise InstallNotConfirmedError()
