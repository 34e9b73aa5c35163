"""What one leaf of the question set is called on screen: a requirement or a question."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def leaf_word(noun: str) -> str:
    """Return the noun of a set as a heading, in the singular."""
    if noun == "question":
        return QCoreApplication.translate("nouns", "Question")
    return QCoreApplication.translate("nouns", "Requirement")


def leaves_word(noun: str) -> str:
    """Return the noun of a set as a heading, in the plural."""
    if noun == "question":
        return QCoreApplication.translate("nouns", "Questions")
    return QCoreApplication.translate("nouns", "Requirements")
