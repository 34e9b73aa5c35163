"""``igt init``: make the records, the ways to open them, and the first assessment."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from core.cli.context import NoWayToAskError, here
from core.cli.documents import assessment_summary
from core.cli.profile_commands import odd_code_text
from core.domain.catalogue import Catalogue
from core.domain.organisation import ods_code_looks_odd
from core.domain.set_choice import offered_types, usual_set
from core.services import access
from core.services.first_run import question_sets
from core.services.profile import UnknownTypeError
from core.services.surroundings import doubtful_folder
from core.text import translate
from core.workspace import NewStore, StoreExistsError, Workspace

_RECOVERY_FILE = Path("igt-recovery-key.txt")


def add_to(app: typer.Typer) -> None:
    """Add the command to *app*."""
    app.command("init")(init)


def init(
    context: typer.Context,
    name: Annotated[str, typer.Option(metavar="NAME", help="The organisation's name.")],
    org_type: Annotated[str, typer.Option("--type", metavar="TYPE")],
    ods: Annotated[str, typer.Option(metavar="CODE", help="May follow later.")] = "",
    catalogue: Annotated[
        str, typer.Option(metavar="ID", help="Where it is left out, the usual one for the type.")
    ] = "",
    person: Annotated[str, typer.Option(metavar="NAME", help="Who works with them.")] = "",
    recovery_file: Annotated[
        Path, typer.Option(metavar="FILE", help="Where the recovery key is written.")
    ] = _RECOVERY_FILE,
) -> None:
    """Make new records. They open by the keyring or a passphrase, and by the recovery key."""
    surroundings = here(context)
    if Workspace.exists(surroundings.folder):
        raise StoreExistsError(folder=surroundings.folder)
    catalogue = catalogue or set_for(org_type).id
    passphrase = surroundings.passphrase()
    if passphrase is None and not access.keyring_is_usable():
        raise NoWayToAskError
    with _recovery_key(recovery_file) as key:
        created = Workspace.create(
            surroundings.folder,
            NewStore(
                name=name,
                ods_code=ods,
                org_type=org_type,
                person=person or getpass.getuser(),
                catalogue_id=catalogue,
                passphrase=passphrase,
                use_keyring=passphrase is None,
                spare_key=key,
            ),
        )
    with created.workspace as workspace:
        doubt = doubtful_folder(surroundings.folder)
        if doubt is not None:
            surroundings.console.warn(doubt)
        if ods_code_looks_odd(org_type, ods):
            surroundings.console.warn(odd_code_text(ods))
        surroundings.console.show(
            "igt-init-1",
            {
                "store": str(surroundings.folder),
                "recovery_file": str(recovery_file),
                "assessment": assessment_summary(workspace.assessments.current()),
            },
            _lines(surroundings.folder, recovery_file),
        )


def set_for(org_type: str) -> Catalogue:
    """Return the set that is meant where only a type is named. Raises UnknownTypeError."""
    sets = question_sets()
    found = usual_set(sets, org_type)
    if found is None:
        raise UnknownTypeError(type=org_type, types=", ".join(sorted(offered_types(sets))))
    return found


@contextmanager
def _recovery_key(file: Path) -> Iterator[access.SpareKey]:
    """Give a new recovery key that is in *file* already: no records without their second way in.

    Where no records come of it, the file is taken away again.
    """
    key = access.SpareKey.new()
    access.write_secret(file, f"{key.printed}\n")
    try:
        yield key
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _lines(folder: Path, recovery_file: Path) -> list[str]:
    return [
        translate("cli", "Records made in {folder}.", folder=folder),
        translate(
            "cli",
            "The recovery key is in {file}. Print it and move it off this computer: "
            "beside the records it helps only a thief.",
            file=recovery_file,
        ),
    ]
