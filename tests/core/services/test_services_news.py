"""What others did while somebody was away: told once a day, to each by themselves, in few lines."""

from __future__ import annotations

import pytest

from core.domain.evidence import EvidenceLink
from core.domain.organisation import Role
from core.services.answers import AnswerEdit


@pytest.fixture
def two(workspace):
    """Ada has been here; Ben works now."""
    assert not workspace.news.arrive()  # a first visit has no news
    workspace.answers.tick("1-1", "1-1.1a")
    ben = workspace.people.add("Ben Tern", Role.CONTRIBUTOR).person
    workspace.people.work_as(ben.id)
    assert not workspace.news.arrive()
    return workspace


def back(workspace):
    workspace.people.work_as(workspace.people.named("Ada Wren").id)
    return workspace.news.arrive()


def test_ada_is_told_what_ben_did_by_answer_and_not_what_he_took_back(two, clock):
    two.answers.tick("2-1", "2-1.1a")
    two.answers.set_note("2-1", "x")
    clock.advance(minutes=5)
    two.evidence.add_paper("Shelf", "Rota", [EvidenceLink("1-2")])
    two.profile.set("name", "Other")
    two.undo.undo()
    clock.advance(days=1)
    news = back(two)
    assert [(n.person, n.ref, n.label, n.title, n.count) for n in news.items] == [
        ("Ben Tern", "1-2", "Record evidence kept on paper", "Rota", 1),
        ("Ben Tern", "2-1", "", "", 2),
    ]
    assert news.more == 0 and news.since is not None and news.since <= news.items[-1].at


def test_news_stay_for_the_day_unless_they_are_seen(two, clock):
    two.answers.tick("2-1", "2-1.1a")
    clock.advance(days=1)
    before = two.history.verify().count
    first = back(two)
    assert first and two.news.arrive() == first
    assert two.history.verify().count == before  # being here stands in no history
    two.news.seen()
    assert not two.news.arrive()
    clock.advance(days=1)
    assert not two.news.arrive()


def test_the_next_day_only_what_came_since_is_new(two, clock):
    ben = two.people.working().id
    two.answers.tick("2-1", "2-1.1a")
    back(two)
    two.people.work_as(ben)
    two.answers.change("1-1", AnswerEdit(note="By Ben"))
    clock.advance(days=1)
    assert [one.ref for one in back(two).items] == ["1-1"]


def test_what_one_did_oneself_is_no_news(workspace, clock):
    workspace.news.arrive()
    workspace.answers.tick("1-1", "1-1.1a")
    clock.advance(days=1)
    assert not workspace.news.arrive()
