"""What the person is told right after the records were opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.services.documents.copies import CloseReport
from desktop import copy_words
from desktop.notices import Notice
from desktop.opener import Session
from desktop.sample_records import Sample

if TYPE_CHECKING:
    from core.services.backup.copy_views import CopyView
    from core.services.backup.restoring import RestoreOutcome
    from desktop.at_start import AtStart
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
        outcome = self._session.outcome
        if outcome is not None:
            found.append(self._restored(outcome))
        looked = self._session.at_start
        assert looked is not None
        if workspace.read_only:
            found.append(self._read_only(looked))
        elif not looked.witness.ok:
            found.append(self._missing(looked))
        return found

    def _restored(self, outcome: RestoreOutcome) -> Notice:
        parts = [outcome.words]
        if outcome.documents_missing:
            names = ", ".join(one.words for one in outcome.documents_missing)
            parts.append(self.tr("These documents are not there: {names}.").format(names=names))
        if outcome.kept is not None:
            parts.append(
                self.tr(
                    "What was there before is kept for 90 days, in the folder {folder}."
                ).format(folder=outcome.kept.name)
            )
        return Notice("restored", "ok", self.tr("The copy is back"), " ".join(parts))

    def _read_only(self, looked: AtStart) -> Notice:
        newest = next(iter(looked.copies), None)
        return Notice(
            "read-only",
            "warn",
            self.tr("Read only: nothing can be changed"),
            self.tr(
                "Your records are damaged. You can look at everything that is left, print it, and "
                "take documents out."
            ),
            self.tr("Bring back the newest copy") if newest is not None else "",
            partial(self._attendant.go, "restore", newest.id) if newest is not None else None,
            can_close=False,
        )

    def _sample(self) -> Notice:
        return Notice(
            "sample",
            "info",
            self._sample_words(),
            button=self.tr("Open my own records")
            if self._session.own_exists
            else self.tr("Set up my own"),
            acted=self._attendant.open_own,
            can_close=False,
        )

    def _sample_words(self) -> str:
        if self._session.sample is Sample.CARE_HOME:
            return self.tr("This care home is made up: look round and try anything.")
        return self.tr("This pharmacy is made up: look round and try anything.")

    def _held(self, report: CloseReport) -> Notice:
        titles = ", ".join(dict.fromkeys(copy.title for copy in report.held))
        return Notice(
            "held",
            "warn",
            self.tr("Still open in another program: {titles}").format(titles=titles),
            self.tr("Close it there. It is taken in when you lock or close this window."),
        )

    def _missing(self, looked: AtStart) -> Notice:
        witness = looked.witness
        if witness.missing == 1:
            title = self.tr("The last saved change is missing from your records")
        elif witness.missing:
            title = self.tr(
                "The last {count} saved changes are missing from your records",
                None,
                witness.missing,
            ).format(count=witness.missing)
        else:
            title = self.tr("The history of changes is not the one that was here before")
        why = self.tr("Perhaps an older copy was put back, or the disk lost something.")
        copy = looked.furthest
        if copy is None:
            return Notice(
                "missing",
                "error",
                title,
                self.tr(
                    "{why} There is no copy within reach: put in your stick, if you have one."
                ).format(why=why),
                self.tr("Go on with what is there"),
                self._attendant.accept_loss,
                can_close=False,
            )
        return Notice(
            "missing",
            "error",
            title,
            f"{why} {self._copy_words(copy, looked)}",
            self.tr("Compare with the copy"),
            partial(self._attendant.go, "restore", copy.id),
            can_close=False,
        )

    def _copy_words(self, copy: CopyView, looked: AtStart) -> str:
        """Say how many of the missing changes the copy has."""
        missing = looked.witness.missing
        moment = copy_words.moment(copy.made_at, self._attendant.today())
        has = copy.place - looked.place
        if not missing:
            return self.tr("Your newest copy is of {moment}.").format(moment=moment)
        if has <= 0:
            return self.tr("Your newest copy, of {moment}, has none of them either.").format(
                moment=moment
            )
        return self.tr(
            "Your newest copy, of {moment}, has {has} of the {count}.", None, missing
        ).format(moment=moment, has=min(has, missing), count=missing)


def notices_at_start(session: Session, attendant: Attendant) -> list[Notice]:
    """Return what is to be told of records that were just opened."""
    return WelcomeBack(session, attendant).notices()
