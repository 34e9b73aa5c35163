"""The place Print and share."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.services.papers.declared import Document, Reader
from core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.domain.long_work import Progress
    from core.services.papers.declared import Chosen
    from core.services.papers.sources import Sources
    from desktop.ground import Ground
    from desktop.page import Page, Part

KEY = "print"


def print_share(ground: Ground) -> Page:
    """Return the place, with every document that is declared."""
    from desktop.pages.finish.file_chooser import PlatformChooser
    from desktop.pages.print_share.page import PrintSharePage
    from desktop.pages.print_share.printer_chooser import PlatformPrinters
    from desktop.pages.print_share.signposts import SIGNPOSTS

    known = {place.key for place in ground.places()}
    return PrintSharePage(
        papers=ground.workspace.papers,
        signposts=[one for one in SIGNPOSTS if one.place in known],
        more=partial(_own, ground),
        tasks=ground.tasks,
        changes=ground.changes,
        files=PlatformChooser(),
        printers=PlatformPrinters(),
        go=ground.go,
    )


def parts() -> tuple[Part, ...]:
    """Return the documents as parts that Ctrl+K finds."""
    from core.services.papers.documents import DOCUMENTS
    from desktop.page import Part

    return tuple(Part(one.key, one.name) for one in DOCUMENTS)


def _own(ground: Ground) -> tuple[Document, ...]:
    """Return the documents that the window itself has: its keys."""
    from desktop.pages.help.key_groups import key_groups

    groups = [(one.title, one.lines) for one in key_groups(ground.commands, ground.places)]

    def write(sources: Sources, _chosen: Chosen, _watch: Progress | None) -> bytes:
        return sources.reports.key_sheet_bytes(groups)

    return (
        Document(
            "keys",
            Reader.WALL,
            QT_TRANSLATE_NOOP("papers", "Keys of this program"),
            QT_TRANSLATE_NOOP(
                "papers",
                "For beside the computer. It has what can be done by which keys, as the menus "
                "say it.",
            ),
            "pdf",
            write,
        ),
    )
