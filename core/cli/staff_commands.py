"""``igt staff``: everybody who works here, their training, and what that comes to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from core.cli.arguments import parse_date
from core.cli.context import here
from core.cli.documents import Document, day_or_none
from core.domain.belongings import Heir, Thing, ThingKind, heir_of
from core.domain.staff import StaffMember
from core.domain.training import TrainingCount
from core.services.people.staff_file import ListedStaff, pasted, read_rows
from core.services.people.training import TrainingOffer
from core.text import translate

staff = typer.Typer(help="Everybody who works here, and their training.", no_args_is_help=True)

_Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, or an id from igt staff list.")]
_Names = Annotated[list[str] | None, typer.Argument(metavar="NAME...")]
_On = Annotated[str | None, typer.Option(metavar="DATE", help="Today if not given.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(staff, name="staff")


@staff.command("list")
def list_all(
    context: typer.Context,
    left: Annotated[bool, typer.Option("--left", help="Those who have left, too.")] = False,
) -> None:
    """List the staff, and how many are trained."""
    workspace = here(context).workspace
    found = workspace.staff.all(include_left=left)
    standing = workspace.training.standing(assessment_id=here(context).options.assessment)
    lines = [_line(one) for one in found]
    if standing.count.total:
        lines += [_count_line(standing.count), *(_offer_line(o) for o in standing.offers)]
    here(context).console.show(
        "igt-staff-1",
        {
            "staff": [staff_document(one) for one in found],
            "training": _count_document(standing.count),
            "asked_by": [_offer_document(offer) for offer in standing.offers],
        },
        lines,
    )


@staff.command("add")
def add(
    context: typer.Context,
    name: _Name,
    job: Annotated[str, typer.Option(metavar="TEXT", help="What they do.")] = "",
    started: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    no_access: Annotated[
        bool, typer.Option("--no-access", help="They never see personal information.")
    ] = False,
) -> None:
    """Put somebody on the list."""
    added = here(context).workspace.staff.add(
        name, job, parse_date(started), sees_records=not no_access
    )
    _show(context, added.staff[0].id)


@staff.command("change")
def change(
    context: typer.Context,
    name: _Name,
    new_name: Annotated[str | None, typer.Option("--name", metavar="TEXT")] = None,
    job: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    started: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    access: Annotated[bool | None, typer.Option("--access/--no-access")] = None,
) -> None:
    """Change what the list says of somebody; an empty value clears it."""
    service = here(context).workspace.staff
    one = service.named(name)
    day = None if started is None else parse_date(started) or ""
    service.change(one.id, name=new_name, job=job, started=day, sees_records=access)
    _show(context, one.id)


@staff.command("train")
def train(
    context: typer.Context,
    names: _Names = None,
    on: _On = None,
    course: Annotated[str, typer.Option(metavar="TEXT", help="What they took.")] = "",
    evidence: Annotated[
        str | None, typer.Option(metavar="ID", help="The certificate, by its id.")
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help="Everybody on the list.")] = False,
) -> None:
    """Say who finished training on a day: one name or many, or --all."""
    service = here(context).workspace.staff
    chosen = service.all() if everybody else [service.named(name) for name in names or ()]
    service.train([one.id for one in chosen], parse_date(on), course, evidence)
    known = {one.id: one for one in service.all(include_left=True)}
    now = [known[one.id] for one in chosen]
    here(context).console.show(
        "igt-staff-trained-1",
        {"staff": [staff_document(one) for one in now]},
        (_line(one) for one in now),
    )


@staff.command("leave")
def leave(
    context: typer.Context,
    name: _Name,
    on: _On = None,
    to: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who looks after all that they owned.")
    ] = None,
    give: Annotated[
        list[str] | None,
        typer.Option(metavar="REF=NAME", help="Who looks after one of them, by ref or id."),
    ] = None,
    back: Annotated[bool, typer.Option("--back", help="They are here again.")] = False,
) -> None:
    """Say that somebody has left, and who looks after what they owned; one change."""
    surroundings, service = here(context), here(context).workspace.staff
    belongings = surroundings.workspace.handing_over.belongings
    one = service.named(name)
    owned: tuple[Thing, ...] = ()
    if back:
        service.come_back(one.id)
    else:
        service.leave(one.id, parse_date(on), _heirs(belongings(one.name).things, to, give or []))
        owned = belongings(one.name).things
    now = service.named(one.id)
    lines = [_line(now)]
    if owned:
        refs = ", ".join(thing.ref or thing.title for thing in owned)
        lines.append(translate("cli", "These want another owner: {refs}", refs=refs))
    surroundings.console.show(
        "igt-staff-left-1",
        {
            "staff": staff_document(now),
            "owned": [thing_document(thing) for thing in owned],
        },
        lines,
    )


@staff.command("remove")
def remove(context: typer.Context, name: _Name) -> None:
    """Take somebody off the list whose line was a slip. Who has left stays: igt staff leave."""
    service = here(context).workspace.staff
    one = service.named(name)
    service.remove(one.id)
    here(context).console.show(
        "igt-staff-removed-1",
        {"staff": staff_document(one)},
        [translate("cli", "Not on the list any more: {name}", name=one.name)],
    )


@staff.command("import")
def import_list(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=".csv, .xlsx, or - for names, one a line.")
    ],
    look: Annotated[bool, typer.Option("--look", help="Only say what each line would do.")] = False,
) -> None:
    """Take a list in; each line that is left out is named with the reason."""
    service = here(context).workspace.staff
    rows = pasted(sys.stdin.read()) if file == "-" else read_rows(Path(file))
    listed = service.look_over(rows)
    if listed.taken and not look:
        service.add_many(listed.taken)
    here(context).console.show(
        "igt-staff-import-1",
        {
            "written": bool(listed.taken) and not look,
            "taken": [
                {
                    "name": one.name,
                    "job": one.job,
                    "started": day_or_none(one.started),
                    "trained": day_or_none(one.trained_on),
                    "known": bool(one.known),
                }
                for one in listed.taken
            ],
            "left_out": [
                {"line": line.number, "text": line.text, "why": line.problem}
                for line in listed.left_out
            ],
        },
        _import_lines(listed),
    )


@staff.command("use")
def use(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF")],
) -> None:
    """Put the count of today into the answer that asks for it, such as 3.2.1 or 10-117."""
    workspace, assessment_id = here(context).workspace, here(context).options.assessment
    workspace.training.use(ref, assessment_id=assessment_id)
    standing = workspace.training.standing(assessment_id=assessment_id)
    offer = next(offer for offer in standing.offers if offer.ref == ref)
    here(context).console.show(
        "igt-staff-used-1", {"used": _offer_document(offer)}, [f"{ref}: {offer.sentence}"]
    )


def _heirs(owned: tuple[Thing, ...], to: str | None, give: list[str]) -> list[Heir]:
    """Return who gets what: *give* names single refs or ids, *to* gets the rest."""
    single = dict(one.partition("=")[::2] for one in give)
    heirs = []
    for thing in owned:
        name = single.get(thing.ref or thing.id, to)
        if name is not None:
            heirs.append(heir_of(thing, name))
    return heirs


def thing_document(thing: Thing) -> Document:
    """Something that somebody looks after; *assessment* and *ref* of a question, else *id*."""
    is_question = thing.kind is ThingKind.QUESTION
    return {
        "kind": thing.kind.value,
        "assessment": thing.id if is_question else None,
        "ref": thing.ref or None,
        "id": None if is_question else thing.id,
        "title": thing.title,
        "open": thing.is_open,
        "due": day_or_none(thing.due),
    }


def staff_document(one: StaffMember) -> Document:
    """One line of the staff list as scripts see it; *due* is when training counts no more."""
    return {
        "id": one.id,
        "name": one.name,
        "job": one.job,
        "started": day_or_none(one.started),
        "left": day_or_none(one.left_on),
        "sees_personal_information": one.sees_records,
        "trained": day_or_none(one.trained_on),
        "due": day_or_none(one.due),
        "trainings": [
            {"id": t.id, "on": t.on.isoformat(), "course": t.course, "evidence": t.evidence_id}
            for t in one.trainings
        ],
    }


def _count_document(count: TrainingCount) -> Document:
    return {
        "on": count.on.isoformat(),
        "trained": count.trained,
        "total": count.total,
        "percent": count.percent if count.total else None,
    }


def _offer_document(offer: TrainingOffer) -> Document:
    told = offer.told
    return {
        "ref": offer.ref,
        "needs": offer.share,
        **_count_document(offer.count),
        "missing": offer.missing,
        "reached": offer.is_reached,
        "answer_says": {"trained": told.trained, "total": told.total} if told else None,
        "used": offer.is_used,
        "sentence": offer.sentence,
    }


def _show(context: typer.Context, staff_id: str) -> None:
    one = here(context).workspace.staff.named(staff_id)
    here(context).console.show("igt-staff-member-1", {"staff": staff_document(one)}, [_line(one)])


def _line(one: StaffMember) -> str:
    parts = [one.name]
    if one.job:
        parts.append(one.job)
    if one.trained_on is None:
        parts.append(translate("cli", "not trained yet"))
    elif one.due is not None:
        days = {"day": one.trained_on.isoformat(), "due": one.due.isoformat()}
        parts.append(translate("cli", "trained on {day}, due again by {due}", **days))
    if not one.sees_records:
        parts.append(translate("cli", "sees no personal information"))
    if one.left_on is not None:
        parts.append(translate("cli", "left on {day}", day=one.left_on.isoformat()))
    return ", ".join(parts)


def _count_line(count: TrainingCount) -> str:
    return translate(
        "cli",
        "Trained within twelve months: {trained} of {total} = {percent}%",
        trained=count.trained,
        total=count.total,
        percent=count.percent,
    )


def _offer_line(offer: TrainingOffer) -> str:
    said = {"ref": offer.ref, "share": offer.share, "missing": offer.missing}
    if offer.is_used:
        return translate("cli", "{ref} says so.", **said)
    if offer.is_reached:
        return translate("cli", "{ref} needs {share}%: reached. igt staff use {ref}", **said)
    return translate("cli", "{ref} needs {share}%: {missing} missing", **said)


def _import_lines(listed: ListedStaff) -> Iterator[str]:
    for line in listed.lines:
        text = line.problem or translate("cli", "taken")
        yield f"{line.number}  {line.text}: {text}"
