"""All stories that are played in the window to be looked at, in their order."""

from __future__ import annotations

import os
import sys
import tempfile
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def prepare() -> None:
    """Let nothing reach the real screen or keyring; call it before Qt is imported."""
    sys.path[:0] = [str(ROOT)]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


def play(look: object) -> None:
    """Play every story in a home of its own; *look* is called at each thing worth seeing."""
    from picture_home import homes
    from picture_next_year import next_year
    from picture_people import people
    from picture_questions import questions
    from picture_sets import sets
    from picture_shared_pc import shared_pc
    from picture_stories import first_run, work
    from picture_todo import todo
    from picture_window import PictureWindow

    with tempfile.TemporaryDirectory(prefix="igt-pictures-") as home:
        os.environ["IGT_HOME"] = home
        begin = partial(PictureWindow, look=look)
        for story in (first_run, work, homes, questions, todo, sets, next_year, people, shared_pc):
            story(Path(home), begin)
