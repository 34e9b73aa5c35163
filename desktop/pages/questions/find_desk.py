"""The search field of the list: what the worker finds joins what the list itself knows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from core.domain.state import AssessmentState
from core.services.search import Hit, HitKind, SearchService
from desktop.finder import Finder
from desktop.pages.questions.list_panel import ListPanel
from desktop.tasks import TaskRunner

MOST = 1000  # every requirement of a set, however many were found


class FindDesk(QObject):
    """Brings the search and the list together."""

    def __init__(self, panel: ListPanel, search: SearchService, tasks: TaskRunner) -> None:
        super().__init__(panel)
        self._panel = panel
        self._finder = Finder(search, tasks, MOST, self)
        panel.search.textChanged.connect(self._finder.ask)
        self._finder.found.connect(self._on_found)

    def _on_found(self, text: str, hits: tuple[Hit, ...]) -> None:
        state = self._panel.state
        if state is not None:
            self._panel.show_found(text, snippets_by_ref(hits, state))


def snippets_by_ref(hits: tuple[Hit, ...], state: AssessmentState) -> Mapping[str, str]:
    """Return what was found for each requirement; no words where its title says it itself.

    Evidence is found at every requirement that it serves.
    """
    served: dict[str, list[str]] = {}
    for requirement in state.requirements:
        for piece in requirement.evidence:
            served.setdefault(piece.id, []).append(requirement.ref)
    found: dict[str, str] = {}
    for hit in hits:
        words = "" if hit.kind is HitKind.REQUIREMENT else hit.near
        for ref in (hit.ref,) if hit.ref else served.get(hit.evidence_id, ()):
            found.setdefault(ref, words)
    return found
