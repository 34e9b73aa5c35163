"""Brings services and pages together: each page gets the few services that it needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.opener import Opener, Session, Surroundings
from desktop.page import Place
from desktop.sample_records import Sample
from desktop.shell import Navigator, Opening

if TYPE_CHECKING:
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

    def damaged(self, navigator: Navigator, opening: Opening) -> QWidget:
        """Return the page that shows what is left of damaged records."""
        from desktop.pages.damaged.page import DamagedPage

        self._attend(navigator).rest()
        page = DamagedPage(self.opener, opening.session, navigator.shell.tasks, self.opener.today())
        page.opened.connect(navigator.arrive)
        return page

    def places(self, navigator: Navigator, opening: Opening) -> Sequence[Place]:
        """Return the places of opened records."""
        from desktop.ground import Ground
        from desktop.places.listed import places_of

        session: Session = opening.session
        assert session.workspace is not None
        attendant, shell = self._attend(navigator), navigator.shell
        ground = Ground(
            workspace=session.workspace,
            sample=session.sample is not None,
            noun=session.noun,
            tasks=shell.tasks,
            changes=shell.changes,
            settings=self.opener.settings,
            theme=shell.theme,
            watch=attendant.serve(session),
            commands=shell.window.commands,
            places=shell.window.frame.all_places,
            today=self.opener.today,
            go=shell.window.go,
            lock_after=attendant.idle.set_minutes,
            put_in_place=attendant.put_in_place,
            accept_loss=attendant.accept_loss,
        )
        return places_of(ground)

    def close_session(self) -> None:
        """Close the records."""
        self.opener.close()

    def _attend(self, navigator: Navigator) -> Attendant:
        if self._attendant is None:
            from desktop.attendant import Attendant

            self._attendant = Attendant(navigator, self.opener)
        return self._attendant


def make_wiring(
    store: Path | None = None, sample: str | None = None, around: Surroundings | None = None
) -> RealWiring:
    """Return the wiring for the records in *store*, or for the made-up ones of *sample*."""
    made_up = Sample(sample) if sample else None
    return RealWiring(Opener(store, sample=made_up, around=around))
