"""What the window knows about a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.commands.page_keys import PageKey


class Page(QWidget):
    """The base of every place. Built when it is first shown, and kept.

    One that *keeps_its_place* remembers by itself what was open on it, also through a power cut.
    """

    keeps_its_place = False

    def arrive(self, target: str = "") -> None:
        """Called each time the page is shown; *target* is a ref or id to go to, or empty."""

    def depart(self) -> None:
        """Called before another page, the lock or the end: hand over what is half typed."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a place that Ctrl+K finds by itself: ``go(place, target)`` leads there."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the side bar: its key, its word, its icon, and how to make its page.

    A place without ``in_nav`` is only reached from elsewhere; ``foot`` puts it at the bottom; one
    that ``waits`` comes to the side bar when ``Frame.show_place`` says so. ``keys`` is what can
    be done there by a key, ``parts`` what Ctrl+K finds in it, ``help`` the chapter of the guide
    that F1 opens.
    """

    key: str
    text: str
    icon_name: str
    make: Callable[[], Page]
    foot: bool = False
    in_nav: bool = True
    waits: bool = False
    keys: tuple[PageKey, ...] = ()
    parts: tuple[Part, ...] = ()
    help: str = ""
