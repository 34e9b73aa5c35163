"""Regular jobs come round by themselves, and each time leaves what shows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.services.documents.evidence import TitleMissingError
from core.services.past.setting_back import UndoUsedSinceError
from core.services.todo.todo_errors import (
    DayAheadError,
    IntervalError,
    UnknownJobError,
    UnknownOfferError,
)
from core.workspace import Workspace

TODAY = date(2026, 5, 20)


def test_a_job_that_was_done_leaves_evidence_and_comes_round_again(
    workspace: Workspace, clock: FixedClock, tmp_path: Path
) -> None:
    job = workspace.jobs.add("Walk round", 3, ["1-1"], first_due=date(2026, 5, 19)).job
    assert workspace.jobs.late(TODAY) == (job,)
    sheet = tmp_path / "sheet.txt"
    sheet.write_text("Nothing seen.")
    change = workspace.jobs.done(job.id, note="Fine.", staged=workspace.jobs.stage(sheet))
    assert (change.requirements, change.evidence, change.todo) == ({"1-1"}, True, True)
    done = workspace.jobs.get(job.id)
    assert done.next_due == date(2026, 8, 20)
    (record,) = done.records
    assert (record.on, record.by, record.note) == (TODAY, "Ada Wren", "Fine.")
    (piece,) = workspace.evidence.all()
    assert piece.id == record.evidence_id
    assert (piece.title, piece.review_by) == ("Walk round, 20 May 2026", date(2026, 8, 20))
    (newest, *_) = workspace.history.trail(limit=1)
    said = {v.place: v.after for v in workspace.history.details(newest.id)}
    assert said["“Walk round” done by"] == "Ada Wren"
    assert said["What shows that “Walk round” was done"] == "kept as evidence"
    workspace.undo.undo()
    assert workspace.jobs.get(job.id) == job
    assert workspace.evidence.all() == ()


def test_what_is_done_after_signing_is_kept_for_next_year(
    workspace: Workspace, tmp_path: Path
) -> None:
    job = workspace.jobs.add("Walk round", 3, ["1-1"]).job
    for ref in ("1-1", "1-2", "2-1"):
        workspace.answers.set_note(ref, "as it is")
    workspace.sign_offs.sign_off("Ada Wren", "owner")
    sheet = tmp_path / "sheet.txt"
    sheet.write_text("Nothing seen.")
    workspace.jobs.done(job.id, staged=workspace.jobs.stage(sheet))
    (piece,) = workspace.evidence.all()
    assert (piece.links, workspace.jobs.get(job.id).records[0].evidence_id) == ((), piece.id)


def test_an_earlier_time_that_is_written_down_later_does_not_move_the_next(
    workspace: Workspace,
) -> None:
    job = workspace.jobs.add("Train", 12).job
    workspace.jobs.done(job.id, on=date(2026, 4, 1), by="Ben Tern")
    workspace.jobs.done(job.id, on=date(2025, 4, 1))
    now = workspace.jobs.get(job.id)
    assert (now.next_due, [r.on.year for r in now.records]) == (date(2027, 4, 1), [2026, 2025])
    added = next(c for c in workspace.history.trail() if c.label == "Take on a regular job")
    with pytest.raises(UndoUsedSinceError):  # its records would hang in the air
        workspace.history.put_back(added.id)


def test_jobs_stop_and_go_on(workspace: Workspace) -> None:
    job = workspace.jobs.add("Train", 12, owner="Ada Wren").job
    assert workspace.jobs.mine("ada wren") == (job,)
    workspace.jobs.stop(job.id)
    assert (workspace.jobs.mine("Ada Wren"), workspace.jobs.late(date(2030, 1, 1))) == ((), ())
    workspace.jobs.resume(job.id)
    workspace.jobs.edit(job.id, title="Train all", every_months=6, owner="", note="At noon.")
    changed = workspace.jobs.get(job.id)
    assert (changed.title, changed.every_months, changed.owner, changed.note) == (
        "Train all", 6, "", "At noon.",
    )  # fmt: skip


def test_what_cannot_be_is_refused_in_words(workspace: Workspace) -> None:
    job = workspace.jobs.add("Train", 12).job
    for months in (0, 121):
        with pytest.raises(IntervalError):
            workspace.jobs.edit(job.id, every_months=months)
    with pytest.raises(TitleMissingError):
        workspace.jobs.add("", 12)
    with pytest.raises(DayAheadError):
        workspace.jobs.done(job.id, on=date(2026, 5, 21))
    with pytest.raises(UnknownJobError):
        workspace.jobs.stop("nobody")
    with pytest.raises(UnknownOfferError):
        workspace.jobs.take("nothing")
    assert workspace.jobs.offers() == (), "the small set suggests nothing"
