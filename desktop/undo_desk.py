"""Takes back and brings again what was done, from anywhere in the window, and says so."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from core.domain.change import Change
from core.domain.organisation import AssessmentStatus, Person
from core.domain.roles import Deed, deed_text, may, role_text
from core.errors import KnownError
from core.services.assessments import AssessmentService
from core.services.past.undo import Step, Undone, UndoService
from core.services.people.people import PeopleService
from core.services.records import AssessmentSignedError, NoAssessmentError
from desktop.changes import Changes
from desktop.commands.command import shown_keys
from desktop.commands.commands import Commands
from desktop.errors import trouble_of
from desktop.frame import Frame
from desktop.tasks import TaskRunner
from desktop.undo_keys import REDO, UNDO, UndoKeys
from desktop.widgets.button import Button

HISTORY, FINISH = "history", "finish"
STILL_TRUE = "still-true"
EVIDENCE_PART, CARRIED_PART = "evidence", "carried"
_HOLDS_SIGNED = frozenset({"answer", "assessment"})
_SEE_HISTORY = frozenset({"nothing-to-undo", "undo-refused", "undo-across-sign-off"})


@dataclass(frozen=True, slots=True)
class Outlook:
    """What undo and redo would do next; *reason* says why there is nothing, in words."""

    undo: Step | None = None
    redo: Step | None = None
    reason: str = ""


def refusal_of(person: Person, deed: Deed | None) -> str:
    """Return why the role of *person* does not include *deed*; empty when it does."""
    if deed is not None and may(person.role, deed):
        return ""
    text = QCoreApplication.translate(
        "undo", "You work here as {role}, which does not include {deed}."
    )
    return text.format(role=role_text(person.role), deed=deed_text(deed))


def look_ahead(undo: UndoService, people: PeopleService, assessments: AssessmentService) -> Outlook:
    """Read what comes next; runs on a reader."""
    refused = refusal_of(people.working(), Deed.ANSWER)
    if refused:
        return Outlook(reason=refused)
    steps = [undo.can_undo(), undo.can_redo()]
    try:
        is_signed = assessments.current().status is not AssessmentStatus.OPEN
    except NoAssessmentError:
        is_signed = False
    if is_signed:
        steps = [None if step and step.where in _HOLDS_SIGNED else step for step in steps]
    return Outlook(steps[0], steps[1], AssessmentSignedError().what if is_signed else "")


def place_of(done: Undone) -> tuple[str, str]:
    """Return the place that shows what was undone, and what to go to there."""
    if done.where == "question-set":
        return "compare", done.ref
    if done.where == "todo":
        return "todo", done.part
    if done.where == "people":
        return "people", ""
    if done.ref and done.part == CARRIED_PART:
        return STILL_TRUE, done.ref
    if done.ref:
        part = EVIDENCE_PART if done.where == "evidence" else done.part or EVIDENCE_PART
        return "questions", f"{done.ref}/{part}"
    places = {
        "evidence": ("evidence", done.evidence_id),
        "profile": ("settings", "about"),
        "assessment": ("home", ""),
        "publication": (FINISH, "published"),
    }
    return places.get(done.where, ("", ""))


class UndoDesk(QObject):
    """One for the window. ``serve`` when records are opened, ``rest`` when they are not."""

    def __init__(
        self,
        frame: Frame,
        commands: Commands,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._frame, self._tasks, self._changes, self._go = frame, tasks, changes, go
        self._commands = commands
        self._undo: UndoService | None = None
        self._look: Callable[[], Outlook] | None = None
        self._looked = 0  # only the newest answer is shown
        self._asked: deque[bool] = deque()  # forward or back, in the order of the keys
        self._is_busy = False
        self._is_leading = False
        self._button_does: Callable[[], None] | None = None
        self.keys = UndoKeys(frame, commands)
        self.keys.undo_asked.connect(self.undo)
        self.keys.redo_asked.connect(self.redo)
        frame.status.undo_button.clicked.connect(self.undo)
        frame.status.redo_button.clicked.connect(self.redo)
        frame.undone.acted.connect(self._on_acted)
        frame.place_shown.connect(self._on_place_shown)
        changes.changed.connect(self._on_changed)
        self._show(self._looked, Outlook())

    def serve(
        self, undo: UndoService, people: PeopleService, assessments: AssessmentService
    ) -> None:
        """Undo and redo in the records that were just opened."""
        self.rest()
        self._undo = undo
        self._look = partial(look_ahead, undo, people, assessments)
        self._look_again()

    def rest(self) -> None:
        """Nothing is open: nothing can be undone, and nothing is said of what was."""
        self._undo = self._look = None
        self._looked += 1
        self._asked.clear()
        self._is_busy = False
        self._frame.undone.hide()
        self._show(self._looked, Outlook())

    def undo(self) -> None:
        """Undo the newest change; what is half typed counts as one."""
        self._ask(forward=False)

    def redo(self) -> None:
        """Bring again what was undone last."""
        self._ask(forward=True)

    def _ask(self, *, forward: bool) -> None:
        if self._undo is not None:
            self._asked.append(forward)
            self._next()

    def _next(self) -> None:
        if self._is_busy or not self._asked or self._undo is None:
            return
        self._is_busy = True
        forward = self._asked.popleft()
        self._frame.depart()  # its writes come first: they are asked for before
        job = self._undo.redo if forward else self._undo.undo
        asked_of = self._undo
        self._tasks.run(
            self, job, partial(self._on_done, asked_of, forward), partial(self._on_failed, asked_of)
        )

    def _on_done(self, asked_of: UndoService, forward: bool, done: Undone) -> None:
        if asked_of is not self._undo:  # the records were closed meanwhile
            return
        self._is_busy = False
        self._changes.notify(done.change, origin=self)
        place, target = place_of(done)
        if place:
            self._is_leading = True
            self._go(place, target)
            self._is_leading = False
        if forward:
            text, button = self.tr("Done again: {what}"), self.tr("Undo it")
            self._button_does = self.undo
        else:
            text, button = self.tr("Undone: {what}"), self.tr("Do it again")
            self._button_does = self.redo
        self._frame.undone.tell("ok", text.format(what=done.what), button=button)
        self._next()

    def _on_failed(self, asked_of: UndoService, error: Exception) -> None:
        if asked_of is not self._undo:
            return
        self._is_busy = False
        self._asked.clear()
        trouble = trouble_of(error)
        button = ""
        if isinstance(error, AssessmentSignedError):
            button = self.tr("Go to Finish")
            self._button_does = partial(self._go, FINISH, "")
        elif isinstance(error, KnownError) and trouble.code in _SEE_HISTORY:
            button = self.tr("Open History")
            self._button_does = partial(self._go, HISTORY, "")
        self._frame.undone.tell(trouble.tone, trouble.what, trouble.next, button=button)
        self._look_again()

    def _on_place_shown(self, _key: str) -> None:
        if not self._is_leading:
            self._frame.undone.hide()  # it was read where it belongs

    def _on_acted(self) -> None:
        does, self._button_does = self._button_does, None
        self._frame.undone.hide()
        if does is not None:
            does()

    def _on_changed(self, _change: Change, origin: object) -> None:
        if origin is not self:
            self._frame.undone.hide()  # something newer was done
        self._look_again()

    def _look_again(self) -> None:
        if self._look is not None:
            self._looked += 1
            self._tasks.read(self, self._look, partial(self._show, self._looked), _ignore)

    def _show(self, looked: int, outlook: Outlook) -> None:
        if looked != self._looked:
            return
        status = self._frame.status
        nothing = outlook.reason or self.tr("Nothing was done since this start that can be undone.")
        nothing_again = outlook.reason or self.tr("Nothing was undone.")
        self._offer(status.undo_button, outlook.undo, UNDO, self.tr("Undo"), nothing)
        self._offer(status.redo_button, outlook.redo, REDO, self.tr("Redo"), nothing_again)

    def _offer(self, button: Button, step: Step | None, key: str, word: str, nothing: str) -> None:
        """Say what comes next. The command stays: where nothing does, it says why."""
        words = step.label if step else word
        self._commands.allow(key, self._undo is not None, words)
        keys = shown_keys(self._commands.action(key))
        button.setEnabled(step is not None)
        button.setAccessibleName(words)
        button.setAccessibleDescription("" if step else nothing)
        button.setToolTip(f"{words}, {keys}" if step else f"{word}: {nothing}")


def _ignore(_error: Exception) -> None:
    """The line on top, which reads the same records, says what is wrong with them."""
