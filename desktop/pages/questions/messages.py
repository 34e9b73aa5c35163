"""What stands on top of the requirement: why nothing can be changed, or what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.domain.home import long_date
from core.domain.organisation import AssessmentStatus
from core.domain.state import AssessmentState, Progress, RequirementState
from desktop.allowed import Allowed, reading_words
from desktop.errors import trouble_of
from desktop.pages.questions.words import left_out_words
from desktop.widgets.banner import Banner


class Messages(QObject):
    """``reopen_asked()``, ``retry_asked()``, ``back_asked(ref)``: what its button asks for."""

    reopen_asked = Signal()
    retry_asked = Signal()
    back_asked = Signal(str)

    def __init__(self, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner
        self._stays = self._is_signed = self._retries = False
        self._back_to = ""
        banner.acted.connect(self._on_acted)

    def show_standing(
        self, state: AssessmentState, requirement: RequirementState, allowed: Allowed
    ) -> None:
        """Say why nothing can be changed, where that is so; a failure is left to be read."""
        is_signed = state.assessment.status is not AssessmentStatus.OPEN
        self._is_signed = is_signed and allowed.change
        if not allowed.change:
            self._tell("info", *reading_words(allowed))
        elif self._is_signed:
            self._show_signed(state)
        elif requirement.progress is Progress.EXEMPT:
            text = self.tr("You need not answer it, and it does not count.")
            self._tell("info", f"{left_out_words(requirement, state).rstrip('.')}.", text)
        elif self._stays:
            self._banner.hide()
            self._stays = False

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong."""
        trouble = trouble_of(error)
        self._stays = self._retries = False
        self._banner.tell(trouble.tone, trouble.what, trouble.next)

    def show_unsaved(self, error: Exception) -> None:
        """Say that what was typed is only in its field; offer to save it again."""
        trouble = trouble_of(error)
        self._stays, self._retries = False, True
        title = self.tr("Not saved yet: {what}").format(what=trouble.what)
        self._banner.tell(trouble.tone, title, trouble.next, button=self.tr("Try again"))

    def show_left_trial(self, ref: str) -> None:
        """Say that what was tried at *ref* is not saved; offer the way back to it."""
        self._stays = self._retries = False
        self._back_to = ref
        self._banner.tell(
            "info",
            self.tr("What you tried at {ref} is not saved.").format(ref=ref),
            self.tr("It is still there: keep it or put it back."),
            button=self.tr("Go back to it"),
        )

    def _show_signed(self, state: AssessmentState) -> None:
        signed = state.sign_off
        title = self.tr("Signed off, so nothing changes here.")
        if signed is not None:
            title = self.tr("Signed off by {name} on {day}, so nothing changes here.").format(
                name=signed.by, day=long_date(signed.signed_on)
            )
        text = self.tr("To change something, reopen it. The signed version is kept.")
        self._tell("info", title, text, self.tr("Go to Finish"))

    def _tell(self, tone: str, title: str, text: str, button: str = "") -> None:
        self._stays = True
        if self._banner.isHidden() or self._banner.title.text() != title:
            self._banner.tell(tone, title, text, button=button, can_close=False)

    def _on_acted(self) -> None:
        if self._is_signed:
            self.reopen_asked.emit()
        elif self._retries:
            self._banner.hide()
            self.retry_asked.emit()
        elif self._back_to:
            self._banner.hide()
            self.back_asked.emit(self._back_to)
