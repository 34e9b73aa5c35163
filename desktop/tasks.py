"""Runs service calls off the UI thread and brings the answers back to it.

The only code that knows threads. A job is a ``functools.partial`` of a service method with
plain values. The worker never holds a widget or a callback: these wait here, on the UI thread,
and an answer whose owner was closed in the meantime is dropped.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.errors import ErrorPlace
from desktop.work import Work, WorkToken

Job = Callable[..., Any]
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]
READERS = 2


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What is to happen on the UI thread when the answer is there."""

    owner: QObject
    done: Done | None
    failed: Failed | None
    work: Work | None = None
    cancelled: Callable[[], None] | None = None
    writes: bool = False


class TaskRunner(QObject):
    """One queue for writes, in order; two workers for reads and long work.

    ``done(result)`` and ``failed(error)`` are called on the UI thread while *owner* lives.
    Without ``failed`` the error goes to the default error place.
    """

    work_started = Signal(object)  # Work
    ending = Signal()  # nothing may be asked for from here on
    written = Signal(bool)  # a short write came to its end: whether it succeeded
    _answered = Signal()

    def __init__(self, errors: ErrorPlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errors = errors
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="read")
        self._ids = itertools.count()
        self._waiting: dict[int, _Waiting] = {}  # touched on the UI thread only
        self._answers: deque[tuple[int, Any, Exception | None]] = deque()  # append is atomic
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._has_ended = False

    def run(
        self, owner: QObject, job: Job, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Run a short write. Writes keep the order in which they were asked for."""
        self._submit(self._writer, job, _Waiting(owner, done, failed, writes=True))

    def read(
        self, owner: QObject, job: Job, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Run a read beside other reads and writes; once all has ended, nobody asks any more."""
        if self._has_ended:  # a timer of a page that waits to be deleted
            return
        self._submit(self._readers, job, _Waiting(owner, done, failed))

    def work(
        self,
        owner: QObject,
        job: Job,
        done: Done | None = None,
        failed: Failed | None = None,
        *,
        title: str = "",
        progress: Callable[[Any], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Work:
        """Run long work; *job* is also given ``progress=`` and ``cancelled=``.

        In the job ``progress(done, total, text)`` says how far it is and ``cancelled()`` is True
        once it should stop, by raising whatever it likes. Here *progress* gets a Progress, and
        *cancelled* is called instead of *failed* when the person had asked to stop.
        """
        work = Work(title, self)
        if progress is not None:
            work.progressed.connect(progress)
        work.token.connect(self._answered.emit)
        told = partial(job, progress=work.token.progress, cancelled=work.token.is_cancelled)
        self._submit(self._readers, told, _Waiting(owner, done, failed, work, cancelled))
        self.work_started.emit(work)
        return work

    @property
    def is_busy(self) -> bool:
        """True while an answer is still to come."""
        return bool(self._waiting)

    @property
    def has_work(self) -> bool:
        """True while long work is under way."""
        return any(waiting.work is not None for waiting in self._waiting.values())

    def shutdown(self) -> None:
        """Finish the writes that were asked for, stop long work, and join all threads.

        Answers that come after this are dropped.
        """
        self.ending.emit()
        self._has_ended = True
        for waiting in self._waiting.values():
            if waiting.work is not None:
                waiting.work.cancel()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._waiting.clear()
        self._answers.clear()

    def _submit(self, pool: ThreadPoolExecutor, job: Job, waiting: _Waiting) -> None:
        task = next(self._ids)
        self._waiting[task] = waiting
        pool.submit(self._on_worker, task, job)

    def _on_worker(self, task: int, job: Job) -> None:
        try:
            answer = (task, job(), None)
        except Exception as error:
            answer = (task, None, error)
        self._answers.append(answer)
        self._answered.emit()

    @Slot()
    def _deliver(self) -> None:
        for waiting in tuple(self._waiting.values()):
            if waiting.work is not None and shiboken6.isValid(waiting.owner):
                self._tell_progress(waiting.work, waiting.work.token)
        while self._answers:
            task, result, error = self._answers.popleft()
            waiting = self._waiting.pop(task, None)
            if waiting is not None:
                self._finish(waiting, result, error)

    def _tell_progress(self, work: Work, token: WorkToken) -> None:
        latest = token.take()
        if latest is not None:
            work.progressed.emit(latest)

    def _finish(self, waiting: _Waiting, result: Any, error: Exception | None) -> None:
        work = waiting.work
        if work is not None:
            work.ended.emit()
            work.deleteLater()
        if waiting.writes:
            self.written.emit(error is None)
        if not shiboken6.isValid(waiting.owner):
            return
        if error is None:
            if waiting.done is not None:
                waiting.done(result)
        elif work is not None and work.token.is_cancelled():
            if waiting.cancelled is not None:
                waiting.cancelled()
        elif waiting.failed is not None:
            waiting.failed(error)
        else:
            self._errors.show(error)
