"""What Home tells of the time, read from real records and their history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.domain import pace
from core.resources import resource
from core.services.answers import AnswerEdit
from core.services.outlook import OutlookService, sector_figures

FACTS = Path(__file__).parents[4] / "shared" / "catalogue" / "sector_figures_2021_22.csv"


def test_the_history_tells_the_pace_and_when_all_is_answered_if_it_goes_on_so(
    workspace, clock, monkeypatch
):
    monkeypatch.setattr(pace, "ENOUGH", 2)  # the small set has three requirements
    first = workspace.outlook.read()
    assert not first.forecast.is_by_own_pace and first.forecast.done_by is None
    assert [one.on.isoformat() for one in first.dates] == ["2026-06-02", "2026-06-19", "2026-06-26"]
    for ref in ("1-1", "2-1"):
        for level in (1, 2):
            edit = AnswerEdit(meet=tuple(f"{ref}.{level}{x}" for x in "ab"))
            workspace.answers.change(ref, edit)
            clock.advance(minutes=4)
    clock.advance(days=7)
    later = workspace.outlook.read()
    assert (later.state.to_go, later.forecast.answers) == (1, 2)
    assert later.forecast.done_by == date(2026, 5, 31)  # two a week: four days for one
    assert later.forecast.high < first.forecast.high / 3  # six minutes each, where we say thirty
    assert later.peers == ""  # figures are of another set

    anew = OutlookService(workspace.outlook._records)
    assert anew.read().forecast == later.forecast  # read bit by bit or at once, it is the same

    workspace.undo.undo()
    assert workspace.outlook.read().forecast.answers == 0  # one alone tells nothing


def test_the_figures_of_others_are_those_that_were_published():
    figures = sector_figures()
    assert set(figures) == {
        "pharmacy", "social-care", "general-practice", "dental", "eye-care",
    }  # fmt: skip
    assert figures["pharmacy"].percent(0) == 83
    if not FACTS.is_file():
        pytest.skip("the table of facts is not beside this repository")
    assert resource("figures", "dspt_2021_22.csv").read_bytes() == FACTS.read_bytes()
