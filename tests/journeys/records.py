"""Real encrypted records that open with a spare key, which takes no second as a passphrase does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from person import Person
from PySide6.QtWidgets import QPlainTextEdit

from core.domain.clock import Clock
from core.services import sample
from core.services.access import SpareKey, SpareKeyUnlock
from core.workspace import NewStore, Workspace


@dataclass(frozen=True)
class Records:
    """Where records are and what opens them."""

    folder: Path
    key: str

    def unlock(self, person: Person) -> None:
        """Type the spare key from its sheet, and wait until the records are open."""
        person.type("Spare key", self.key)
        field = person.find("Spare key", QPlainTextEdit)
        assert field.toPlainText() == self.key
        person.press("Open")
        person.until(lambda: person.window.frame.key, "the records")
        person.settle()

    @contextmanager
    def looked_into(self, clock: Clock | None = None) -> Iterator[Workspace]:
        """Open them without a window, to see what is really in them."""
        with Workspace.open(self.folder, SpareKeyUnlock(self.key), clock=clock) as workspace:
            yield workspace


def make_records(
    folder: Path,
    how_far: sample.HowFar | None = None,
    clock: Clock | None = None,
    *,
    catalogue_id: str = sample.CATALOGUE_ID,
) -> Records:
    """Make records of a pharmacy; *how_far* answers as the made-up pharmacy would."""
    key = SpareKey.new()
    setup = NewStore(
        name=sample.NAME, ods_code=sample.ODS_CODE, org_type=sample.ORG_TYPE,
        person=sample.MANAGER, catalogue_id=catalogue_id, spare_key=key,
    )  # fmt: skip
    with Workspace.create(folder, setup, clock=clock).workspace as workspace:
        if how_far is not None:
            sample.fill(workspace, how_far)
    return Records(folder, key.printed)
