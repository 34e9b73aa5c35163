"""Whatever a person did since the start, undoing all of it returns the records as they were."""

from __future__ import annotations

from random_actions import RandomActions, content, undo_everything

from core.domain.evidence import EvidenceLink
from core.services.answers import AnswerEdit


def test_undoing_three_hundred_random_actions_returns_every_table_to_what_it_was(workspace, reopen):
    first = workspace
    first.answers.change("1-1", AnswerEdit(meet=("1-1.1a",), note="old", owner="Ada"))
    first.answers.set_note("2-1", "gone again")
    first.answers.set_note("2-1", "")
    first.evidence.add_paper("Blue folder", "Rota", [EvidenceLink("1-1")])
    here = reopen()
    before = content(here)
    person = RandomActions(here, seed=2026)
    for _ in range(300):
        person.act()
    assert content(here) != before
    assert undo_everything(here) > 100
    after = content(here)
    for table in before:
        assert after[table] == before[table], table
    for _ in range(25):
        here.undo.redo()
    assert here.history.verify().ok
    assert here.care.check().ok
    undo_everything(here)
    assert content(here) == before
