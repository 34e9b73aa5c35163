"""Spoils encrypted database files for tests, one page at a time."""

from __future__ import annotations

from pathlib import Path

from core.store.engine import connect

PAGE = 4096


def spoil(data: bytes, page: int) -> bytes:
    """Return *data* with one bit of page number *page*, counted from 0, flipped."""
    spoilt = bytearray(data)
    spoilt[page * PAGE + 100] ^= 1
    return bytes(spoilt)


def roots(database: Path, key: str) -> dict[str, int]:
    """Return each table's first page, counted from 1."""
    connection = connect(database, key)
    try:
        query = "SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"
        return dict(connection.execute(query).fetchall())
    finally:
        connection.close()
