"""Everything that a person types or keeps, sought byte by byte wherever the program writes.

    python words.py FOLDER SEED

as a program does the work, in a process whose temporary folder and working folder lie in FOLDER,
and then crashes. ``play`` starts it, and searches: records, copies, what a restore kept, damaged
copies, temporary files, logs, crash dumps.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

from clear_text import found_in_clear  # noqa: E402
from soak_records import Ground, SoakError  # noqa: E402

Told = Callable[[int, str], None]
WORD = "QXzebra"
CRASHES = (signal.SIGABRT, signal.SIGSEGV, signal.SIGKILL, signal.SIGBUS)
KEY_FILE = "key"


class Typist:
    """Types a word of its own into every field, and remembers all of them."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __call__(self, field: str) -> str:
        word = f"{WORD}{field}{len(self.words)}"
        self.words.append(word)
        return word


def play(root: Path, seed: int, count: int, told: Told) -> None:
    """Work and crash *count* times; nothing typed may be readable anywhere afterwards."""
    for number in range(count):
        folder = root / str(number)
        own = {"TMPDIR": str(folder / "temporary"), "IGT_HOME": str(folder / "home")}
        for name in ("temporary", "here"):
            (folder / name).mkdir(parents=True)
        done = subprocess.run(
            [sys.executable, __file__, str(folder), str(seed + number)],
            cwd=folder / "here",
            env=os.environ | own,
            capture_output=True,
            check=False,
        )
        if done.returncode not in (-one for one in CRASHES):
            raise SoakError(
                f"the work ended with {done.returncode}: {done.stderr.decode()[-3000:]}"
            )
        _search(folder, f"seed {seed + number}, crash {-done.returncode}", done)
        shutil.rmtree(folder)
        told(number + 1, f"crash by signal {-done.returncode}")


def _search(folder: Path, what: str, done: subprocess.CompletedProcess[bytes]) -> None:
    log = folder / "home" / "state" / "log" / "window.log"
    if not (log.is_file() and log.stat().st_size):
        raise SoakError("nothing was logged, so the log proves nothing")
    key = (folder / KEY_FILE).read_text(encoding="ascii")
    secrets = [WORD, key, key.replace(" ", "")]
    places = [folder / name for name in ("store", "home", "temporary", "here")]
    if found := found_in_clear(secrets, *places):
        raise SoakError(f"{what}: readable {found}")
    if any(word.encode() in done.stdout + done.stderr for word in secrets):
        raise SoakError(f"{what}: said aloud")
    if dumps := [path for path in (folder / "here").rglob("*") if path.is_file()]:
        raise SoakError(f"{what}: dumped {dumps}")
    ground = Ground(folder, key)
    with ground.opened() as workspace:
        title = workspace.evidence.all()[0].title
        if WORD not in title:
            raise SoakError("the words are not in the records either, so the search proves nothing")
    if found := found_in_clear(secrets, *places):
        raise SoakError(f"{what}: readable after the next start {found}")


def work(folder: Path, seed: int) -> None:
    """Do everything that there is to do with words, and crash."""
    import conftest  # noqa: F401 - cheap passphrases, no keyring
    import typing_everywhere

    from core import log

    os.environ["IGT_HOME"] = str(folder / "home")
    chance = random.Random(seed)
    log.start("window")
    log.without_core_dumps()
    typist = Typist()
    key = typing_everywhere.everywhere(folder, typist, chance)
    (folder / KEY_FILE).write_text(key, encoding="ascii")
    os.kill(os.getpid(), chance.choice(CRASHES))


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
