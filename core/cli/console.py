"""What a command writes: exactly one JSON document, or plain lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping

from core.errors import KnownError


class Console:
    """Standard output and standard error, in one of two voices."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def show(self, form: str, document: Mapping[str, object], lines: Iterable[str]) -> None:
        """Write *document* with its ``format``, or *lines* for a person. Once a command."""
        if self.as_json:
            self._write_document({"format": form, **document})
        else:
            for line in lines:
                sys.stdout.write(f"{line}\n")

    def show_error(
        self, code: str, what: str, next_step: str, details: Mapping[str, object] | None = None
    ) -> None:
        """Say what happened and the next step; with JSON also as the one document.

        *details* are for scripts only: *what* says the same to a person.
        """
        if self.as_json:
            error = {"code": code, "what": what, "next": next_step, **(details or {})}
            self._write_document({"error": error})
        sys.stderr.write(f"{what}\n{next_step}\n")

    def show_known_error(self, error: KnownError) -> None:
        """Say a known trouble in its own words."""
        self.show_error(error.code, error.what, error.next, error.details)

    def warn(self, text: str) -> None:
        """Say something beside the answer, on standard error."""
        sys.stderr.write(f"{text}\n")

    def progress(self, done: int, total: int) -> None:
        """Show how far long work is, where somebody is looking at a terminal."""
        if sys.stderr.isatty() and total:
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\r{100 * done // total:3d} %{end}")
            sys.stderr.flush()

    @staticmethod
    def _write_document(document: Mapping[str, object]) -> None:
        json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
