"""Step 1: what is in the way of signing, and what is worth a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.advice import Finding
from desktop.pages.finish.checklist_card import ChecklistCard
from desktop.pages.finish.facts import Facts
from desktop.pages.finish.ods_row import OdsRow
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.banner import Banner
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip
from desktop.widgets.wide_page import WidePage

NO_CODE = "no-ods-code"
OUT_OF_DATE = "out-of-date"


class CheckPanel(WidePage):
    """Emits ``chosen(Finding)`` for the button of a finding, ``acted`` for the way on."""

    chosen = Signal(object)
    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Check"), parent=parent)
        self._findings: dict[str, Finding] = {}
        self.clear = self.add(Banner())
        self.clear.acted.connect(self.acted)
        self.obstacles = self.add(Card(self.tr("In the way")))
        self.obstacle_count = StatusChip("", "warn")
        self.obstacles.head.addWidget(self.obstacle_count)
        self.obstacles.add(PlainLabel(self.tr("These stop signing off."), role="muted"))
        self.in_the_way = self.obstacles.add(ActionList(most=8))
        self.looks = self.add(Card(self.tr("Worth a look")))
        self.look_count = StatusChip("", "quiet")
        self.looks.head.addWidget(self.look_count)
        self.look_note = self.looks.add(PlainLabel(role="muted"))
        self.worth_a_look = self.looks.add(ActionList(most=8))
        self.ods = self.looks.add(OdsRow())
        for listed in (self.in_the_way, self.worth_a_look):
            listed.acted.connect(self._on_acted)
        self.checklist = self.add(ChecklistCard())
        self.finish()

    def show_facts(self, facts: Facts) -> None:
        """Show what was found."""
        self._findings = {str(number): f for number, f in enumerate(facts.findings)}
        stops, looks = facts.in_the_way, facts.worth_a_look
        self.obstacles.setVisible(bool(stops))
        self.obstacle_count.setText(str(len(stops)))
        self.in_the_way.show_items(self._items(facts, stops))
        self.look_note.setText(
            self.tr("These do not stop anything. You may sign and mend them later.")
            if looks
            else self.tr("Nothing here either: all of it is shown and in date.")
        )
        items = self._items(facts, [f for f in looks if f.code != NO_CODE])
        no_code = next((f for f in looks if f.code == NO_CODE), None)
        self.worth_a_look.show_items(items)
        self.ods.show_finding(no_code if facts.allowed.change else None)
        self.look_count.setText(str(len(items) + (no_code is not None)))
        self.look_count.setVisible(bool(looks))
        if facts.is_signed:
            self.clear.tell(
                "info",
                self.tr("It is signed, so nothing can be in the way any more."),
                can_close=False,
            )
        elif not stops:
            self.clear.tell(
                "ok",
                self.tr("Nothing is in the way"),
                self.tr("The owner can read it and sign."),
                button=self.tr("Go on to sign-off"),
                can_close=False,
            )
        else:
            self.clear.hide()

    def _items(self, facts: Facts, findings: Sequence[Finding]) -> list[ActionItem]:
        """Return a line for each finding; those about points of one requirement share theirs."""
        kinds = Counter((f.code, f.ref) for f in findings)
        shown: set[tuple[str, str | None]] = set()
        items = []
        for key, finding in self._findings.items():
            kind = (finding.code, finding.ref)
            if finding not in findings or (kind in shown and finding.code == OUT_OF_DATE):
                continue
            shown.add(kind)
            about = self._about(facts, finding)
            if finding.code == OUT_OF_DATE and kinds[kind] > 1:
                about = self.tr(
                    "{title}; the same for {count} more of its points", None, kinds[kind] - 1
                ).format(title=about, count=kinds[kind] - 1)
            spoken = self.tr("Go there: {what}").format(what=finding.text)
            items.append(ActionItem(key, finding.text, about, self.tr("Go there"), spoken))
        return items

    def _about(self, facts: Facts, finding: Finding) -> str:
        one = facts.state.by_ref.get(finding.ref or "")
        if one is None or finding.code == "below-level-2":
            return ""
        return one.title if one.ref in finding.text else f"{one.ref}  {one.title}"

    def _on_acted(self, key: str) -> None:
        self.chosen.emit(self._findings[key])
