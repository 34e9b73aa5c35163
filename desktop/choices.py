"""What the window remembers from one start to the next; nothing that names anybody."""

from __future__ import annotations

from core.settings import Setting

GEOMETRY = Setting("window", "geometry", "")
LOOK = Setting("window", "look", "system")
"""A ``Mode`` of the theme. ``desktop/first_look.py`` reads it, too, by name."""
CONTRAST = Setting("window", "contrast", "system")
"""A ``Contrast`` of the theme, read in the same two places."""
TEXT_PERCENT = Setting("window", "text-percent", 100)
LAST_PLACE = Setting("window", "last-place", "")
LAST_TARGET = Setting("window", "last-target", "")
"""What was open there: a ref, the id of a document, a part of the page."""
IDLE_MINUTES = Setting("lock", "after-minutes", 15)
ASKED_FOR_SPARE_KEY = Setting("lock", "asked-for-spare-key", "")
"""The records whose missing spare key was asked for at a close."""
STICK_LATER = Setting("copies", "ask-for-stick-after", "")
"""The day for which no stick is asked for any more."""
