"""The place Help and its sections."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.page import Part

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ground import Ground
    from desktop.page import Page

translate = QCoreApplication.translate

CHAPTERS = {
    "home": "see-how-far-you-are",
    "questions": "answer",
    "evidence": "attach-evidence",
    "todo": "to-do",
    "people": "people",
    "print": "print-and-share",
    "finish": "finish",
    "still-true": "a-new-year",
    "left-behind": "a-new-year",
    "audit": "several-people-on-one-pc",
    "history": "take-something-back",
    "years": "take-something-back",
    "settings": "copies",
    "compare": "hold-the-questions-against-the-website",
    "official-list": "hold-the-questions-against-the-website",
    "restore": "copies",
    "spare-key": "locks",
}
"""Which chapter of the guide F1 opens in which place."""


def help_place(ground: Ground) -> Page:
    """Return Help, section by section."""
    from desktop.commands.help_commands import ABOUT, GUIDE, KEYS, LICENCES, WORDS
    from desktop.pages.help.page import HelpPage
    from desktop.sections.section import Section

    sections = (
        Section(GUIDE, translate("help", "Guide"), partial(_guide, ground)),
        Section(KEYS, translate("help", "Keys"), partial(_keys, ground)),
        Section(WORDS, translate("help", "Words"), _words),
        Section(ABOUT, translate("help", "About"), partial(_about, ground)),
        Section(LICENCES, translate("help", "Licences"), partial(_licences, ground)),
    )
    return HelpPage(translate("help", "Help"), sections, left=True)


def chapters() -> tuple[Part, ...]:
    """Return the chapters of the guide as parts that Ctrl+K finds."""
    from desktop.pages.help.guide_text import read_guide

    return tuple(Part(f"guide/{one.key}", one.title) for one in read_guide())


def _guide(ground: Ground) -> QWidget:
    from desktop.pages.help.guide_section import GuideSection
    from desktop.pages.help.guide_text import read_guide

    return GuideSection(read_guide())


def _keys(ground: Ground) -> QWidget:
    from desktop.pages.help.key_groups import key_groups
    from desktop.pages.help.keys_section import KeysSection

    return KeysSection(partial(key_groups, ground.commands, ground.places))


def _words() -> QWidget:
    from desktop.pages.help.glossary_section import GlossarySection

    return GlossarySection()


def _about(ground: Ground) -> QWidget:
    from desktop.pages.help.about_section import AboutSection

    return AboutSection(ground.workspace.diagnostics, ground.theme, ground.tasks)


def _licences(ground: Ground) -> QWidget:
    from desktop.pages.help.licences_section import LicencesSection

    return LicencesSection(ground.tasks)
