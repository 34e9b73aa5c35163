"""Tells the pages what was altered; each redraws itself only if it is concerned."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change


class Changes(QObject):
    """One for the window. Emits ``changed(change, origin)`` on the UI thread.

    A page connects and looks at the flags; it leaves out what it altered itself:

        def _on_changed(self, change: Change, origin: object) -> None:
            if origin is not self and (change.evidence or self._ref in change.requirements):
                self._reload()
    """

    changed = Signal(object, object)

    def notify(self, change: Change, origin: object = None) -> None:
        """Tell everybody of *change*, made by *origin*. An empty change tells nobody."""
        if change:
            self.changed.emit(change, origin)
