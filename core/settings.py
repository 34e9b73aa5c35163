"""Choices that belong to this computer, in one INI file read by window and command line.

A setting is declared once, beside the code that obeys it:

    TEXT_SIZE = Setting("window", "text-size", 100)
    settings.get(TEXT_SIZE)          # an int, 100 until somebody chooses
    settings.put(TEXT_SIZE, 150)     # on the disk when it returns
"""

from __future__ import annotations

import configparser
import contextlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar, cast

from core import places
from core.errors import EnvironmentProblem
from core.text import QT_TRANSLATE_NOOP, translate

T = TypeVar("T", str, int, bool)

FILE_NAME = "settings.ini"
_YES_NO = {True: "yes", False: "no"}
_BROKEN = QT_TRANSLATE_NOOP(
    "settings",
    "The settings file could not be read, so the usual settings are in use. "
    "The old file was kept as {name}.",
)


class SettingsNotSavedError(EnvironmentProblem):
    """The choice holds until the program ends but is not on the disk."""

    code = "settings-not-saved"
    what_text = QT_TRANSLATE_NOOP("errors", "This setting could not be saved.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Check that there is space on the disk and that you may write to {folder}."
    )


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One choice: its section and key in the file, and what holds until somebody chooses.

    The default's type is the setting's type. A text is one line; blanks around it are dropped.
    """

    section: str
    key: str
    default: T


class Settings:
    """The settings file of this computer. ``notice`` says so when the file was broken."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or places.config_folder() / FILE_NAME
        self.notice: str | None = None
        self._values = self._read()

    def get(self, setting: Setting[T]) -> T:
        """Return what was chosen, else the default; a value of the wrong kind counts as none."""
        text = self._values.get(setting.section, setting.key, fallback=None)
        if text is None:
            return setting.default
        try:
            return cast(T, _parsed(text, setting.default))
        except ValueError:
            return setting.default

    def put(self, setting: Setting[T], value: T) -> None:
        """Keep *value*. Other programs' choices made meanwhile stay.

        Raises SettingsNotSavedError; *value* holds for this run even then.
        """
        self._change(setting.section, setting.key, _written(value))

    def forget(self, setting: Setting[T]) -> None:
        """Go back to the default. Raises SettingsNotSavedError."""
        self._change(setting.section, setting.key, None)

    def _change(self, section: str, key: str, text: str | None) -> None:
        fresh = self._read()
        for values in (fresh, self._values):
            if text is not None:
                if not values.has_section(section):
                    values.add_section(section)
                values.set(section, key, text)
            elif values.has_section(section):
                values.remove_option(section, key)
        self._write(fresh)
        self._values = fresh

    def _read(self) -> configparser.ConfigParser:
        values = _empty()
        try:
            values.read_string(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return values
        except (OSError, UnicodeDecodeError, configparser.Error):
            self._set_aside()
            return _empty()
        return values

    def _set_aside(self) -> None:
        """Keep a broken file under another name: a person may have written it by hand."""
        for number in range(1, 1000):
            kept = self.path.with_name(f"{self.path.stem}.broken-{number}{self.path.suffix}")
            if not kept.exists():
                break
        with contextlib.suppress(OSError):
            self.path.rename(kept)
        self.notice = translate("settings", _BROKEN, name=kept if kept.exists() else self.path)

    def _write(self, values: configparser.ConfigParser) -> None:
        temporary: Path | None = None
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".settings-")
            temporary = Path(name)
            with os.fdopen(handle, "w", encoding="utf-8") as target:
                values.write(target)
                target.flush()
                os.fsync(target.fileno())
            temporary.replace(self.path)
        except OSError as problem:
            if temporary is not None:
                temporary.unlink(missing_ok=True)
            raise SettingsNotSavedError(folder=self.path.parent) from problem


def _empty() -> configparser.ConfigParser:
    # "%" is an ordinary character and keys keep their case.
    values = configparser.ConfigParser(interpolation=None, default_section="")
    values.optionxform = str  # type: ignore[assignment, method-assign]
    return values


def _parsed(text: str, default: str | int | bool) -> str | int | bool:
    if isinstance(default, bool):
        chosen = {written: value for value, written in _YES_NO.items()}.get(text.strip().lower())
        if chosen is None:
            raise ValueError(text)
        return chosen
    return int(text) if isinstance(default, int) else text


def _written(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return _YES_NO[value]
    text = str(value)
    if "\n" in text or "\r" in text:
        raise ValueError("a setting is one line")
    return text
