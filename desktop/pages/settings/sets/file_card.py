"""A question-set file: looked into, its publisher trusted or not, and taken in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.differences import Difference
from core.domain.home import long_date
from core.services.packs import PackView
from core.services.publishers import TrustedBy
from core.services.years.next_set import SetStanding
from desktop.evidence.words import breakable
from desktop.pages.settings.sets.trust_panel import TrustPanel
from desktop.pages.settings.sets.words import set_name, verdict_words
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.drop_area import DropArea
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.years.differences_view import DifferencesView


class FileCard(Card):
    """``choose_asked()``, ``trusted(fingerprint)``, ``install_asked()`` and ``left()``."""

    choose_asked = Signal()
    trusted = Signal(str)
    install_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("A new question set from a file"), parent=parent)
        self.drop = self.add(
            DropArea(
                self.tr("Drop a question-set file (.igtq) anywhere here"),
                self.tr("I have a question-set file"),
            )
        )
        self.drop.setAcceptDrops(False)  # the whole part of the page takes drops
        self.message = self.add(Banner())
        self.name = self.add(PlainLabel(role="strong"))
        self.sealed = self.add(PlainLabel())
        self.trust = self.add(TrustPanel())
        self.verdict = self.add(PlainLabel(role="lead"))
        self.differences = self.add(DifferencesView())
        self.install = Button(self.tr("Take it in"), icon_name="check", kind="primary")
        self.leave = Button(self.tr("Not this one"), kind="quiet")
        row = FlowLayout(gap=8)
        row.addWidget(self.install)
        row.addWidget(self.leave)
        self.add_layout(row)
        self.drop.choose_clicked.connect(self.choose_asked)
        self.trust.trusted.connect(self.trusted)
        self.install.clicked.connect(self.install_asked)
        self.leave.clicked.connect(self.left)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no file."""
        for widget in self._parts():
            widget.hide()

    def show_file(
        self, view: PackView, differences: Sequence[Difference], standing: SetStanding
    ) -> None:
        """Show what a file whose seal is unbroken would come to."""
        self.message.hide()
        for widget in self._parts():
            widget.show()
        known = view.catalogue is not None
        name = set_name(view.catalogue) if view.catalogue else view.file_name
        self.name.setText(breakable(name))
        self.sealed.setText(self._sealed(view))
        self.trust.setVisible(not known)
        if not known:
            self.trust.show_publisher(view)
        self.verdict.setText(verdict_words(view, standing))
        self.verdict.setVisible(known)
        self.differences.setVisible(known and view.present is not None)
        types = view.catalogue.org_types if view.catalogue else {}
        self.differences.show_differences(differences, types)
        self.install.setVisible(view.verdict.can_be_installed)
        self.install.setEnabled(True)
        first = self.install if view.verdict.can_be_installed else self.leave
        (first if known else self.trust.compared).setFocus()

    def show_trouble(self, file_name: str, tone: str, what: str, next_step: str) -> None:
        """Say what is wrong with the file, and what to do."""
        self.show_nothing()
        self.name.setText(breakable(file_name))
        self.name.show()
        self.message.tell(tone, what, next_step)

    def show_taken_in(self, view: PackView) -> None:
        """Say that it is here now."""
        self.show_nothing()
        name = set_name(view.catalogue) if view.catalogue else view.edition
        self.message.tell("ok", self.tr("{set} is here now").format(set=name))

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self.name, self.sealed, self.trust, self.verdict, self.differences, self.install,
            self.leave,
        )  # fmt: skip

    def _sealed(self, view: PackView) -> str:
        words = self.tr("Seal unbroken. Made on {day} by {publisher}. {trust}")
        trust = {
            TrustedBy.PROGRAM: self.tr("This program trusts that publisher."),
            TrustedBy.ORGANISATION: self.tr("You trust that publisher."),
            None: "",
        }[view.trusted_by]
        return words.format(day=long_date(view.made), publisher=view.publisher, trust=trust).strip()
