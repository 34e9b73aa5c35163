"""The rescue page as a person follows it: chapter by chapter, at a terminal, with real tools."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "recover-without-this-program.md"
_FENCE = re.compile(r"^```(\w+)(?: (\w+)=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One fenced block of the page: its language, its mark, and what it says."""

    language: str
    mark: str
    text: str


def blocks(chapter: str) -> list[Block]:
    """Return the blocks of the chapter headed *chapter*, in their order."""
    (body,) = [
        part for part in PAGE.read_text(encoding="utf-8").split("\n## ") if part.startswith(chapter)
    ]
    return [Block(m[1], m[3] or "", m[4]) for m in _FENCE.finditer(body)]


def follow(chapter: str, folder: Path, answers: dict[str, str], part: str = "") -> str:
    """Do what *chapter* says in *folder* and return what the terminal showed.

    Python files are saved under the names that the page gives; the lines for a shell are typed.
    *answers* are typed whenever the terminal shows their question. *part* picks the blocks that
    bear that mark, where a chapter offers two ways.
    """
    lines = []
    for block in blocks(chapter):
        if block.language == "python":
            (folder / block.mark).write_text(block.text, encoding="utf-8")
        elif block.language == "sh" and block.mark in ("", part):
            lines.append(block.text)
    script = folder.with_name("typed.sh")
    script.write_text("".join(lines), encoding="utf-8")
    return _at_a_terminal(script, folder, answers)


def _at_a_terminal(script: Path, folder: Path, answers: dict[str, str]) -> str:
    ours, theirs = pty.openpty()
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INDEX": "1", "PATH": tools}
    with subprocess.Popen(
        ["setsid", "--ctty", "bash", script],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | quiet,
    ) as process:
        os.close(theirs)
        shown = _converse(ours, process, answers)
        os.close(ours)
    return shown


def _converse(terminal: int, process: subprocess.Popen[bytes], answers: dict[str, str]) -> str:
    shown = waiting = ""
    while True:
        ready, _, _ = select.select([terminal], [], [], 60)
        if not ready:
            process.kill()
            raise AssertionError(f"the terminal waits for something else: {shown}")
        try:
            part = os.read(terminal, 4096).decode("utf-8", "replace")
        except OSError:  # Linux: everybody on the other side has gone
            return shown
        if not part:
            return shown
        shown += part
        waiting += part
        for question, answer in answers.items():
            if question in waiting:
                os.write(terminal, answer.encode("utf-8") + b"\n")
                waiting = ""
