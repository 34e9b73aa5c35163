"""``igt sign-off``: the owner accepts the result."""

from __future__ import annotations

from typing import Annotated

import typer

from core.cli.amendment_commands import changed_set_lines
from core.cli.arguments import parse_date
from core.cli.context import here
from core.cli.documents import score_document, sign_off_document
from core.domain.signoff import SignedHow
from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP, translate


class StatementNotAcceptedError(UserError):
    """Signing means accepting the assurance statement, and that was not said."""

    code = "statement-not-accepted"
    what_text = QT_TRANSLATE_NOOP("errors", "The assurance statement was not accepted: {statement}")
    next_text = QT_TRANSLATE_NOOP("errors", "If it is true, run it again with --accept-statement.")


def add_to(app: typer.Typer) -> None:
    """Add the command to *app*."""
    app.command("sign-off")(sign_off)


def sign_off(
    context: typer.Context,
    by: Annotated[str, typer.Option(metavar="NAME")],
    role: Annotated[str, typer.Option(metavar="ROLE")],
    accept_statement: Annotated[bool, typer.Option("--accept-statement")] = False,
    on_paper: Annotated[str | None, typer.Option(metavar="DATE", help="Signed in ink on.")] = None,
    place: Annotated[str, typer.Option(metavar="PLACE", help="Where the paper is kept.")] = "",
) -> None:
    """Sign the assessment off and freeze it."""
    service = here(context).workspace.sign_offs
    chosen = here(context).options.assessment
    if not accept_statement:
        raise StatementNotAcceptedError(statement=service.statement(assessment_id=chosen))
    service.sign_off(
        by,
        role,
        how=SignedHow.ON_PAPER if on_paper else SignedHow.HERE,
        signed_on=parse_date(on_paper),
        place=place,
        assessment_id=chosen,
    )
    state = here(context).state()
    here(context).console.show(
        "igt-sign-off-1",
        {"sign_off": sign_off_document(state.sign_off), "score": score_document(state)},
        [
            translate("cli", "Signed off by {name}. It is not sent yet.", name=by),
            *changed_set_lines(state.question_set.catalogue),
        ],
    )
