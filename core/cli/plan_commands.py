"""``igt plan``: the improvement plan, and every day of what is still to do for a calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.arguments import parse_date
from core.cli.context import here
from core.cli.todo_documents import action_document
from core.domain.plan import Action, ActionState, Effort
from core.services.todo.todo_errors import UnknownActionError
from core.text import translate

plan = typer.Typer(help="The improvement plan: who does what until when.", no_args_is_help=True)

_Id = Annotated[str, typer.Argument(metavar="ID", help="From igt plan list.")]
_For = Annotated[
    list[str] | None, typer.Option("--for", metavar="REF", help="A ref or a criterion's whole id.")
]
_Owner = Annotated[str | None, typer.Option(metavar="NAME")]
_Due = Annotated[str | None, typer.Option(metavar="DATE")]
_Effort = Annotated[Effort | None, typer.Option(help="How long it takes.")]
_Note = Annotated[str | None, typer.Option(metavar="TEXT")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(plan, name="plan")


@plan.command("list")
def list_all(
    context: typer.Context,
    mine: Annotated[bool, typer.Option("--mine", help="Of whoever works, and nobody's.")] = False,
    closed: Annotated[bool, typer.Option("--closed", help="Done and dropped ones, too.")] = False,
) -> None:
    """List the actions, what is due first."""
    workspace = here(context).workspace
    found = workspace.plan.all() if closed else workspace.plan.open()
    if mine:
        own = {action.id for action in workspace.plan.mine(workspace.people.working().name)}
        found = tuple(action for action in found if action.id in own)
    filled = workspace.plan.filled()
    here(context).console.show(
        "igt-plan-1",
        {"actions": [action_document(one, one.id in filled) for one in found]},
        (_line(one, one.id in filled) for one in found),
    )


@plan.command("add")
def add(
    context: typer.Context,
    title: Annotated[
        str | None, typer.Argument(metavar="[TITLE]", help="The words of --for if not given.")
    ] = None,
    serves: _For = None,
    owner: _Owner = None,
    due: _Due = None,
    effort: _Effort = None,
    note: _Note = None,
) -> None:
    """Add an action; with --for and no date it is due two weeks before the set is."""
    service = here(context).workspace.plan
    day = parse_date(due)
    if serves:
        suggested = service.suggest(serves)
        title = title if title is not None else suggested.title
        day = day if due is not None else suggested.due
    added = service.add(
        title or "", serves or (), owner=owner or "", due=day, effort=effort, note=note or ""
    )
    _show(context, added.action.id)


@plan.command("change")
def change(
    context: typer.Context,
    action_id: _Id,
    title: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    serves: _For = None,
    owner: _Owner = None,
    due: _Due = None,
    effort: _Effort = None,
    note: _Note = None,
) -> None:
    """Change what an action says; an empty value clears it."""
    here(context).workspace.plan.edit(
        action_id,
        title=title,
        serves=None if serves is None else [one for one in serves if one],
        owner=owner,
        due=None if due is None else parse_date(due) or "",
        effort=effort,
        note=note,
    )
    _show(context, action_id)


@plan.command("begin")
def begin(context: typer.Context, action_id: _Id) -> None:
    """Say that an action is begun."""
    _set_state(context, action_id, ActionState.DOING)


@plan.command("done")
def done(context: typer.Context, action_id: _Id) -> None:
    """Say that an action is done."""
    _set_state(context, action_id, ActionState.DONE)


@plan.command("drop")
def drop(
    context: typer.Context,
    action_id: _Id,
    reason: Annotated[str, typer.Option(metavar="TEXT")],
) -> None:
    """Drop an action, with the reason."""
    _set_state(context, action_id, ActionState.DROPPED, reason)


@plan.command("reopen")
def reopen(context: typer.Context, action_id: _Id) -> None:
    """Take up again what was done or dropped."""
    _set_state(context, action_id, ActionState.TO_DO)


@plan.command("calendar")
def calendar(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.ics")],
    everybody: Annotated[
        bool, typer.Option("--everybody", help="Not only of whoever works, and nobody's.")
    ] = False,
) -> None:
    """Write the days of the plan, the waiting list and the regular jobs for a calendar."""
    workspace = here(context).workspace
    person = None if everybody else workspace.people.working().name
    occasions = workspace.calendars.to_do(person)
    written = workspace.calendars.write(output, occasions)
    here(context).console.show(
        "igt-calendar-1",
        {
            "file": str(written),
            "days": [{"on": one.on.isoformat(), "title": one.title} for one in occasions],
        },
        [
            translate("cli", "Written: {file}", file=written),
            *(f"{one.on}  {one.title}" for one in occasions),
        ],
    )


def _set_state(
    context: typer.Context, action_id: str, state: ActionState, reason: str = ""
) -> None:
    here(context).workspace.plan.set_state(action_id, state, reason)
    _show(context, action_id)


def _show(context: typer.Context, action_id: str) -> None:
    service = here(context).workspace.plan
    found = next((one for one in service.all() if one.id == action_id), None)
    if found is None:
        raise UnknownActionError
    filled = found.id in service.filled()
    here(context).console.show(
        "igt-action-1", action_document(found, filled), [_line(found, filled)]
    )


def _line(action: Action, filled: bool) -> str:
    parts = [action.id, action.due.isoformat() if action.due else "-", action.state.value]
    parts += [action.title, f"({action.owner})" if action.owner else ""]
    if filled:
        parts.append(translate("cli", "- what it is for is answered now"))
    return "  ".join(part for part in parts if part)
