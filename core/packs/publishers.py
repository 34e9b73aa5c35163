"""The publishers whose question-set files the program takes without asking whom to trust."""

from __future__ import annotations

from core.crypto.sshsig import AllowedSigners
from core.resources import resource


def shipped_publishers() -> AllowedSigners:
    """Return the list that comes with the program; it may be empty."""
    return AllowedSigners.parse(resource("trust", "publishers").read_text("utf-8"))
