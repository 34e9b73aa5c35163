"""The question sets that can be worked with: those shipped and those that the records hold."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.canonical import canonical_json
from core.domain.catalogue import Catalogue
from core.errors import UserError
from core.services.records import Records
from core.store import tables
from core.store.base import new_id
from core.text import QT_TRANSLATE_NOOP


class UnknownCatalogueError(UserError):
    """No question set has this id."""

    code = "unknown-question-set"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no question set called {id}.")
    next_text = QT_TRANSLATE_NOOP("errors", "There are: {ids}.")


class CatalogueService:
    """Shows the question sets."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def available(self) -> Mapping[str, Catalogue]:
        """Return every question set by its id: the shipped ones, then others that are stored."""
        found = dict(self._records.bundled())
        with self._records.store.read() as session:
            rows = session.execute(
                select(tables.Catalogue.id, tables.Catalogue.catalogue_id).order_by(
                    tables.Catalogue.added
                )
            ).all()
            for row_id, catalogue_id in rows:
                if catalogue_id not in found:
                    found[catalogue_id] = self._records.catalogue(session, row_id)
        return found

    def get(self, catalogue_id: str) -> Catalogue:
        """Return one question set. Raises UnknownCatalogueError."""
        available = self.available()
        if catalogue_id not in available:
            raise UnknownCatalogueError(id=catalogue_id, ids=", ".join(available))
        return available[catalogue_id]


def keep_catalogue(session: Session, records: Records, catalogue: Catalogue) -> str:
    """Keep *catalogue* in the store, once however often it is used, and return its row's id."""
    known = session.scalars(
        select(tables.Catalogue.id).filter_by(
            rules_hash=catalogue.rules_hash, text_hash=catalogue.text_hash
        )
    ).first()
    if known is not None:
        return known
    from core.catalogue import catalogue_to_json

    row_id = new_id()
    session.add(
        tables.Catalogue(
            id=row_id,
            catalogue_id=catalogue.id,
            edition=catalogue.edition,
            rules_hash=catalogue.rules_hash,
            text_hash=catalogue.text_hash,
            compiled=canonical_json(catalogue_to_json(catalogue)).decode("utf-8"),
            added=records.now(),
        )
    )
    return row_id


def stored_catalogue(session: Session, row_id: str) -> Catalogue:
    """Return a set exactly as the store holds it, whatever is shipped by now."""
    from core.catalogue import catalogue_from_json

    return catalogue_from_json(json.loads(session.get_one(tables.Catalogue, row_id).compiled))
