"""The place Audit: a sample is drawn, each point followed, findings written and replied to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from core.domain.audit import AuditPoint, Verdict
from core.domain.change import Change
from core.services.assessments import AssessmentService
from core.services.people.audit_report import METHOD
from core.services.people.audits import NOTE, REPLY, AuditService, Drawn
from core.services.people.people import PeopleService
from core.text import translate
from desktop.changes import Changes
from desktop.commands.page_keys import bind_keys
from desktop.errors import trouble_of
from desktop.evidence.copy_watch import CopyWatch
from desktop.page import Page
from desktop.pages.audit.facts import AuditFacts, read_facts
from desktop.pages.audit.keeper import FindingKeeper
from desktop.pages.audit.keys import KEYS
from desktop.pages.audit.sample_desk import SampleDesk
from desktop.pages.audit.verdict_row import KEYS as VERDICTS
from desktop.pages.audit.view import POINT, AuditView
from desktop.pages.audit.words import progress_words, row_of, sample_words, version_words
from desktop.pages.finish.file_chooser import FileChooser, PlatformChooser
from desktop.pages.finish.words import sentence_of
from desktop.tasks import TaskRunner
from desktop.widgets.fill import fill


class AuditPage(Page):
    """``arrive`` takes a point. *go(place, target)* leads elsewhere.

    One key each: A agree, C cannot see it, D disagree; Alt and an arrow key go to another point.
    """

    def __init__(
        self,
        *,
        audits: AuditService,
        assessments: AssessmentService,
        people: PeopleService,
        watch: CopyWatch,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        choose_file: FileChooser | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._audits, self._assessments, self._people = audits, assessments, people
        self._watch, self._tasks, self._changes, self._go = watch, tasks, changes, go
        self._facts: AuditFacts | None = None
        self._sample = self._point = self._wanted = ""
        self._asks_draw = False
        self._pending = 0
        self.view = AuditView()
        pane = self.view.pane
        chooser = choose_file or PlatformChooser()
        self._desk = SampleDesk(self.view, audits=audits, tasks=tasks, choose_file=chooser)
        self.keepers = (
            FindingKeeper(NOTE, pane.finding.note, audits, tasks),
            FindingKeeper(REPLY, pane.reply.note, audits, tasks),
        )
        fill(self, self.view)
        self.view.hide()
        self._connect()

    def arrive(self, target: str = "") -> None:
        self._wanted = target
        self._load()

    def depart(self) -> None:
        self._flush()

    def where(self) -> str:
        """Return the point on screen, as a target to come back to."""
        return self._point

    def open(self, point: str) -> None:
        """Show another point."""
        if self._facts is None or self._facts.point(point) is None or point == self._point:
            return
        self._flush()
        if self.view.pane.finding.note.hasFocus():  # so that the next verdict is one key again
            self._focus_point()
        self._point = point
        self.view.list.show_key(point)
        self._show_point()

    # Reading

    def _load(self) -> None:
        job = partial(read_facts, self._audits, self._assessments, self._people, self._sample)
        self._tasks.read(self, job, self._on_facts, self._on_failed)

    def _on_facts(self, facts: AuditFacts) -> None:
        if self._pending:
            return  # older than what is shown; the last write loads again
        first, self._facts = self._facts is None, facts
        wanted, self._wanted = self._wanted, ""
        self._sample = facts.sample.id if facts.sample else ""
        if facts.sample is not None:
            known = [one for one in (wanted, self._point) if one in facts.sample.points]
            to_go = facts.sample.to_go if facts.may_find else ()
            self._point = next(iter([*known, *to_go, *facts.sample.points]), "")
        self._show()
        self.view.show()
        if first and facts.sample is not None and self.isVisible():
            QTimer.singleShot(0, self.view.list, self.view.list.setFocus)

    def _show(self) -> None:
        facts, view = self._facts, self.view
        assert facts is not None
        view.another.setVisible(facts.may_find and facts.sample is not None)
        view.draw.show_population(facts.population, can_leave=facts.sample is not None)
        if facts.may_find and (self._asks_draw or facts.sample is None):
            view.another.hide()
            view.show_part(view.draw_page)
        elif facts.sample is None:
            view.show_part(view.none)
        else:
            view.show_part(view.panes)
            self._show_sample()
            self._show_point()

    def _show_sample(self) -> None:
        facts, view = self._facts, self.view
        assert facts is not None and facts.sample is not None
        sample = facts.sample
        view.progress.setText(progress_words(sample))
        view.bar.show_count(sample.done, len(sample.points))
        view.sample.setText(f"{sample_words(sample)}.")
        view.version.setText(version_words(facts.state))
        method = self.tr("{method} Here the seed is “{seed}”, and {count} points were listed.")
        view.method.setText(
            method.format(
                method=translate("audit", METHOD), seed=sample.seed, count=len(sample.listed)
            )
        )
        view.chooser.blockSignals(True)
        view.chooser.clear()
        for one in facts.samples:
            view.chooser.addItem(QIcon(), sample_words(one), one.id)
        view.chooser.setCurrentIndex(facts.samples.index(sample))
        view.chooser.blockSignals(False)
        view.chooser.setVisible(len(facts.samples) > 1)
        view.sample.setVisible(len(facts.samples) == 1)
        view.list.set_rows(row_of(point, sample.finding(point.point)) for point in facts.points)
        view.list.show_key(self._point)

    def _show_point(self) -> None:
        facts, point = self._facts, self._shown()
        if facts is None or facts.sample is None or point is None:
            return
        finding = facts.sample.finding(point.point)
        values = (finding.note if finding else "", finding.reply if finding else "")
        for keeper, value in zip(self.keepers, values, strict=True):
            keeper.show(facts.sample.id, point.point, value, facts.drafts)
        self.view.pane.show_point(point, facts)

    def _shown(self) -> AuditPoint | None:
        return self._facts.point(self._point) if self._facts else None

    def _on_changed(self, change: Change, origin: object) -> None:
        concerned = change.audit or change.people or change.assessment or change.sign_off
        if origin is not self and (concerned or change.requirements or change.evidence):
            self._load()

    # Drawing

    def _on_another(self) -> None:
        self._flush()
        self._asks_draw = True
        self._show()
        self.view.draw.size_field.setFocus()

    def _on_draw_left(self) -> None:
        self._asks_draw = False
        self._show()
        self.view.another.setFocus()

    def _on_drawn(self, drawn: Drawn) -> None:
        self._asks_draw = False
        self._sample, self._point = drawn.sample.id, ""
        self._changes.notify(drawn.change, origin=self)
        self._load()
        QTimer.singleShot(0, self.view.list, self.view.list.setFocus)

    def _on_sample_chosen(self, number: int) -> None:
        self._flush()
        self._sample, self._point = self.view.chooser.itemData(number), ""
        self._load()

    # Findings and replies

    def _on_found(self, verdict: Verdict, note: str) -> None:
        job = partial(self._audits.find, self._sample, self._point, verdict, note)
        self._write(job, self.view.pane.finding.show_error)

    def _on_note_left(self, text: str) -> None:
        verdict = self.view.pane.finding.verdicts.value
        if verdict is None or (verdict is not Verdict.AGREE and not text.strip()):
            self.keepers[0].keep(text, self._on_waits)  # for its verdict, or for more words

    def _on_waits(self, _nothing: object) -> None:
        self._load()

    def _on_replied(self, text: str) -> None:
        job = partial(self._audits.reply, self._sample, self._point, text)
        self._write(job, self.view.pane.reply.show_error)

    def _write(self, job: Callable[[], Change], tell: Callable[[str], None]) -> None:
        tell("")
        self._pending += 1
        failed = partial(self._on_not_written, tell)
        self._tasks.run(self, job, self._on_written, failed)

    def _on_written(self, change: Change) -> None:
        self._pending -= 1
        self._changes.notify(change, origin=self)
        self._load()

    def _on_not_written(self, tell: Callable[[str], None], error: Exception) -> None:
        self._pending -= 1
        tell(sentence_of(error))

    def _on_save(self) -> None:
        self._flush()  # first: the queue of writes keeps the order
        if self._facts is not None:
            self._desk.save(self._facts)

    def _flush(self) -> None:
        for keeper in self.keepers:
            if not keeper.widget.isHidden():
                keeper.widget.flush()

    # Getting about

    def _on_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.view.message.tell(trouble.tone, trouble.what, trouble.next)

    def _on_question_asked(self) -> None:
        self._go("questions", self._point)

    def _on_entered(self) -> None:
        self.view.panes.show_pane(POINT)
        self._focus_point()

    def _focus_point(self) -> None:
        self.view.pane.point.question.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, step: int) -> None:
        if self._facts is not None:
            self.open(self._facts.neighbour(self._point, step))

    def _go_to_next(self) -> None:
        self._flush()
        if self._facts is not None:
            self.open(self._facts.next_to_go(self._point))

    def _on_key(self, verdict: Verdict) -> None:
        shown = self.view.body.currentWidget() is self.view.panes
        if shown and self._facts is not None and self._facts.may_find:
            self.view.pane.finding.choose(verdict)

    def _connect(self) -> None:
        view, pane = self.view, self.view.pane
        self._changes.changed.connect(self._on_changed)
        view.list.opened.connect(self.open)
        view.list.activated.connect(self._on_entered)
        view.chooser.activated.connect(self._on_sample_chosen)
        view.another.clicked.connect(self._on_another)
        view.save.clicked.connect(self._on_save)
        self._desk.drawn.connect(self._on_drawn)
        view.draw.left.connect(self._on_draw_left)
        pane.point.question_asked.connect(self._on_question_asked)
        pane.evidence.open_asked.connect(self._watch.open)
        pane.finding.found.connect(self._on_found)
        pane.finding.note.left.connect(self._on_note_left)
        pane.reply.replied.connect(self._on_replied)
        for keeper in self.keepers:
            keeper.failed.connect(self._on_failed)
        pane.previous.clicked.connect(partial(self._step, -1))
        pane.next.clicked.connect(partial(self._step, 1))
        pane.next_to_go.clicked.connect(self._go_to_next)
        acts = {verdict.value: partial(self._on_key, verdict) for verdict in VERDICTS}
        around = {
            "previous": partial(self._step, -1),
            "next": partial(self._step, 1),
            "open": self._go_to_next,
        }
        bind_keys(self, KEYS, acts | around)
