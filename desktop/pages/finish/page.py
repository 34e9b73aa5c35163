"""Finish: check, sign off, publish or send, receipt; days and people may lie between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.advice import Finding
from core.domain.change import Change
from core.domain.home import long_date
from core.services.address_cards import AddressCard, read_address_card
from core.services.assessments import AssessmentService
from core.services.evidence import Attached, EvidenceService
from core.services.exports import Exported, ExportService
from core.services.profile import ProfileService
from core.services.reports import ReportService
from core.services.sign_offs import SignOffService
from core.services.staging import Staged
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.page import Page
from desktop.pages.finish.facts import Facts, read_facts
from desktop.pages.finish.file_chooser import FileChooser, PlatformChooser
from desktop.pages.finish.requests import ReasonGiven, SignRequest
from desktop.pages.finish.view import STEPS, FinishView, Step
from desktop.tasks import TaskRunner


class FinishPage(Page):
    """``arrive`` takes ``check``, ``sign-off``, ``send`` or ``receipt``; else the step that is due.

    ``go(place, target)`` shows another place: ``window.go``; used with a ref or nothing for
    ``questions`` and an evidence id for ``evidence``. *choose_file* and *open_outside* are the
    platform's own unless a test answers in their place.
    """

    def __init__(
        self,
        *,
        assessments: AssessmentService,
        sign_offs: SignOffService,
        exports: ExportService,
        reports: ReportService,
        profile: ProfileService,
        evidence: EvidenceService,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        choose_file: FileChooser | None = None,
        open_outside: Callable[[Path], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._assessments, self._sign_offs, self._exports = assessments, sign_offs, exports
        self._reports, self._profile, self._evidence = reports, profile, evidence
        self._tasks, self._changes, self._go = tasks, changes, go
        self._choose = choose_file or PlatformChooser()
        self._open_outside = open_outside or _open_outside
        self._facts: Facts | None = None
        self._printed: Path | None = None
        self._asked_for = ""
        self.view = FinishView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.hide()
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.stepper.chosen.connect(self._on_step)
        view.check.chosen.connect(self._on_finding)
        view.check.acted.connect(partial(self._show_step, Step.SIGN))
        view.check.ods.given.connect(self._on_code)
        view.sign.check_asked.connect(partial(self._show_step, Step.CHECK))
        view.sign.news.acted.connect(self._on_open_printed)
        view.sign.owner.chosen.connect(self._on_requirement)
        view.sign.owner.print_asked.connect(self._on_print)
        view.sign.sign.asked.connect(self._on_sign)
        view.sign.sign.scan_asked.connect(self._on_scan)
        view.sign.send_back.given.connect(self._on_send_back)
        view.sign.signed.reopen.given.connect(self._on_reopen)
        view.sign.signed.sent_on.connect(partial(self._show_step, Step.SEND))
        view.sign.signed.scan_opened.connect(self._on_evidence)
        view.send.sign_asked.connect(partial(self._show_step, Step.SIGN))
        view.send.audience.card_asked.connect(self._on_card)
        view.send.audience.save_asked.connect(self._on_save)
        view.send.written.receipt_asked.connect(partial(self._show_step, Step.RECEIPT))
        view.receipt.send_asked.connect(partial(self._show_step, Step.SEND))
        self._changes.changed.connect(self._on_changed)

    def arrive(self, target: str = "") -> None:
        self._asked_for = target
        self._reload()

    # Reading

    def _reload(self) -> None:
        job = partial(read_facts, self._assessments, self._sign_offs, self._exports, self._profile)
        self._tasks.read(self, job, self._on_facts)

    def _on_facts(self, facts: Facts) -> None:
        first = self._facts is None
        self._facts = facts
        self.view.show_facts(facts)
        if self._asked_for in STEPS:
            self._show_step(Step(self._asked_for))
        elif first:
            self._show_step(_due_step(facts))
        self._asked_for = ""
        self.view.show()
        if first and self.isVisible():
            self.view.stepper.buttons[STEPS.index(self.view.step)].setFocus()

    def _on_changed(self, change: Change, origin: object) -> None:
        concerned = (
            change.requirements
            or change.evidence
            or change.profile
            or change.sign_off
            or change.assessment
        )
        if origin is not self and concerned and self.isVisible():
            self._reload()

    def _altered(self, change: Change) -> None:
        self._changes.notify(change, origin=self)
        self._reload()

    # Going to and fro

    def _on_step(self, number: int) -> None:
        self._show_step(STEPS[number])

    def _show_step(self, step: Step) -> None:
        self.view.show_step(step)

    def _on_finding(self, finding: Finding) -> None:
        if finding.evidence_id:
            self._go("evidence", finding.evidence_id)
        elif finding.ref:
            self._go("questions", finding.ref)
        elif finding.code == "on-word":  # the owner's page lists them
            self._show_step(Step.SIGN)
        else:
            self._go("questions", "")

    def _on_requirement(self, ref: str) -> None:
        self._go("questions", ref)

    def _on_evidence(self, evidence_id: str) -> None:
        self._go("evidence", evidence_id)

    # Check

    def _on_code(self, code: str) -> None:
        job = partial(self._profile.set, "ods_code", code)
        self._tasks.run(self, job, self._altered, self._on_code_failed)

    def _on_code_failed(self, error: Exception) -> None:
        self.view.check.ods.show_error(_sentence(error))

    # Sign off

    def _on_print(self) -> None:
        target = self._choose.to_save(
            self, self.tr("Print for the owner"), self._file_name("summary", "pdf")
        )
        if target is not None:
            job = partial(self._reports.summary, target)
            self._tasks.read(self, job, self._on_printed, self._on_print_failed)

    def _on_printed(self, path: Path) -> None:
        self._printed = path
        self.view.sign.news.tell(
            "ok",
            self.tr("Saved as {name}.").format(name=path.name),
            self.tr("Open it, print it, and let the owner read and sign it in ink."),
            button=self.tr("Open it"),
        )

    def _on_print_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.view.sign.news.tell(trouble.tone, trouble.what, trouble.next)

    def _on_open_printed(self) -> None:
        if self._printed is not None:
            self._open_outside(self._printed)

    def _on_scan(self) -> None:
        scan = self._choose.to_open(self, self.tr("Choose the scan of the signed page"))
        if scan is not None:
            self.view.sign.sign.paper.show_scan(scan)

    def _on_sign(self, request: SignRequest) -> None:
        self.view.sign.sign.button.setEnabled(False)
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
        self._changes.notify(attached.change, origin=self)
        self._sign(request, attached.evidence.id)

    def _on_scan_stopped(self) -> None:
        self.view.sign.sign.button.setEnabled(True)

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
        self.view.sign.sign.button.setEnabled(True)
        self.view.sign.sign.clear()
        self.view.sign.news.hide()
        self._altered(change)

    def _on_sign_failed(self, error: Exception) -> None:
        self.view.sign.sign.button.setEnabled(True)
        self.view.sign.sign.show_error(_sentence(error))
        self._reload()  # something may be in the way that was not before

    def _on_send_back(self, given: ReasonGiven) -> None:
        job = partial(self._sign_offs.send_back, given.by, given.reason)
        self._tasks.run(self, job, self._on_sent_back, self._on_send_back_failed)

    def _on_sent_back(self, change: Change) -> None:
        self.view.sign.send_back.clear()
        self._altered(change)

    def _on_send_back_failed(self, error: Exception) -> None:
        self.view.sign.send_back.show_error(_sentence(error))

    def _on_reopen(self, given: ReasonGiven) -> None:
        job = partial(self._assessments.reopen, given.reason)
        self._tasks.run(self, job, self._on_reopened, self._on_reopen_failed)

    def _on_reopened(self, change: Change) -> None:
        self.view.sign.signed.reopen.clear()
        self._altered(change)

    def _on_reopen_failed(self, error: Exception) -> None:
        self.view.sign.signed.reopen.show_error(_sentence(error))

    # Publish or send

    def _on_card(self) -> None:
        path = self._choose.to_open(self, self.tr("Choose their address card"))
        if path is not None:
            job = partial(read_address_card, path)
            self._tasks.read(self, job, self._on_card_read, self._on_card_failed)

    def _on_card_read(self, card: AddressCard) -> None:
        self.view.send.audience.show_card(card)

    def _on_card_failed(self, error: Exception) -> None:
        self.view.send.audience.show_error(_sentence(error))

    def _on_save(self) -> None:
        addresses = self.view.send.audience.addresses
        title = self.tr("Save the submission file") if addresses else self.tr("Save a sealed copy")
        kind = "submission" if addresses else "sealed-copy"
        target = self._choose.to_save(self, title, self._file_name(kind, "igtb"))
        if target is None:
            return
        self._tasks.work(
            self,
            partial(self._exports.export, target, addresses),
            self._on_written,
            self._on_not_written,
            title=self.tr("Making the submission file")
            if addresses
            else self.tr("Making your sealed copy"),
            cancelled=self.view.send.show_stopped,
        )
        self.view.send.show_begun()

    def _on_written(self, made: Exported) -> None:
        self.view.receipt.keep_exported(made)
        self.view.send.show_written(made)
        self._reload()

    def _on_not_written(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.view.send.show_failed(trouble.tone, trouble.what, trouble.next)

    def _file_name(self, kind: str, ending: str) -> str:
        """Return a file name that says whose and of which day; no spaces, for old shares."""
        assert self._facts is not None
        state = self._facts.state
        whose = state.organisation.ods_code or "records"
        catalogue_id = state.question_set.catalogue.id
        return f"{whose}-{catalogue_id}-{kind}-{state.today.isoformat()}.{ending}"


def _due_step(facts: Facts) -> Step:
    """Return where the person most likely wants to go on."""
    if facts.is_sent:
        return Step.RECEIPT
    return Step.SEND if facts.is_signed else Step.CHECK


def _sentence(error: Exception) -> str:
    trouble = trouble_of(error)
    return f"{trouble.what} {trouble.next}"


def _open_outside(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
