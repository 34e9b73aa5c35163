"""A small world in a store: one pharmacy, one person, one assessment, one paper."""

from __future__ import annotations

from dataclasses import dataclass

from fixed_clock import FixedClock

from core.store.journal import Label
from core.store.store import Store
from core.store.tables import Answer, Assessment, Catalogue, Evidence, Organisation, Person
from core.store.unit import WriteUnit

KEY = "c4" * 32


@dataclass(frozen=True)
class Key:
    """What the store needs of the keys."""

    database_key: str = KEY


@dataclass
class World:
    """An open store and the ids of what is in it."""

    store: Store
    clock: FixedClock
    organisation: str
    person: str
    assessment: str
    evidence: str

    def answer(self, ref: str, field: str, value: object) -> WriteUnit:
        """Save one field the way a service does, and return the unit after its commit."""
        with self.store.write(
            kind="answer", label=Label("answered", {"ref": ref}), person=self.person
        ) as unit:
            key = {"assessment_id": self.assessment, "ref": ref, "field": field}
            row = unit.session.query(Answer).filter_by(**key).one_or_none()
            if row is None:
                unit.session.add(Answer(**key, value=value))
            else:
                row.value = value
        return unit

    def reopen(self) -> Store:
        """Close the store and open it again."""
        self.store.close()
        self.store = Store.open(self.store.folder, Key(), self.clock)
        return self.store


def populate(store: Store, clock: FixedClock) -> World:
    """Fill a new store and return what is in it."""
    now = clock.now()
    with store.write(kind="set-up", label=Label("set-up")) as unit:
        organisation = Organisation(
            id="o1", name="Corner Pharmacy", ods_code="FXX01", org_type="pharmacy", created=now
        )
        person = Person(
            id="p1", organisation_id="o1", name="Pat Manager", role="manager", created=now
        )
        catalogue = Catalogue(
            id="c1",
            catalogue_id="igt-10",
            edition="10",
            rules_hash="r" * 64,
            text_hash="t" * 64,
            compiled="{}",
            added=now,
        )
        assessment = Assessment(
            id="a1",
            organisation_id="o1",
            catalogue_id="c1",
            rules_hash="r" * 64,
            org_type="pharmacy",
            started=now,
        )
        evidence = Evidence(
            id="e1", organisation_id="o1", title="IG policy", kind="paper", created=now
        )
        # The child rows first: parents are looked for at commit.
        unit.session.add_all([evidence, assessment, person, catalogue, organisation])
    return World(store, clock, "o1", "p1", "a1", "e1")
