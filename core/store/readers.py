"""Who reads the records just now: counted, so that closing waits for the last of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core.store.trouble import StoreClosedError, is_damage, known_trouble
from core.store.unit import ReadSession


class Readers:
    """The pool of reading connections of one store."""

    def __init__(self, engine: Engine, *, writes_here: Callable[[], bool]) -> None:
        """*writes_here* tells whether the thread that asks is the one that writes just now."""
        self._engine = engine
        self._writes_here = writes_here
        self._reading = threading.Condition()
        self._threads: list[int] = []
        self._closed = False
        self._paused = False

    @property
    def closed(self) -> bool:
        """Whether nobody new gets in."""
        return self._closed

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Give a session that sees one moment. Raises StoreClosedError."""
        with self.reading(), ReadSession(self._engine, autoflush=False) as session:
            try:
                yield session
            except DBAPIError as error:
                if is_damage(known_trouble(error)):
                    session.invalidate()  # SQLCipher lets this connection read nothing more
                raise

    @contextmanager
    def fresh(self) -> Iterator[Any]:
        """Give a raw connection that nobody gets afterwards: damage spoils one."""
        pooled = self._engine.raw_connection()
        try:
            yield pooled.driver_connection
        finally:
            pooled.invalidate()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep the store open for the block. Raises StoreClosedError."""
        here = threading.get_ident()
        with self._reading:
            # Whoever reads or writes already is waited for, so that thread must not wait itself.
            if here not in self._threads and not self._writes_here():
                self._reading.wait_for(lambda: self._closed or not self._paused)
            if self._closed:
                raise StoreClosedError()
            self._threads.append(here)
        try:
            yield
        finally:
            with self._reading:
                self._threads.remove(here)
                self._reading.notify_all()

    @contextmanager
    def nobody(self) -> Iterator[None]:
        """Wait for the last reader and keep new ones waiting for the block.

        Raises StoreClosedError, and RuntimeError where the caller itself still reads.
        """
        with self._reading:
            if threading.get_ident() in self._threads:
                raise RuntimeError("readers are stopped by whoever still reads")
            self._paused = True
            try:
                self._reading.wait_for(lambda: self._closed or not self._threads)
                if self._closed:
                    raise StoreClosedError()
            except BaseException:
                self._resume()
                raise
        try:
            yield
        finally:
            with self._reading:
                self._resume()

    def use(self, engine: Engine) -> None:
        """Read through *engine* from now on; for the block of ``nobody``."""
        self._engine = engine

    def _resume(self) -> None:
        self._paused = False
        self._reading.notify_all()

    def close(self, may_close: Callable[[], bool]) -> bool:
        """Let nobody in and wait for the last reader; False when that was done before.

        Raises RuntimeError where *may_close* says no or the caller itself still reads.
        """
        with self._reading:
            if self._closed:
                return False
            if threading.get_ident() in self._threads or not may_close():
                raise RuntimeError("the store is closed by whoever still uses it")
            self._closed = True
            self._reading.wait_for(lambda: not self._threads)
        return True

    def dispose(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()
