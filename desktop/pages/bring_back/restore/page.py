"""Shows what bringing a copy back would change, asks once more, and does it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from core.services.backup.copy_views import RestorePreview
from core.services.backup.restores import RestoreService
from core.services.backup.restoring import PreparedRestore
from core.services.store_care import StoreCareService
from desktop import copy_words
from desktop.errors import trouble_of
from desktop.page import Page
from desktop.pages.bring_back.restore.view import RestoreView
from desktop.tasks import Done, Job, TaskRunner
from desktop.widgets.fill import fill
from desktop.work import Progress, Work


class RestorePage(Page):
    """``arrive(copy_id)``. *put_in_place* closes the records and opens those of the copy."""

    def __init__(
        self,
        *,
        restores: RestoreService,
        care: StoreCareService,
        tasks: TaskRunner,
        go: Callable[[str, str], None],
        put_in_place: Callable[[PreparedRestore], None],
        accept_loss: Callable[[], None],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._restores, self._care, self._tasks, self._go = restores, care, tasks, go
        self._put_in_place, self._accept_loss = put_in_place, accept_loss
        self._today = today
        self._copy_id = ""
        self._preview: RestorePreview | None = None
        self._work: Work | None = None
        self.view = view = RestoreView()
        fill(self, view)
        view.stop.clicked.connect(self._on_stop)
        view.act.clicked.connect(self._on_act)
        view.leave.clicked.connect(self._on_leave)
        view.confirm.confirmed.connect(self._on_confirmed)
        view.confirm.left.connect(self._on_thought_better)

    def where(self) -> str:
        """Return the copy on screen, as a target to come back to."""
        return self._copy_id

    def arrive(self, target: str = "") -> None:
        if self._work is not None:
            return
        self._copy_id = target or self._copy_id
        view = self.view
        view.message.hide()
        view.lead.hide()
        view.show_known(False)
        view.leave.set_text(
            self.tr("Leave everything as it is")
            if self._care.witness().ok
            else self.tr("Go on with what is there")
        )
        view.leave.setFocus()
        job = partial(self._restores.preview, self._copy_id)
        self._begin(self.tr("Reading the copy and comparing…"), job, self._show)

    def depart(self) -> None:
        self.view.confirm.hide()
        self.view.act.show()

    def _show(self, preview: RestorePreview) -> None:
        self._rest()
        self._preview = preview
        view = self.view
        view.lead.setText(
            self.tr("This is the copy of {moment}. {behind}").format(
                moment=copy_words.moment(preview.made_at, self._today()),
                behind=copy_words.behind(preview.copy),
            )
        )
        view.lead.show()
        view.show_known(True)
        view.lost.setText(self._lost_words(preview))
        view.gained.setText(self._gained_words(preview.changes_gained))
        view.gained.setVisible(preview.changes_gained > 0)
        view.missing.setText(
            self.tr("These documents are nowhere whole any more: {documents}").format(
                documents=", ".join(one.words for one in preview.documents_missing)
            )
        )
        view.missing.setVisible(bool(preview.documents_missing))
        view.changes.setVisible(bool(preview.differences))
        view.differences.show_differences(preview.differences)

    def _lost_words(self, preview: RestorePreview) -> str:
        if preview.changes_lost == 0 or preview.changes_lost_since is None:
            return self.tr("Nothing: the copy holds everything that is there now.")
        since = copy_words.moment(preview.changes_lost_since, self._today())
        if preview.changes_lost == 1:
            return self.tr("1 change: {since}.").format(since=since)
        return self.tr(
            "{count} changes, the first of them: {since}.", None, preview.changes_lost
        ).format(count=preview.changes_lost, since=since)

    def _gained_words(self, count: int) -> str:
        if count == 1:
            return self.tr("1 change that is missing now would be there again.")
        return self.tr(
            "{count} changes that are missing now would be there again.", None, count
        ).format(count=count)

    def _on_act(self) -> None:
        assert self._preview is not None
        self.view.act.hide()
        self.view.confirm.ask(
            self.tr("{lost} Your records are closed and opened again with the copy.").format(
                lost=self._preview.lost_words
            )
        )

    def _on_thought_better(self) -> None:
        self.view.act.show()
        self.view.act.setFocus()

    def _on_confirmed(self) -> None:
        self.view.act.show()
        job = partial(self._restores.prepare, self._copy_id)
        self._begin(self.tr("Making the copy ready…"), job, self._on_prepared)

    def _on_prepared(self, prepared: PreparedRestore) -> None:
        self._rest()
        self._put_in_place(prepared)

    def _on_leave(self) -> None:
        if self._work is not None:
            self._work.cancel()
        if not self._care.witness().ok:
            self._accept_loss()
            self._go("home", "")
        else:
            self._go("settings", "copies")

    def _begin(self, words: str, job: Job, done: Done) -> None:
        self.view.message.hide()
        self.view.show_working(words)
        self._work = self._tasks.work(
            self,
            job,
            done,
            self._on_failed,
            progress=self._on_progress,
            cancelled=self._on_stopped,
        )

    def _on_progress(self, progress: Progress) -> None:
        if progress.total:
            self.view.bar.show_count(progress.done, progress.total)

    def _on_failed(self, error: Exception) -> None:
        self._rest()
        trouble = trouble_of(error)
        self.view.message.tell(trouble.tone, trouble.what, trouble.next)
        if trouble.code == "copy-missing":
            self.view.show_known(False)

    def _on_stop(self) -> None:
        self.view.stop.setEnabled(False)
        if self._work is not None:
            self._work.cancel()

    def _on_stopped(self) -> None:
        self._rest()
        self.view.message.tell("info", self.tr("Stopped. Nothing was changed."))

    def _rest(self) -> None:
        self._work = None
        self.view.show_working("")
