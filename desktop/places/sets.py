"""The places that compare the question set with the website and the official list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.places.drafts import keep_drafts

if TYPE_CHECKING:
    from desktop.ground import Ground
    from desktop.page import Page


def compare(ground: Ground) -> Page:
    """Return the comparison with the website."""
    from desktop.pages.compare.page import ComparePage

    page = ComparePage(
        amendments=ground.workspace.amendments,
        people=ground.workspace.people,
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
    )
    add = page.view.add
    keep_drafts(ground, page, "question", number=add.number.control, words=add.words.control)
    return page


def official_list(ground: Ground) -> Page:
    """Return the reader of the official list."""
    from desktop.pages.finish.file_chooser import PlatformChooser
    from desktop.pages.official_list.page import OfficialListPage

    return OfficialListPage(
        lists=ground.workspace.official_lists,
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
        chooser=PlatformChooser(),
    )
