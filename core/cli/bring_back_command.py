"""``igt backup bring-back``: everything back on another PC, or in place of what does not open."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from core.cli.backup_documents import document_words, restored_document, restored_lines
from core.cli.context import CommandContext, NoWayToAskError, here
from core.cli.documents import Document
from core.domain.clock import utc_text
from core.errors import UserError
from core.services import access
from core.services.backup.bring_back import BroughtBack, look_at
from core.services.backup.bring_back import bring_back as bring
from core.services.backup.rescue import rescue
from core.text import QT_TRANSLATE_NOOP, translate

_SPARE_KEY_START = "AGE-SECRET-KEY-1"


class UnknownCopyError(UserError):
    """The copy that was named is not there."""

    code = "copy-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no copy called {name}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Leave the name away to take the newest.")


def bring_back(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="A stick, folder or file.")],
    copy: Annotated[
        str | None, typer.Option(metavar="NAME", help="An older copy than the newest.")
    ] = None,
    over: Annotated[
        bool, typer.Option("--over-unreadable", help="The records there do not open any more.")
    ] = False,
) -> None:
    """Make the records anew in the empty --store folder, from a copy and spare key or passphrase.

    --passphrase-file holds either of the two. With --over-unreadable the copy takes the place of
    records that do not open any more; these are kept aside.
    """
    surroundings = here(context)
    found = [
        one
        for one in look_at(source)
        if copy is None or copy in (one.name, one.name.removesuffix(".age"))
    ]
    if not found:
        raise UnknownCopyError(name=copy)
    if over:
        outcome = rescue(
            surroundings.folder,
            _typed_unlock(surroundings),
            found[0],
            progress=surroundings.console.progress,
        )
        surroundings.console.show(
            "igt-backup-restore-1", restored_document(outcome), restored_lines(outcome)
        )
        return
    back = bring(
        found[0],
        _typed_unlock(surroundings),
        surroundings.folder,
        progress=surroundings.console.progress,
    )
    surroundings.console.show("igt-bring-back-1", _document(back), _lines(back))


def _document(back: BroughtBack) -> Document:
    return {
        "store": str(back.folder),
        "made": utc_text(back.made_at),
        "last_change": utc_text(back.last_change_at) if back.last_change_at else None,
        "changes": back.changes,
        "words": back.words,
        "documents_missing": [document_words(one) for one in back.documents_missing],
        "ways": [way.kind.value for way in back.ways],
    }


def _lines(back: BroughtBack) -> list[str]:
    return [
        translate("cli", "The records are back in {folder}.", folder=back.folder),
        back.words,
        *(
            translate("cli", "Missing: {document}", document=one.words)
            for one in back.documents_missing
        ),
    ]


def _typed_unlock(surroundings: CommandContext) -> access.Unlock:
    """Return the spare key or the passphrase. Raises PassphraseFileError, NoWayToAskError."""
    secret = surroundings.passphrase()
    if secret is None:
        if not sys.stdin.isatty():
            raise NoWayToAskError
        secret = getpass.getpass(translate("cli", "Passphrase or spare key: "))
    if secret.strip().upper().startswith(_SPARE_KEY_START):
        return access.SpareKeyUnlock(secret)
    return access.PassphraseUnlock(secret)
