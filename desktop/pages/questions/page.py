"""The page on which requirements are answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal

from core.domain.change import Change
from core.domain.clock import SystemClock, london_date
from core.domain.organisation import AssessmentStatus
from core.domain.state import AssessmentState, Progress, RequirementState
from core.services.amending.amendments import AmendmentService
from core.services.answers import AnswerService
from core.services.assessments import AssessmentService
from core.services.documents.evidence import EvidenceService
from core.services.facts import FactService
from core.services.open_answers import OpenAnswerService
from core.services.past.history import HistoryService
from core.services.people.people import PeopleService
from core.services.search import SearchService
from core.services.starters import StarterService
from core.services.suggestions import SuggestionService
from core.services.todo.plan import PlanService
from core.services.todo.requests import RequestService
from core.services.years.looking_again import LookAgainService
from core.services.years.years import YearService
from core.settings import Settings
from desktop.allowed import Allowed
from desktop.changes import Changes
from desktop.commands.page_keys import bind_keys
from desktop.evidence import choosers
from desktop.evidence.copy_watch import CopyWatch
from desktop.evidence.paste_keys import PictureKeys
from desktop.history.requirement_desk import RequirementDesk
from desktop.page import Page
from desktop.pages.finish.file_chooser import FileChooser, PlatformChooser
from desktop.pages.questions.answer_desk import AnswerDesk
from desktop.pages.questions.caret import Caret
from desktop.pages.questions.criterion_row import FILES
from desktop.pages.questions.evidence_desk import ChooseFiles, EvidenceDesk
from desktop.pages.questions.find_desk import FindDesk
from desktop.pages.questions.keeper import Drafts
from desktop.pages.questions.keys import KEYS
from desktop.pages.questions.last_year_desk import LastYearDesk
from desktop.pages.questions.looks import Look
from desktop.pages.questions.messages import Messages
from desktop.pages.questions.place import Whereabouts, recall, remember
from desktop.pages.questions.plan_desk import PlanDesk
from desktop.pages.questions.set_desk import SetDesk
from desktop.pages.questions.starter_desk import StarterDesk
from desktop.pages.questions.suggestion_desk import SuggestionDesk
from desktop.pages.questions.turning import Turning
from desktop.pages.questions.typed_fields import TypedFields
from desktop.pages.questions.view import QuestionsView
from desktop.pages.questions.walk import Loaded, find, first, load
from desktop.pages.questions.writes import Writes
from desktop.tasks import TaskRunner
from desktop.widgets.fill import fill
from desktop.widgets.fold_pane import MAIN


class QuestionsPage(Page):
    """``arrive`` takes a requirement's ref or a criterion's id. *go* leads to other places."""

    keeps_its_place = True

    shown = Signal(object)  # the RequirementState, each time it is shown

    def __init__(
        self,
        *,
        assessments: AssessmentService,
        answers: AnswerService,
        amendments: AmendmentService,
        open_answers: OpenAnswerService,
        facts: FactService,
        evidence: EvidenceService,
        suggestions: SuggestionService,
        starters: StarterService,
        search: SearchService,
        look_again: LookAgainService,
        years: YearService,
        history: HistoryService,
        people: PeopleService,
        requests: RequestService,
        plan: PlanService,
        watch: CopyWatch,
        tasks: TaskRunner,
        changes: Changes,
        settings: Settings,
        go: Callable[..., None],
        noun: str,
        choose: ChooseFiles = choosers.choose_files,
        chooser: FileChooser | None = None,
    ) -> None:
        super().__init__()
        self._read = partial(load, assessments, answers, people, facts, requests)
        self._quoted: Mapping[str, str] = {}
        self._allowed = Allowed()
        self._tasks, self._changes, self._settings, self._go = tasks, changes, settings, go
        self._state: AssessmentState | None = None
        self._drafts: Drafts = {}
        self._ref = self._wanted = ""
        self.view = QuestionsView(self._today, noun)
        self.writes = Writes(tasks, self)
        pane = self.view.pane
        self.messages = Messages(pane.banner)
        self.desk = EvidenceDesk(pane.evidence, evidence, watch, tasks, self.writes, choose)
        self.website = SetDesk(pane.head.website, amendments, tasks, self.writes, go)
        self.history = RequirementDesk(
            pane.history, pane.head.history, history, people, tasks, changes, go
        )
        self.typed = TypedFields(pane, answers, tasks, self.writes)
        self.caret = Caret(pane, self.typed)
        self.suggestions = SuggestionDesk(
            pane.suggestions, suggestions, evidence, answers, tasks, self.writes, pane.typed_note
        )
        self.starters = StarterDesk(
            pane.starters, starters, watch, tasks, chooser or PlatformChooser(), self.writes.do
        )
        self.last_year = LastYearDesk(pane.last_year, look_again, years, watch, tasks, go)
        self.items = AnswerDesk(pane, self.view.guidance, answers, open_answers, self.writes)
        self.trial = self.items.trial
        self.plan = PlanDesk(pane.plan, plan, requests, tasks, go)
        self.turning = Turning(self.view, self)
        self.finding = FindDesk(self.view.list, search, tasks)
        fill(self, self.view)
        self._connect()

    def arrive(self, target: str = "") -> None:
        self._wanted = target
        self.typed.retry()
        self._load()

    def depart(self) -> None:
        self.typed.flush()
        self._remember()

    def where(self) -> str:
        """Return the ref of the open requirement, a target to come back to."""
        return self._ref

    def open(self, ref: str) -> None:
        """Show another requirement."""
        if self._state is None or ref not in self._state.by_ref or ref == self._ref:
            return
        had_focus = self.view.pane.page.isAncestorOf(self.focusWidget() or self)
        self.typed.flush()
        self._ref = ref
        self.view.list.mark(ref)
        self._show()
        if had_focus:
            self.view.pane.first_control().setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.pane.page.verticalScrollBar().setValue(0)
        self._remember()

    def _today(self) -> date:
        return self._state.today if self._state else london_date(SystemClock().now())

    @property
    def _requirement(self) -> RequirementState:
        assert self._state is not None
        return self._state.by_ref[self._ref]

    @property
    def can_change(self) -> bool:
        """False while the assessment is signed, and for whoever only reads."""
        if self._state is None or not self._allowed.change:
            return False
        return self._state.assessment.status is AssessmentStatus.OPEN

    def _load(self) -> None:
        self._tasks.read(self, self._read, self._on_loaded, self.messages.show_failure)

    def _on_loaded(self, loaded: Loaded) -> None:
        if self.writes.pending:
            return  # older than what is shown; the last write loads again
        is_first = self._state is None
        self._state, self._drafts = loaded.state, loaded.drafts
        self._allowed = loaded.allowed
        self._quoted = loaded.facts
        self.typed.were_read_back()
        where = recall(self._settings) if is_first else Whereabouts()
        if is_first:
            self.view.list.show_look(Look(where.only, where.order))
            self.turning.show_alone(where.alone, tell=False)
        wanted, self._wanted = self._wanted, ""
        ref, criterion = find(self._state, wanted)
        with_drafts = [one for one, _ in self._drafts]
        known = self._ref if self._ref in self._state.by_ref else ""  # one added may be gone
        self._ref = ref or known or first(self._state, with_drafts, where.ref)
        if not self._ref:
            return
        self.view.list.show_state(self._state, self._ref, loaded.me, loaded.waiting)
        self._show()
        if ref:
            self.view.panes.show_pane(MAIN)
            go_to = partial(self.caret.go_to, self._ref, criterion, self._drafts)
            QTimer.singleShot(0, self, go_to)
        elif is_first:
            settle_in = partial(self.caret.settle_in, self._ref, where, self._drafts)
            QTimer.singleShot(0, self, settle_in)

    def _show(self) -> None:
        """Show the open requirement as it stands; what the person works on does not move."""
        is_same = self.view.pane.ref == self._ref
        with self.view.pane.page.keeping_in_place(self.focusWidget() if is_same else None):
            self._show_all()

    def _show_all(self) -> None:
        assert self._state is not None
        requirement, pane = self._requirement, self.view.pane
        left = pane.ref if pane.ref != self._ref and self.trial.differs(pane.ref) else ""
        shown = self.trial.show(self._state, self._ref, can_change=self.can_change)
        self.items.show(requirement)
        self.typed.show(requirement, self._drafts)
        pane.show_requirement(shown.by_ref[self._ref], shown, can_change=self.can_change)
        self.trial.mark()
        self.desk.show(requirement, self._state, can_change=self._may_attach())
        self.suggestions.show(requirement, can_change=self._may_attach())
        self.starters.show(requirement, can_change=self._may_attach())
        self.last_year.show(self._ref, self._state, can_change=self._may_attach())
        self.plan.show(requirement, self._state.today, can_change=self.can_change)
        self.history.show(self._ref)
        self.website.show(self._ref, can_change=self.can_change)
        note = self._state.question_set.catalogue.wording_note
        self.view.guidance.show_guidance(
            requirement.asked, note, self._quoted, can_insert=self._may_attach()
        )
        self.shown.emit(requirement)
        self.messages.show_standing(self._state, requirement, self._allowed)
        if left:
            self.messages.show_left_trial(left)
        self.turning.show(self._state, self._ref)

    def _may_attach(self) -> bool:
        return self.can_change and self._requirement.progress is not Progress.EXEMPT

    def _on_wrote(self, change: Change) -> None:
        self._changes.notify(change, origin=self)
        if not self.writes.pending:
            self._load()

    def _on_changed(self, change: Change, origin: object) -> None:
        concerned = change.requirements or change.evidence or change.assessment or change.sign_off
        if origin is not self and (concerned or change.profile or change.todo):
            if self._ref in change.requirements:
                self.view.pane.evidence.banner.hide()  # it speaks of what may be undone by now
            self._load()

    def _on_history_asked(self) -> None:
        self.typed.flush()  # else it would be missing
        self.history.open()
        self.view.pane.bring_into_view(self.view.pane.history)

    def _on_entered(self) -> None:
        self.view.panes.show_pane(MAIN)
        self.view.pane.first_control().setFocus(Qt.FocusReason.TabFocusReason)

    def _attach(self) -> None:
        if not self.trial.is_on:
            self.desk.attach(FILES)

    def _remember(self) -> None:
        if self._ref:
            scroll = self.view.pane.page.verticalScrollBar().value()
            look = self.view.list.look
            where = Whereabouts(self._ref, look.only, scroll, look.order, self.turning.alone)
            self._tasks.run(self, partial(remember, self._settings, where), failed=_ignore)

    def _connect(self) -> None:
        view, pane = self.view, self.view.pane
        self.writes.wrote.connect(self._on_wrote)
        self.writes.failed.connect(self.messages.show_failure)
        self._changes.changed.connect(self._on_changed)
        self.typed.failed.connect(self.messages.show_unsaved)
        view.list.opened.connect(self.open)
        view.list.entered.connect(self._on_entered)
        view.list.jumped.connect(self.arrive)
        view.list.look_changed.connect(self._remember)
        self.turning.turned_to.connect(self.open)
        self.turning.alone_changed.connect(self._remember)
        view.list.left_behind.clicked.connect(partial(self._go, "left-behind", ""))
        self.last_year.left_counted.connect(view.list.show_left_behind)
        self.messages.reopen_asked.connect(partial(self._go, "finish"))
        self.messages.retry_asked.connect(self.typed.retry)
        self.messages.back_asked.connect(self.open)
        self.trial.changed.connect(self._show)
        pane.head.history.clicked.connect(self._on_history_asked)
        pane.attach_asked.connect(lambda criterion, how: self.desk.attach(how, criterion))
        pane.dropped_on.connect(lambda criterion, paths: self.desk.take_files(paths, criterion))
        pane.dropped.connect(self.desk.take_files)
        pane.without_file.connect(self.desk.say_save_first)
        PictureKeys(pane.note.note)
        self.desk.elsewhere.connect(partial(self._go, "evidence"))
        own = {"attach": self._attach, "paste": self.desk.paste, "try": self.trial.begin}
        bind_keys(self, KEYS, self.turning.acts | own)


def _ignore(_error: Exception) -> None:
    """A place that is not remembered is no trouble to anybody."""
