"""``igt catalogue compare`` and its like: what was found on the website beside our questions."""

from __future__ import annotations

from typing import Annotated

import typer

from core.cli.context import CommandContext, here
from core.cli.documents import Document
from core.domain.advice import SET_CHANGED
from core.domain.amendments import ITEM_KINDS
from core.domain.catalogue import Catalogue
from core.errors import UsageError
from core.services.amending.amendments import NewQuestion
from core.services.amending.comparison import CompareRow, Comparison, RowState
from core.text import QT_TRANSLATE_NOOP, translate

Ref = Annotated[str, typer.Argument(metavar="REF")]
_KINDS = ", ".join(kind.value for kind in ITEM_KINDS)

_STATES = {
    RowState.IN_DOUBT: QT_TRANSLATE_NOOP("cli", "not confirmed for you"),
    RowState.KNOWN: "",
    RowState.CHECKED: QT_TRANSLATE_NOOP("cli", "confirmed"),
    RowState.ADDED: QT_TRANSLATE_NOOP("cli", "added here"),
    RowState.SET_ASIDE: QT_TRANSLATE_NOOP("cli", "set aside: {reason}"),
}


class ReasonOrBackError(UsageError):
    """Neither or both of a reason and --back were given."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "Say why with --reason TEXT, or bring it --back.")
    next_text = QT_TRANSLATE_NOOP("errors", "Run igt catalogue aside --help to see both forms.")


class WhatToCorrectError(UsageError):
    """Nothing to correct was said."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "Say what is so: --compulsory or --optional, --answer KIND, or --back."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Run igt catalogue correct --help to see all.")


def add_to(catalogue: typer.Typer) -> None:
    """Add the commands to ``igt catalogue``."""
    catalogue.command("compare")(compare)
    catalogue.command("checked")(checked)
    catalogue.command("aside")(aside)
    catalogue.command("add-question")(add_question)
    catalogue.command("remove-question")(remove_question)
    catalogue.command("correct")(correct)


def compare(
    context: typer.Context,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Only what is not confirmed.")
    ] = False,
) -> None:
    """List our questions in the website's order, with what is known of each."""
    comparison = _comparison(here(context))
    rows = [r for r in comparison.rows if r.state is RowState.IN_DOUBT or not doubtful]
    here(context).console.show(
        "igt-compare-1",
        {
            "title": comparison.set_title,
            "hash": comparison.rules_hash,
            "amends": comparison.amends or None,
            "in_doubt": comparison.in_doubt,
            "questions": [row_document(row) for row in rows],
        },
        [
            *map(_line, rows),
            translate("cli", "{count} are not confirmed for you.", count=comparison.in_doubt),
        ],
    )


def checked(
    context: typer.Context,
    refs: Annotated[list[str], typer.Argument(metavar="REF...")],
    undo: Annotated[bool, typer.Option("--undo", help="Take it back.")] = False,
) -> None:
    """Say that you saw a question on the website; whoever is working is named."""
    service, chosen = here(context).workspace.amendments, here(context).options.assessment
    say = service.uncheck if undo else service.check
    say(list(dict.fromkeys(refs)), assessment_id=chosen)
    _show(here(context), refs)


def aside(
    context: typer.Context,
    ref: Ref,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why, for later.")] = None,
    back: Annotated[bool, typer.Option("--back", help="Ask it again.")] = False,
) -> None:
    """Set a question aside that is not on the website; its answer is kept."""
    if (reason is None) is not back:
        raise ReasonOrBackError
    service, chosen = here(context).workspace.amendments, here(context).options.assessment
    if reason is None:
        service.bring_back(ref, assessment_id=chosen)
    else:
        service.set_aside(ref, reason, assessment_id=chosen)
    _show(here(context), [ref])


def add_question(
    context: typer.Context,
    ref: Ref,
    title: Annotated[str, typer.Option(metavar="TEXT", help="What it asks, in one line.")],
    assertion: Annotated[str, typer.Option(metavar="ID", help="Where it stands, such as 1.3.")],
    answer: Annotated[str, typer.Option(metavar="KIND", help=f"One of {_KINDS}.")],
    mandatory: Annotated[bool, typer.Option("--mandatory", help="It is compulsory.")] = False,
    assertion_title: Annotated[
        str, typer.Option(metavar="TEXT", help="What a new assertion says.")
    ] = "",
) -> None:
    """Add a question that is on the website and missing here."""
    here(context).workspace.amendments.add(
        NewQuestion(ref, title, assertion, answer, mandatory, assertion_title),
        assessment_id=here(context).options.assessment,
    )
    _show(here(context), [ref.strip()])


def remove_question(context: typer.Context, ref: Ref) -> None:
    """Remove a question that was added here, while nothing is answered under it."""
    here(context).workspace.amendments.remove(ref, assessment_id=here(context).options.assessment)
    _show(here(context), [])


def correct(
    context: typer.Context,
    ref: Ref,
    compulsory: Annotated[
        bool | None, typer.Option("--compulsory/--optional", help="As the website says.")
    ] = None,
    answer: Annotated[str | None, typer.Option(metavar="KIND", help=f"One of {_KINDS}.")] = None,
    back: Annotated[bool, typer.Option("--back", help="As in the question set.")] = False,
) -> None:
    """Say whether a question is compulsory or how it is answered; given answers stay."""
    if back is not (compulsory is None and answer is None):
        raise WhatToCorrectError
    here(context).workspace.amendments.correct(
        ref, mandatory=compulsory, answer=answer, assessment_id=here(context).options.assessment
    )
    _show(here(context), [ref])


def changed_set_lines(catalogue: Catalogue) -> list[str]:
    """Say what a receiver has to know where what is asked was changed here; else nothing."""
    if not catalogue.amends:
        return []
    command = translate(
        "cli",
        "Whoever receives it needs: --allow-catalogue {rules}",
        rules=catalogue.rules_hash,
    )
    return [translate("advice", SET_CHANGED), command]


def row_document(row: CompareRow) -> Document:
    """One row of the comparison."""
    return {
        "ref": row.ref,
        "title": row.title,
        "assertion": row.group,
        "answer_type": row.answer.value,
        "mandatory": row.mandatory,
        "state": row.state.value,
        "source": row.source,
        "reason": row.reason,
        "official": row.official,
        "added_here": row.is_own,
        "answered": row.is_answered,
    }


def _comparison(context: CommandContext) -> Comparison:
    return context.workspace.amendments.compare(assessment_id=context.options.assessment)


def _show(context: CommandContext, refs: list[str]) -> None:
    comparison = _comparison(context)
    rows = [row for row in comparison.rows if row.ref in refs]
    context.console.show(
        "igt-compared-1",
        {
            "hash": comparison.rules_hash,
            "amends": comparison.amends or None,
            "in_doubt": comparison.in_doubt,
            "questions": [row_document(row) for row in rows],
        },
        [
            *map(_line, rows),
            translate("cli", "{count} are not confirmed for you.", count=comparison.in_doubt),
        ],
    )


def _line(row: CompareRow) -> str:
    state = _STATES[row.state]
    said = translate("cli", state, reason=row.reason) if state else ""
    return f"{row.ref}  {row.title}{f'  ({said})' if said else ''}"
