"""Which question sets were taken in, from a question-set file or otherwise.

Each is named by a fact of the organisation, so that taking it in stands in the history and can be
undone. Its text is a row of the store, and stays there whatever comes later.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.catalogue import Catalogue
from core.store import tables

INSTALLED_FACT = "installed-set/"
"""Followed by a set's id."""


@dataclass(frozen=True, slots=True)
class InstalledSet:
    """That a set was taken in. *row* has its text; *pack* is the file that it came in, if any."""

    catalogue_id: str
    row: str
    pack: str
    edition: str
    issue: int
    made: date | None  # when its publisher made the file


def installed_sets(session: Session, organisation_id: str) -> dict[str, InstalledSet]:
    """Return the sets that were taken in and are in force, by their ids."""
    found = session.execute(
        select(tables.Fact.name, tables.Fact.value).where(
            tables.Fact.organisation_id == organisation_id,
            tables.Fact.name.startswith(INSTALLED_FACT, autoescape=True),
        )
    )
    sets = (
        InstalledSet(
            catalogue_id=name.removeprefix(INSTALLED_FACT),
            row=value["row"],
            pack=value["pack"],
            edition=value["edition"],
            issue=value["issue"],
            made=date.fromisoformat(value["made"]) if value["made"] else None,
        )
        for name, value in found
        if value
    )
    return {one.catalogue_id: one for one in sets}


def stored_text(session: Session, row_id: str) -> Catalogue:
    """Return a set exactly as the store holds it, whatever is shipped by now."""
    from core.catalogue import read_trusted  # only for sets that are not shipped

    return read_trusted(json.loads(session.get_one(tables.Catalogue, row_id).compiled))


class KeptTexts:
    """The sets that the store keeps, each read once: such a row never changes."""

    def __init__(self) -> None:
        self._read: dict[str, Catalogue] = {}

    def of(self, session: Session, row_id: str) -> Catalogue:
        """Return the set in a row."""
        known = self._read.get(row_id)
        if known is None:
            known = self._read[row_id] = stored_text(session, row_id)
        return known


def newest(texts: Iterable[Catalogue]) -> Catalogue:
    """Return the text of the highest issue; where several have it, the last of *texts*."""
    return max(reversed(tuple(texts)), key=lambda one: one.issue)
