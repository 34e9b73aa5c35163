"""An error as one text, for the line below the field that it is about."""

from __future__ import annotations

from desktop.errors import trouble_of


def sentence_of(error: Exception) -> str:
    """Return what happened and the next step."""
    trouble = trouble_of(error)
    return f"{trouble.what} {trouble.next}"
