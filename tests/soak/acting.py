"""Thousands of random actions of a person, and the undoing of all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from random_actions import RandomActions, content, undo_everything
from soak_records import Ground, SoakError, faults

from core.services.access import SpareKey
from core.workspace import Workspace

Told = Callable[[int, str], None]
LOOK_EVERY = 1000


def play(root: Path, seed: int, count: int, told: Told) -> None:
    """Act *count* times in one sitting, undo everything, and compare every table, bit for bit."""
    ground = Ground(root / "records")
    ground.root.mkdir(parents=True)
    from core.services import sample
    from core.workspace import NewStore

    key = SpareKey.new()
    setup = NewStore(
        sample.NAME, sample.ODS_CODE, sample.ORG_TYPE, "Ada Wren", "igt-10", spare_key=key
    )
    with ground.here(), Workspace.create(ground.folder, setup).workspace as workspace:
        before = content(workspace)
        actions = RandomActions(workspace, seed)
        for number in range(1, count + 1):
            name = ""
            try:
                name = actions.act()
                if number % LOOK_EVERY == 0 and (found := faults(workspace)):
                    raise SoakError(f"the check finds {found}")
            except Exception as error:
                raise SoakError(
                    f"action {number} {name} of seed {seed}: {type(error).__name__} {error}"
                ) from error
            told(number, f"{len(actions.counts)} kinds")
        steps = undo_everything(workspace)
        after = content(workspace)
        if found := faults(workspace):
            raise SoakError(f"after undoing everything the check finds {found}")
        different = [name for name in before if before[name] != after[name]]
        if different:
            raise SoakError(
                f"seed {seed}: after {steps} undone steps these tables differ: {different}\n"
                + "\n".join(f"{before[one]}\n{after[one]}" for one in different)[:4000]
            )
        told(count, f"{steps} steps undone, every table as it was")
