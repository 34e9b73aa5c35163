"""Lets every database of a run share the statements that were put together for another.

SQLAlchemy keeps a finished statement with the engine that first needed it. A program has a few
engines and keeps them for hours; the tests make thousands, and would put the same statements
together for each of them. All have the same dialect and the same driver, so the texts are equal.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite as Dialect

from core.store import engine

_SHARED: dict[Any, Any] = {}


def install() -> None:
    """Share them among all engines of the store in this process."""
    Dialect.__eq__ = _alike  # type: ignore[method-assign]
    Dialect.__hash__ = _hash  # type: ignore[method-assign]
    engine.create_engine = _create_engine  # type: ignore[assignment]


def _alike(one: Dialect, other: object) -> bool:
    return type(one) is type(other) and one.dbapi is other.dbapi  # type: ignore[attr-defined]


def _hash(one: Dialect) -> int:
    return hash(type(one))


def _create_engine(*arguments: Any, **options: Any) -> Any:
    return create_engine(*arguments, **options, execution_options={"compiled_cache": _SHARED})
