"""``igt store``, ``igt journal`` and ``igt self-test``: is everything whole?"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from core.cli.context import here
from core.domain.clock import london_date, utc_text
from core.errors import CheckFailedError
from core.services.store_care import StoreDamagedError, StoreUnreadableError
from core.text import QT_TRANSLATE_NOOP, translate
from core.workspace import Damage

store = typer.Typer(help="Look after the records.", no_args_is_help=True)
journal = typer.Typer(help="The history of changes.", no_args_is_help=True)


class StoreFaultyError(CheckFailedError):
    """The records did not pass their checks."""

    code = "store-faulty"
    what_text = QT_TRANSLATE_NOOP("errors", "The records have faults: {faults}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "Do not go on with them; bring back the newest copy: igt backup list says what each one"
        " lacks, igt backup restore COPY brings it back.",
    )


class JournalFaultyError(CheckFailedError):
    """The history was altered."""

    code = "journal-faulty"
    what_text = QT_TRANSLATE_NOOP("errors", "The history does not hold together: {faults}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Compare with the history stamp on the last print.")


class StampUnknownError(CheckFailedError):
    """A printed history stamp is not in this history."""

    code = "stamp-unknown"
    what_text = QT_TRANSLATE_NOOP("errors", "No change in this history has that stamp.")
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "Check the digits. If they are right, these records are older than the print, or others.",
    )


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(store, name="store")
    app.add_typer(journal, name="journal")
    app.command("self-test")(self_test)


@store.command("check")
def check_store(context: typer.Context) -> None:
    """Check the database, its encryption, the history, the witness and where it all lies."""
    console = here(context).console
    try:
        workspace = here(context).workspace
    except (StoreDamagedError, StoreUnreadableError) as error:  # not even a part can be read
        raise StoreFaultyError(faults=error.what.rstrip(".")) from None
    if workspace.damage is not None:
        raise StoreFaultyError(faults="; ".join(_damage(workspace.damage)))
    health = workspace.care.check(progress=console.progress)
    for words in health.worth_a_look:
        console.warn(translate("cli", "Worth a look: {words}", words=words))
    if health.faults:
        raise StoreFaultyError(faults="; ".join(health.faults))
    last = workspace.care.last_look()
    console.show(
        "igt-store-check-1",
        {
            "ok": True,
            "faults": [],
            "worth_a_look": list(health.worth_a_look),
            "changes": health.changes,
            "stamp": health.stamp,
            "looked_over": utc_text(last.at) if last else None,
        },
        [
            translate("cli", "The records are whole."),
            translate("cli", "Changes in the history: {count}", count=health.changes),
            translate("cli", "History stamp: {stamp}", stamp=health.stamp),
        ],
    )


@store.command("older")
def older(
    context: typer.Context,
    delete: Annotated[bool, typer.Option("--delete", help="Delete them all now.")] = False,
) -> None:
    """List what a restore, a migration or a loss left beside the records; it goes by itself."""
    care = here(context).workspace.care
    found = care.clear_older() if delete else care.older()
    lines = [
        translate("cli", "Deleted: {folder}", folder=one.folder)
        if delete
        else translate("cli", "{folder}  until {day}", folder=one.folder, day=_day(one.until))
        for one in found
    ]
    here(context).console.show(
        "igt-store-older-1",
        {
            "deleted": delete,
            "older": [
                {
                    "folder": str(one.folder),
                    "why": one.why.value,
                    "since": utc_text(one.since),
                    "until": utc_text(one.until),
                    "size": one.size,
                }
                for one in found
            ],
        },
        lines or [translate("cli", "Nothing older lies beside the records.")],
    )


def _day(at: datetime) -> str:
    return london_date(at).isoformat()


def _damage(damage: Damage) -> list[str]:
    return [
        translate("cli", "parts of the file are damaged"),
        translate(
            "cli",
            "what can still be read: {answers} answers, {documents} kept documents, {changes}"
            " changes",
            answers=damage.answers,
            documents=damage.documents,
            changes=damage.changes,
        ),
    ]


@journal.command("show")
def show(
    context: typer.Context,
    ref: Annotated[str | None, typer.Option(metavar="REF")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1)] = 100,
) -> None:
    """Show the newest changes: when, who, what."""
    changes = here(context).workspace.history.changes(
        ref=ref, limit=limit, assessment_id=here(context).options.assessment
    )
    here(context).console.show(
        "igt-journal-1",
        {
            "changes": [
                {
                    "seq": change.seq,
                    "at": utc_text(change.at),
                    "by": change.person,
                    "kind": change.kind,
                    "label": change.label,
                }
                for change in changes
            ]
        },
        (f"{c.seq}  {utc_text(c.at)}  {c.person}  {c.label}" for c in changes),
    )


@journal.command("verify")
def verify(
    context: typer.Context,
    stamp: Annotated[
        str | None, typer.Option(metavar="DIGITS", help="A history stamp from a print to look for.")
    ] = None,
) -> None:
    """Check that no change was altered, removed or moved."""
    workspace = here(context).workspace
    verdict = workspace.history.verify()
    if verdict.faults:
        raise JournalFaultyError(faults="; ".join(verdict.faults))
    place = None
    if stamp is not None:
        place = workspace.care.place_of_stamp(stamp)
        if place is None:
            raise StampUnknownError
    lines = [translate("cli", "{count} changes hold together.", count=verdict.count)]
    if place is not None:
        lines.append(translate("cli", "That stamp is the one of change {place}.", place=place))
    here(context).console.show(
        "igt-journal-check-1",
        {"ok": True, "changes": verdict.count, "stamp": verdict.stamp, "place": place},
        lines,
    )


def self_test(context: typer.Context) -> None:
    """Prove this copy of the program: records, paper, submission file, in a scratch folder."""
    from core.cli.self_test import run_self_test

    steps = tuple(run_self_test())
    here(context).console.show(
        "igt-self-test-1", {"ok": True, "steps": steps}, (f"ok  {step}" for step in steps)
    )
