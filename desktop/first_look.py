"""What the first picture of the window needs from the settings file, read in a millisecond.

``core.settings`` reads and writes the same file properly; loading it would hold up the first
paint by some ten milliseconds at every start. Here the lines of one section are looked at, and
whatever is odd about them counts as not chosen.
"""

from __future__ import annotations

from core import places

FILE_NAME = "settings.ini"
SECTION = "window"
LARGEST = 100_000  # bytes; the file has some hundreds


def remembered() -> dict[str, str]:
    """Return what was chosen for the window: ``geometry``, ``look``, ..."""
    try:
        with (places.config_folder() / FILE_NAME).open(encoding="utf-8") as file:
            text = file.read(LARGEST)
    except (OSError, UnicodeDecodeError):
        return {}
    found, inside = {}, False
    for line in text.splitlines():
        if line.startswith("["):
            inside = line.strip() == f"[{SECTION}]"
        elif inside and "=" in line and not line.startswith(("#", ";")):
            key, _, value = line.partition("=")
            found[key.strip()] = value.strip()
    return found
