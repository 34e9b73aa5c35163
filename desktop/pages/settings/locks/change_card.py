"""Changing the locks: every key made anew, everything locked with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.pages.settings.locks.confirm_panel import ConfirmPanel
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class ChangeCard(Card):
    """Emits ``change_asked`` once it was confirmed."""

    change_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Change the locks"), parent=parent)
        self.add(
            PlainLabel(
                self.tr(
                    "All keys are made anew, and your records and every kept document are locked "
                    "with the new ones. Do it when somebody may have a copy of the old keys: "
                    "after a PC was stolen, or when somebody leaves who knew a passphrase or had "
                    "the recovery sheet."
                )
            )
        )
        self.order = self.add(
            PlainLabel(
                self.tr(
                    "First replace above what others may have: after a lost sheet, make a new "
                    "sheet and a new passphrase, and take the old ways away. Then change the "
                    "locks."
                )
            )
        )
        self.rest = self.add(
            PlainLabel(
                self.tr(
                    "The ways to open your records stay as they are above, and so does your seal. "
                    "A copy is made first. “What was there before”, kept beside your records, is "
                    "deleted, because the old keys would open it. It takes some minutes where "
                    "there are many documents; if something stops it, the program goes on with it "
                    "at the next start."
                ),
                role="muted",
            )
        )
        self.message = self.add(Banner())
        self.button = Button(self.tr("Change the locks"), icon_name="key-round")
        self.confirm = ConfirmPanel(
            self.tr("Change them now"), self.tr("Leave them as they are"), kind="plain"
        )
        row = FlowLayout(gap=10)
        row.addWidget(self.button)
        self.add_layout(row)
        self.add(self.confirm)
        self.button.clicked.connect(self._on_clicked)
        self.confirm.confirmed.connect(self.change_asked)
        self.confirm.left.connect(self.fold)

    def fold(self) -> None:
        """Ask nothing."""
        self.confirm.hide()
        self.button.show()

    def show_working(self, working: bool) -> None:
        """Say that it is under way, or not any more."""
        self.fold()
        self.button.setEnabled(not working)
        self.button.set_text(
            self.tr("Changing the locks…") if working else self.tr("Change the locks")
        )

    def show_done(self, documents: int, left: int) -> None:
        """Say that it is done, and what could not be locked anew because it is damaged."""
        text = (
            self.tr("Your records and 1 kept document have new locks.")
            if documents == 1
            else self.tr(
                "Your records and {count} kept documents have new locks.", None, documents
            ).format(count=documents)
        )
        if left:
            text = self.tr(
                "{done} {count} kept documents were missing or damaged before and stay so: "
                "Evidence names them.",
                None,
                left,
            ).format(done=text, count=left)
        self.message.tell("warn" if left else "ok", self.tr("The locks are changed"), text)

    def show_half_changed(self) -> None:
        """Say that it was begun, and offer to go on."""
        self.button.set_text(self.tr("Go on with it"))
        self.message.tell(
            "warn",
            self.tr("The locks are changed in part"),
            self.tr(
                "Nothing is lost and everything opens. Go on with it here, or leave it to the "
                "next start. Until then the old keys still open some of it."
            ),
            can_close=False,
        )

    def _on_clicked(self) -> None:
        self.message.hide()
        self.button.hide()
        self.confirm.ask(
            self.tr("Leave the PC switched on until it is done. You can stop it on the way.")
        )
