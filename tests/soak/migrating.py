"""Kills while older records are brought up to date: they are whole in the old form or the new."""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from pathlib import Path

from clear_text import found_in_clear
from helper import Helper
from soak_records import Ground, Held, SoakError, faults, held

LEFT = Path(__file__).resolve().parents[1] / "stores" / "0001"
WORDS = ("Policy read by all", "Bridge Street", "half-typed")


class Migrating:
    """Brings fresh copies of the oldest records up to date, and kills whoever does it."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.random = root, chance
        self.took = 0.3
        self.expected: Held | None = None
        self.cut: Counter[str] = Counter()

    def play(self, helper: Helper, number: int) -> None:
        """Kill once, and see that a next start loses nothing."""
        ground = self._ground(number)
        if self.expected is None:
            whole = self._ground(number, "-whole")
            with whole.opened() as workspace:
                self.expected = held(workspace)
        helper.begin(root=str(ground.root), key=ground.key, seed=number, deeds={"wait": 1})
        while (told := helper.next()) and "begin" not in told:
            pass
        began = time.monotonic()
        end = began + self.random.uniform(0, 1.1 * self.took)
        while (left := end - time.monotonic()) > 0:
            told = helper.next(left)
            if told and "trouble" in told:
                raise SoakError(f"bringing records up to date met trouble: {told}")
            if told and "done" in told:
                self.took = time.monotonic() - began
                break
        helper.kill()
        said = helper.rest()
        if trouble := [one for one in said if "trouble" in one]:
            raise SoakError(f"bringing records up to date met trouble: {trouble}")
        self.cut["migrating"] += 1
        self._look(ground)
        shutil.rmtree(ground.root)

    def _ground(self, number: int, which: str = "") -> Ground:
        ground = Ground(self.root / f"older-{number}{which}")
        ground.outbox.mkdir(parents=True)
        shutil.copytree(LEFT / "store", ground.folder)
        ground.key = (LEFT / "spare-key.txt").read_text(encoding="ascii").strip()
        return ground

    def _look(self, ground: Ground) -> None:
        self._nothing_in_clear(ground)
        with ground.opened() as workspace:
            now = held(workspace)
            found = faults(workspace)
            first = workspace.assessments.state().question_set.asked[0].ref
            if not found:
                workspace.answers.set_note(first, "after that")
        if found:
            raise SoakError(f"after bringing records up to date the check finds: {found}")
        if now != self.expected:
            raise SoakError(f"older records hold {now}\nand not {self.expected}")
        if strays := ground.strays():
            raise SoakError(f"left for ever: {strays}")
        self._nothing_in_clear(ground)

    def _nothing_in_clear(self, ground: Ground) -> None:
        if found := found_in_clear(WORDS, ground.root):
            raise SoakError(f"readable: {found}")
