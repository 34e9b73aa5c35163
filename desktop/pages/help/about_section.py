"""What this program is, which version, what it is not, and a text for whoever helps."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.services.diagnostics import DiagnosticsService, Line
from core.services.shipped import program_version
from desktop.errors import trouble_of
from desktop.sections.section import SectionPage
from desktop.tasks import TaskRunner
from desktop.theme import Theme
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class AboutSection(SectionPage):
    """The text for whoever helps is shown before it is copied."""

    def __init__(
        self,
        diagnostics: DiagnosticsService,
        theme: Theme,
        tasks: TaskRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("About"))
        self._diagnostics, self._theme, self._tasks = diagnostics, theme, tasks
        self.add(self._about())
        card = self.add(Card(self.tr("If something does not work")))
        card.add(
            PlainLabel(
                self.tr(
                    "Whoever helps you wants to know the versions, how much there is, and the "
                    "codes in the log. This text has nothing else: no name, no answer, no file. "
                    "It goes nowhere unless you send it."
                )
            )
        )
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Text for whoever helps"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setMinimumHeight(180)
        self.text.setTabChangesFocus(True)
        self.copy = Button(self.tr("Copy this text"), icon_name="copy")
        self.news = Banner()
        card.add(self.text)
        row = FlowLayout()
        row.addWidget(self.copy)
        card.add_layout(row)
        card.add(self.news)
        self.finish()
        self.news.hide()
        self.copy.clicked.connect(self._on_copy)

    def arrive(self) -> None:
        self.news.hide()
        job = partial(self._diagnostics.report, tuple(self._window_lines()))
        self._tasks.read(self, job, self._on_report, self._on_failed)

    def _about(self) -> Card:
        card = Card(self.tr("Information Governance Toolkit for one PC"))
        version = self.tr("Version {version}").format(version=program_version())
        card.add(PlainLabel(version, role="strong"))
        for text in (
            self.tr(
                "It helps a pharmacy, a small care provider or a practice to show once a year "
                "that it looks after people’s information properly. It works on this PC alone "
                "and sends nothing unless you tell it to."
            ),
            self.tr(
                "It is not the official website, and nobody official made or approved it. Where a "
                "national body wants your answers on its website, they count only when they are "
                "there. It gives no legal advice: the questions and examples are our own words."
            ),
            self.tr(
                "It is free under the Apache licence 2.0. What others made for it stands under "
                "Licences, with their terms."
            ),
        ):
            card.add(PlainLabel(text))
        return card

    def _window_lines(self) -> list[Line]:
        screen = self.screen()
        size, ratio = screen.size(), screen.devicePixelRatio()
        look = f"{self._theme.mode.value}, {self._theme.text_percent} %"
        return [
            ("qt", f"{qVersion()} {QGuiApplication.platformName()}"),
            ("platform", QSysInfo.prettyProductName()),
            ("screen", f"{size.width()}x{size.height()} at {ratio:g}"),
            ("look", look),
        ]

    def _on_report(self, text: str) -> None:
        self.text.setPlainText(text)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.news.tell("ok", self.tr("Copied. Put it into a message."))

    def _on_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.news.tell(trouble.tone, trouble.what, trouble.next)
