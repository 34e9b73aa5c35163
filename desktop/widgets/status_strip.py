"""The line that is always visible: whose records, what is left, when, is it safe, who works."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.announce import announce
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.status_chip import StatusChip

ROOMY = 1000  # from this width on, at 100 % text, finding looks like a field to type in
WIDE = 1240  # from this one on, undo and redo have words
FIND_WIDTH = 200
CRAMPED = 700  # below this one the icons stand alone; their names are in the tips


@dataclass(frozen=True, slots=True)
class Standing:
    """What the strip shows; every text is ready to be read, an empty one is left out.

    ``safe`` is the calm sentence ("Saved 14:02, copy on stick 3 days ago, spare key made"),
    ``unsafe`` what is not in order ("No spare key yet"), ``unsaved`` that writing failed.
    """

    whose: str = ""
    question_set: str = ""
    sample: bool = False
    left: str = ""
    due: str = ""
    safe: str = ""
    unsafe: str = ""
    unsaved: str = ""
    who: str = ""
    shared: bool = False  # several people work here: the name is a button then


class StatusStrip(QFrame):
    """Wraps to more lines and never vanishes, whatever the text size."""

    hide_clicked = Signal()
    lock_clicked = Signal()
    unsafe_clicked = Signal()
    who_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "header")
        self.setAccessibleName(self.tr("How things stand"))
        self.whose = FlowLabel(role="header-strong")
        self.sample = StatusChip(self.tr("SAMPLE"), "sample")
        self.sample.setAccessibleName(self.tr("SAMPLE: made-up records"))
        self.question_set = FlowLabel(role="header")
        self.left = FlowLabel(role="header")
        self.due = FlowLabel(role="header")
        self.safe = FlowLabel(role="header-muted")
        self.unsaved = StatusChip("", "bad")
        self.unsafe = Button("", icon_name="triangle-alert", kind="header")
        self.who = FlowLabel(role="header-muted")
        self.who_button = Button("", icon_name="users", kind="header")
        self.who_button.setToolTip(self.tr("Let somebody else work"))
        self.hide_button = Button(self.tr("Hide screen"), icon_name="eye-off", kind="header")
        self.hide_button.setToolTip(self.tr("Cover what is on screen (F9)"))
        self.lock_button = Button(self.tr("Lock"), icon_name="lock", kind="header")
        self.undo_button = Button("", icon_name="undo-2", kind="header")
        self.redo_button = Button("", icon_name="redo-2", kind="header")
        self.undo_button.setAccessibleName(self.tr("Undo"))
        self.redo_button.setAccessibleName(self.tr("Redo"))
        self.find_button = Button("", icon_name="search", kind="find")
        self.find_button.setAccessibleName(self.tr("Find anything"))
        self._buttons = (
            self.find_button, self.undo_button, self.redo_button, self.who_button, self.hide_button,
            self.lock_button,
        )  # fmt: skip
        for button in self._buttons:
            # A click leaves the keyboard where one was typing, so that it can come back there.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fill()
        self.hide_button.clicked.connect(self.hide_clicked)
        self.lock_button.clicked.connect(self.lock_clicked)
        self.unsafe.clicked.connect(self.unsafe_clicked)
        self.who_button.clicked.connect(self.who_clicked)
        self.show_standing(Standing())

    def show_standing(self, standing: Standing) -> None:
        """Show how things stand now; say when something was saved since, or could not be."""
        if standing.unsaved and standing.unsaved != self.unsaved.text():
            announce(self, standing.unsaved, urgent=True)
        elif self.safe.text() and standing.safe != self.safe.text():
            announce(self, standing.safe)
        for name in ("whose", "question_set", "left", "due", "safe", "who"):
            label: FlowLabel = getattr(self, name)
            label.setText(getattr(standing, name))
            label.setVisible(bool(label.text()))
        self.unsaved.setText(standing.unsaved)
        self.unsaved.setVisible(bool(standing.unsaved))
        self.unsafe.set_text(standing.unsafe)
        self.unsafe.setVisible(bool(standing.unsafe))
        self.sample.setVisible(standing.sample)
        self.who_button.set_text(standing.who)
        self.who_button.setAccessibleName(
            self.tr("{name} is working. Let somebody else work").format(name=standing.who)
        )
        self.who.setVisible(bool(standing.who) and not standing.shared)
        self.who_button.setVisible(bool(standing.who) and standing.shared)

    def allow(self, *, hide: bool = True, lock: bool = True) -> None:
        """Offer Hide screen and Lock only where there is something to hide or to lock."""
        self.hide_button.setVisible(hide)
        self.lock_button.setVisible(lock)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_buttons"):
            self._fit()

    def _fit(self) -> None:
        """Say in words what the icons do where there is room for them."""
        is_roomy, is_wide = self.width() >= scaled(ROOMY), self.width() >= scaled(WIDE)
        self.find_button.show_words(self.tr("Find anything") if is_roomy else "")
        self.find_button.setMinimumWidth(scaled(FIND_WIDTH) if is_roomy else 0)
        self.undo_button.show_words(self.tr("Undo") if is_wide else "")
        self.redo_button.show_words(self.tr("Redo") if is_wide else "")
        is_cramped = self.width() < scaled(CRAMPED)
        self.hide_button.show_words("" if is_cramped else self.tr("Hide screen"))
        self.lock_button.show_words("" if is_cramped else self.tr("Lock"))

    def _fill(self) -> None:
        row = FlowLayout(self, gap=18, row_gap=6)
        row.setContentsMargins(18, 9, 14, 9)
        for widget in (
            self.whose, self.sample, self.question_set, self.left, self.due, self.unsaved,
            self.unsafe, self.safe,
        ):  # fmt: skip
            row.addWidget(widget)
        for widget in (self.who, *self._buttons):
            row.add_trailing(widget)
