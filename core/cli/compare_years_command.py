"""``igt assessment compare``: two years side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from core.cli.context import here
from core.cli.documents import Document, day_or_none
from core.cli.published_command import publication_document
from core.domain.year_comparison import Mark, Move, Pair, Share, YearComparison, YearMark
from core.text import QT_TRANSLATE_NOOP, translate

_MOVES = {
    Move.ROSE: QT_TRANSLATE_NOOP("cli", "Rose"),
    Move.FELL: QT_TRANSLATE_NOOP("cli", "Fell"),
    Move.YET: QT_TRANSLATE_NOOP("cli", "Not done yet this year"),
    Move.NEW: QT_TRANSLATE_NOOP("cli", "New"),
    Move.GONE: QT_TRANSLATE_NOOP("cli", "Asked no more, or does not apply"),
}


def add_to(assessment: typer.Typer) -> None:
    """Add the command to ``igt assessment``."""
    assessment.command("compare")(compare)


def compare(
    context: typer.Context,
    then: Annotated[str | None, typer.Option(metavar="ASSESSMENT", help="The older one.")] = None,
    now: Annotated[str | None, typer.Option(metavar="ASSESSMENT", help="The newer one.")] = None,
) -> None:
    """Show what rose and what fell between two years; the last two unless others are named."""
    found = here(context).workspace.comparing.compare(then, now)
    here(context).console.show("igt-years-1", _document(found), list(_lines(found)))


def _document(found: YearComparison) -> Document:
    return {
        "then": _year(found.then),
        "now": _year(found.now),
        "groups": [
            {"title": group.title, "then": _share(group.then), "now": _share(group.now)}
            for group in found.groups
        ],
        "requirements": [
            {
                "ref": pair.ref,
                "then_refs": list(pair.then_refs),
                "title": pair.title,
                "move": pair.move.value,
                "then": _mark(pair.then),
                "now": _mark(pair.now),
            }
            for pair in found.pairs
        ],
    }


def _year(year: YearMark) -> Document:
    return {
        "assessment": year.assessment_id,
        "title": year.title,
        "status": year.status.value,
        "answered": year.answered.reached,
        "total": year.answered.whole,
        "percent": year.percent,
        "grade": year.grade.value if year.grade else None,
        "signed_on": day_or_none(year.signed_on),
        "published": publication_document(year.publication),
    }


def _share(share: Share | None) -> Document | None:
    return None if share is None else {"reached": share.reached, "whole": share.whole}


def _mark(mark: Mark | None) -> Document | None:
    return None if mark is None else {"level": mark.level, "answered": mark.answered}


def _lines(found: YearComparison) -> Iterator[str]:
    yield f"{found.then.title} ({found.then.started})  ->  {found.now.title} ({found.now.started})"
    for group in found.groups:
        yield f"  {group.title}: {_share_text(group.then)} -> {_share_text(group.now)}"
    for move, text in _MOVES.items():
        pairs = found.moved(move)
        if pairs:
            yield translate("cli", text)
            yield from (f"  {_pair_text(pair)}" for pair in pairs)


def _pair_text(pair: Pair) -> str:
    return f"{pair.ref}  {pair.title}: {_mark_text(pair.then)} -> {_mark_text(pair.now)}"


def _share_text(share: Share | None) -> str:
    return "-" if share is None else f"{share.reached}/{share.whole}"


def _mark_text(mark: Mark | None) -> str:
    if mark is None:
        return "-"
    if mark.level is not None:
        return translate("cli", "level {level}", level=mark.level)
    return translate("cli", "answered") if mark.answered else translate("cli", "not answered")
