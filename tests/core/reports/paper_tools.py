"""Reads finished PDFs with stock tools, as a receiver would."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


def run(*command: str | Path) -> str:
    """Return what a stock tool says; a failure or a word on standard error fails the test."""
    done = subprocess.run([str(c) for c in command], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, (command, done.returncode, done.stdout, done.stderr)
    assert not done.stderr, done.stderr
    return done.stdout.decode("utf-8")


@dataclass(frozen=True)
class Pdf:
    """A finished document and what the stock tools say of it."""

    path: Path

    @cached_property
    def info(self) -> dict[str, str]:
        """The lines of pdfinfo by their name."""
        rows = (line.partition(":") for line in run("pdfinfo", self.path).splitlines())
        return {name.strip(): value.strip() for name, _, value in rows}

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return int(self.info["Pages"])

    @cached_property
    def structure(self) -> str:
        """The structure tree with its text."""
        return run("pdfinfo", "-struct-text", self.path)

    @property
    def tags(self) -> list[str]:
        """The tags of the structure tree in reading order."""
        return re.findall(r"^ *([A-Z][A-Za-z0-9]*)(?: \(\w+\)|:)?$", self.structure, re.MULTILINE)

    @property
    def read_aloud(self) -> str:
        """All text of the structure tree, in order, one element a line."""
        return "\n".join(re.findall(r'^ *"(.*)"$', self.structure, re.MULTILINE))

    def text(self, page: int | None = None) -> str:
        """Return the text of one page (from 1), or of all."""
        span = ["-f", str(page), "-l", str(page)] if page else []
        return run("pdftotext", "-layout", *span, self.path, "-")

    @cached_property
    def fonts(self) -> list[list[str]]:
        """The fields of each line of pdffonts."""
        return [line.split() for line in run("pdffonts", self.path).splitlines()[2:]]

    def is_sound(self) -> bool:
        """Whether qpdf finds nothing wrong."""
        return "No syntax or stream encoding errors" in run("qpdf", "--check", self.path)
