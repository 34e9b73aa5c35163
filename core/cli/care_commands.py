"""``igt store``, ``igt journal`` and ``igt self-test``: is everything whole?"""

from __future__ import annotations

from typing import Annotated

import typer

from core.cli.context import here
from core.domain.clock import utc_text
from core.errors import CheckFailedError
from core.text import QT_TRANSLATE_NOOP, translate

store = typer.Typer(help="Look after the records.", no_args_is_help=True)
journal = typer.Typer(help="The history of changes.", no_args_is_help=True)


class StoreFaultyError(CheckFailedError):
    """The records did not pass their checks."""

    code = "store-faulty"
    what_text = QT_TRANSLATE_NOOP("errors", "The records have faults: {faults}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Do not go on with them; bring back the newest copy.")


class JournalFaultyError(CheckFailedError):
    """The history was altered."""

    code = "journal-faulty"
    what_text = QT_TRANSLATE_NOOP("errors", "The history does not hold together: {faults}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Compare with the history stamp on the last print.")


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(store, name="store")
    app.add_typer(journal, name="journal")
    app.command("self-test")(self_test)


@store.command("check")
def check_store(context: typer.Context) -> None:
    """Check the database, its encryption and the witness."""
    health = here(context).workspace.care.check()
    if health.faults:
        raise StoreFaultyError(faults="; ".join(health.faults))
    here(context).console.show(
        "igt-store-check-1",
        {"ok": True, "faults": []},
        [translate("cli", "The records are whole.")],
    )


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
def verify(context: typer.Context) -> None:
    """Check that no change was altered, removed or moved."""
    verdict = here(context).workspace.history.verify()
    if verdict.faults:
        raise JournalFaultyError(faults="; ".join(verdict.faults))
    here(context).console.show(
        "igt-journal-check-1",
        {"ok": True, "changes": verdict.count, "stamp": verdict.stamp},
        [translate("cli", "{count} changes hold together.", count=verdict.count)],
    )


def self_test(context: typer.Context) -> None:
    """Prove this copy of the program: records, paper, submission file, in a scratch folder."""
    from core.cli.self_test import run_self_test

    steps = tuple(run_self_test())
    here(context).console.show(
        "igt-self-test-1", {"ok": True, "steps": steps}, (f"ok  {step}" for step in steps)
    )
