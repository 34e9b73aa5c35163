"""What happens at step 3: the address card is read, the file is written and read back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from core.services.address_cards import AddressCard, read_address_card
from core.services.exports import Exported, ExportService
from desktop.errors import trouble_of
from desktop.pages.finish.facts import Facts, file_name
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.finish.send_panel import SendPanel
from desktop.pages.finish.words import sentence_of
from desktop.tasks import TaskRunner


class SendDesk(QObject):
    """Emits ``written(Exported)`` for a file that was proved good."""

    written = Signal(object)

    def __init__(
        self,
        panel: SendPanel,
        *,
        exports: ExportService,
        tasks: TaskRunner,
        choose_file: FileChooser,
    ) -> None:
        super().__init__(panel)
        self._panel, self._exports = panel, exports
        self._tasks, self._choose = tasks, choose_file
        self._facts: Facts | None = None
        panel.audience.card_asked.connect(self._on_card)
        panel.audience.save_asked.connect(self._on_save)

    def show_facts(self, facts: Facts) -> None:
        """Work with *facts* from now on."""
        self._facts = facts
        self._panel.show_facts(facts)

    def _on_card(self) -> None:
        path = self._choose.to_open(self._panel, self.tr("Choose their address card"))
        if path is not None:
            job = partial(read_address_card, path)
            self._tasks.read(self, job, self._on_card_read, self._on_card_failed)

    def _on_card_read(self, card: AddressCard) -> None:
        self._panel.audience.show_card(card)

    def _on_card_failed(self, error: Exception) -> None:
        self._panel.audience.show_error(sentence_of(error))

    def _on_save(self) -> None:
        addresses = self._panel.audience.addresses
        title = self.tr("Save the submission file") if addresses else self.tr("Save a sealed copy")
        kind = "submission" if addresses else "sealed-copy"
        target = self._choose.to_save(self._panel, title, file_name(self._facts, kind, "igtb"))
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
            cancelled=self._panel.show_stopped,
        )
        self._panel.show_begun()

    def _on_written(self, made: Exported) -> None:
        self._panel.show_written(made)
        self.written.emit(made)

    def _on_not_written(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self._panel.show_failed(trouble.tone, trouble.what, trouble.next)
