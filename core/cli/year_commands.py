"""``igt assessment move``, ``look-again``, ``still-true`` and ``left-behind``: year to year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from core.cli.context import here
from core.cli.documents import Document, assessment_summary, day_or_none, evidence_document
from core.domain.answers import Answer
from core.domain.clock import utc_text
from core.domain.evidence import Evidence
from core.domain.year_words import verdict_text, why_text
from core.errors import UsageError
from core.services.years.looking_again import LastYearsAnswer
from core.services.years.old_answers import OldAnswer
from core.text import QT_TRANSLATE_NOOP, translate


class TwoVerdictsError(UsageError):
    """An answer is still true, changed, or one is not sure."""

    code = "two-verdicts"
    what_text = QT_TRANSLATE_NOOP("errors", "Only one of --yes, --changed and --not-sure fits.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give one; without any, --yes is meant.")


def add_to(assessment: typer.Typer) -> None:
    """Add the commands to ``igt assessment``."""
    assessment.command("move")(move)
    assessment.command("look-again")(look_again)
    assessment.command("still-true")(still_true)
    assessment.command("left-behind")(left_behind)


def move(
    context: typer.Context,
    catalogue: Annotated[str, typer.Option(metavar="ID", help="The newer set.")],
) -> None:
    """Go on with an unfinished assessment under a newer set; the older one stays readable."""
    moved = here(context).workspace.years.move(
        catalogue, assessment_id=here(context).options.assessment
    )
    here(context).console.show(
        "igt-assessment-1",
        assessment_summary(moved),
        [translate("cli", "Goes on as {id} on {catalogue}.", id=moved.id, catalogue=catalogue)],
    )


def look_again(
    context: typer.Context,
    ref: Annotated[str | None, typer.Argument(metavar="[REF]")] = None,
) -> None:
    """List last year's answers that are to be looked at; with REF last year's answer to it."""
    service, chosen = here(context).workspace.look_again, here(context).options.assessment
    if ref is not None:
        one = service.last_years_answer(ref, assessment_id=chosen)
        here(context).console.show("igt-last-year-1", _document(one), list(_lines(one)))
        return
    found = service.to_look_at(assessment_id=chosen)
    here(context).console.show(
        "igt-look-again-1",
        {
            "looked_at": found.looked_at,
            "total": found.total,
            "to_look_at": [_document(one) for one in found.left],
        },
        [
            *(line for one in found.left for line in _lines(one)),
            translate(
                "cli",
                "{seen} of {total} looked at.",
                seen=found.looked_at,
                total=found.total,
            ),
        ],
    )


def still_true(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF")],
    yes: Annotated[bool, typer.Option("--yes", help="It is still true (also without it).")] = False,
    changed: Annotated[bool, typer.Option("--changed", help="It is otherwise now.")] = False,
    unsure: Annotated[bool, typer.Option("--not-sure", help="Somebody has to find out.")] = False,
) -> None:
    """Say of last year's answer to REF whether it is still true; one at a time."""
    if yes + changed + unsure > 1:
        raise TwoVerdictsError()
    service, chosen = here(context).workspace.look_again, here(context).options.assessment
    if changed:
        service.has_changed(ref, assessment_id=chosen)
    elif unsure:
        service.not_sure(ref, assessment_id=chosen)
    else:
        service.still_true(ref, assessment_id=chosen)
    one = service.last_years_answer(ref, assessment_id=chosen)
    here(context).console.show("igt-last-year-1", _document(one), [_head(one)])


def left_behind(context: typer.Context) -> None:
    """Show last year's answers to what is asked no more, with notes and evidence."""
    found = here(context).workspace.years.left_behind(
        assessment_id=here(context).options.assessment
    )
    here(context).console.show(
        "igt-left-behind-1",
        {"left_behind": [_old_document(old) for old in found]},
        [line for old in found for line in _old_lines(old)]
        or [translate("cli", "Nothing of last year's answers is left without a place.")],
    )


def _document(one: LastYearsAnswer) -> Document:
    return {
        "ref": one.ref,
        "title": one.title,
        "verdict": one.verdict.value if one.verdict else None,
        "looked_at": utc_text(one.looked_at) if one.looked_at else None,
        "may_be_still_true": one.may_be_still_true,
        "not_brought": [{"part": held.part, "why": held.why.value} for held in one.held],
        "last_year": [_old_document(old) for old in one.olds],
    }


def _old_document(old: OldAnswer) -> Document:
    answer = old.answer
    return {
        "assessment": old.assessment_id,
        "ref": old.ref,
        "title": old.title,
        "answer_type": old.kind.value if old.kind else None,
        "answer": answer.item,
        "set_aside": answer.set_aside,
        "place": answer.place,
        "not_relevant": answer.not_relevant,
        "note": answer.note,
        "owner": answer.owner,
        "target": answer.target,
        "due": day_or_none(answer.due),
        "met": [{"id": c.id, "text": c.text} for c in old.ticks],
        "evidence": [evidence_document(piece) for piece in old.evidence],
    }


def _head(one: LastYearsAnswer) -> str:
    said = verdict_text(one.verdict) if one.verdict else translate("cli", "nothing brought")
    return f"{one.ref}  {one.title}: {said}"


def _lines(one: LastYearsAnswer) -> Iterator[str]:
    yield _head(one)
    yield from (f"  {text}" for text in dict.fromkeys(why_text(held) for held in one.held))
    for old in one.olds:
        yield from (f"  {line}" for line in _old_lines(old))


def _old_lines(old: OldAnswer) -> Iterator[str]:
    yield f"{old.ref}  {old.title}".rstrip()
    yield from (f"  {line}" for line in _answer_lines(old.answer))
    yield from (f"  [x] {c.id}  {c.text}" for c in old.ticks)
    yield from (f"  - {_evidence_line(piece)}" for piece in old.evidence)


def _answer_lines(answer: Answer) -> Iterator[str]:
    for text, value in (
        (QT_TRANSLATE_NOOP("cli", "Answer: {text}"), answer.item),
        (QT_TRANSLATE_NOOP("cli", "Set aside: {text}"), answer.set_aside),
        (QT_TRANSLATE_NOOP("cli", "Kept: {text}"), answer.place),
        (QT_TRANSLATE_NOOP("cli", "Does not apply, because: {text}"), answer.not_relevant),
        (QT_TRANSLATE_NOOP("cli", "Note: {text}"), answer.note),
        (QT_TRANSLATE_NOOP("cli", "Owner: {text}"), answer.owner),
    ):
        if value:
            yield translate("cli", text, text=value)


def _evidence_line(piece: Evidence) -> str:
    if piece.dated is None:
        return piece.title
    return translate("cli", "{title} (of {day})", title=piece.title, day=piece.dated.isoformat())
