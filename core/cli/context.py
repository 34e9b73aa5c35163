"""What every command is given: the options, the console, and the records once it asks."""

from __future__ import annotations

import getpass
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import typer

from core import places
from core.cli.console import Console
from core.cli.global_options import GlobalOptions
from core.domain.state import AssessmentState
from core.errors import EnvironmentProblem, KnownError, UserError
from core.services import access
from core.services.backup.rescue import copies_for
from core.services.people.pins import PinNeededError
from core.services.store_care import (
    RecordsReadOnlyError,
    StoreDamagedError,
    StoreUnreadableError,
)
from core.text import QT_TRANSLATE_NOOP, translate
from core.workspace import StoreMissingError, Workspace

_SPARE_KEY_START = "AGE-SECRET-KEY-1"


class PassphraseFileError(UserError):
    """The file that should hold the passphrase cannot be read or is empty."""

    code = "passphrase-file-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "No passphrase could be read from {file}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give a text file whose first line is the passphrase.")


class PinFileError(UserError):
    """The file that should hold a PIN cannot be read or is empty."""

    code = "pin-file-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "No PIN could be read from {file}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give a text file whose first line is the PIN.")


class NoWayToAskError(EnvironmentProblem):
    """There is no keyring entry, no passphrase file and no terminal to ask on."""

    code = "no-key-place"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no way to open these records from here.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Run it in a terminal, or give --passphrase-file FILE (- for standard input)."
    )


class CommandContext:
    """The surroundings of one command. Opens the records at most once and closes them."""

    def __init__(self, options: GlobalOptions, console: Console) -> None:
        self.options = options
        self.console = console
        self._workspace: Workspace | None = None

    @property
    def folder(self) -> Path:
        """Where the records are: ``--store``, else ``IGT_STORE``, else the platform's folder."""
        return self.options.store or places.store_folder()

    @property
    def has_records(self) -> bool:
        """Whether there are records in the folder."""
        return Workspace.exists(self.folder)

    @property
    def workspace(self) -> Workspace:
        """The opened records; damaged ones for reading. Raises KnownErrors where nothing opens."""
        if self._workspace is None:
            if not self.has_records:  # before anything is asked for
                raise StoreMissingError()
            self._workspace = self._open(self._unlock())
            if self.options.act_as is not None:
                self._act_as(self._workspace, self.options.act_as)
        return self._workspace

    def state(self) -> AssessmentState:
        """Return where the chosen assessment stands."""
        return self.workspace.assessments.state(self.options.assessment)

    def passphrase(self) -> str | None:
        """Return the secret from ``--passphrase-file`` with one trailing newline dropped."""
        name = self.options.passphrase_file
        return None if name is None else secret_from(name, PassphraseFileError)

    def pin(self, name: str) -> str:
        """Return the PIN of the person called *name*: from ``--pin-file``, else asked for.

        Raises PinFileError, PinNeededError where there is nobody to ask.
        """
        if self.options.pin_file is not None:
            return secret_from(self.options.pin_file, PinFileError)
        if not sys.stdin.isatty():
            raise PinNeededError(name=name)
        return getpass.getpass(translate("cli", "PIN of {name}: ", name=name))

    def _open(self, unlock: access.Unlock) -> Workspace:
        try:
            return Workspace.open(self.folder, unlock)
        except (StoreDamagedError, StoreUnreadableError):
            workspace = self._open_damaged(unlock)
        error = RecordsReadOnlyError()
        self.console.warn(f"{error.what} {error.next}")
        return workspace

    def _open_damaged(self, unlock: access.Unlock) -> Workspace:
        try:
            return Workspace.open_damaged(self.folder, unlock)
        except (StoreDamagedError, StoreUnreadableError):
            self._name_copies(unlock)
            raise

    def _name_copies(self, unlock: access.Unlock) -> None:
        """Say how the newest copy on this PC takes the place of what cannot be read at all."""
        with suppress(KnownError):
            for copy in copies_for(self.folder, unlock)[:1]:
                self.console.warn(
                    translate(
                        "cli",
                        "The newest copy on this PC is {name}. This puts it in place and keeps what"
                        " is there:\n  igt backup bring-back {folder} --over-unreadable",
                        name=copy.name,
                        folder=copy.source,
                    )
                )

    def _act_as(self, workspace: Workspace, name: str) -> None:
        person = workspace.people.named(name)
        pin = self.pin(person.name) if person.has_pin else None
        workspace.people.work_as(person.id, pin, remember=False)

    def _unlock(self) -> access.Unlock:
        secret = self.passphrase()
        if secret is None:
            kinds = {way.kind for way in access.ways_in(self.folder)}
            if access.WayKind.KEYRING in kinds:
                return access.KeyringUnlock()
            if not sys.stdin.isatty():
                raise NoWayToAskError
            secret = getpass.getpass(translate("cli", "Passphrase or spare key: "))
        if secret.strip().upper().startswith(_SPARE_KEY_START):
            return access.SpareKeyUnlock(secret)
        return access.PassphraseUnlock(secret)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._workspace is not None:
            self._workspace.close()


def secret_from(name: str, unreadable: type[UserError]) -> str:
    """Return what the file *name* holds (``-``: standard input), one trailing newline dropped.

    Raises *unreadable* where it cannot be read or is empty.
    """
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(file=name) from error
    secret = text.removesuffix("\n").removesuffix("\r")
    if not secret:
        raise unreadable(file=name)
    return secret


def here(context: typer.Context) -> CommandContext:
    """Return the surroundings that ``main`` put into Typer's context."""
    found = context.obj
    assert isinstance(found, CommandContext)
    return found
