"""Three panes side by side that fold away one after the other as room gets scarce."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.theme import scaled
from desktop.widgets.pane_row import PaneRow

LEFT, MAIN, RIGHT = 0, 1, 2
ROOM_FOR_THREE = 1000  # widths at 100 % text
ROOM_FOR_TWO = 660
_WIDTHS = (330, 580, 290)
_SMALLEST = (250, 400, 230)


class FoldPane(PaneRow):
    """The middle pane stays; where there is room for two, a button chooses the side pane, and
    where there is room for one only, a button each. ``show_pane`` does the same from code.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._side, self._one = LEFT, MAIN
        self.room = 3
        self._without_left = False
        self._widths: list[int] = []  # of all three, as the person has them
        self._is_shared = True  # the room is divided as it is wanted

    def set_panes(self, *panes: tuple[QWidget, str]) -> None:
        """Put in the left, the middle and the right pane, each with its title."""
        for number, (widget, title) in enumerate(panes):
            self._put(widget, title, grows=number == MAIN)
        self.splitter.setSizes([scaled(width) for width in _WIDTHS])
        self._fit()

    def show_pane(self, number: int) -> None:
        """Show pane *number* where not all are seen."""
        self._one = number
        if number != MAIN:
            self._side = number
        self._fit()

    def leave_left_out(self, out: bool) -> None:
        """Give all the room to the middle and the right pane; or show the left one again."""
        if out == self._without_left:
            return
        if out and all(self.splitter.sizes()):
            self._widths = self.splitter.sizes()
        self._without_left, self._is_shared = out, False
        self.splitter.setStretchFactor(MAIN, 3 if out else 1)
        self.splitter.setStretchFactor(RIGHT, 2 if out else 0)
        self._side = RIGHT if out else LEFT
        self._one = MAIN
        self._fit()

    def is_shown(self, number: int) -> bool:
        """Whether pane *number* is not folded away now."""
        return number in self._shown()

    def _shown(self) -> tuple[int, ...]:
        if self._without_left:
            return (MAIN, RIGHT) if self.room > 1 else (self._one,)
        if self.room == 3:
            return (LEFT, MAIN, RIGHT)
        return (MAIN, self._side) if self.room == 2 else (self._one,)

    def _fit(self) -> None:
        if self.splitter.count() < 3:
            return
        width = self.width()
        self.room = 3 if width >= scaled(ROOM_FOR_THREE) else 2
        if width < scaled(ROOM_FOR_TWO):
            self.room = 1
        self.switch.setVisible(self.room < (2 if self._without_left else 3))
        shown = self._shown()
        for number in (LEFT, MAIN, RIGHT):
            widget = self.splitter.widget(number)
            widget.setMinimumWidth(scaled(_SMALLEST[number]) if self.room > 1 else 0)
            widget.setVisible(number in shown)
            button = self._group.button(number)
            left_out = self._without_left and number == LEFT
            button.setVisible(not left_out and (self.room == 1 or number != MAIN))
            button.setChecked(number == (self._one if self.room == 1 else self._side))
        if not self._is_shared:
            QTimer.singleShot(0, self, self._share)  # once the panes have the room there is

    def _share(self) -> None:
        """Divide the room anew once the list came or went, and there is room to divide."""
        if self._is_shared or self.room < (2 if self._without_left else 3):
            return
        self._is_shared = True
        usual = self._widths or [scaled(width) for width in _WIDTHS]
        both = sum(usual)
        self.splitter.setSizes([0, both * 3 // 5, both * 2 // 5] if self._without_left else usual)
