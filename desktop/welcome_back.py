"""What the person is told right after the records were opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.services.copies import CloseReport
from core.services.store_care import WitnessView
from desktop.notices import Notice
from desktop.opener import Session

if TYPE_CHECKING:
    from desktop.attendant import Attendant


class WelcomeBack(QObject):
    """Makes the notices for one opening; the last one is shown on top."""

    def __init__(self, session: Session, attendant: Attendant) -> None:
        super().__init__()  # no parent: it holds the records and goes with its notices
        self._session, self._attendant = session, attendant

    def notices(self) -> list[Notice]:
        """Return what there is to tell."""
        workspace = self._session.workspace
        assert workspace is not None
        found = []
        if self._session.sample:
            found.append(self._sample())
        if workspace.recovered.held:
            found.append(self._held(workspace.recovered))
        witness = workspace.care.witness()
        if not witness.ok:
            found.append(self._missing(witness))
        return found

    def _sample(self) -> Notice:
        return Notice(
            "sample",
            "info",
            self.tr("This pharmacy is made up: look round and try anything."),
            button=self.tr("Open my own records")
            if self._session.own_exists
            else self.tr("Set up my own"),
            acted=partial(self._attendant.switch, False),
            can_close=False,
        )

    def _held(self, report: CloseReport) -> Notice:
        titles = ", ".join(dict.fromkeys(copy.title for copy in report.held))
        return Notice(
            "held",
            "warn",
            self.tr("Still open in another program: {titles}").format(titles=titles),
            self.tr("Close it there. It is taken in when you lock or close this window."),
        )

    def _missing(self, witness: WitnessView) -> Notice:
        workspace = self._session.workspace
        assert workspace is not None
        if witness.missing == 1:
            title = self.tr("The last saved change is missing from your records")
        elif witness.missing:
            title = self.tr("The last {count} saved changes are missing from your records").format(
                count=witness.missing
            )
        else:
            title = self.tr("The history of changes is not the one that was here before")
        return Notice(
            "missing",
            "error",
            title,
            self.tr(
                "Perhaps an older copy was put back, or the disk lost something. Compare with "
                "your newest copy before you go on."
            ),
            self.tr("Go on with what is there"),
            partial(self._accept_loss),
            can_close=False,
        )

    def _accept_loss(self) -> None:
        workspace = self._session.workspace
        assert workspace is not None
        self._attendant.notices.remove("missing")
        self._attendant.run(workspace.care.accept_loss)


def notices_at_start(session: Session, attendant: Attendant) -> list[Notice]:
    """Return what is to be told of records that were just opened."""
    return WelcomeBack(session, attendant).notices()
