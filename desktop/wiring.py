"""Brings services and pages together: each page gets the few services that it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.opener import Opener, Session, Surroundings
from desktop.page import Page, Place
from desktop.shell import Navigator, Opening, Shell

if TYPE_CHECKING:
    from core.settings import Settings
    from desktop.attendant import Attendant


class RealWiring:
    """The wiring of the shipped window."""

    def __init__(self, opener: Opener) -> None:
        self.opener = opener
        self._attendant: Attendant | None = None

    def open_session(self) -> Opening:
        """Load what is heavy and look at the records, on a worker."""
        return self.opener.look()

    def first_run(self, navigator: Navigator, opening: Opening) -> QWidget:
        """Return the set-up screens."""
        from desktop.pages.first_run.page import FirstRunPage

        self._attend(navigator).rest()
        page = FirstRunPage(self.opener, opening.session.sets, navigator.shell.tasks)
        page.opened.connect(navigator.arrive)
        return page

    def unlock(self, navigator: Navigator, opening: Opening) -> QWidget:
        """Return the page that asks for the passphrase or the spare key."""
        from desktop.pages.unlock.page import UnlockPage

        self._attend(navigator).rest()
        session: Session = opening.session
        page = UnlockPage(self.opener, session, navigator.shell.tasks)
        page.opened.connect(navigator.arrive)
        return page

    def places(self, navigator: Navigator, opening: Opening) -> Sequence[Place]:
        """Return the places of opened records."""
        session: Session = opening.session
        self._attend(navigator).serve(session)
        return Places(navigator.shell, session, self.opener.settings).all()

    def close_session(self) -> None:
        """Close the records."""
        self.opener.close()

    def _attend(self, navigator: Navigator) -> Attendant:
        if self._attendant is None:
            from desktop.attendant import Attendant

            self._attendant = Attendant(navigator, self.opener)
        return self._attendant


class Places(QObject):
    """The places of opened records. A page is imported when it is first shown.

    A page's constructor is given what it asks for, by the names in ``parts`` and no more.
    """

    def __init__(self, shell: Shell, session: Session, settings: Settings) -> None:
        super().__init__(shell.window)
        workspace = session.workspace
        assert workspace is not None
        self._sample = session.sample
        self.parts: dict[str, Any] = {
            "profile": workspace.profile,
            "catalogues": workspace.catalogues,
            "assessments": workspace.assessments,
            "answers": workspace.answers,
            "evidence": workspace.evidence,
            "copies": workspace.copies,
            "sign_offs": workspace.sign_offs,
            "exports": workspace.exports,
            "reports": workspace.reports,
            "history": workspace.history,
            "care": workspace.care,
            "locks": workspace.locks,
            "tasks": shell.tasks,
            "changes": shell.changes,
            "theme": shell.theme,
            "settings": settings,
            "go": shell.window.go,  # go(place, target)
        }

    def all(self) -> tuple[Place, ...]:
        """Return them in the order of the side bar."""
        listed = (
            Place("home", self.tr("Home"), "house", self._home),
            Place("questions", self.tr("Questions"), "clipboard-list", self._questions),
            Place("evidence", self.tr("Evidence"), "folder-open", self._evidence),
            Place("finish", self.tr("Finish"), "flag", self._finish),
            Place("spare-key", self.tr("Spare key"), "key-round", self._spare_key, in_nav=False),
        )
        return listed[:-1] if self._sample else listed  # the sample's key lies beside it

    def _home(self) -> Page:
        from desktop.pages.home.page import HomePage

        return self._fit(HomePage)

    def _questions(self) -> Page:
        from desktop.pages.questions.page import QuestionsPage

        return self._fit(QuestionsPage)

    def _evidence(self) -> Page:
        from desktop.pages.evidence.page import EvidencePage

        return self._fit(EvidencePage)

    def _finish(self) -> Page:
        from desktop.pages.finish.page import FinishPage

        return self._fit(FinishPage)

    def _spare_key(self) -> Page:
        from desktop.pages.spare_key.page import SpareKeyPage

        return self._fit(SpareKeyPage)

    def _fit(self, page: Callable[..., Page]) -> Page:
        wanted = signature(page).parameters
        return page(**{name: part for name, part in self.parts.items() if name in wanted})


def make_wiring(
    store: Path | None = None, sample: bool = False, around: Surroundings | None = None
) -> RealWiring:
    """Return the wiring for the records in *store*, or for the made-up pharmacy."""
    return RealWiring(Opener(store, sample=sample, around=around))
