"""How far the records have gone on since each copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.services.backup.copy_views import CopyView
from core.services.records import Records
from core.store import tables


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the present history has come, and whether it holds a given stamp."""

    stamp: str
    place: int
    digests: Mapping[str, int]

    def behind(self, copy: tables.Copy) -> int | None:
        """Return how many changes were made since *copy*; None for another history's."""
        if copy.stamp == self.stamp:
            return 0
        place = self.digests.get(copy.stamp)
        return None if place is None else self.place - place


def behind_digest(session: Session, standing: Standing, digest: str) -> int | None:
    """Return how many changes were made since the one with *digest*; None for another history's."""
    if digest == standing.stamp:
        return 0
    change = tables.ChangeRow
    place = session.scalar(select(change.place).where(change.digest == digest))
    return None if place is None else standing.place - place


def read_standing(session: Session, records: Records) -> Standing:
    """Return how far the history of *session* has come; digests only of the copies noted there."""
    change = tables.ChangeRow
    stamps = select(tables.Copy.stamp)
    return Standing(
        stamp=records.stamp(session),
        place=session.scalar(select(func.max(change.place))) or 0,
        digests={
            row.digest: row.place
            for row in session.execute(
                select(change.digest, change.place).where(change.digest.in_(stamps))
            )
        },
    )


def noted(row: tables.Copy, standing: Standing, *, present: bool) -> CopyView:
    return CopyView(
        id=copy_id(row.copy_place_id, row.name),
        place_id=row.copy_place_id,
        name=row.name,
        made_at=row.made,
        place=row.place,
        changes_behind=standing.behind(row),
        size=row.size,
        proved_at=row.proved,
        present=present,
    )


def copy_id(place_id: str, name: str) -> str:
    return f"{place_id[:8]}-{name.removesuffix('.age')}"
