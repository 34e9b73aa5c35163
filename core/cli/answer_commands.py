"""``igt answer``: answer one requirement."""

from __future__ import annotations

from typing import Annotated

import typer

from core.cli.arguments import parse_date
from core.cli.context import here
from core.cli.documents import requirement_document, score_document
from core.domain.advice import held_text
from core.domain.state import Progress, RequirementState
from core.domain.what_if import outcome_text
from core.errors import UsageError
from core.services.answers import AnswerEdit
from core.text import QT_TRANSLATE_NOOP, translate


class TwoAnswersError(UsageError):
    """A tick and a text were given as one answer."""

    code = "two-answers"
    what_text = QT_TRANSLATE_NOOP("errors", "A question has one answer.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give --yes, --no or --value, one of them.")


class TriedOtherwiseError(UsageError):
    """A note or a name is no part of a result."""

    code = "tried-otherwise"
    what_text = QT_TRANSLATE_NOOP("errors", "Only what changes the result can be tried out.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Give --meet, --unmeet, --target, --yes, --no or --value with --try."
    )


def add_to(app: typer.Typer) -> None:
    """Add the command to *app*."""
    app.command("answer")(answer)


def answer(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF")],
    meet: Annotated[list[str] | None, typer.Option(metavar="CRITERION")] = None,
    unmeet: Annotated[list[str] | None, typer.Option(metavar="CRITERION")] = None,
    not_relevant: Annotated[str | None, typer.Option(metavar="REASON")] = None,
    relevant: Annotated[bool, typer.Option("--relevant", help="It applies to us again.")] = False,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Empty clears it.")] = None,
    owner: Annotated[str | None, typer.Option(metavar="PERSON", help="Empty clears it.")] = None,
    target: Annotated[str | None, typer.Option(metavar="LEVEL", help="Empty: back to 2.")] = None,
    due: Annotated[str | None, typer.Option(metavar="DATE", help="Empty clears it.")] = None,
    yes: Annotated[bool | None, typer.Option("--yes/--no", help="Answer a yes/no item.")] = None,
    value: Annotated[
        str | None, typer.Option(metavar="TEXT", help="An item's text or date.")
    ] = None,
    place: Annotated[str | None, typer.Option(metavar="TEXT", help="Where it is kept.")] = None,
    confirm: Annotated[
        list[str] | None, typer.Option(metavar="ASSERTION", help="All of it is true.")
    ] = None,
    unconfirm: Annotated[list[str] | None, typer.Option(metavar="ASSERTION")] = None,
    only_try: Annotated[
        bool, typer.Option("--try", help="Say what would follow; save nothing.")
    ] = False,
) -> None:
    """Tick criteria, write a note, name an owner; all in one change."""
    if yes is not None and value is not None:
        raise TwoAnswersError()
    edit = AnswerEdit(
        meet=tuple(meet or ()),
        unmeet=tuple(unmeet or ()),
        not_relevant=not_relevant,
        relevant=relevant,
        note=note,
        owner=owner,
        target=target,
        due=due if due is None else (parse_date(due) or ""),
        item=value if yes is None else ("yes" if yes else "no"),
        place=place,
        confirm=tuple(confirm or ()),
        unconfirm=tuple(unconfirm or ()),
    )
    if only_try:
        _try_out(context, ref, edit)
        return
    here(context).workspace.answers.change(
        ref, edit, assessment_id=here(context).options.assessment
    )
    requirement = here(context).state().by_ref[ref]
    lines = [_where_it_stands(requirement)]
    if requirement.held_by:
        lines.append(held_text(requirement))
    here(context).console.show("igt-answer-1", requirement_document(requirement), lines)


def _try_out(context: typer.Context, ref: str, edit: AnswerEdit) -> None:
    """Say what would follow from ticks, a target or an item, and save nothing."""
    meant = AnswerEdit(meet=edit.meet, unmeet=edit.unmeet, target=edit.target, item=edit.item)
    if edit != meant:
        raise TriedOtherwiseError()
    answers, now = here(context).workspace.answers, here(context).state()
    then = answers.would_be(ref, edit, assessment_id=here(context).options.assessment)
    document = requirement_document(then.by_ref[ref]) | {"score": score_document(then)}
    lines = [
        outcome_text(now, then, ref),
        translate("cli", "Only tried: nothing was saved."),
    ]
    here(context).console.show("igt-answer-try-1", document, lines)


def _where_it_stands(requirement: RequirementState) -> str:
    if requirement.level is not None:
        return translate(
            "cli", "{ref} is at level {level}.", ref=requirement.ref, level=requirement.level
        )
    if requirement.progress is Progress.DONE:
        return translate("cli", "{ref} is complete.", ref=requirement.ref)
    if requirement.is_counted:
        return translate("cli", "{ref} is saved; it is not complete yet.", ref=requirement.ref)
    return translate("cli", "{ref} is saved.", ref=requirement.ref)
