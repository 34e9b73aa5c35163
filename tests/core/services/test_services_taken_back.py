"""Which changes of the history do not hold any more, and where an undo leads."""

from __future__ import annotations


def undone_labels(workspace):
    rows = workspace.history.trail()
    gone = workspace.history.taken_back(row.id for row in rows)
    return [row.label for row in rows if row.id in gone]


def test_a_change_counts_as_taken_back_until_it_is_brought_again(workspace):
    workspace.answers.tick("1-1", "1-1.1a")
    assert undone_labels(workspace) == []
    workspace.undo.undo()
    assert undone_labels(workspace) == ["Tick 1-1.1a"]
    workspace.undo.redo()
    assert undone_labels(workspace) == ["Undo tick 1-1.1a"]
    workspace.undo.undo()
    assert undone_labels(workspace) == ["Redo tick 1-1.1a", "Tick 1-1.1a"]


def test_what_was_put_back_counts_as_taken_back_until_that_is_undone(workspace):
    workspace.answers.set_note("1-1", "first")
    workspace.answers.tick("1-1", "1-1.1a")
    note = workspace.history.trail()[1]
    workspace.history.put_back(note.id)
    assert undone_labels(workspace) == ["Note on 1-1"]
    workspace.undo.undo()
    assert "Note on 1-1" not in undone_labels(workspace)


def test_undoing_and_redoing_many_times_can_still_be_told(workspace):
    workspace.answers.tick("1-1", "1-1.1a")
    tick = workspace.history.trail()[0]
    for _ in range(20):
        workspace.undo.undo()
        workspace.undo.redo()
    assert workspace.history.taken_back([tick.id]) == frozenset()
    workspace.undo.undo()
    assert workspace.history.taken_back([tick.id]) == {tick.id}


def test_a_step_says_what_it_is_about_and_the_very_place(workspace):
    workspace.answers.tick("1-1", "1-1.1a")
    step = workspace.undo.can_undo()
    assert (step.what, step.ref, step.part) == ("tick 1-1.1a", "1-1", "1-1.1a")
    workspace.answers.set_note("1-1", "first")
    done = workspace.undo.undo()
    assert (done.what, done.ref, done.part) == ("note on 1-1", "1-1", "note")
