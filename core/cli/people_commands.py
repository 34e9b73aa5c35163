"""``igt people``: who shares these records, in what role, and their PINs."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from core.cli.arguments import parse_date
from core.cli.context import PinFileError, here, secret_from
from core.cli.documents import Document, day_or_none
from core.domain.organisation import Person, Role
from core.domain.roles import role_text
from core.errors import UsageError, UserError
from core.services.people.people_rows import OwnedAnswer
from core.services.people.pins import what_a_pin_does
from core.text import QT_TRANSLATE_NOOP, translate


class SpareKeyFileError(UserError):
    """The file that should hold the spare key cannot be read or is empty."""

    code = "spare-key-file-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "No spare key could be read from {file}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give a text file that holds the spare key's line.")


class NewPinMissingError(UsageError):
    """There is no terminal on which a new PIN could be typed."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "The new PIN is missing.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give --new-pin-file FILE, or run it in a terminal.")


class PinsDifferError(UserError):
    """A new PIN was not typed alike twice."""

    code = "pins-differ"
    what_text = QT_TRANSLATE_NOOP("errors", "The two PINs differ.")
    next_text = QT_TRANSLATE_NOOP("errors", "Type the same digits twice.")


people = typer.Typer(help="Who shares these records.", no_args_is_help=True)

_Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A name, or an id from igt people list.")
]


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(people, name="people")


@people.command("list")
def list_all(
    context: typer.Context,
    left: Annotated[bool, typer.Option("--left", help="Those who have left, too.")] = False,
) -> None:
    """List the people; an asterisk stands before whoever works."""
    service = here(context).workspace.people
    working, found = service.working(), service.all(include_left=left)
    here(context).console.show(
        "igt-people-1",
        {"working": working.id, "people": [person_document(person) for person in found]},
        (f"{'*' if person.id == working.id else ' '} {_line(person)}" for person in found),
    )


@people.command("add")
def add(
    context: typer.Context,
    name: _Name,
    role: Annotated[Role, typer.Option()] = Role.CONTRIBUTOR,
    job: Annotated[str, typer.Option(metavar="TEXT", help="What they do.")] = "",
) -> None:
    """Add somebody."""
    added = here(context).workspace.people.add(name, role, job)
    _show(context, added.person.id)


@people.command("rename")
def rename(
    context: typer.Context,
    name: _Name,
    new_name: Annotated[str, typer.Argument(metavar="NEW-NAME")],
) -> None:
    """Give somebody another name. Owners of answers keep the words they have."""
    person = _named(context, name)
    here(context).workspace.people.rename(person.id, new_name)
    _show(context, person.id)


@people.command("role")
def role(
    context: typer.Context, name: _Name, role: Annotated[Role, typer.Argument(metavar="ROLE")]
) -> None:
    """Say what somebody may do: administrator, contributor, approver or auditor."""
    person = _named(context, name)
    here(context).workspace.people.set_role(person.id, role)
    _show(context, person.id)


@people.command("leave")
def leave(
    context: typer.Context,
    name: _Name,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="Today if not given.")] = None,
    back: Annotated[bool, typer.Option("--back", help="They are here again.")] = False,
) -> None:
    """Say that somebody has left, and list the answers that now want another owner."""
    surroundings, person = here(context), _named(context, name)
    owned: tuple[OwnedAnswer, ...] = ()
    if back:
        surroundings.workspace.people.come_back(person.id)
    else:
        owned = surroundings.workspace.people.leave(person.id, parse_date(on)).owned
    now = surroundings.workspace.people.named(person.id)
    lines = [_line(now)]
    if owned:
        refs = ", ".join(one.ref for one in owned)
        lines.append(translate("cli", "These want another owner: {refs}", refs=refs))
    surroundings.console.show(
        "igt-person-left-1",
        {
            "person": person_document(now),
            "owned": [{"assessment": one.assessment_id, "ref": one.ref} for one in owned],
        },
        lines,
    )


@people.command("pin")
def pin(
    context: typer.Context,
    name: _Name,
    new_pin_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Holds the new PIN.")
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take the PIN away.")] = False,
    spare_key_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="With --clear: the spare key, for a forgotten PIN."),
    ] = None,
) -> None:
    """Set or clear a PIN of 4 to 8 digits. It guards the window; it encrypts nothing.

    One's present PIN comes from --pin-file or is asked for. An administrator clears another's.
    """
    surroundings, person = here(context), _named(context, name)
    service = surroundings.workspace.people
    if clear and spare_key_file is not None:
        key = secret_from(str(spare_key_file), SpareKeyFileError)
        service.clear_pin_with_spare_key(person.id, key)
    elif clear:
        own = person.has_pin and person.id == service.working().id
        service.clear_pin(person.id, surroundings.pin(person.name) if own else None)
    else:
        old = surroundings.pin(person.name) if person.has_pin else None
        service.set_pin(person.id, _new_pin(person.name, new_pin_file), old)
        surroundings.console.warn(what_a_pin_does())
    _show(context, person.id)


@people.command("work-as")
def work_as(context: typer.Context, name: _Name) -> None:
    """Let somebody work from now on; a PIN comes from --pin-file or is asked for."""
    surroundings, person = here(context), _named(context, name)
    given = surroundings.pin(person.name) if person.has_pin else None
    surroundings.workspace.people.work_as(person.id, given)
    _show(context, person.id)


def _new_pin(name: str, file: Path | None) -> str:
    """Return a new PIN from *file*, else typed twice. Raises PinsDifferError, PinFileError."""
    if file is not None:
        return secret_from(str(file), PinFileError)
    if not sys.stdin.isatty():
        raise NewPinMissingError()
    first = getpass.getpass(translate("cli", "New PIN of {name}: ", name=name))
    if getpass.getpass(translate("cli", "Once more: ")) != first:
        raise PinsDifferError()
    return first


def person_document(person: Person) -> Document:
    """One person as scripts see them. ``pin`` only says whether there is one."""
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role.value,
        "job": person.job,
        "pin": person.has_pin,
        "left": day_or_none(person.left_on),
    }


def _named(context: typer.Context, name: str) -> Person:
    return here(context).workspace.people.named(name)


def _show(context: typer.Context, person_id: str) -> None:
    person = here(context).workspace.people.named(person_id)
    here(context).console.show("igt-person-1", {"person": person_document(person)}, [_line(person)])


def _line(person: Person) -> str:
    parts = [person.name, role_text(person.role)]
    if person.job:
        parts.append(person.job)
    if person.has_pin:
        parts.append(translate("cli", "has a PIN"))
    if person.left_on is not None:
        parts.append(translate("cli", "left on {day}", day=person.left_on.isoformat()))
    return ", ".join(parts)
