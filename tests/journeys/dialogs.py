"""Answers the platform's file dialogs, the one thing that no test can click on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog


class Dialogs:
    """``answer(path)``: what the next dialog is told. A dialog nobody expected is cancelled."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._answers: list[Path] = []
        self.asked = 0
        self._shown: list[str] = []
        monkeypatch.setattr(QFileDialog, "exec", self._exec)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: self._shown)
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", self._several)
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, self._one)
        monkeypatch.setattr(
            QFileDialog, "getExistingDirectory", lambda *_, **__: "".join(self._next())
        )

    def answer(self, *paths: Path) -> None:
        """Choose *paths*, one for each dialog that comes."""
        self._answers.extend(paths)

    def _next(self) -> list[str]:
        self.asked += 1
        return [str(self._answers.pop(0))] if self._answers else []

    def _exec(self, *_: object) -> int:
        self._shown = self._next()
        return len(self._shown)

    def _several(self, *_: object, **__: object) -> tuple[list[str], str]:
        return self._next(), ""

    def _one(self, *_: object, **__: object) -> tuple[str, str]:
        return "".join(self._next()), ""
