"""A document as one page for a browser: no script, no remote address, light, dark and printed.

The page forbids itself everything but its own style sheet (a content-security policy with the
sheet's hash), so that nothing that was typed into it can act.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape

from core.domain.home import long_date
from core.reports.document.parts import (
    Align,
    Bars,
    Box,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Lines,
    NewPage,
    Paragraph,
    Part,
    Points,
    Share,
    Signatures,
    Table,
    Tone,
    Typed,
    as_table,
)
from core.reports.paper import grouped
from core.reports.safe_text import any_script, lines_in_any_script
from core.resources import resource
from core.text import translate

_TONES = {Tone.QUIET: "quiet", Tone.LEAD: "lead", Tone.VERDICT: "verdict"}


def document_html(document: Document) -> bytes:
    """Return *document* as one self-contained page. The same document gives the same bytes."""
    about = document.about
    title = f"{about.title} - {about.organisation}" if about.organisation else about.title
    body = "\n".join(_body(document))
    wide = " wide" if document.wide else ""
    return page(title, f'<main class="sheet{wide}">\n{body}\n</main>')


def page(title: str, body: str, style: str = "", policy: str = "") -> bytes:
    """Return a whole page around *body*, which is markup; *title* is as typed.

    *style* is added to the style sheet. *policy* adds to what the page may do, which is nothing
    but to use that sheet and the pictures within itself.
    """
    sheet = _sheet() + style
    proof = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    allowed = "; ".join(
        one
        for one in (
            "default-src 'none'",
            f"style-src 'sha256-{proof}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            policy,
        )
        if one
    )
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(allowed)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{typed(title)}</title>\n<style>{sheet}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    ).encode()


def typed(text: str) -> str:
    """Return *text* on one line as markup that shows it exactly as it was typed."""
    return escape(any_script(text))


@cache
def _sheet() -> str:
    return resource("styles", "document.css").read_text(encoding="utf-8")


def _body(document: Document) -> Iterator[str]:
    about = document.about
    yield f"<h1>{typed(about.title)}</h1>"
    said = [about.organisation, about.question_set]
    if about.ods_code:
        said.insert(1, translate("reports", "ODS code {code}", code=about.ods_code))
    yield f'<p class="whose">{" · ".join(typed(one) for one in said if one)}</p>'
    if about.sample:
        words = translate("reports", "SAMPLE. A made-up organisation, to look round with.")
        yield f'<p class="sample">{typed(words)}</p>'
    if document.contents:
        yield from _contents(document)
    for number, part in enumerate(document.parts):
        yield from _markup(part, number)
    yield from _closing(document)


def _contents(document: Document) -> Iterator[str]:
    name = typed(translate("reports", "Contents"))
    yield f'<nav aria-label="{name}">\n<h2>{name}</h2>\n<ul>'
    for number, part in enumerate(document.parts):
        if isinstance(part, Heading) and part.level == 2:
            yield f'<li><a href="#part-{number}">{typed(part.text)}</a></li>'
    yield "</ul>\n</nav>"


def _markup(part: Part, number: int) -> Iterator[str]:
    match part:
        case Heading(text, level):
            yield f'<h{level} id="part-{number}">{typed(text)}</h{level}>'
        case Paragraph(text, tone):
            kind = f' class="{_TONES[tone]}"' if tone in _TONES else ""
            yield f"<p{kind}>{typed(text)}</p>"
        case Typed(text, said):
            yield from _typed(text, said)
        case Points(items, numbered):
            tag = "ol" if numbered else "ul"
            yield f"<{tag}>" + "".join(f"<li>{typed(one)}</li>" for one in items) + f"</{tag}>"
        case Facts(pairs):
            rows = "".join(f"<dt>{typed(a)}</dt><dd>{cell_markup(b)}</dd>" for a, b in pairs)
            yield f"<dl>{rows}</dl>"
        case Table() | Bars():
            yield from _table(as_table(part), number)
        case _:
            yield from _to_write_on(part)


def _to_write_on(part: Signatures | Lines | NewPage) -> Iterator[str]:
    match part:
        case Signatures(who):
            columns = tuple(Column(name) for name in (
                translate("reports", "Who"), translate("reports", "Name"),
                translate("reports", "Signed"), translate("reports", "Date"),
            ))  # fmt: skip
            caption = translate("reports", "To sign")
            yield from _table(Table(caption, columns, tuple((one, "", "", "") for one in who)), -1)
        case Lines(name, count):
            yield f"<p>{typed(name)}</p>" + '<div class="write"></div>' * count
        case NewPage():
            yield "<hr>"


def _typed(text: str, said: str) -> Iterator[str]:
    for number, line in enumerate(lines_in_any_script(text)):
        name = f"<strong>{typed(said)}:</strong> " if said and number == 0 else ""
        yield f"<p>{name}{escape(line)}</p>"


def _table(table: Table, number: int) -> Iterator[str]:
    if not table.rows and not table.blank_rows:
        if table.empty:
            yield f"<p>{typed(table.empty)}</p>"
        return
    caption = typed(table.caption) or typed(translate("reports", "Table"))
    yield (  # what is wider than the window can be scrolled to by keyboard
        f'<div class="scroll" role="region" tabindex="0" aria-label="{caption} {number}">'
        f"<table>\n<caption>{caption}</caption>"
    )
    heads = "".join(f'<th scope="col"{_side(one)}>{typed(one.name)}</th>' for one in table.columns)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for row in (*table.rows, *[("",) * len(table.columns)] * table.blank_rows):
        cells = []
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            is_head = place == table.heads
            tag, scope = ("th", ' scope="row"') if is_head else ("td", "")
            cells.append(f"<{tag}{scope}{_side(column)}>{cell_markup(cell)}</{tag}>")
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>\n</table></div>"


def _side(column: Column) -> str:
    return "" if column.align is Align.LEFT else f' class="{column.align.value}"'


def cell_markup(cell: Cell) -> str:
    """Return a cell as markup; a bar says its words to whoever cannot see it."""
    match cell:
        case Box(ticked):
            said = translate("reports", "Ticked") if ticked else translate("reports", "Not ticked")
            mark = "☑" if ticked else "☐"
            return f'<span role="img" aria-label="{typed(said)}">{mark}</span>'
        case Share(share, words):
            full = round(max(0.0, min(1.0, share)) * 100, 1)
            return (
                f'<svg class="bar" role="img" aria-label="{typed(words)}" viewBox="0 0 100 8" '
                'preserveAspectRatio="none"><rect class="track" width="100" height="8"/>'
                f'<rect class="full" width="{full}" height="8"/></svg>'
            )
    return "<br>".join(escape(line) for line in lines_in_any_script(cell))


def _closing(document: Document) -> Iterator[str]:
    about = document.about
    yield "<footer>"
    if about.wording:
        yield f"<p>{typed(about.wording)}</p>"
    day = long_date(about.day)
    yield f"<p>{typed(translate('reports', 'Made on {day}', day=day))}</p>"
    if about.history_stamp:
        stamp = grouped(any_script(about.history_stamp))
        yield f"<p>{typed(translate('reports', 'History stamp: {stamp}', stamp=stamp))}</p>"
    yield "</footer>"
