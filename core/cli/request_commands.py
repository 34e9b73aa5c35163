"""``igt request``: what others were asked for, the letters, reminders and replies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.arguments import parse_date
from core.cli.context import here
from core.cli.todo_documents import request_document
from core.domain.letters import Letter
from core.domain.requests import CHASE_AFTER, Request
from core.errors import UsageError, UserError
from core.text import QT_TRANSLATE_NOOP, translate

request = typer.Typer(help="What others were asked for, and their replies.", no_args_is_help=True)

_Id = Annotated[str, typer.Argument(metavar="ID", help="From igt request list.")]
_For = Annotated[
    list[str] | None, typer.Option("--for", metavar="REF", help="A ref or a criterion's whole id.")
]
_Group = Annotated[
    str | None, typer.Option("--group", metavar="KEY", help="All of a group of igt request groups.")
]


class UnknownGroupError(UserError):
    """Nobody usually knows a group of this name."""

    code = "unknown-group"
    what_text = QT_TRANSLATE_NOOP("errors", "Nothing is left to ask of {key}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Groups with open questions: {keys}.")


class ReplyOrWordsError(UsageError):
    """Neither or both of a file and a note were given."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "Give either the reply as a file, or --note TEXT.")
    next_text = QT_TRANSLATE_NOOP("errors", "Run igt request reply --help to see both forms.")


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(request, name="request")


@request.command("groups")
def groups(context: typer.Context) -> None:
    """List whom to ask for what: open questions that others usually know."""
    found = here(context).workspace.letters.groups()
    here(context).console.show(
        "igt-request-groups-1",
        {
            "groups": [
                {"key": g.key, "name": g.name, "told": g.told, "for": list(g.refs)} for g in found
            ]
        },
        (f"{g.key}  {g.told or g.name}  {len(g.refs)}: {', '.join(g.refs)}" for g in found),
    )


@request.command("letter")
def letter(
    context: typer.Context,
    asked_of: Annotated[str, typer.Argument(metavar="NAME")],
    serves: _For = None,
    group: _Group = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE.txt")] = None,
) -> None:
    """Write the letter that asks for all of it at once; nothing is recorded."""
    workspace = here(context).workspace
    by = workspace.assessments.state().today + CHASE_AFTER
    written = workspace.letters.letter(asked_of, _targets(context, serves, group), by)
    _show_letter(context, written, output)


@request.command("add")
def add(
    context: typer.Context,
    asked_of: Annotated[str, typer.Argument(metavar="NAME", help="A firm or a person.")],
    serves: _For = None,
    group: _Group = None,
    reach: Annotated[str, typer.Option(metavar="TEXT", help="How to reach them.")] = "",
    asked: Annotated[str | None, typer.Option(metavar="DATE", help="Today if not given.")] = None,
    chase: Annotated[
        str | None, typer.Option(metavar="DATE", help="Two weeks later if not given.")
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT")] = "",
) -> None:
    """Write down that somebody was asked; the letter is kept with it."""
    workspace = here(context).workspace
    targets = _targets(context, serves, group)
    asked_on = parse_date(asked) or workspace.assessments.state().today
    chase_on = asked_on + CHASE_AFTER if chase is None else parse_date(chase)
    text = workspace.letters.letter(asked_of, targets, chase_on).text
    made = workspace.requests.ask(
        asked_of,
        targets,
        reach=reach,
        letter=text,
        asked_on=asked_on,
        chase_on=chase_on or "",
        note=note,
    )
    _show(context, made.request.id)


@request.command("list")
def list_all(
    context: typer.Context,
    closed: Annotated[bool, typer.Option("--closed", help="Answered ones, too.")] = False,
) -> None:
    """List what others were asked for, what is to be chased first."""
    workspace = here(context).workspace
    today = workspace.assessments.state().today
    found = list(workspace.requests.waiting(today).requests)
    if closed:
        found += [one for one in workspace.requests.all() if not one.is_waiting]
    here(context).console.show(
        "igt-requests-1",
        {"requests": [request_document(one, today) for one in found]},
        (_line(one) for one in found),
    )


@request.command("chase")
def chase(
    context: typer.Context,
    request_id: _Id,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="Today if not given.")] = None,
) -> None:
    """Write down that they were reminded; the next reminder is due in two weeks."""
    here(context).workspace.requests.chase(request_id, parse_date(on))
    _show(context, request_id)


@request.command("reminder")
def reminder(
    context: typer.Context,
    request_id: _Id,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE.txt")] = None,
) -> None:
    """Write the letter that reminds them; nothing is recorded."""
    written = here(context).workspace.letters.chase_letter(request_id)
    _show_letter(context, written, output)


@request.command("reply")
def reply(
    context: typer.Context,
    request_id: _Id,
    path: Annotated[Path | None, typer.Argument(metavar="[FILE]")] = None,
    check_by: Annotated[
        str | None, typer.Option("--review-by", metavar="DATE", help="Check it again by.")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="What they said.")] = None,
) -> None:
    """Keep a reply: one file becomes evidence for everything that was asked."""
    service = here(context).workspace.requests
    if (path is None) == (note is None):
        raise ReplyOrWordsError
    if path is not None:
        service.answer(request_id, path, review_by=parse_date(check_by))
    else:
        service.answer_in_words(request_id, note or "")
    _show(context, request_id)


@request.command("give-up")
def give_up(
    context: typer.Context,
    request_id: _Id,
    reason: Annotated[str, typer.Option(metavar="TEXT")],
) -> None:
    """Wait no longer, with the reason."""
    here(context).workspace.requests.give_up(request_id, reason)
    _show(context, request_id)


@request.command("wait-again")
def wait_again(context: typer.Context, request_id: _Id) -> None:
    """Wait again for what was answered or given up."""
    here(context).workspace.requests.wait_again(request_id)
    _show(context, request_id)


def _targets(context: typer.Context, serves: list[str] | None, group: str | None) -> list[str]:
    """Return the refs given one by one and those of a group. Raises UnknownGroupError."""
    targets = list(serves or ())
    if group is not None:
        known = {one.key: one for one in here(context).workspace.letters.groups()}
        if group not in known:
            raise UnknownGroupError(key=group, keys=", ".join(known) or "-")
        targets += known[group].refs
    return targets


def _show(context: typer.Context, request_id: str) -> None:
    workspace = here(context).workspace
    found = workspace.requests.get(request_id)
    document = request_document(found, workspace.assessments.state().today)
    here(context).console.show("igt-request-1", document, [_line(found)])


def _show_letter(context: typer.Context, written: Letter, output: Path | None) -> None:
    document = {"subject": written.subject, "text": written.text, "file": None}
    lines = [written.subject, "", written.text]
    if output is not None:
        file = here(context).workspace.letters.write_letter(written.text, output)
        document["file"] = str(file)
        lines = [translate("cli", "Written: {file}", file=file)]
    here(context).console.show("igt-letter-1", document, lines)


def _line(one: Request) -> str:
    chase_on = one.chase_on.isoformat() if one.chase_on else "-"
    return f"{one.id}  {one.state.value}  {chase_on}  {one.asked_of}  {', '.join(one.serves)}"
