"""Loads what the places are made of while the person reads the first one.

A place is imported when it is first shown, so that the window is there at once; but loading the
questions and all that stands on them takes longer than a click should. So a worker does it, a
little later, when nothing else is asked for. No Qt object is made here.
"""

from __future__ import annotations

from importlib import import_module

AFTER_MS = 1_500  # the first place has been read by then

PAGES = (
    "questions.page",
    "evidence.page",
    "todo.page",
    "people.page",
    "people.staff.section",
    "print_share.page",
    "finish.page",
    "history.page",
    "settings.computer.section",
    "help.page",
    "help.guide_section",
    "still_true.page",
    "audit.page",
    "years.page",
    "left_behind.page",
    "compare.page",
    "official_list.page",
    "spare_key.page",
)
"""What a click leads to, the likeliest first."""


def load_pages() -> None:
    """Import the modules of all pages."""
    for name in PAGES:
        import_module(f"desktop.pages.{name}")
