"""All stories that are played in the window to be looked at, in their order."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AT_ONCE = 2

STORIES = {
    "first_run": "picture_stories",
    "work": "picture_stories",
    "homes": "picture_home",
    "questions": "picture_questions",
    "evidence": "picture_evidence",
    "todo": "picture_todo",
    "sets": "picture_sets",
    "next_year": "picture_next_year",
    "people": "picture_people",
    "shared_pc": "picture_shared_pc",
}
"""Each by the function that plays it, and the module it stands in."""


def prepare() -> None:
    """Let nothing reach the real screen or keyring; call it before Qt is imported."""
    sys.path[:0] = [str(ROOT)]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


def play(story: str, look: object) -> None:
    """Play *story* in a home of its own; *look* is called at each thing worth seeing."""
    from picture_window import PictureWindow

    with tempfile.TemporaryDirectory(prefix="igt-pictures-") as home:
        os.environ["IGT_HOME"] = home
        begin = partial(PictureWindow, look=look)
        getattr(importlib.import_module(STORIES[story]), story)(Path(home), begin)


def in_processes(*commands: list[str]) -> list[subprocess.CompletedProcess[str]]:
    """Run each of *commands* with ``--story`` and each story, some at once; keep what they say."""
    jobs = [[*command, "--story", story] for command in commands for story in STORIES]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        run = partial(subprocess.run, stdout=subprocess.PIPE, text=True, check=False)
        return list(pool.map(run, jobs))
