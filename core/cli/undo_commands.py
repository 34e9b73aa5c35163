"""``igt undo`` and ``igt redo``: the newest change that can be taken back or brought again.

Every command is a start of its own, so these reach over earlier starts.
"""

from __future__ import annotations

import typer

from core.cli.context import here
from core.services.past.undo import Undone
from core.text import translate


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.command("undo")(undo)
    app.command("redo")(redo)


def undo(context: typer.Context) -> None:
    """Undo your newest change to an answer, evidence, the plan or the profile."""
    service = here(context).workspace.undo
    service.reach_back()
    _show(context, "igt-undo-1", service.undo())


def redo(context: typer.Context) -> None:
    """Bring again what igt undo took back, unless something was changed since."""
    service = here(context).workspace.undo
    service.reach_back()
    _show(context, "igt-redo-1", service.redo())


def _show(context: typer.Context, form: str, done: Undone) -> None:
    document = {"label": done.label, "ref": done.ref or None}
    here(context).console.show(
        form, document, [translate("cli", "Done: {label}", label=done.label)]
    )
