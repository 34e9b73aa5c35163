"""The main job with real keys and clicks on a real screen, heard by a second process."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from heard import Node, nameless, out_of_order
from real_display import ROOT, RealDisplay

pytestmark = pytest.mark.display

PASSPHRASE = "copper lantern violet harbour"
NAME = "Corner Pharmacy"
REF = "10-114"
NOTE = "Rota & <named lead>: £5 café"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[RealDisplay]:
    with RealDisplay(tmp_path) as started:
        yield started
    assert started.left() == []


@pytest.fixture
def store(screen: RealDisplay, tmp_path: Path) -> Path:
    """Records made by the command line."""
    (tmp_path / "passphrase.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    igt(
        screen, "init", "--name", NAME, "--ods", "FAB12", "--type", "pharmacy",
        "--person", "Mary Okafor", "--recovery-file", tmp_path / "recovery.txt",
    )  # fmt: skip
    return tmp_path / "store"


def igt(screen: RealDisplay, *words: str | Path) -> dict[str, Any]:
    """Run ``igt`` on the records as a script does."""
    folder = Path(screen.environment["HOME"])
    done = subprocess.run(
        [
            sys.executable, "-m", "core.cli", *map(str, words), "--store", str(folder / "store"),
            "--passphrase-file", str(folder / "passphrase.txt"), "--json",
        ],
        cwd=ROOT, env=screen.environment, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return dict(json.loads(done.stdout))


def has_keyboard(screen: RealDisplay, role: str) -> Node | None:
    """Return the control of that kind which has the keyboard."""
    return next((one for one in screen.focus() if one.role == role), None)


def test_the_window_on_a_real_screen(screen: RealDisplay, store: Path, tmp_path: Path) -> None:
    window = screen.start(sys.executable, "-m", "desktop", "--store", store)
    screen.until(lambda: has_keyboard(screen, "text"), "the field for the passphrase")
    assert nameless(screen.tree()) == []
    screen.picture("1-locked")
    screen.type(PASSPHRASE)
    screen.keys("Return")

    screen.find("Nothing answered yet", "label")
    home = screen.tree()
    assert nameless(home) == []
    assert not out_of_order(
        home, NAME, "15 of 15 to go", "Hide screen", "Lock", "Home", "Requirements", "Evidence",
        "Finish", "Nothing answered yet", "Start with 10-114",
    )  # fmt: skip
    screen.picture("2-home")
    screen.click(screen.find(f"Start with {REF}", "push button"))

    tick = screen.until(lambda: has_keyboard(screen, "check box"), "the first tick box")
    assert "checked" not in tick.states
    answering = screen.tree()
    assert nameless(answering) == []
    assert not out_of_order(
        answering, "Hide screen", "Requirements", "Requirements, By topic",
        "Level 1", tick.name, "Level 2", "Choose files", "Note", "Looked after by", "Next",
        "Guidance",
    )  # fmt: skip
    screen.keys("space")
    screen.until(lambda: "checked" in screen.find(tick.name, "check box").states, "the tick")
    screen.picture("3-ticked")

    reach_by_keyboard(screen, "Note")
    screen.type(NOTE)
    screen.until(lambda: NOTE in [one.text for one in screen.tree()], "the note")
    screen.picture("4-typed")
    assert nameless(screen.tree()) == []
    screen.keys("ctrl+q")
    screen.until(lambda: window.poll() is not None, "the window to close")
    assert window.returncode == 0

    shown = igt(screen, "assessment", "show")
    answer = next(one for one in shown["requirements"] if one["ref"] == REF)
    assert answer["note"] == NOTE
    assert [one["id"] for one in answer["criteria"] if one["met"]] == [f"{REF}.1a"]


def reach_by_keyboard(screen: RealDisplay, name: str) -> None:
    """Press Tab until the field *name* has the keyboard."""

    def there() -> bool:
        if any(one.name == name for one in screen.focus()):
            return True
        screen.keys("Tab")
        return False

    screen.until(there, f"the keyboard to come to {name}")
