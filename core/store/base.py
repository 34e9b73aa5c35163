"""What every table shares: names of constraints, column types, and the journal's view of a row."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, NamedTuple

from sqlalchemy import Dialect, MetaData, Text, inspect
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

from core.domain.canonical import Json, canonical_json, sha256_hex
from core.domain.clock import parse_utc, utc_text

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> str:
    """Return a key of our own making: a random UUID as text."""
    return str(uuid.uuid4())


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as ``2026-05-28T14:02:07.123Z``. Finer than a millisecond is lost."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else parse_utc(value)


class JsonText(TypeDecorator[Any]):
    """A JSON value as canonical text; None is SQL's NULL. Assign a new value to change it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


def json_text(value: Json) -> str:
    """Return *value* as canonical JSON text. Raises TypeError on a float."""
    return canonical_json(value).decode("utf-8")


Id = Annotated[str, mapped_column(Text, primary_key=True, default=new_id)]


class Base(DeclarativeBase):
    """The tables of one store."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[Mapping[Any, Any]] = {str: Text, datetime: Instant}


class Address(NamedTuple):
    """Where a value stands in the journal, the same on every replica.

    Most tables: table name, the row's id, the column. Where a row has a natural key (answers,
    links, facts) the address is made of that key, so that two replicas that answer the same
    question mean the same place.
    """

    entity: str
    entity_id: str
    field: str


class Journaled:
    """A table whose every change goes into the journal by itself.

    All columns but ``id`` are recorded. ``FIXED`` columns belong to the row's identity: they are
    set once, and changing one later is a bug that is refused.
    """

    FIXED: ClassVar[tuple[str, ...]] = ("id",)

    def journal(self) -> dict[Address, Json]:
        """Return what the journal would say of this row: a value for each address."""
        row = inspect(self)
        table = str(row.mapper.local_table.name)
        return {
            Address(table, str(getattr(self, "id")), column): plain(getattr(self, column))  # noqa: B009
            for column in journal_columns(type(self))
        }

    def journal_changed(self) -> dict[Address, Json]:
        """Return the addresses of this row that the present flush has changed."""
        attributes = inspect(self).attrs
        changed = {
            column
            for column in journal_columns(type(self))
            if attributes[column].history.has_changes()
        }
        return {a: value for a, value in self.journal().items() if a.field in changed}


class NaturallyJournaled(Journaled):
    """A journaled table with one recorded value per row, addressed by the row's natural key."""

    def address(self) -> Address:
        """Return the row's place in the journal."""
        raise NotImplementedError

    def journal_value(self) -> Json:
        """Return the row's one recorded value."""
        raise NotImplementedError

    def journal(self) -> dict[Address, Json]:
        return {self.address(): self.journal_value()}

    def journal_changed(self) -> dict[Address, Json]:
        return self.journal()


def journal_columns(table: type[Journaled]) -> tuple[str, ...]:
    """Return the names of the recorded columns of *table*, in the table's order."""
    return tuple(name for name in inspect(table).attrs.keys() if name != "id")  # noqa: SIM118


def plain(value: object) -> Json:
    """Return a column's value as the journal keeps it; bytes are kept as their SHA-256 only."""
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return {"sha256": sha256_hex(value)}
    if value is None or isinstance(value, bool | int | str | list | tuple | dict):
        return value
    raise TypeError(f"the journal has no form for {type(value).__name__}")
