"""The staff list knows a user of the program by the name: the two keep together."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.services.records import Records
from core.store import tables


def rename_staff(session: Session, records: Records, old: str, new: str) -> None:
    """Give whoever is called *old* on the staff list the name *new*, unless it is taken there."""
    rows = {
        row.name.casefold(): row
        for row in session.scalars(
            select(tables.Staff).where(tables.Staff.organisation_id == records.organisation_id)
        )
    }
    row, taken = rows.get(old.casefold()), rows.get(new.casefold())
    if row is not None and taken in (None, row):
        row.name = new
