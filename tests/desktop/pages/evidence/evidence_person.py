"""The person before the page of evidence, for its tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget


@dataclass
class Person:
    """What the person answers in dialogs, and what other programs were given."""

    files: list[Path] = field(default_factory=list)
    folder: Path | None = None
    target: Path | None = None  # where they say that a file goes
    opened: list[Path] = field(default_factory=list)
    went: list[tuple[str, str]] = field(default_factory=list)
    has_program: bool = True

    def choose_files(self, _parent: QWidget) -> list[Path]:
        return self.files

    def choose_folder(self, _parent: QWidget) -> Path | None:
        return self.folder

    def to_open(self, _parent: QWidget, _title: str) -> Path | None:
        return None

    def to_save(self, _parent: QWidget, _title: str, _name: str) -> Path | None:
        return self.target

    def open_outside(self, path: Path) -> bool:
        self.opened.append(path)
        return self.has_program

    def go(self, place: str, target: str = "") -> None:
        self.went.append((place, target))
