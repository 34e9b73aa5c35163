"""The question sets that can be worked with: those shipped and those that the records hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from core.domain.canonical import canonical_json
from core.domain.catalogue import Catalogue
from core.errors import UserError
from core.services.installed_sets import (
    INSTALLED_FACT,
    InstalledSet,
    installed_sets,
    newest,
)
from core.services.profile import put_fact
from core.services.reading import BY_AGE
from core.services.records import Records
from core.store import tables
from core.store.base import new_id
from core.text import QT_TRANSLATE_NOOP


class UnknownCatalogueError(UserError):
    """No question set has this id."""

    code = "unknown-question-set"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no question set called {id}.")
    next_text = QT_TRANSLATE_NOOP("errors", "There are: {ids}.")


class Origin(StrEnum):
    """How a question set came here."""

    SHIPPED = "shipped"
    INSTALLED = "installed"  # from a question-set file
    IMPORTED = "imported"  # by another way; the records keep it


@dataclass(frozen=True, slots=True)
class KnownSet:
    """A question set in its newest text, and how that came here.

    *publisher* and *signer* (the fingerprint of the seal) are those of the question-set file;
    empty for the others.
    """

    catalogue: Catalogue
    origin: Origin
    publisher: str = ""
    signer: str = ""
    installed: datetime | None = None


class CatalogueService:
    """Shows the question sets."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def available(self) -> Mapping[str, Catalogue]:
        """Return the newest text of every question set by its id."""
        return {id_: known.catalogue for id_, known in self.known().items()}

    def known(self) -> Mapping[str, KnownSet]:
        """Return the same with how each came here: shipped ones first, then what was taken in.

        What assessments use is there as well, though nothing else has it any more.
        """
        found = {id_: KnownSet(one, Origin.SHIPPED) for id_, one in self._records.bundled().items()}
        with self._records.store.read() as session:
            installed = installed_sets(session, self._records.organisation_id)
            for id_, taken in installed.items():
                known = self._taken_in(session, taken)
                texts = [found[id_].catalogue] if id_ in found else []
                if newest([*texts, known.catalogue]) is known.catalogue:
                    found[id_] = known
            for row_id, catalogue_id in session.execute(_used_rows()).all():
                if catalogue_id not in found:
                    catalogue = self._records.catalogue(session, row_id)
                    found[catalogue_id] = KnownSet(catalogue, Origin.IMPORTED)
        return found

    def _taken_in(self, session: Session, taken: InstalledSet) -> KnownSet:
        catalogue = self._records.kept_texts.of(session, taken.row)
        pack = session.get(tables.Pack, taken.pack) if taken.pack else None
        if pack is None:
            return KnownSet(catalogue, Origin.IMPORTED)
        return KnownSet(catalogue, Origin.INSTALLED, pack.publisher, pack.signer, pack.installed)

    def get(self, catalogue_id: str) -> Catalogue:
        """Return one question set. Raises UnknownCatalogueError."""
        available = self.available()
        if catalogue_id not in available:
            raise UnknownCatalogueError(id=catalogue_id, ids=", ".join(available))
        return available[catalogue_id]


def _used_rows() -> Select[str, str]:
    """Ask for the sets that assessments were started with, the newest first."""
    kept = tables.Catalogue
    is_used = kept.id.in_(select(tables.Assessment.catalogue_id))
    wanted = select(kept.id, kept.catalogue_id).where(is_used)
    return wanted.order_by(kept.added.desc(), BY_AGE.desc())


def put_in_force(session: Session, organisation_id: str, taken: InstalledSet) -> None:
    """Let *taken* be the text that is used from now on, inside a write unit."""
    put_fact(
        session,
        organisation_id,
        INSTALLED_FACT + taken.catalogue_id,
        {
            "row": taken.row,
            "pack": taken.pack,
            "edition": taken.edition,
            "issue": taken.issue,
            "made": taken.made.isoformat() if taken.made else "",
        },
    )


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
