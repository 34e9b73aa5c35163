"""The days to note on one page, for the wall or the diary."""

from __future__ import annotations

from datetime import date, datetime

from core.domain.forecast import effort_text
from core.domain.home_line import long_date
from core.domain.key_dates import KeyDay, key_day_text
from core.domain.outlook import Outlook
from core.reports.document.parts import (
    About,
    Box,
    Cell,
    Column,
    Document,
    Paragraph,
    Table,
    Tone,
)
from core.text import translate


def days_document(outlook: Outlook, *, made_at: datetime) -> Document:
    """Return the page: what is to be done by when, with a box for each, and what is left."""
    state = outlook.state
    organisation = state.organisation
    about = About(
        title=translate("reports", "The way to the due date"),
        organisation=organisation.name,
        day=state.today,
        made_at=made_at,
        ods_code=organisation.ods_code,
        question_set=state.question_set.catalogue.title,
        sample=organisation.sample,
    )
    return Document(about, tuple(part for part in (_left(outlook), _days(outlook)) if part))


def _left(outlook: Outlook) -> Paragraph | None:
    state = outlook.state
    if not state.to_go:
        return None
    said = translate("reports", "{left} to go; {effort}")
    text = said.format(left=state.to_go, effort=effort_text(outlook.forecast))
    return Paragraph(text, Tone.LEAD)


def _days(outlook: Outlook) -> Table:
    state = outlook.state
    rows = [
        _row(key_day_text(state, one.day), _hint(one.day), one.on, done=one.is_done)
        for one in outlook.dates
    ]
    if state.assessment.due is not None:
        rows.append(_row(translate("reports", "Due"), "", state.assessment.due, done=False))
    return Table(
        translate("reports", "What is to be done, and by when"),
        (
            Column(translate("reports", "Done"), width=0.1),
            Column(translate("reports", "What"), width=0.6),
            Column(translate("reports", "By"), width=0.3),
        ),
        tuple(rows),
        heads=1,
        empty=translate("reports", "No day is to come."),
    )


def _row(what: str, hint: str, on: date, *, done: bool) -> tuple[Cell, ...]:
    text = f"{what}. {hint}" if hint else what
    return Box(done), text, f"{on:%A}, {long_date(on)}"


def _hint(day: KeyDay) -> str:
    return {
        KeyDay.ASK: translate("reports", "They take their time, and others ask them too."),
        KeyDay.SIGN: translate("reports", "One page to read, here or in ink."),
        KeyDay.PUBLISH: "",
    }[day]
