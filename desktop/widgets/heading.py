"""A heading of one of three ranks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.widgets.plain_label import PlainLabel

ROLES = {0: "display", 1: "h1", 2: "h2"}


class Heading(PlainLabel):
    """*rank* 0 for the one large line of a page, 1 for its title, 2 for a card's."""

    def __init__(self, text: str = "", rank: int = 2, *, parent: QWidget | None = None) -> None:
        super().__init__(text, role=ROLES[rank], parent=parent)
