"""The index that a search looks into: inside the encrypted database, made from what stands there.

It holds words and addresses, never a text: what is found is read where it stands. Nothing of it
is journaled, migrated or salvaged; where it is missing or behind, it is made again at opening.
There are no triggers: the store feeds it in the transaction that changes a row, with plain SQL on
the driver's connection, as the journal does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from core.domain.spelling import Term, index_words
from core.store.base import Address
from core.store.tables import Answer, Evidence

INDEX: Final = "search"
_PASSAGES: Final = "search_passage"
_STATE: Final = "search_state"
DERIVED: Final = (INDEX, _PASSAGES, _STATE)
"""The tables of ours. SQLite keeps more beside the first, and their names go on from it."""

_VERSION: Final = "2"  # another one makes every index anew: raise it when words change

ANSWERS: Final = "answer"
EVIDENCE: Final = "evidence"
TODO: Final = "todo"
TEXTS: Final = ("note", "item", "place", "not-relevant", "owner")
"""The fields of an answer that hold what somebody typed."""

_SET: Final = "set:"
_NO_TEXT: Final = ("", "yes", "no")
_SETS_KEPT: Final = 2

_SCHEMA: Final = (
    f"CREATE TABLE {_STATE} (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    f"CREATE TABLE {_PASSAGES} (id INTEGER PRIMARY KEY, source TEXT NOT NULL, ref TEXT NOT NULL,"
    " part TEXT NOT NULL, UNIQUE (source, ref, part))",
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(title, text, content='', contentless_delete=1,"
    " prefix='1 2 3', tokenize=\"unicode61 remove_diacritics 0 tokenchars '.'\")",
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to be found, and where it stands: what it belongs to, and which part of that."""

    ref: str
    part: str
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where something was found."""

    source: str
    ref: str
    part: str


def is_derived(table: str) -> bool:
    """Whether *table* belongs to the index, so that nothing of it is worth keeping."""
    return table in DERIVED or table.startswith(f"{INDEX}_")


def drop(database: Any) -> None:
    """Take the index away, if there is one."""
    for table in DERIVED:
        database.execute(f"DROP TABLE IF EXISTS {table}")


def is_in_step(connection: Connection, digest: str) -> bool:
    """Whether there is an index of the present kind that knows the history up to *digest*."""
    there = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name IN (?, ?, ?)", DERIVED
    ).scalar_one()
    if there != len(DERIVED):
        return False
    query = f"SELECT count(*) FROM {_STATE} WHERE (name, value) IN (('version', ?), ('head', ?))"
    return bool(connection.exec_driver_sql(query, (_VERSION, digest)).scalar_one() == 2)


def make(database: Any, digest: str, *, typed: Any = None) -> None:
    """Make the index anew, of all that was typed so far. *digest* is the end of the history.

    *typed* are the records where the index lies somewhere else.
    """
    create(database)
    set_head(database, digest)
    records = database if typed is None else typed
    for row in records.execute("SELECT assessment_id, ref, field, value FROM answer").fetchall():
        _put_answer(database, *row)
    for row in records.execute(f"{_EVIDENCE} WHERE withdrawn IS NULL").fetchall():
        _put_evidence(database, *row)
    for table, query in _TODO.items():
        for row in records.execute(query).fetchall():
            _put_todo(database, table, *row)


def create(database: Any) -> None:
    """Make an index that holds nothing yet."""
    drop(database)
    for statement in _SCHEMA:
        database.execute(statement)
    database.execute(f"INSERT INTO {_STATE} VALUES ('version', ?)", (_VERSION,))


def set_head(database: Any, digest: str) -> None:
    """Write down how far of the history the index knows."""
    database.execute(f"REPLACE INTO {_STATE} VALUES ('head', ?)", (digest,))


def feed(database: Any, touched: Iterable[Address], digest: str) -> None:
    """Bring the index up to the change that *touched* these places, in its transaction."""
    pieces, todo = set(), set()
    for entity, entity_id, place in touched:
        if entity == Answer.__tablename__:
            ref, _, field = place.rpartition("/")
            if field in TEXTS:
                row = database.execute(_ANSWER, (entity_id, ref, field)).fetchone()
                _put_answer(database, entity_id, ref, field, row[0] if row else None)
        elif entity == Evidence.__tablename__:
            pieces.add(entity_id)
        elif entity in _TODO:
            todo.add((entity, entity_id))
    for table, todo_id in todo:
        row = database.execute(f"{_TODO[table]} WHERE id = ?", (todo_id,)).fetchone()
        _put_todo(database, table, *(row or (todo_id, "", "", "")))
    for piece in pieces:
        row = database.execute(f"{_EVIDENCE} WHERE id = ?", (piece,)).fetchone()
        if row is None or row[4] is not None:
            put(database, EVIDENCE, Passage("", piece))
        else:
            _put_evidence(database, *row)
    set_head(database, digest)


_ANSWER: Final = "SELECT value FROM answer WHERE assessment_id = ? AND ref = ? AND field = ?"
_EVIDENCE: Final = "SELECT id, title, note, place, withdrawn FROM evidence"
_TODO: Final = {
    "plan_action": "SELECT id, title, note, owner FROM plan_action",
    "request": "SELECT id, asked_of, note, reach FROM request",
    "job": "SELECT id, title, note, owner FROM job",
}
"""Of each table of what is still to do: the name of a thing, and what was typed about it."""


def answers_of(assessment_id: str) -> str:
    """Return the source of what was typed in one assessment."""
    return f"{ANSWERS}:{assessment_id}"


def set_source(text_hash: str, org_type: str) -> str:
    """Return the source of what a question set says to one organisation type."""
    return f"{_SET}{text_hash}:{org_type}"


def is_set(source: str) -> bool:
    """Whether *source* is a question set."""
    return source.startswith(_SET)


def holds_set(connection: Connection, source: str) -> bool:
    """Whether all of the question set *source* is in the index."""
    query = f"SELECT 1 FROM {_STATE} WHERE name = ?"
    return connection.exec_driver_sql(query, (source,)).first() is not None


def in_words(passages: Iterable[Passage]) -> list[Passage]:
    """Return *passages* with words for the index in the place of their texts."""
    return [
        Passage(one.ref, one.part, index_words(one.title), index_words(one.text))
        for one in passages
    ]


def begin_set(database: Any, source: str) -> None:
    """Make room for a question set: what was begun of it before goes, and sets of longer ago."""
    query = f"SELECT source FROM {_PASSAGES} WHERE source LIKE '{_SET}%' GROUP BY source"
    others = [one for (one,) in database.execute(f"{query} ORDER BY max(id) DESC") if one != source]
    for old in (source, *others[_SETS_KEPT - 1 :]):
        _remove(database, "source = ?", (old,))
        database.execute(f"DELETE FROM {_STATE} WHERE name = ?", (old,))


def put_in_set(database: Any, source: str, words: Sequence[Passage]) -> None:
    """Put a part of a question set into the index, *in_words*."""
    _add(database, source, words)


def end_set(database: Any, source: str) -> None:
    """Say that all of a question set is in the index."""
    database.execute(f"INSERT INTO {_STATE} VALUES (?, '')", (source,))


def put(database: Any, source: str, passage: Passage) -> None:
    """Put *passage* in the place of what the index held of it; without any text it is gone."""
    place = (source, passage.ref, passage.part)
    _remove(database, "source = ? AND ref = ? AND part = ?", place)
    if passage.title or passage.text:
        _add(database, source, in_words([passage]))


def look_up(
    connection: Connection, sources: Iterable[str], terms: Iterable[Term], limit: int
) -> list[Found]:
    """Return where all *terms* were found, the best first; those in a title before all others."""
    query, values = _query(sources, terms, limit)
    return [Found(*row) for row in connection.exec_driver_sql(query, values)]


def look_up_in(
    database: Any, sources: Iterable[str], terms: Iterable[Term], limit: int
) -> list[Found]:
    """Return the same from an index that is no part of the records."""
    query, values = _query(sources, terms, limit)
    return [Found(*row) for row in database.execute(query, values)]


def _query(
    sources: Iterable[str], terms: Iterable[Term], limit: int
) -> tuple[str, tuple[str | int, ...]]:
    terms = tuple(terms)
    match = " AND ".join(
        "(" + " OR ".join(f'"{" ".join(way)}" *' for way in term.ways) + ")" for term in terms
    )
    if all(term.is_common for term in terms):  # in titles they may still tell something apart
        match = f"title : ({match})"
    wanted = tuple(sources)
    marks = ", ".join("?" * len(wanted))
    query = (
        f"SELECT p.source, p.ref, p.part FROM {INDEX} JOIN {_PASSAGES} p ON p.id = {INDEX}.rowid"
        f" WHERE {INDEX} MATCH ? AND p.source IN ({marks})"
        f" ORDER BY p.part <> '', bm25({INDEX}, 10.0, 1.0), p.id LIMIT ?"
    )
    return query, (match, *wanted, limit)


def _put_answer(database: Any, assessment_id: str, ref: str, field: str, value: str | None) -> None:
    """Index a field as the database holds it, in JSON."""
    text = json.loads(value) if value and field in TEXTS else None
    if field in TEXTS:
        typed = text if isinstance(text, str) and text not in _NO_TEXT else ""
        put(database, answers_of(assessment_id), Passage(ref, field, text=typed))


def _put_evidence(
    database: Any,
    piece: str,
    title: str,
    note: str | None,
    place: str | None,
    withdrawn: object,
) -> None:
    text = " ".join(filter(None, (note, place)))
    put(database, EVIDENCE, Passage("", piece, title, text))


def _put_todo(database: Any, table: str, todo_id: str, title: str, *texts: str | None) -> None:
    text = " ".join(filter(None, texts))
    put(database, TODO, Passage("", f"{table}/{todo_id}", title, text))


def _add(database: Any, source: str, words: Iterable[Passage]) -> None:
    newest = database.execute(f"SELECT coalesce(max(id), 0) FROM {_PASSAGES}").fetchone()[0]
    numbered = list(enumerate(words, newest + 1))
    database.executemany(
        f"INSERT INTO {_PASSAGES} VALUES (?, ?, ?, ?)",
        [(number, source, one.ref, one.part) for number, one in numbered],
    )
    database.executemany(
        f"INSERT INTO {INDEX} (rowid, title, text) VALUES (?, ?, ?)",
        [(number, one.title, one.text) for number, one in numbered],
    )


def _remove(database: Any, where: str, values: tuple[str, ...]) -> None:
    rows = database.execute(f"SELECT id FROM {_PASSAGES} WHERE {where}", values).fetchall()
    database.executemany(f"DELETE FROM {INDEX} WHERE rowid = ?", rows)
    database.executemany(f"DELETE FROM {_PASSAGES} WHERE id = ?", rows)
