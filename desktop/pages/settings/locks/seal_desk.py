"""Reads the seal, and saves the organisation's address card."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from core.domain.organisation import Organisation
from core.services.address_cards import write_address_card
from core.services.exports import ExportService, SignerCard
from core.services.profile import ProfileService
from desktop.errors import trouble_of
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.settings.locks.seal_card import SealCard
from desktop.tasks import TaskRunner


class SealDesk(QObject):
    """Fills a SealCard."""

    def __init__(
        self,
        card: SealCard,
        *,
        exports: ExportService,
        profile: ProfileService,
        tasks: TaskRunner,
        chooser: FileChooser,
    ) -> None:
        super().__init__(card)
        self._card, self._exports, self._profile = card, exports, profile
        self._tasks, self._chooser = tasks, chooser
        self._address = ""
        card.save_asked.connect(self._on_save)

    def read(self) -> None:
        """Read the seal; it may be somebody else's now that the ODS code was changed."""
        self._tasks.read(self, self._exports.signer, self._on_signer)

    def _on_signer(self, signer: SignerCard) -> None:
        self._address = signer.recipient
        self._card.show_seal(signer)

    def _on_save(self) -> None:
        self._card.say("")
        self._tasks.read(self, self._profile.organisation, self._on_organisation, self._on_failed)

    def _on_organisation(self, organisation: Organisation) -> None:
        name = self.tr("{name} address card.txt").format(
            name=organisation.ods_code or organisation.name
        )
        target = self._chooser.to_save(
            self._card, self.tr("Save our address card"), name.replace("/", "-")
        )
        if target is not None:
            job = partial(write_address_card, target, organisation, self._address)
            self._tasks.run(self, job, self._on_saved, self._on_failed)

    def _on_saved(self, path: Path) -> None:
        self._card.say(self.tr("Saved as {name}.").format(name=path.name))

    def _on_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self._card.say(f"{trouble.what} {trouble.next}", bad=True)
