"""``igt export``, ``igt recipient`` and ``igt signer``: the submission file and its keys."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.amendment_commands import changed_set_lines
from core.cli.context import here
from core.errors import UsageError
from core.services.address_cards import read_address_card
from core.text import QT_TRANSLATE_NOOP, translate

recipient = typer.Typer(help="Keys of those who receive.", no_args_is_help=True)
signer = typer.Typer(help="The organisation's own seal.", no_args_is_help=True)


class ToOrKeepError(UsageError):
    """Neither or both of a recipients file and --keep were given."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "Say who can open it: --to FILE, or --keep for nobody.")
    next_text = QT_TRANSLATE_NOOP("errors", "Run igt export --help to see both forms.")


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(recipient, name="recipient")
    app.add_typer(signer, name="signer")
    app.command("export")(export)


@recipient.command("keygen")
def keygen(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE")],
) -> None:
    """Make a receiver's key: keep FILE secret, hand out the public line that is shown."""
    from core.intake.keygen import make_receiver_key

    public = make_receiver_key(output)
    here(context).console.show(
        "igt-recipient-1",
        {"file": str(output), "recipient": public},
        [translate("cli", "Public key: {key}", key=public)],
    )


@signer.command("show")
def show(context: typer.Context) -> None:
    """Show the line that a receiver needs to check the seal."""
    card = here(context).workspace.exports.signer()
    here(context).console.show(
        "igt-signer-1",
        {
            "principal": card.principal,
            "public_key": card.public_line,
            "allowed_signers": card.allowed_signers,
            "recipient": card.recipient,
        },
        [card.allowed_signers],
    )


def export(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE")],
    to: Annotated[Path | None, typer.Option(metavar="RECIPIENTS_FILE")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="A sealed copy for oneself.")] = False,
    draft: Annotated[bool, typer.Option("--draft", help="Before sign-off; marked inside.")] = False,
) -> None:
    """Write the encrypted, sealed submission file and check it by reading it back."""
    if (to is None) is not keep:
        raise ToOrKeepError
    service = here(context).workspace.exports
    recipients = read_address_card(to).addresses if to else ()
    exported = service.export(
        output,
        recipients,
        draft=draft,
        progress=here(context).console.progress,
        assessment_id=here(context).options.assessment,
    )
    here(context).console.show(
        "igt-export-1",
        {
            "file": str(exported.path),
            "submission": exported.submission_id,
            "size": exported.size,
            "evidence": exported.evidence_count,
            "draft": draft,
        },
        [
            translate(
                "cli",
                "Written and read back: {file}, {count} documents.",
                file=exported.path,
                count=exported.evidence_count,
            ),
            *changed_set_lines(here(context).state().question_set.catalogue),
        ],
    )
