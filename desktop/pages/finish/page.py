"""Finish: check, sign off, publish or send, receipt; days and people may lie between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from core.domain.advice import Finding
from core.domain.change import Change
from core.services.assessments import AssessmentService
from core.services.documents.evidence import EvidenceService
from core.services.exports import Exported, ExportService
from core.services.people.people import PeopleService
from core.services.profile import ProfileService
from core.services.publications import PublicationService
from core.services.reports import ReportService
from core.services.sign_offs import SignOffService
from desktop.changes import Changes
from desktop.page import Page
from desktop.pages.finish.checklist_desk import ChecklistDesk
from desktop.pages.finish.facts import Facts, read_facts
from desktop.pages.finish.file_chooser import FileChooser, PlatformChooser
from desktop.pages.finish.publish_desk import PublishDesk
from desktop.pages.finish.send_desk import SendDesk
from desktop.pages.finish.sign_desk import SignDesk
from desktop.pages.finish.view import STEPS, FinishView, Step
from desktop.pages.finish.words import sentence_of
from desktop.tasks import TaskRunner
from desktop.widgets.fill import fill

PUBLISHED = "published"  # the card of the website, in the step of sending


class FinishPage(Page):
    """``arrive`` takes ``check``, ``sign-off``, ``send``, ``receipt`` or ``published``.

    Without one it shows the step that is due.

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
        publications: PublicationService,
        evidence: EvidenceService,
        people: PeopleService,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        choose_file: FileChooser | None = None,
        open_outside: Callable[[Path], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._assessments, self._sign_offs, self._exports = assessments, sign_offs, exports
        self._profile, self._tasks, self._changes, self._go = profile, tasks, changes, go
        self._people = people
        self._is_read = False
        self._asked = 0  # how often the records were asked
        self._asked_for = ""
        self.view = FinishView()
        chooser = choose_file or PlatformChooser()
        self._sign_desk = SignDesk(
            self.view.sign,
            assessments=assessments,
            sign_offs=sign_offs,
            reports=reports,
            evidence=evidence,
            tasks=tasks,
            choose_file=chooser,
            open_outside=open_outside or _open_outside,
        )
        self._send_desk = SendDesk(
            self.view.send, exports=exports, tasks=tasks, choose_file=chooser
        )
        self._publish_desk = PublishDesk(
            self.view.send.publish,
            publications=publications,
            evidence=evidence,
            tasks=tasks,
            choose_file=chooser,
        )
        self._checklist_desk = ChecklistDesk(
            self.view.check.checklist,
            reports=reports,
            tasks=tasks,
            choose_file=chooser,
            open_outside=open_outside or _open_outside,
        )
        fill(self, self.view)
        self.view.hide()
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.stepper.chosen.connect(self._on_step)
        view.check.chosen.connect(self._on_finding)
        view.check.acted.connect(partial(self._show_step, Step.SIGN))
        view.check.ods.given.connect(self._on_code)
        view.sign.check_asked.connect(partial(self._show_step, Step.CHECK))
        view.sign.owner.chosen.connect(self._on_requirement)
        view.sign.signed.sent_on.connect(partial(self._show_step, Step.SEND))
        view.sign.signed.scan_opened.connect(self._on_evidence)
        view.send.sign_asked.connect(partial(self._show_step, Step.SIGN))
        self._sign_desk.altered.connect(self._altered)
        self._sign_desk.outdated.connect(self._reload)
        self._publish_desk.altered.connect(self._altered)
        view.send.publish.confirmation_opened.connect(self._on_evidence)
        self._send_desk.written.connect(self._on_written)
        view.send.written.receipt_asked.connect(partial(self._show_step, Step.RECEIPT))
        view.receipt.send_asked.connect(partial(self._show_step, Step.SEND))
        self._changes.changed.connect(self._on_changed)

    def arrive(self, target: str = "") -> None:
        self._asked_for = target
        self._reload()

    # Reading

    def _reload(self) -> None:
        job = partial(
            read_facts,
            self._assessments,
            self._sign_offs,
            self._exports,
            self._profile,
            self._people,
        )
        self._asked += 1
        self._tasks.read(self, job, partial(self._on_facts, self._asked))

    def _on_facts(self, number: int, facts: Facts) -> None:
        if number < self._asked:
            return  # a later reading is on its way, and this one may be older
        first, self._is_read = not self._is_read, True
        self._sign_desk.show_facts(facts)
        self._send_desk.show_facts(facts)
        self._publish_desk.show_facts(facts)
        self._checklist_desk.facts = facts
        self.view.show_facts(facts)
        if self._asked_for == PUBLISHED:
            self._show_step(Step.SEND)
        elif self._asked_for in STEPS:
            self._show_step(Step(self._asked_for))
        elif first:
            self._show_step(_due_step(facts))
        to_website, self._asked_for = self._asked_for == PUBLISHED, ""
        self.view.show()
        if to_website:
            self.view.send.publish.take_focus()
        elif first and self.isVisible():
            self.view.stepper.buttons[STEPS.index(self.view.step)].setFocus()

    def _on_written(self, made: Exported) -> None:
        self.view.receipt.keep_exported(made)
        self._reload()

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
        if step is not self.view.step:  # the button that was pressed goes with its panel
            self.view.stepper.buttons[STEPS.index(step)].setFocus()
        self.view.show_step(step)

    def _on_finding(self, finding: Finding) -> None:
        if finding.evidence_id:
            self._go("evidence", finding.evidence_id)
        elif finding.ref:
            self._go("questions", finding.ref)
        elif finding.code == "on-word":  # the owner's page lists them
            self._show_step(Step.SIGN)
        elif finding.code in ("not-confirmed", "set-changed"):
            self._go("compare", "")
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
        self.view.check.ods.show_error(sentence_of(error))


def _due_step(facts: Facts) -> Step:
    """Return where the person most likely wants to go on."""
    if facts.is_sent:
        return Step.RECEIPT
    return Step.SEND if facts.is_signed else Step.CHECK


def _open_outside(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
