"""``igt profile``: who the organisation is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from core.cli.context import here
from core.domain.organisation import ods_code_looks_odd
from core.services.facts import Use
from core.services.profile import UnknownFactError
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
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="Change it in the answers that quote it too.")
    ] = False,
) -> None:
    """Change one fact; igt profile show lists the keys. An empty VALUE clears it."""
    workspace = here(context).workspace
    service, before = workspace.profile, workspace.profile.values()
    service.set(key, value)
    if everywhere:
        done = workspace.facts.change_everywhere(key, before[key.replace("-", "_")])
        here(context).console.warn(_changed_text(done.refs))
    organisation = service.organisation()
    if ods_code_looks_odd(organisation.org_type, organisation.ods_code):
        here(context).console.warn(odd_code_text(organisation.ods_code))
    _show(context)


@profile.command("used")
def used(
    context: typer.Context,
    key: Annotated[str | None, typer.Argument(metavar="[KEY]")] = None,
) -> None:
    """Show which answers of the open assessment quote a fact, or each fact."""
    uses = here(context).workspace.facts.uses()
    if key is not None:
        name = key.replace("-", "_")
        if name not in uses:
            raise UnknownFactError(key=key, keys=", ".join(uses))
        uses = {name: uses[name]}
    values = here(context).workspace.profile.values()
    here(context).console.show(
        "igt-profile-uses-1",
        {
            "facts": {
                name: {"value": values[name], "used_in": [use.ref for use in found]}
                for name, found in uses.items()
            }
        },
        _use_lines(uses, values),
    )


def _use_lines(uses: Mapping[str, tuple[Use, ...]], values: Mapping[str, str]) -> Iterator[str]:
    for name, found in uses.items():
        if found:
            yield f"{name}: {values[name]}"
            yield from (f"  {use.ref}  {use.words}" for use in found)
    if not any(uses.values()):
        yield translate("cli", "No answer quotes it.")


def _changed_text(refs: tuple[str, ...]) -> str:
    if not refs:
        return translate("cli", "No answer quoted it.")
    return translate("cli", "Changed in these answers too: {refs}", refs=", ".join(refs))


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
