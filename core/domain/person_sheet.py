"""One person's sheet: what they look after, what is due, and how it stands with their training."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from core.domain.belongings import Belongings, Thing
from core.domain.home_line import long_date
from core.domain.staff import StaffMember
from core.domain.starters import Content, Document, Heading, Paragraph, Points, Table
from core.text import QT_TRANSLATE_NOOP, translate

_FAR = date.max
_TRAINED = QT_TRANSLATE_NOOP("sheet", "Trained on {day}. Due again by {due}.")
_TRAINED_IN = QT_TRANSLATE_NOOP("sheet", "Trained on {day} ({course}). Due again by {due}.")
_RAN_OUT = QT_TRANSLATE_NOOP("sheet", "The last training ran out on {due}. A new one is owed.")
_NEVER = QT_TRANSLATE_NOOP("sheet", "No training is recorded yet. It is owed.")
_NOT_NEEDED = QT_TRANSLATE_NOOP("sheet", "Sees no personal information; no training is owed.")
_NOT_LISTED = QT_TRANSLATE_NOOP("sheet", "Not on the staff list, so no training is counted.")


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """Everything about one person on *today*. *staff* is None for who is not on the list."""

    name: str
    today: date
    belongings: Belongings
    staff: StaffMember | None = None

    @property
    def training(self) -> str:
        """How it stands with their training, in a sentence."""
        one = self.staff
        if one is None:
            return translate("sheet", _NOT_LISTED)
        if one.trained_on is None or one.due is None:
            missing = _NEVER if one.sees_records else _NOT_NEEDED
            return translate("sheet", missing)
        if one.due <= self.today:
            return translate("sheet", _RAN_OUT, due=long_date(one.due))
        days = {"day": long_date(one.trained_on), "due": long_date(one.due)}
        course = one.trainings[0].course
        if course:
            return translate("sheet", _TRAINED_IN, course=course, **days)
        return translate("sheet", _TRAINED, **days)

    @property
    def owes_training(self) -> bool:
        """Whether they have training to finish."""
        one = self.staff
        return one is not None and one.sees_records and not one.is_trained(self.today)

    @property
    def to_do(self) -> tuple[Thing, ...]:
        """What there is to do, what is due first."""
        open_ones = [one for one in self.belongings.things if one.is_open]
        return tuple(sorted(open_ones, key=lambda one: one.due or _FAR))

    @property
    def in_order(self) -> tuple[Thing, ...]:
        """What they look after and nothing is to be done about."""
        return tuple(one for one in self.belongings.things if not one.is_open)


def sheet_document(sheet: PersonSheet) -> Document:
    """Return the sheet as a document to print."""
    title = translate("sheet", "What {name} looks after", name=sheet.name)
    return Document(title, tuple(_content(sheet)))


def sheet_text(sheet: PersonSheet) -> str:
    """Return the sheet as plain text, to be copied anywhere."""
    document = sheet_document(sheet)
    lines = [document.title]
    for content in document.content:
        match content:
            case Heading(text):
                lines += ["", text]
            case Paragraph(text):
                lines.append(text)
            case Points(items):
                lines += [f"- {item}" for item in items]
            case Table(_, rows):
                lines += ["- " + "; ".join(cell for cell in row if cell) for row in rows]
    return "\n".join(lines) + "\n"


def _content(sheet: PersonSheet) -> Iterator[Content]:
    job = sheet.staff.job if sheet.staff else ""
    as_of = translate("sheet", "As of {day}.", day=long_date(sheet.today))
    yield Paragraph(f"{job}. {as_of}" if job else as_of)
    yield Heading(translate("sheet", "Training"))
    yield Paragraph(sheet.training)
    yield Heading(translate("sheet", "To do"))
    if sheet.to_do:
        yield Table(
            (translate("sheet", "What"), translate("sheet", "Until")), tuple(_rows(sheet.to_do))
        )
    else:
        yield Paragraph(translate("sheet", "Nothing is waiting."))
    if sheet.belongings.evidence:
        yield Heading(translate("sheet", "Documents to check again"))
        yield Table(
            (
                translate("sheet", "Document"),
                translate("sheet", "Check again by"),
                translate("sheet", "For"),
            ),
            tuple(
                (one.title, long_date(one.review_by), ", ".join(one.refs))
                for one in sheet.belongings.evidence
            ),
        )
    if sheet.in_order:
        yield Heading(translate("sheet", "Looked after, nothing to do"))
        yield Points(tuple(one.words for one in sheet.in_order))


def _rows(things: Sequence[Thing]) -> Iterator[tuple[str, str]]:
    for one in things:
        yield one.words, long_date(one.due) if one.due else ""
