"""The palette's lines of what the window itself offers: places, commands, parts of places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QAction

from core.domain.spelling import Term, index_words, terms
from core.text import translate
from desktop.commands.command import Menu, plain_text, shown_keys
from desktop.commands.commands import Held
from desktop.commands.place_commands import TO_PLACE
from desktop.page import Place
from desktop.palette.rows import Line, line_row


def own_lines(
    held: Sequence[Held], on_page: Iterable[QAction], places: Iterable[Place], text: str
) -> list[Line]:
    """Return a line for each that is possible now and has a word for every word of *text*.

    Places come first, then what the page on screen can do, then the commands of the window; parts
    of places are found by their words only, or the list would be long before anything is typed.
    """
    wanted = terms(text)
    if text.strip() and not wanted:
        return []
    lines = [line for line in _commands(held, on_page) if _has(line.row.title, wanted)]
    if wanted:
        lines += [line for line in _parts(places) if _has(line.row.title, wanted)]
    return lines


def _has(title: str, wanted: Sequence[Term]) -> bool:
    words = f" {index_words(title)}"
    return all(any(f" {way[0]}" in words for way in term.ways) for term in wanted)


def _commands(held: Sequence[Held], on_page: Iterable[QAction]) -> Iterator[Line]:
    place, here = translate("palette", "Place"), translate("palette", "Here")
    command = translate("palette", "Command")
    for one in held:
        if _leads_to_place(one):
            yield _line(one.action, one.command.key, one.command.icon_name, place)
    for number, action in enumerate(on_page):
        if action.isEnabled():
            yield _line(action, f"here {number}", "arrow-right", here)
    for one in held:
        if not _leads_to_place(one) and one.action.isEnabled():
            yield _line(one.action, one.command.key, one.command.icon_name, command)


def _leads_to_place(one: Held) -> bool:
    # F6 stands in the same menu, but leads nowhere that has a name.
    return one.command.menu is Menu.GO and one.command.key.startswith(TO_PLACE)


def _line(action: QAction, key: str, icon: str, kind: str) -> Line:
    row = line_row(f"do {key}", plain_text(action), icon, kind, shown_keys(action))
    return Line(row, action=action)


def _parts(places: Iterable[Place]) -> Iterator[Line]:
    for place in places:
        for part in place.parts:
            key = f"part {place.key} {part.target}"
            row = line_row(key, part.text, place.icon_name, place.text, "")
            yield Line(row, place.key, part.target)
