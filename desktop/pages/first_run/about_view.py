"""Screen 2: whose records these are, and which questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from core.domain.catalogue import Catalogue
from core.domain.home import long_date
from core.domain.organisation import ods_code_looks_odd
from core.domain.set_choice import offered_types, serving
from desktop.pages.first_run.labelled_field import LabelledField
from desktop.pages.first_run.step_view import StepView
from desktop.pages.first_run.wizard import Answers, Gap
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck

LONGEST = 200
_PHARMACY = "pharmacy"


class AboutView(StepView):
    """The type comes first, and then the sets that are for it, the newest chosen already.

    Only types of which more than the titles are known can be chosen; which are left out is said.
    """

    def __init__(
        self, sets: Sequence[Catalogue], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sets, self._today = tuple(sets), today
        self.entitle(self.tr("About you"))
        self.set_choice = LabelledField(self.tr("Question set"), QComboBox())
        self.org_type = LabelledField(self.tr("Type of organisation"), QComboBox())
        self.name = LabelledField(self.tr("Name of the organisation"), self._line())
        self.code = LabelledField(self.tr("ODS code"), self._line())
        self.later = WrapCheck(self.tr("I will add it later"))
        self.person = LabelledField(
            self.tr("Your name"),
            self._line(),
            self.tr("It stands beside the changes that you make."),
        )
        self.purpose = PlainLabel()
        self.past = PlainLabel(role="muted")
        self.left_out = PlainLabel(role="small")
        card = self.add(Card())
        card.body.setSpacing(12)
        for widget in (self.org_type, self.name, self.code, self.later, self.person):
            card.add(widget)
        self.set_card = self.add(Card(self.tr("The questions")))
        self.set_card.add(self.set_choice)
        self.set_name = self.set_card.add(PlainLabel(role="strong"))
        self.set_card.add(self.purpose)
        self.set_card.add(self.past)
        self.set_card.add(self.left_out)
        self.finish()
        self._fill()

    def _line(self) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(LONGEST)
        return line

    def _fill(self) -> None:
        types = self.org_type.control
        for key, name in offered_types(self._sets).items():
            types.addItem(name, key)
        self.org_type.show_hint(self._titles_only())
        types.currentIndexChanged.connect(self._on_type_changed)
        self.set_choice.control.currentIndexChanged.connect(self._on_set_changed)
        self.code.control.textEdited.connect(self._on_code_edited)
        self.later.toggled.connect(self._on_later)
        self._on_type_changed()

    @property
    def _type(self) -> str:
        return self.org_type.control.currentData() or ""

    @property
    def _set(self) -> Catalogue:
        serve = serving(self._sets, self._type)
        return serve[max(self.set_choice.control.currentIndex(), 0)]

    def _titles_only(self) -> str:
        """Say of which types no more than the titles is known, and so nothing can be chosen."""
        names = [
            one.org_types[key]
            for one in self._sets
            for key in one.titles_only
            if not serving(self._sets, key)
        ]
        if not names:
            return ""
        return self.tr(
            "Cannot be chosen: {types}. What they are asked in full is not known here."
        ).format(types=", ".join(dict.fromkeys(names)))

    def _on_type_changed(self) -> None:
        sets = self.set_choice.control
        kept = sets.currentData()
        sets.blockSignals(True)
        sets.clear()
        serve = serving(self._sets, self._type)
        for one in serve:
            sets.addItem(one.title, one.id)
        sets.setCurrentIndex(max(sets.findData(kept), 0))
        sets.blockSignals(False)
        self.set_choice.setVisible(len(serve) > 1)
        self.set_name.setVisible(len(serve) == 1)
        self._on_set_changed()
        self._look_at_code()

    def _on_set_changed(self) -> None:
        chosen = self._set
        self.set_name.setText(chosen.title)
        self.purpose.setText(chosen.purpose)
        past = chosen.due is not None and chosen.is_past(self._today)
        if past:
            assert chosen.due is not None
            self.past.setText(
                self.tr("It was due on {day}. It stays usable, and says so.").format(
                    day=long_date(chosen.due)
                )
            )
        self.past.setVisible(past)
        self.left_out.setText(" ".join(chosen.left_out))
        self.left_out.setVisible(bool(chosen.left_out))

    def _on_code_edited(self) -> None:
        self.later.setChecked(False)
        self._look_at_code()

    def _on_later(self, later: bool) -> None:
        self.code.control.setEnabled(not later)
        self._look_at_code()

    def _look_at_code(self) -> None:
        code = "" if self.later.isChecked() else self.code.control.text()
        odd = ods_code_looks_odd(self._type, code)
        if odd:
            words = self.tr(
                "This looks unlike the codes of such organisations. It is kept as you typed it, "
                "and you can change it any time."
            )
        else:
            words = self.tr("It stands on letters from the NHS.")
            if self._type == _PHARMACY:
                words = self.tr(
                    "It stands on letters from the NHS. A pharmacy’s is F and four more."
                )
        self.code.show_hint(words, stands_out=odd)

    def show_answers(self, answers: Answers) -> None:
        types = self.org_type.control
        types.setCurrentIndex(max(types.findData(answers.org_type), 0))
        sets = self.set_choice.control
        sets.setCurrentIndex(max(sets.findData(answers.catalogue.id), 0))
        self.name.control.setText(answers.name)
        self.code.control.setText(answers.ods_code)
        self.person.control.setText(answers.person)
        self._look_at_code()

    def take(self, answers: Answers) -> None:
        answers.catalogue = self._set
        answers.org_type = self._type
        answers.name = self.name.control.text().strip()
        answers.ods_code = "" if self.later.isChecked() else self.code.control.text().strip()
        answers.person = self.person.control.text().strip()

    def say(self, gaps: tuple[Gap, ...]) -> None:
        self.name.say(
            self.tr("Type the name, as it should stand on paper.") if Gap.NAME in gaps else ""
        )
        self.person.say(self.tr("Type your name.") if Gap.PERSON in gaps else "")
        for gap, field in ((Gap.NAME, self.name), (Gap.PERSON, self.person)):
            if gap in gaps:
                field.control.setFocus()
                self.ensureWidgetVisible(field)
                return

    def first(self) -> QWidget | None:
        return self.name.control
