"""The trail: filtered, paged, in words, and written as a table that no spreadsheet runs."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from core.domain.evidence import EvidenceLink
from core.domain.roles import DEED_OF_KIND
from core.services.answers import AnswerEdit
from core.services.outputs import TargetFolderMissingError
from core.services.past.history import KindGroup, TrailFilter
from core.services.past.history_back import UnknownChangeError
from core.services.past.history_csv import safe_cell
from core.services.past.history_views import KINDS


def labels(found):
    return [change.label for change in found]


@pytest.fixture
def busy(workspace, clock):
    """Two people, three days, all kinds of changes."""
    workspace.answers.tick("1-1", "1-1.1a")
    clock.advance(days=1)
    workspace.profile.set("person", "Ben Tern")
    workspace.answers.set_note("1-1", "=2+2")
    workspace.evidence.add_paper("Blue folder", "Rota", [EvidenceLink("2-1", "2-1.1a")])
    clock.advance(days=1)
    workspace.profile.set("name", "Other Pharmacy")
    workspace.undo.undo()
    return workspace


def test_the_trail_is_filtered_by_kind_person_requirement_and_time(busy, clock):
    history = busy.history
    newest = history.trail()[0]
    assert newest.label == "Undo change the name of the organisation"
    ben = busy.people.named("Ben Tern").id
    assert "Tick 1-1.1a" not in labels(history.trail(TrailFilter(person_id=ben)))
    assert labels(history.trail(TrailFilter(kind=KindGroup.EVIDENCE))) == [
        "Record evidence kept on paper"
    ]
    assert len(history.trail(TrailFilter(kind=KindGroup.PROFILE))) >= 2
    assert labels(history.trail(TrailFilter(ref="1-1"))) == ["Note on 1-1", "Tick 1-1.1a"]
    assert labels(history.trail(TrailFilter(ref="2-1"))) == ["Record evidence kept on paper"]
    since = TrailFilter(since=clock.now())
    assert {change.at for change in history.trail(since)} == {clock.now()}
    assert clock.now() not in {c.at for c in history.trail(TrailFilter(until=clock.now()))}


def test_words_are_looked_for_in_what_was_done_and_by_whom(busy):
    history = busy.history
    assert labels(history.trail(TrailFilter(text="TICK"))) == ["Tick 1-1.1a"]
    assert labels(history.trail(TrailFilter(text="name of the"), limit=1)) == [
        "Undo change the name of the organisation"
    ]
    assert len(history.trail(TrailFilter(text="ben"))) >= 4
    assert history.trail(TrailFilter(text="nowhere")) == ()


def test_pages_follow_each_other_without_a_gap(busy):
    whole = busy.history.trail(limit=None)
    pages, after = [], None
    while page := busy.history.trail(limit=2, after=after):
        pages += page
        after = page[-1].place
    assert tuple(pages) == whole


def test_details_say_before_and_after_in_words_and_never_an_id(busy, tmp_path):
    path = tmp_path / "policy.txt"
    path.write_text("x", encoding="utf-8")
    edit = AnswerEdit(meet=("1-2.1a",), target=3, due=date(2026, 6, 1), not_relevant="None here")
    busy.answers.change("1-2", edit)
    piece = busy.evidence.attach(path, [EvidenceLink("1-1")], review_by=date(2027, 5, 3)).evidence
    busy.evidence.withdraw(piece.id)
    withdrawn, attached, changed = busy.history.trail(limit=3)
    assert {(v.place, v.before, v.after) for v in busy.history.details(changed.id)} == {
        ("1-2.1a: Thing 1a", "not ticked", "ticked"),
        ("Target level of 1-2", "level 2, the usual one", "level 3"),
        ("Due date of 1-2", "(nothing)", "1 June 2026"),
        ("Why 1-2 does not apply", "it applies to us", "None here"),
    }
    assert {(v.place, v.after) for v in busy.history.details(attached.id)} == {
        ("Title of “policy”", "policy"),
        ("Check “policy” again by", "3 May 2027"),
        ("“policy” attached on", "22 May 2026"),
        ("File name, version 1 of “policy”", "policy.txt"),
        ("Version 1 of “policy”", "kept"),
        ("1-1, shown by “policy”", "shown by it"),
    }
    (value,) = busy.history.details(withdrawn.id)
    assert (value.before, value.after) == ("in use", "taken off its answers on 22 May 2026")
    assert value.evidence_id == piece.id
    with pytest.raises(UnknownChangeError):
        busy.history.details("none")


def test_what_an_undo_took_away_is_still_named(busy):
    busy.evidence.add_paper("Red folder", "Training log", [EvidenceLink("1-1")])
    busy.undo.undo()
    undone = busy.history.trail(limit=1)[0]
    places = {value.place for value in busy.history.details(undone.id)}
    assert "1-1, shown by “Training log”" in places
    assert "Title of “Training log”" in places


def test_a_requirement_says_who_changed_it_when_and_from_what(busy):
    note, tick = busy.history.requirement("1-1")
    assert (note.change.person, tick.change.person) == ("Ben Tern", "Ada Wren")
    assert note.change.at > tick.change.at
    assert [(v.before, v.after) for v in note.values] == [("(nothing)", "=2+2")]
    assert busy.history.requirement("1-1", limit=1) == (note,)


def test_every_change_of_every_kind_can_be_shown(busy):
    busy.profile.set("person", "Ada Wren")
    busy.answers.change("1-1", AnswerEdit(meet=("1-1.1a", "1-1.1b", "1-1.2a", "1-1.2b"), owner="A"))
    busy.sign_offs.send_back("Olu Owner", "Too thin")
    busy.assessments.set_due(date(2026, 9, 1))
    for change in busy.history.trail(limit=None):
        for value in busy.history.details(change.id):
            assert value.place
            assert "{" not in value.place + value.before + value.after
            assert busy.assessments.current().id not in value.before + value.after


def test_the_table_holds_the_whole_trail_and_nothing_that_runs(busy, tmp_path):
    busy.answers.set_note("2-1", 'He said "two,\nlines"')
    target = tmp_path / "Verlauf ü.csv"
    count = busy.history.write_csv(target)
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)))
    assert rows[0][:5] == ["Number", "When (UTC)", "Who", "Kind", "What was done"]
    assert len(rows) == count + 1
    assert all(len(row) == len(rows[0]) for row in rows)
    assert {row[0] for row in rows[1:]} == {str(c.place) for c in busy.history.trail(limit=None)}
    assert ["1-1", "Note on 1-1", "(nothing)", "'=2+2"] in [row[5:9] for row in rows]
    assert 'He said "two,\nlines"' in {row[8] for row in rows}
    assert rows[-1][-1] == busy.history.stamp()
    with pytest.raises(TargetFolderMissingError):
        busy.history.write_csv(tmp_path / "none" / "x.csv")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert safe_cell(text) == f"'{text}"
    assert safe_cell("1" + text) == "1" + text


def test_each_kind_of_change_belongs_to_one_group():
    grouped = [kind for kinds in KINDS.values() for kind in kinds]
    assert len(grouped) == len(set(grouped))
    assert set(DEED_OF_KIND) - {"draft"} <= set(grouped)
