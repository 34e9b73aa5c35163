"""Truncations and flipped bits: each is found and named, or it changed nothing at all."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from helper import Helper, lent
from soak_records import Ground, Held, SoakError, faults, held

from core.errors import KnownError
from core.services.access import SpareKeyUnlock
from core.workspace import Workspace

Told = Callable[[int, str], None]

WORK = {"answer": 6, "draft": 1, "attach": 2}
DONE_BEFORE_THE_KILL = 30


@dataclass(frozen=True)
class Truth:
    """What undamaged records say."""

    held: Held
    stamp: str


class Damaging:
    """Spoils one file after another, each in a fresh copy of records that were just killed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.seed = root, seed
        self.random = random.Random(seed)
        self.outcomes: Counter[str] = Counter()
        self.place = root / "records"  # always the same: the records know where their copies are
        self.model = Ground(self.place)
        self.copied = ""
        self.at_the_copy = Held({}, {}, {})

    def play(self, trials: int, told: Told, helper: Helper | None = None) -> None:
        """Spoil *trials* times. Raises SoakError, whose text says what was spoilt and how."""
        self._make(helper)
        truth = self._truth()
        for number in range(trials):
            ground = self._fresh()
            kind, path = self._choose(ground)
            what = f"{kind} {path.relative_to(ground.root)} {self._spoil(path)}"
            try:
                outcome = self._look(ground, kind, truth)
            except Exception as error:
                raise SoakError(
                    f"trial {number} of seed {self.seed}, {what}: {type(error).__name__} {error}\n"
                    f"the records: {ground.root}\n{ground.key}"
                ) from error
            self.outcomes[f"{kind}: {outcome}"] += 1
            told(number + 1, f"{what}: {outcome}")

    def _make(self, helper: Helper | None) -> None:
        """Make records with a copy of them, whose log a kill has left unfolded."""
        self.model.make()
        with self.model.opened() as workspace:
            (made,) = workspace.backups.create()
            assert made.copy is not None
            self.copied = made.copy.id
            self.at_the_copy = held(workspace)
        with lent(helper) as at_work:
            at_work.begin(root=str(self.model.root), key=self.model.key, seed=self.seed, deeds=WORK)
            done = 0
            while done < DONE_BEFORE_THE_KILL:
                word = at_work.next()
                if word is None or "trouble" in word:
                    raise SoakError(f"somebody at work met trouble: {word}")
                done += bool(word and "done" in word)
            at_work.kill()
            at_work.rest()
        assert (self.model.folder / "records.db-wal").stat().st_size > 0
        self.place.rename(self.root / "model")
        self.model.root = self.root / "model"

    def _fresh(self) -> Ground:
        if self.place.exists():
            shutil.rmtree(self.place)
        return self.model.copied_to(self.place)

    def _truth(self) -> Truth:
        ground = self._fresh()
        with ground.opened() as workspace:
            if found := faults(workspace):
                raise SoakError(f"undamaged records have faults: {found}")
            return Truth(held(workspace), _stamp(workspace))

    def _choose(self, ground: Ground) -> tuple[str, Path]:
        kinds = dict(_files(ground))
        kind = self.random.choice(sorted(kinds))
        return kind, self.random.choice(kinds[kind])

    def _spoil(self, path: Path) -> str:
        data = bytearray(path.read_bytes())
        place = self.random.randrange(len(data))
        if self.random.random() < 0.4:
            del data[place:]
            how = f"cut off at {place}"
        else:
            bit = self.random.randrange(8)
            data[place] ^= 1 << bit
            how = f"bit {bit} of byte {place} flipped"
        path.write_bytes(data)
        return how

    def _look(self, ground: Ground, kind: str, truth: Truth) -> str:
        if kind.startswith("copy"):
            return self._look_at_copy(ground)
        try:
            with ground.opened() as workspace:
                found = faults(workspace)
                with suppress(KnownError):  # what cannot be read was said by the check
                    same = Truth(held(workspace), _stamp(workspace)) == truth
                    if not found and not same:
                        raise SoakError("other content, and nobody said so")
                if found:
                    return "found by the check"
        except KnownError as error:
            _in_words(error)
            self._read_what_is_left(ground)
            return f"refused as {error.code}"
        with ground.opened() as workspace:
            if faults(workspace) or held(workspace) != truth.held:
                raise SoakError("harmless at the first start and not at the second")
        return "harmless"

    def _read_what_is_left(self, ground: Ground) -> None:
        """Damaged records open for reading, or say in words why not."""
        try:
            with ground.here():
                unlock = SpareKeyUnlock(ground.key)
                with Workspace.open_damaged(ground.folder, unlock) as workspace:
                    held(workspace)
        except KnownError as error:
            _in_words(error)

    def _look_at_copy(self, ground: Ground) -> str:
        with ground.opened() as workspace:
            try:
                health = workspace.backups.check(self.copied)
                if health.faults:
                    return "found by the check"
                prepared = workspace.restores.prepare(self.copied)
                restored = workspace.restore(prepared).workspace
            except KnownError as error:
                _in_words(error)
                return f"refused as {error.code}"
            with restored:
                if found := faults(restored):
                    raise SoakError(f"a copy that passed its check brought back {found}")
                if held(restored) != self.at_the_copy:
                    raise SoakError("a copy that passed its check brought back other content")
        return "harmless"


def _files(ground: Ground) -> Iterator[tuple[str, list[Path]]]:
    """Give each kind of file with those there are of it."""
    store = ground.folder
    yield "database", [store / "records.db"]
    yield "log", [store / "records.db-wal"]
    yield "witness", [store / "records.witness"]
    yield "document", sorted(store.glob("vault/*/*/*.age"))
    yield "key file", [store / "keys" / "store.key.age"]
    yield "list of ways in", [store / "keys" / "slots.json"]
    (place,) = (ground.home / "data" / "copies").glob("*/igt-copies")
    yield "copy", sorted(place.glob("copies/*.age"))
    yield "copy's document", sorted(place.glob("documents/**/*.age"))
    yield "copy's marker", [place / "igt-copies.json"]
    yield "copy's keys", sorted(path for path in place.glob("keys/**/*") if path.is_file())


def _stamp(workspace: Workspace) -> str:
    with workspace._records.store.read() as session:
        return workspace._records.stamp(session)


def _in_words(error: KnownError) -> None:
    if not (error.what and error.next and error.code):
        raise SoakError(f"{error!r} says nothing of what to do")
