"""Two processes that both want the records: one at a time gets in, and nothing is lost."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from helper import Helper, lent
from soak_records import Ground, SoakError, faults, held

from core.services.access import SpareKey

Told = Callable[[int, str], None]
VISITS = 5
REFUSED = ("store-exists", "store-busy")


class Racing:
    """Lets two helpers open the same records over and over, or make them at the same moment."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.seed = root, seed
        self.random = random.Random(seed)
        self.busy = self.visits = self.killed = self.made = 0

    def play(self, races: int, told: Told, helper: Helper | None = None) -> None:
        """Race *races* times; every fourth is about making new records."""
        model = Ground(self.root / "model")
        model.make()
        with lent(helper) as one, Helper() as other:
            for number in range(races):
                try:
                    if number % 4 == 3:
                        self._make_both(number, (one, other))
                    else:
                        self._visit_both(number, model, (one, other))
                except Exception as error:
                    raise SoakError(f"race {number} of seed {self.seed}: {error}") from error
                told(
                    number + 1,
                    f"{self.visits} visits, {self.busy} had to wait in vain, "
                    f"{self.killed} killed, {self.made} made new",
                )

    def _visit_both(self, number: int, model: Ground, helpers: tuple[Helper, Helper]) -> None:
        ground = model.copied_to(self.root / str(number))
        for which, helper in enumerate(helpers):
            helper.begin(
                root=str(ground.root), key=ground.key, visits=VISITS, seed=number * 2 + which
            )
        heard: list[list[dict[str, Any]]] = []
        if number % 2:
            heard.append(self._cut(helpers[0]))
        heard += [helper.rest() for helper in helpers[len(heard) :]]
        self._look(ground, heard)
        shutil.rmtree(ground.root)

    def _cut(self, helper: Helper) -> list[dict[str, Any]]:
        heard: list[dict[str, Any]] = []
        end = time.monotonic() + self.random.uniform(0.05, 0.6)
        while (left := end - time.monotonic()) > 0:
            word = helper.next(left)
            if word:
                heard.append(word)
                if "ended" in word:
                    return heard
        helper.kill()
        self.killed += 1
        return heard + helper.rest()

    def _look(self, ground: Ground, heard: list[list[dict[str, Any]]]) -> None:
        with ground.opened() as workspace:
            if found := faults(workspace):
                raise SoakError(f"the check finds {found}")
            seen: set[int] = set()
            for words in heard:
                if trouble := [one["trouble"] for one in words if "trouble" in one]:
                    raise SoakError(trouble[0])
                places = [workspace.care.place_of_stamp(w["stamp"]) for w in words if "stamp" in w]
                if None in places:
                    raise SoakError("an acknowledged change is not in the history")
                known = [place for place in places if place is not None]
                if known != sorted(known) or seen & set(known):
                    raise SoakError(f"the two are mixed up: {known} {sorted(seen)}")
                seen |= set(known)
                self.visits += len(known)
                self.busy += sum("busy" in one for one in words)
            held(workspace)

    def _make_both(self, number: int, helpers: tuple[Helper, Helper]) -> None:
        ground = Ground(self.root / str(number))
        keys = [SpareKey.new().printed for _ in helpers]
        for key, helper in zip(keys, helpers, strict=True):
            helper.begin(root=str(ground.root), key=key, make=True, seed=number)
        heard = [helper.rest() for helper in helpers]
        won = [any("made" in one for one in words) for words in heard]
        if sum(won) != 1:
            raise SoakError(f"new records were made by {sum(won)} of two: {heard}")
        lost = next(one for one in heard[won.index(False)] if "refused" in one or "trouble" in one)
        if lost.get("refused") not in REFUSED:
            raise SoakError(f"who came second was told {lost}")
        ground.key = keys[won.index(True)]
        ground.outbox.mkdir()
        with ground.opened() as workspace:
            if found := faults(workspace):
                raise SoakError(f"the check of new records finds {found}")
        if strays := [one for one in ground.strays() if "keys" not in one]:
            raise SoakError(f"left for ever: {strays}")
        self.made += 1
        shutil.rmtree(ground.root)
