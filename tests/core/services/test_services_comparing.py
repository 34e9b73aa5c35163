"""Years side by side: what rose, what fell, what is new and what is asked no more."""

from __future__ import annotations

import pytest
from year_sets import ITEMS_NEW, ITEMS_OLD, LEVELS_NEW, LEVELS_OLD
from years_world import answer_items, answer_levels, records_of, sign

from core.domain.year_comparison import Move
from core.services.answers import AnswerEdit
from core.services.years.comparing import OneYearOnlyError


def moves(found):
    return {pair.ref: (pair.move, pair.then_refs) for pair in found.pairs}


def test_a_requirement_rises_and_falls_by_its_level(tmp_path, home, clock):
    with records_of(tmp_path / "store", clock, LEVELS_OLD) as workspace:
        with pytest.raises(OneYearOnlyError):
            workspace.comparing.compare()
        answer_levels(workspace)
        clock.advance(days=300)
        workspace.years.start_from(LEVELS_NEW)
        asked = workspace.assessments.state().by_ref
        same = next(ref for ref in asked if ref in ("1-101", "1-102", "1-103"))
        everything = tuple(c.criterion.id for c in asked[same].criteria)
        workspace.answers.change(same, AnswerEdit(unmeet=everything))
        found = workspace.comparing.compare()
        assert found.by_levels and found.then.answered.whole and found.now.percent is not None
        fallen = next(pair for pair in found.pairs if pair.ref == same)
        assert fallen.move is Move.YET and fallen.then.level > fallen.now.level == 0
        workspace.answers.change(same, AnswerEdit(meet=everything))
        assert moves(workspace.comparing.compare())[same][0] in (Move.ROSE, Move.SAME)
        first, last = found.then.assessment_id, found.now.assessment_id
        back = workspace.comparing.compare(last, first)  # the other way round
        assert {p.move for p in back.pairs} & {Move.FELL, Move.YET, Move.GONE}
        assert [year.title for year in workspace.comparing.years()] == [
            found.then.title,
            found.now.title,
        ]
        for group in found.groups:
            assert group.now is None or 0 <= group.now.percent <= 100


def test_questions_are_held_against_what_they_were_before_by_any_name(tmp_path, home, clock):
    with records_of(tmp_path / "store", clock, ITEMS_OLD) as workspace:
        answer_items(workspace)
        sign(workspace)
        clock.advance(days=300)
        workspace.years.start_from(ITEMS_NEW)
        found = workspace.comparing.compare()
        assert not found.by_levels and found.now.percent is None
        assert found.then.grade is not None and found.now.grade is None  # only one is signed
        by_move = {move: {p.ref for p in found.moved(move)} for move in Move}
        assert by_move[Move.YET] and not by_move[Move.FELL]  # brought, and not looked at yet
        assert by_move[Move.NEW] and by_move[Move.GONE]
        renamed = [pair for pair in found.pairs if pair.then_refs]
        assert renamed and all(pair.then is not None for pair in renamed)
        first = found.then.assessment_id
        same = workspace.comparing.compare(first, first)
        assert {pair.move for pair in same.pairs} == {Move.SAME}
