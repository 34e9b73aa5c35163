"""Makes the database file of new records, under a name that is not yet the store's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from core.domain.clock import Clock
from core.store.base import new_id
from core.store.engine import connect, engine_over, is_encrypted
from core.store.migrations.runner import create_schema
from core.store.tables import Replica, Setting
from core.store.trouble import StorePlaceError, known_troubles

REPLICA_SETTING: Final = "replica"
"""The setting that names the replica which this copy of the store writes as."""


def make_database(path: Path, key: str, clock: Clock) -> None:
    """Write a new encrypted database with the present schema and its first replica.

    Only the person's own account may read the file. Raises the environment's troubles, and
    StorePlaceError if what was written is not encrypted after all.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with known_troubles():
        raw = connect(path, key, create=True, wal=False)
        engine = engine_over(raw)
        try:
            with Session(engine) as session:
                session.connection().exec_driver_sql("BEGIN IMMEDIATE")
                create_schema(session.connection())
                replica = new_id()
                session.add(Replica(id=replica, created=clock.now()))
                session.add(Setting(name=REPLICA_SETTING, value=replica))
                session.commit()
        finally:
            engine.dispose()
            raw.close()
    if not is_encrypted(path):
        path.unlink()
        raise StorePlaceError()
