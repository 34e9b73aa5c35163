"""``igt home``: the three lines of Home, the forecast, and the days to note."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from core.cli.context import here
from core.cli.documents import Document, day_or_none
from core.domain.clock import utc_text
from core.domain.duties import Duty, DutyKind
from core.domain.forecast import Forecast, effort_text
from core.domain.home import home_lines
from core.domain.home_line import long_date
from core.domain.key_dates import KeyDate, key_day_text, key_occasions
from core.domain.news import News, NewsItem
from core.domain.outlook import Outlook
from core.services.labels import moment_words
from core.text import translate


def add_to(app: typer.Typer) -> None:
    """Add the command to *app*."""
    app.command("home")(home)


def home(
    context: typer.Context,
    calendar: Annotated[
        Path | None,
        typer.Option(metavar="FILE.ics", help="Write the days to note for a calendar."),
    ] = None,
    paper: Annotated[
        Path | None, typer.Option(metavar="FILE.pdf", help="Write them on a page to print.")
    ] = None,
) -> None:
    """Show where it stands, how much of your time is left, and by when to ask, sign, publish."""
    workspace = here(context).workspace
    outlook = workspace.outlook.read(here(context).options.assessment)
    if paper is not None:
        workspace.reports.days(paper, outlook)
    if calendar is not None:
        workspace.calendars.write(calendar, key_occasions(outlook.state, outlook.dates))
    news = workspace.news.look()
    lines = [*_lines(outlook), *_news_lines(news)]
    here(context).console.show("igt-home-1", _document(outlook, news), lines)


def _document(outlook: Outlook, news: News) -> Document:
    lines = home_lines(outlook.state, outlook.forecast)
    return {
        "lines": [line.text for line in lines],
        "forecast": _forecast(outlook.forecast),
        "dates": [_date(one) for one in outlook.dates],
        "others": outlook.peers or None,
        "due": [
            {"kind": one.kind.value, "id": one.id, "title": one.title, "on": one.on.isoformat()}
            for one in outlook.duties
        ],
        "news": {
            "since": utc_text(news.since) if news.since else None,
            "changes": [_news(one) for one in news.items],
            "more": news.more,
        },
    }


def _forecast(forecast: Forecast) -> Document:
    return {
        "minutes_low": forecast.low,
        "minutes_high": forecast.high,
        "own_answers": forecast.answers,
        "done_by": day_or_none(forecast.done_by),
    }


def _date(one: KeyDate) -> Document:
    return {"what": one.day.value, "on": one.on.isoformat(), "done": one.is_done}


def _news(one: NewsItem) -> Document:
    return {
        "at": utc_text(one.at),
        "person": one.person,
        "label": one.label,
        "ref": one.ref or None,
        "count": one.count,
    }


def _news_lines(news: News) -> Iterator[str]:
    for one in news.items:
        what = one.label or translate(
            "cli", "{count} changes to {ref}", count=one.count, ref=one.ref
        )
        yield f"{moment_words(one.at)}  {one.person}  {what}"


def _due(duty: Duty) -> str:
    text = translate("cli", "Remind {who}") if duty.kind is DutyKind.REQUEST else "{who}"
    return f"  {long_date(duty.on)}  {text.format(who=duty.title)}"


def _lines(outlook: Outlook) -> Iterator[str]:
    state = outlook.state
    effort = effort_text(outlook.forecast)
    lines = [line.text for line in home_lines(state, outlook.forecast)]
    yield from lines
    if state.to_go and not any(effort in text for text in lines):
        yield translate("cli", "Left: {effort}", effort=effort)
    for one in outlook.dates:
        what = key_day_text(state, one.day)
        text = translate("cli", "  {day}  {what}", day=long_date(one.on), what=what)
        yield f"{text} {translate('cli', '(done)')}" if one.is_done else text
    if outlook.duties:
        yield translate("cli", "Due by a week from now:")
        yield from map(_due, outlook.duties)
    if outlook.peers:
        yield outlook.peers
