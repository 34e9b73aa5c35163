"""Notices that nobody has touched the window for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class IdleWatch(QObject):
    """Emits ``idle`` once when *minutes* have passed without key or mouse; 0 never does.

    It looks at what reaches the window itself, not at every event of every widget, which would
    cost time at each of them.
    """

    idle = Signal()
    touched = Signal()

    def __init__(self, window: QWindow, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        self._minutes = minutes
        self._wanted = False  # whether it is to count, also while the minutes are 0
        window.installEventFilter(self)

    def start(self) -> None:
        """Count from now on."""
        self._wanted = True
        if self._minutes > 0:
            self._timer.start(self._minutes * 60_000)

    def set_minutes(self, minutes: int) -> None:
        """Take another time; where it counts, it counts from now on."""
        self._minutes = minutes
        self._timer.stop()
        if self._wanted:
            self.start()

    def stop(self) -> None:
        """Count no more."""
        self._wanted = False
        self._timer.stop()

    @property
    def remaining_ms(self) -> int:
        """How long until it is idle; -1 while it does not count."""
        return self._timer.remainingTime()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
            self.touched.emit()
        return False
