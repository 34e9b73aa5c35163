"""``igt profile``: who the organisation is."""

from __future__ import annotations

from typing import Annotated

import typer

from core.cli.context import here
from core.domain.organisation import ods_code_looks_odd
from core.text import translate

profile = typer.Typer(help="Show or change who the organisation is.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.add_typer(profile, name="profile")


@profile.command("show")
def show(context: typer.Context) -> None:
    """Show the organisation's facts."""
    _show(context)


@profile.command("set")
def set_fact(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY")],
    value: Annotated[str, typer.Argument(metavar="VALUE")],
) -> None:
    """Change one fact; igt profile show lists the keys. An empty VALUE clears it."""
    service = here(context).workspace.profile
    service.set(key, value)
    organisation = service.organisation()
    if ods_code_looks_odd(organisation.org_type, organisation.ods_code):
        here(context).console.warn(odd_code_text(organisation.ods_code))
    _show(context)


def _show(context: typer.Context) -> None:
    values = here(context).workspace.profile.values()
    here(context).console.show(
        "igt-profile-1",
        {"profile": dict(values)},
        (f"{key}: {value}" for key, value in values.items()),
    )


def odd_code_text(code: str) -> str:
    """Return the remark on an ODS code of an unusual form; it never stops anything."""
    return translate("cli", "Worth a look: {code} is not the usual form of an ODS code.", code=code)
