"""What the five screens have in common: a heading, an introduction, and room for errors."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.pages.first_run.wizard import Answers, Gap
from desktop.widgets.column_page import ColumnPage
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel


class StepView(ColumnPage):
    """A screen shows the answers and hands them back; it decides nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", 680, parent)
        self.heading = self.add(Heading("", 1))
        self.intro = self.add(PlainLabel(role="lead"))

    def entitle(self, title: str, intro: str = "") -> None:
        """Put *title* on top of the screen and *intro* below it."""
        self.setAccessibleName(title)
        self.heading.setText(title)
        self.intro.setText(intro)
        self.intro.setVisible(bool(intro))

    def show_answers(self, answers: Answers) -> None:
        """Show what was said so far."""

    def take(self, answers: Answers) -> None:
        """Put what stands on the screen into *answers*."""

    def say(self, gaps: tuple[Gap, ...]) -> None:
        """Show what is missing in its place and go to the first; nothing clears it."""

    def first(self) -> QWidget | None:
        """Return the control that gets the keyboard first."""
        return None
