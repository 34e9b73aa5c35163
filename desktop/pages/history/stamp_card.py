"""The history stamp, to be compared with what was printed, and the check of the history."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from core.services.labels import moment_words
from core.services.past.history import ChangeView, HistoryVerdict
from desktop.history.words import grouped
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class StampCard(Card):
    """Layout and words. ``check_clicked``; ``stamp_typed(text)`` of a print to look for."""

    check_clicked = Signal()
    stamp_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.title.setText(self.tr("History stamp"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.stamp = self.add(PlainLabel(role="strong"))
        self.stamp.make_selectable()
        self.stamp.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.add(
            PlainLabel(
                self.tr(
                    "Worked out from every change made up to now, so it is another one after each "
                    "change. It stands on prints and in submission files. If a print's stamp is "
                    "found here, and the check finds nothing wrong, nothing that was done before "
                    "that print was altered since."
                ),
                role="muted",
            )
        )
        self.line = self.add(QLineEdit())
        self.line.setAccessibleName(self.tr("Stamp on a print"))
        self.line.setPlaceholderText(self.tr("Its first four groups will do"))
        self.line.setMaxLength(120)
        self.find = Button(self.tr("Find it"), icon_name="search")
        self.copy = Button(self.tr("Copy the stamp"), icon_name="copy", kind="quiet")
        self.check = Button(self.tr("Check the history"), icon_name="shield-check")
        self.check.setToolTip(self.tr("Proves that no change was altered, removed or moved"))
        buttons = FlowLayout(gap=8)
        for button in (self.find, self.check, self.copy):
            buttons.addWidget(button)
        self.add_layout(buttons)
        self.result = self.add(Banner())
        self._stamp = ""
        self.line.returnPressed.connect(self._on_find)
        self.find.clicked.connect(self._on_find)
        self.check.clicked.connect(self.check_clicked)
        self.copy.clicked.connect(self._on_copy)

    def show_stamp(self, stamp: str) -> None:
        """Show *stamp* in groups, as it is printed."""
        self._stamp = stamp
        self.stamp.setText(grouped(stamp))

    def show_found(self, change: ChangeView | None) -> None:
        """Say which change the stamp of a print belongs to."""
        if change is None:
            self.result.tell(
                "warn",
                self.tr("This history has no such stamp."),
                self.tr(
                    "Compare letter by letter. If it is typed right, the print is of other "
                    "records, or of changes that are not in these."
                ),
            )
            return
        title = self.tr("Found: it is the stamp after change {place}, made on {when}.")
        self.result.tell(
            "ok",
            title.format(place=change.place, when=moment_words(change.at)),
            self.tr("“Check the history” proves that nothing before it was altered."),
        )

    def show_verdict(self, verdict: HistoryVerdict) -> None:
        """Say whether the history holds."""
        if verdict.ok:
            title = self.tr("The history is whole: {count} changes, none altered or missing.")
            self.result.tell("ok", title.format(count=f"{verdict.count:,}"))
            return
        faults = "; ".join(verdict.faults[:6])
        self.result.tell(
            "error",
            self.tr("The history does not hold: {faults}.").format(faults=faults),
            self.tr("Keep what you have, and compare with a copy made earlier."),
        )

    def _on_find(self) -> None:
        if self.line.text().strip():
            self.stamp_typed.emit(self.line.text())

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._stamp)
