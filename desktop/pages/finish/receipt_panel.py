"""Step 4: what was written, when, for whom; and all files before it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.services.address_cards import grouped, readable
from core.services.exports import Exported, ExportView
from desktop.figures import size_words
from desktop.pages.finish.fact_list import FactList
from desktop.pages.finish.facts import Facts, time_words
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wide_page import WidePage


class ReceiptPanel(WidePage):
    """Emits ``send_asked`` while there is no receipt."""

    send_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Receipt"), parent=parent)
        self._made: Exported | None = None
        self.empty = self.add(
            EmptyState(
                "file-text",
                self.tr("No receipt yet"),
                self.tr("Each file that you make leaves a receipt here, to look up later."),
                button=self.tr("Go to publish or send"),
            )
        )
        self.empty.acted.connect(self.send_asked)
        self.card = self.add(Card(self.tr("Receipt")))
        self.facts = self.card.add(FactList())
        self.copy = Button(self.tr("Copy the receipt"), icon_name="copy")
        self.copied = PlainLabel(role="muted", wrap=False)
        self.copy.clicked.connect(self._on_copied)
        row = FlowLayout()
        row.addWidget(self.copy)
        row.addWidget(self.copied)
        self.card.add_layout(row)
        self.former = self.add(Card(self.tr("Files made before")))
        self.list = self.former.add(ActionList(most=10))
        self.finish()

    def keep_exported(self, made: Exported) -> None:
        """Remember what only the making itself tells: folder and number of documents."""
        self._made = made

    def show_facts(self, facts: Facts) -> None:
        """Show the receipt of the newest file and a line for each before it."""
        self.copied.setText("")
        newest, *before = facts.finished or (None,)
        self.empty.setVisible(newest is None)
        self.card.setVisible(newest is not None)
        self.former.setVisible(bool(before))
        if newest is None:
            return
        self.facts.show_facts(self._receipt(facts, newest))
        self.list.show_items(
            [
                ActionItem(
                    one.submission_id,
                    one.file_name,
                    f"{time_words(one.made_at)} · {self._for_whom(facts, one)} · "
                    f"{size_words(one.size)} · {one.submission_id}",
                )
                for one in before
            ]
        )

    def _receipt(self, facts: Facts, view: ExportView) -> list[tuple[str, str]]:
        made = self._made
        if made is not None and made.submission_id != view.submission_id:
            made = None
        signed = facts.state.sign_off
        return [
            (self.tr("File"), str(made.path) if made else view.file_name),
            (self.tr("Made"), time_words(view.made_at)),
            (self.tr("For"), self._for_whom(facts, view)),
            (self.tr("Fingerprint of their key"), "\n".join(map(readable, facts.others(view)))),
            (self.tr("Submission id"), view.submission_id),
            (self.tr("Size"), size_words(view.size)),
            (self.tr("Documents"), str(made.evidence_count) if made else ""),
            (
                self.tr("Your organisation's seal"),
                self.tr("{code}, {fingerprint}").format(
                    code=facts.principal, fingerprint=facts.seal
                ),
            ),
            (self.tr("Fingerprint of the file"), grouped(view.sha256)),
            (self.tr("History stamp when signed"), grouped(signed.history_stamp) if signed else ""),
        ]

    def _for_whom(self, facts: Facts, view: ExportView) -> str:
        others = len(facts.others(view))
        if not others:
            return self.tr("sealed copy for yourselves")
        if others == 1:
            return self.tr("submission file for one other organisation")
        return self.tr("submission file for {count} others", None, others).format(count=others)

    def _on_copied(self) -> None:
        QGuiApplication.clipboard().setText(self.facts.as_text())
        self.copied.setText(self.tr("Copied."))
