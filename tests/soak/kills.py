"""Kills at random moments: what was acknowledged is there, the rest is whole or not at all."""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from clear_text import found_in_clear
from helper import Helper, lent
from migrating import Migrating
from soak_records import MARKER, Ground, Held, SoakError, faults, held

from core.crypto.errors import AgeNotForUsError
from core.errors import KnownError
from core.services.access import SpareKeyUnlock
from core.store.backup import CopyKeyError
from core.workspace import Workspace

DEEDS = {
    "answer": 6, "draft": 2, "attach": 4, "undo": 2, "export": 3, "backup": 3, "restore": 2,
    "re-key": 2, "spare key": 1, "whole copy": 1,
}  # fmt: skip
LIFE = 12  # kills before the records are made anew, so that they stay small
OLDER = 8  # one in so many kills is followed by one while older records are brought up to date
FIRST_GUESS = 0.1  # seconds that a deed takes, before one was seen

Told = Callable[[int, str], None]


class Killed:
    """One shift that was cut off: what was said until then."""

    def __init__(self, before: Held) -> None:
        self.last = before
        self.earlier = [before]
        self.stamps: list[str] = []
        self.begun: dict[str, Any] | None = None

    def heard(self, told: dict[str, Any]) -> None:
        if "trouble" in told:
            raise SoakError(f"somebody at work met trouble:\n{told['trouble']}")
        if "begin" in told:
            self.begun = told
        elif "done" in told:
            self.last = Held(**told["done"])
            self.earlier.append(self.last)
            if self.begun is not None and self.begun["begin"] == "restore":
                self.stamps.clear()  # another chain of changes begins
            self.stamps.append(told["stamp"])
            self.begun = None


class Campaign:
    """Plays rounds of one seed, each a shift that ends with a kill."""

    def __init__(self, root: Path, seed: int, deeds: dict[str, int] | None = None) -> None:
        self.root, self.seed = root, seed
        self.random = random.Random(seed)
        self.deeds = deeds or DEEDS
        self.cut: Counter[str] = Counter()
        self.took: dict[str, float] = {}
        self.copies: dict[str, Held] = {}
        self.ground = Ground(root / "none")
        self.state = Held({}, {}, {})
        self.acknowledged = 0

    def play(self, kills: int, told: Told, helper: Helper | None = None) -> None:
        """Kill *kills* times. Raises SoakError, whose text names seed, kill and folder."""
        model = Ground(self.root / "model")
        model.make()
        migrating = Migrating(self.root, self.random)
        with lent(helper) as at_work:
            for number in range(kills):
                if number % LIFE == 0:
                    self._begin_anew(model, number)
                killed = None
                try:
                    killed = self._shift(at_work, number)
                    self._look(killed, last=number % LIFE == LIFE - 1 or number == kills - 1)
                    if number % OLDER == 3:
                        migrating.play(at_work, number)
                except Exception as error:
                    begun = killed.begun if killed else None
                    raise SoakError(
                        f"kill {number} of seed {self.seed}, while at {begun}: "
                        f"{type(error).__name__} {error}\n"
                        f"the records: {self.ground.root}\n{self.ground.key}"
                    ) from error
                told(number + 1, str(dict(self.cut + migrating.cut)))

    def _begin_anew(self, model: Ground, number: int) -> None:
        if number:
            shutil.rmtree(self.ground.root)
        self.ground = model.copied_to(self.root / str(number))
        self.copies.clear()
        with self.ground.opened() as workspace:
            self.state = held(workspace)

    def _shift(self, helper: Helper, number: int) -> Killed:
        ground, killed = self.ground, Killed(self.state)
        helper.begin(
            root=str(ground.root), key=ground.key, seed=self.seed * 10_000 + number,
            deeds=self.deeds,
        )  # fmt: skip
        aim = self.random.randrange(10)  # this deed is not finished
        name, began = "", time.monotonic()
        while aim >= 0:
            told = helper.next()
            if told is None:
                raise SoakError("somebody at work fell silent")
            self._hear(killed, told)
            if "begin" in told:
                name, began = told["begin"], time.monotonic()
                aim -= 1
            elif "done" in told:
                took = time.monotonic() - began
                self.took[name] = 0.7 * self.took.get(name, took) + 0.3 * took
        guess = self.took.get(name, FIRST_GUESS)
        self._listen(helper, killed, self.random.uniform(0, 1.3 * guess))
        helper.kill()
        for told in helper.rest():
            if "ended" not in told:
                self._hear(killed, told)
        self.cut[killed.begun["begin"] if killed.begun else "between"] += 1
        return killed

    def _listen(self, helper: Helper, killed: Killed, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            told = helper.next(left)
            if told is not None:
                self._hear(killed, told)

    def _hear(self, killed: Killed, told: dict[str, Any]) -> None:
        for copy in told.get("copies", ()):  # a deed that makes a copy makes it first of all
            self.copies.setdefault(copy, killed.last)
        killed.heard(told)
        if "done" in told:
            self.acknowledged += 1
            self.ground.take_key(told.get("key", self.ground.key))

    def _look(self, killed: Killed, *, last: bool) -> None:
        """Open the records as the next start does, and compare."""
        begun = killed.begun or {}
        _nothing_in_clear(self.ground)
        self._find_key(begun)
        with self.ground.opened() as workspace:
            if found := faults(workspace):
                raise SoakError(f"the check finds: {found}")
            for copy in workspace.backups.copies():
                self.copies.setdefault(copy.id, killed.last)
            now = held(workspace)
            allowed = list(_allowed(killed, begun, now, self.copies))
            if now not in allowed:
                raise SoakError(f"the records hold {now}\nnot any of {allowed}")
            restored = begun.get("begin") == "restore" and now != killed.last
            if killed.stamps and not restored:
                place = workspace.care.place_of_stamp(killed.stamps[-1])
                if place is None and begun.get("begin") != "restore":
                    raise SoakError("an acknowledged change is not in the history")
            self._look_at_copies(workspace, everything=last)
            self.state = held(workspace)
        _nothing_in_clear(self.ground)
        if last and (strays := self.ground.strays()):
            raise SoakError(f"left for ever: {strays}")

    def _find_key(self, begun: dict[str, Any]) -> None:
        if "key" not in begun:
            return
        try:
            with self.ground.opened():
                pass
        except (KnownError, AgeNotForUsError):
            self.ground.take_key(begun["key"])

    def _look_at_copies(self, workspace: Workspace, *, everything: bool) -> None:
        present = [one for one in workspace.backups.copies() if one.present]
        for copy in present if everything else present[:1]:
            if bad := self._check(workspace, copy.id):
                raise SoakError(f"copy {copy.name}: {bad}")

    def _check(self, workspace: Workspace, copy: str) -> tuple[str, ...]:
        """Check a copy with today's keys, else with a spare key of the time when it was made."""
        for unlock in (None, *(SpareKeyUnlock(key) for key in reversed(self.ground.older_keys))):
            with suppress(CopyKeyError, AgeNotForUsError):
                return workspace.backups.check(copy, unlock=unlock).faults
        return ("no key opens it any more",)


def _allowed(
    killed: Killed, begun: dict[str, Any], now: Held, copies: dict[str, Held]
) -> list[Held]:
    """Return what the records may hold: what was acknowledged, with or without the last deed."""
    last = killed.last
    allowed = [last]
    if "note" in begun:
        allowed.append(last.with_note(*begun["note"]))
    if "draft" in begun:
        allowed.append(last.with_draft(*begun["draft"]))
    if "evidence" in begun and begun["evidence"] in now.evidence:
        allowed.append(last.with_evidence(begun["evidence"], now.evidence[begun["evidence"]]))
    if begun.get("earlier"):
        # half-typed text is no change, so undo leaves it alone
        allowed += [Held(one.notes, last.drafts, one.evidence) for one in killed.earlier]
    if "copy" in begun and begun["copy"] in copies:
        allowed.append(copies[begun["copy"]])
    return allowed


def _nothing_in_clear(ground: Ground) -> None:
    if found := found_in_clear([MARKER], ground.root):
        raise SoakError(f"readable: {found}")
