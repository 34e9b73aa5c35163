"""What happens at step 2: printing, signing, sending back, opening again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.home import long_date
from core.services.assessments import AssessmentService
from core.services.documents.evidence import Attached, EvidenceService
from core.services.documents.staging import Staged
from core.services.reports import ReportService
from core.services.sign_offs import SignOffService
from desktop.errors import trouble_of
from desktop.pages.finish.facts import Facts, file_name
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.finish.requests import ReasonGiven, SignRequest
from desktop.pages.finish.sign_panel import SignPanel
from desktop.pages.finish.words import sentence_of
from desktop.tasks import TaskRunner


class SignDesk(QObject):
    """Emits ``altered(Change)`` after each write, ``outdated`` when the panel must be read anew."""

    altered = Signal(object)
    outdated = Signal()

    def __init__(
        self,
        panel: SignPanel,
        *,
        assessments: AssessmentService,
        sign_offs: SignOffService,
        reports: ReportService,
        evidence: EvidenceService,
        tasks: TaskRunner,
        choose_file: FileChooser,
        open_outside: Callable[[Path], None],
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._assessments, self._sign_offs = assessments, sign_offs
        self._reports, self._evidence = reports, evidence
        self._tasks, self._choose, self._open_outside = tasks, choose_file, open_outside
        self._facts: Facts | None = None
        self._printed: Path | None = None
        self._next: QWidget | None = None  # where the keyboard goes once what was done is shown
        panel.news.acted.connect(self._on_open_printed)
        panel.owner.print_asked.connect(self._on_print)
        panel.sign.asked.connect(self._on_sign)
        panel.sign.scan_asked.connect(self._on_scan)
        panel.send_back.given.connect(self._on_send_back)
        panel.signed.reopen.given.connect(self._on_reopen)

    def show_facts(self, facts: Facts) -> None:
        """Work with *facts* from now on."""
        self._facts = facts
        self._panel.show_facts(facts)
        following, self._next = self._next, None
        if following is not None and following.isVisible():
            following.setFocus()

    def _on_print(self) -> None:
        target = self._choose.to_save(
            self._panel, self.tr("Print for the owner"), file_name(self._facts, "summary", "pdf")
        )
        if target is not None:
            job = partial(self._reports.summary, target)
            self._tasks.read(self, job, self._on_printed, self._on_print_failed)

    def _on_printed(self, path: Path) -> None:
        self._printed = path
        self._panel.news.tell(
            "ok",
            self.tr("Saved as {name}.").format(name=path.name),
            self.tr("Open it, print it, and let the owner read and sign it in ink."),
            button=self.tr("Open it"),
        )

    def _on_print_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self._panel.news.tell(trouble.tone, trouble.what, trouble.next)

    def _on_open_printed(self) -> None:
        if self._printed is not None:
            self._open_outside(self._printed)

    def _on_scan(self) -> None:
        scan = self._choose.to_open(self._panel, self.tr("Choose the scan of the signed page"))
        if scan is not None:
            self._panel.sign.paper.show_scan(scan)

    def _on_sign(self, request: SignRequest) -> None:
        self._panel.sign.button.setEnabled(False)
        if request.scan is None:
            self._sign(request, None)
            return
        self._tasks.work(
            self,
            partial(self._evidence.stage, request.scan),
            partial(self._on_scan_staged, request),
            self._on_sign_failed,
            title=self.tr("Keeping the scan"),
            cancelled=self._on_scan_stopped,
        )

    def _on_scan_staged(self, request: SignRequest, staged: Staged) -> None:
        day = long_date(request.signed_on) if request.signed_on else ""
        title = self.tr("Page signed by {name} on {day}").format(name=request.by, day=day)
        job = partial(self._evidence.record, staged, title=title, dated=request.signed_on)
        self._tasks.run(self, job, partial(self._on_scan_kept, request), self._on_sign_failed)

    def _on_scan_kept(self, request: SignRequest, attached: Attached) -> None:
        self.altered.emit(attached.change)
        self._sign(request, attached.evidence.id)

    def _on_scan_stopped(self) -> None:
        self._panel.sign.offer_again()

    def _sign(self, request: SignRequest, scan_id: str | None) -> None:
        job = partial(
            self._sign_offs.sign_off,
            request.by,
            request.role,
            request.how,
            request.signed_on,
            request.place,
            scan_id,
            request.typed_by,
        )
        self._tasks.run(self, job, self._on_signed, self._on_sign_failed)

    def _on_signed(self, change: Change) -> None:
        self._panel.sign.button.setEnabled(True)
        self._panel.sign.clear()
        self._panel.news.hide()
        self._next = self._panel.signed.send_button
        self.altered.emit(change)

    def _on_sign_failed(self, error: Exception) -> None:
        self._panel.sign.offer_again()
        self._panel.sign.show_error(sentence_of(error))
        self.outdated.emit()  # something may be in the way that was not before

    def _on_send_back(self, given: ReasonGiven) -> None:
        job = partial(self._sign_offs.send_back, given.by, given.reason)
        self._tasks.run(self, job, self._on_sent_back, self._on_send_back_failed)

    def _on_sent_back(self, change: Change) -> None:
        self._panel.send_back.clear()
        self._next = self._panel.send_back.button
        self.altered.emit(change)

    def _on_send_back_failed(self, error: Exception) -> None:
        self._panel.send_back.show_error(sentence_of(error))

    def _on_reopen(self, given: ReasonGiven) -> None:
        job = partial(self._assessments.reopen, given.reason)
        self._tasks.run(self, job, self._on_reopened, self._on_reopen_failed)

    def _on_reopened(self, change: Change) -> None:
        self._panel.signed.reopen.clear()
        self._next = self._panel.sign.accept
        self.altered.emit(change)

    def _on_reopen_failed(self, error: Exception) -> None:
        self._panel.signed.reopen.show_error(sentence_of(error))
