"""The journal's writing side: what a write unit changed becomes one change, in its transaction.

The recorder listens to the session, so no service can forget to record. A guard on the writer's
connection refuses every statement on a recorded table that does not come from such a flush.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, event, inspect
from sqlalchemy.orm import Session, SessionTransaction

from core.domain.canonical import Json, canonical_json, sha256_hex
from core.domain.clock import utc_text
from core.store.base import Address, Journaled, json_text, new_id
from core.store.tables import JOURNAL_TABLES, ChangeRow, ChangeValueRow, journaled_classes

FORGOT = "forgot"  # the label argument that lists the places whose earlier values were redacted
NOTHING = "null"  # how the journal writes "no value", so that SQL's NULL can mean "redacted"


@dataclass(frozen=True)
class Label:
    """What a change is called in the history: a text's key and its arguments.

    Arguments cannot be redacted later, so give refs, ids and counts, not what somebody typed.
    """

    key: str
    args: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Head:
    """The end of one replica's chain."""

    replica: str
    seq: int
    digest: str


@dataclass(frozen=True)
class Recorded:
    """The change that a write unit made, once it is committed."""

    id: str
    seq: int
    digest: str
    touched: tuple[Address, ...]


class WriteSession(Session):
    """The session of a write unit; its flushes feed the recorder in ``info["recorder"]``.

    The unit commits, nobody else: what a service committed by itself would not be journaled.
    """

    def begin_nested(self) -> SessionTransaction:
        raise RuntimeError("a write unit is all or nothing: it has no savepoints")


class WriteGate:
    """Whether the writer's connection may touch recorded tables just now: only in a flush."""

    def __init__(self) -> None:
        self.open = False


class Recorder:
    """Gathers what one write unit changes, and writes it as one change."""

    def __init__(self, gate: WriteGate) -> None:
        self.gate = gate
        self.pending: dict[Address, Json] = {}
        self.forgotten: list[Address] = []
        self.may_commit = False
        self.rolled_back = False

    def before_flush(self, session: Session) -> None:
        """Open the gate, and note what goes, while the rows can still be read."""
        for row in (*session.new, *session.dirty, *session.deleted):
            if isinstance(row, ChangeRow | ChangeValueRow):
                raise RuntimeError("only the journal itself writes journal rows")
        for row in session.deleted:
            if isinstance(row, Journaled):
                self.pending.update(dict.fromkeys(row.journal(), None))
        self.gate.open = True

    def after_flush(self, session: Session) -> None:
        """Note what came and what changed, defaults included, and shut the gate."""
        self.gate.open = False
        for row in session.new:
            if isinstance(row, Journaled):
                self.pending.update(row.journal())
        for row in session.dirty:
            if isinstance(row, Journaled) and session.is_modified(row):
                _refuse_moved_rows(row)
                self.pending.update(row.journal_changed())

    def write(
        self,
        session: Session,
        *,
        head: Head,
        at: datetime,
        person: str | None,
        kind: str,
        label: Label,
        undoes: str | None,
    ) -> Recorded | None:
        """Write the change after *head* and return it, or None when nothing is different."""
        if self.rolled_back:
            raise RuntimeError("a write unit is all or nothing: it cannot go on after a rollback")
        self.may_commit = True
        database: Any = session.connection().connection.driver_connection
        values = self._differences(database)
        args = dict(label.args)
        if self.forgotten:  # said in the change itself, so that no other emptied value passes
            args[FORGOT] = sorted([*address] for address in set(self.forgotten))
        change: dict[str, Any] = {
            "id": new_id(),
            "replica_id": head.replica,
            "seq": head.seq + 1,
            "at": utc_text(at),
            "person_id": person,
            "kind": kind,
            "label_key": label.key,
            "label_args": args,
            "undoes": undoes,
            "previous": head.digest,
        }
        if values or self.forgotten:
            change["digest"] = change_digest(change, values)
            database.execute(_ADD_CHANGE, change | {"label_args": json_text(args)})
            database.executemany(_ADD_VALUE, [{"change": change["id"], **v} for v in values])
        for address in self.forgotten:
            database.execute(_FORGET, (*address, change["id"]))
        if "digest" not in change:
            return None
        touched = tuple(Address(v["entity"], v["entity_id"], v["field"]) for v in values)
        return Recorded(change["id"], change["seq"], change["digest"], touched)

    def _differences(self, database: Any) -> list[dict[str, Any]]:
        values = []
        for address in sorted(self.pending):
            text = json_text(self.pending[address])
            base, last = database.execute(_LAST, address).fetchone() or (None, NOTHING)
            if text == last:
                continue
            salt = secrets.token_hex(16)
            values.append(
                {
                    **address._asdict(),
                    "base_id": base,
                    "salt": salt,
                    "value": text,
                    "hash": value_hash(address, salt, text),
                }
            )
        return values


# Plain SQL on the driver's connection: this is most of what saving one answer costs, and the
# guard below then refuses every other statement on these two tables.
_LAST = """
    SELECT v.change_id, v.value FROM change_value v JOIN change c ON c.id = v.change_id
    WHERE v.entity = ? AND v.entity_id = ? AND v.field = ? ORDER BY c.place DESC LIMIT 1
"""
_ADD_CHANGE = """
    INSERT INTO change (id, replica_id, seq, place, at, person_id, kind, label_key, label_args,
                        undoes, previous, digest)
    VALUES (:id, :replica_id, :seq, (SELECT coalesce(max(place), 0) + 1 FROM change), :at,
            :person_id, :kind, :label_key, :label_args, :undoes, :previous, :digest)
"""
_ADD_VALUE = """
    INSERT INTO change_value (change_id, entity, entity_id, field, base_id, salt, value, hash)
    VALUES (:change, :entity, :entity_id, :field, :base_id, :salt, :value, :hash)
"""
_FORGET = """
    UPDATE change_value SET salt = NULL, value = NULL
    WHERE entity = ? AND entity_id = ? AND field = ? AND change_id <> ?
"""
_HEAD = "SELECT seq, digest FROM change WHERE replica_id = ? ORDER BY seq DESC LIMIT 1"


def first_digest(replica: str) -> str:
    """Return what stands before the first change of *replica*."""
    return sha256_hex(canonical_json(["igtoolkit-journal-1", replica]))


def read_head(session: Session, replica: str) -> Head:
    """Return the end of the chain of *replica*; ``seq`` 0 before its first change."""
    row = session.connection().exec_driver_sql(_HEAD, (replica,)).first()
    return Head(replica, *row) if row else Head(replica, 0, first_digest(replica))


def value_hash(address: Address, salt: str, value: str) -> str:
    """Return the salted hash that stands for a value in the digest."""
    return sha256_hex(canonical_json([*address, salt, value]))


def change_digest(change: Mapping[str, Any], values: list[dict[str, Any]]) -> str:
    """Return the digest of a change over the digest before it and the hashes of its values.

    *change* has its time as text and its label's arguments as a mapping.
    """
    return sha256_hex(
        canonical_json(
            [
                change["previous"],
                change["id"],
                change["replica_id"],
                change["seq"],
                change["at"],
                change["person_id"],
                change["kind"],
                change["label_key"],
                change["label_args"],
                change["undoes"],
                sorted(
                    [v["entity"], v["entity_id"], v["field"], v["base_id"] or "", v["hash"]]
                    for v in values
                ),
            ]
        )
    )


def guard_writer(engine: Engine, gate: WriteGate) -> None:
    """Refuse, with RuntimeError, statements that would change recorded rows unrecorded."""
    recorded = frozenset(journaled_classes())

    def before(
        connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool
    ) -> None:
        for table in _WRITES.findall(statement):
            if table in JOURNAL_TABLES or (table in recorded and not gate.open):
                raise RuntimeError(f"{table} is kept in the journal: change its rows one by one")

    event.listen(engine, "before_cursor_execute", before)


_WRITES = re.compile(
    r"\b(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)"
    r"\s+[\"`\[]?(\w+)",
    re.IGNORECASE,
)


@event.listens_for(WriteSession, "before_flush")
def _before_flush(session: Session, context: object, instances: object) -> None:
    session.info["recorder"].before_flush(session)


@event.listens_for(WriteSession, "after_flush")
def _after_flush(session: Session, context: object) -> None:
    session.info["recorder"].after_flush(session)


@event.listens_for(WriteSession, "before_commit")
def _before_commit(session: Session) -> None:
    if not session.info["recorder"].may_commit:
        raise RuntimeError("only the write unit commits")


@event.listens_for(WriteSession, "after_rollback")
def _after_rollback(session: Session) -> None:
    recorder: Recorder = session.info["recorder"]
    recorder.rolled_back = True
    recorder.gate.open = False


def _refuse_moved_rows(row: Journaled) -> None:
    attributes = inspect(row).attrs
    for name in row.FIXED:
        if attributes[name].history.has_changes():
            raise RuntimeError(f"{type(row).__name__}.{name} never changes: make another row")
