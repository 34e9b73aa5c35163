"""What came back, what did not, and how this PC opens the records from now on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from core.services.access import WayIn, WayKind
from core.services.backup.bring_back import BroughtBack
from core.services.backup.copy_faults import MissingDocument
from desktop import copy_words
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.choice_card import ChoiceCard
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class ResultCard(Card):
    """Emits ``open_asked``; ``remember`` says whether this PC is to open them by itself."""

    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your records are back"), parent=parent)
        self.body.setSpacing(10)
        self.what = self.add(PlainLabel())
        self.not_held = self.add(PlainLabel(role="strong"))
        self.missing = self.add(Banner())
        self.add(PlainLabel(self.tr("How should they open on this PC?"), role="strong"))
        self.pc = self.add(
            ChoiceCard(
                self.tr("This PC remembers"),
                self.tr(
                    "No password besides the sign-in; anyone at the signed-in PC can open them. "
                    "Only where nobody else uses this sign-in."
                ),
            )
        )
        self.passphrase = self.add(
            ChoiceCard(
                self.tr("The passphrase, as before"),
                self.tr("It is asked for when the program starts, and after a lock."),
            )
        )
        self.spare_key = self.add(
            ChoiceCard(
                self.tr("The spare key, for now"),
                self.tr(
                    "It is typed from the sheet each time. You can add a passphrase in Settings, "
                    "under Locks and seals."
                ),
            )
        )
        group = QButtonGroup(self)
        for card in (self.pc, self.passphrase, self.spare_key):
            group.addButton(card)
        self.error = self.add(PlainLabel(role="error"))
        self.error.hide()
        self.open_button = Button(self.tr("Open my records"), icon_name="house", kind="primary")
        row = FlowLayout()
        row.addWidget(self.open_button)
        self.add_layout(row)
        self.open_button.clicked.connect(self.open_asked)

    @property
    def remember(self) -> bool:
        """Whether this PC is to open them by itself."""
        return self.pc.isChecked()

    def show_result(self, back: BroughtBack, today: date) -> None:
        """Say what *back* came to."""
        self.what.setText(
            self.tr(
                "The copy of {moment} is whole again on this PC: {count} changes.",
                None,
                back.changes,
            ).format(moment=copy_words.moment(back.made_at, today), count=back.changes)
        )
        self.not_held.setText(back.words)
        self._show_missing(back.documents_missing)
        self._offer(back.ways)

    def say(self, error: str) -> None:
        """Show what is wrong; an empty text clears it."""
        self.error.setText(error)
        self.error.setVisible(bool(error))

    def _show_missing(self, documents: Iterable[MissingDocument]) -> None:
        names = [one.words for one in documents]
        if not names:
            self.missing.hide()
            return
        title = (
            self.tr("1 document is not there")
            if len(names) == 1
            else self.tr("{count} documents are not there", None, len(names)).format(
                count=len(names)
            )
        )
        self.missing.tell(
            "warn",
            title,
            self.tr(
                "{documents}. The numbers are the questions that they serve: attach them there "
                "again when you find them."
            ).format(documents=", ".join(names)),
            can_close=False,
        )

    def _offer(self, ways: Iterable[WayIn]) -> None:
        by_passphrase = any(way.kind is WayKind.PASSPHRASE for way in ways)
        self.passphrase.setVisible(by_passphrase)
        self.spare_key.setVisible(not by_passphrase)
        (self.passphrase if by_passphrase else self.spare_key).setChecked(True)
