"""Help: the guide, the keys, the words, and what this program is made of."""

from __future__ import annotations

from desktop.pages.help.guide_section import GuideSection
from desktop.sections.page import SectionsPage


class HelpPage(SectionsPage):
    """``arrive`` takes a section, or ``guide/CHAPTER`` for a chapter of the guide."""

    def where(self) -> str:
        key = super().where()
        section = self._built.get(key)
        return f"{key}/{section.shown}" if isinstance(section, GuideSection) else key

    def arrive(self, target: str = "") -> None:
        key, _, chapter = target.partition("/")
        super().arrive(key)
        section = self.section
        if chapter and isinstance(section, GuideSection):
            section.go_to(chapter)
