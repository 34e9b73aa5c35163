"""``igt bundle``: the receiving side of a submission file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.context import here
from core.domain.advice import grade_name
from core.text import translate

bundle = typer.Typer(help="Receive a submission file.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(metavar="FILE")]
Identity = Annotated[Path, typer.Option("--identity", metavar="FILE", help="Your secret key.")]
Trusted = Annotated[
    Path, typer.Option("--trusted", metavar="ALLOWED_SIGNERS", help="Whose seals you trust.")
]
AllowCatalogue = Annotated[
    list[str] | None,
    typer.Option("--allow-catalogue", metavar="HASH", help="Accept an unknown question set."),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(bundle, name="bundle")


@bundle.command("show")
def show(
    context: typer.Context,
    file: File,
    identity: Identity,
    trusted: Trusted,
    allow_catalogue: AllowCatalogue = None,
) -> None:
    """Prove a submission file good and say what it holds."""
    from core.intake import receiving

    verified = receiving.verify_file(
        file,
        identity,
        trusted,
        allow_catalogues=allow_catalogue or (),
        progress=here(context).console.progress,
    )
    organisation = verified.documents.assessment.organisation
    here(context).console.show(
        "igt-bundle-1",
        receiving.description(verified),
        [
            translate(
                "cli", "From {name}, {code}", name=organisation.name, code=verified.info.principal
            ),
            translate("cli", "Result: {grade}", grade=grade_name(verified.score.grade)),
            *(f"  {piece.name}  {piece.title}" for piece in verified.documents.evidence),
        ],
    )


@bundle.command("verify")
def verify(
    context: typer.Context,
    file: File,
    identity: Identity,
    trusted: Trusted,
    allow_catalogue: AllowCatalogue = None,
) -> None:
    """Prove a submission file good: seal, contents, and the score from its answers."""
    from core.intake.receiving import verify_file

    verified = verify_file(
        file,
        identity,
        trusted,
        allow_catalogues=allow_catalogue or (),
        progress=here(context).console.progress,
    )
    here(context).console.show(
        "igt-bundle-verified-1",
        {
            "ok": True,
            "submission": verified.info.submission_id,
            "sealed_by": verified.info.principal,
        },
        [translate("cli", "Good: sealed by {code}.", code=verified.info.principal)],
    )


@bundle.command("extract")
def extract(
    context: typer.Context,
    file: File,
    identity: Identity,
    trusted: Trusted,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="A new folder.")],
    allow_catalogue: AllowCatalogue = None,
) -> None:
    """Prove a submission file good and unpack it into a new folder."""
    from core.intake.receiving import extract_file

    verified = extract_file(
        file,
        identity,
        trusted,
        output,
        allow_catalogues=allow_catalogue or (),
        progress=here(context).console.progress,
    )
    here(context).console.show(
        "igt-bundle-extracted-1",
        {"submission": verified.info.submission_id, "folder": str(output)},
        [translate("cli", "Unpacked into {folder}", folder=output)],
    )
