"""The calendar has what is due for one person or for all, under names that stay."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar

from core.domain.plan import ActionState
from core.workspace import Workspace


def test_a_person_gets_their_days_nobodys_and_every_reminder(
    workspace: Workspace, tmp_path: Path
) -> None:
    done = workspace.plan.add("Done", due=date(2026, 5, 1)).action
    workspace.plan.set_state(done.id, ActionState.DONE)
    workspace.plan.add("Whenever")
    moved = workspace.plan.add("Lock the door", due=date(2026, 6, 1)).action
    workspace.plan.add("Ring the bank", owner="Ben Tern", due=date(2026, 6, 2))
    workspace.jobs.add("Walk round", 3, first_due=date(2026, 5, 30))
    stopped = workspace.jobs.add("Never mind", 3).job
    workspace.jobs.stop(stopped.id)
    workspace.requests.ask("Quayside", ["1-1"])
    mine = workspace.calendars.to_do("Ada Wren")
    assert [(one.on.isoformat(), one.title) for one in mine] == [
        ("2026-05-30", "Regular: Walk round"),
        ("2026-06-01", "To do: Lock the door"),
        ("2026-06-03", "Remind Quayside of our questions"),
    ]
    assert len(workspace.calendars.to_do()) == 4
    first = workspace.calendars.write(tmp_path / "a.ics", mine).read_bytes()
    workspace.plan.edit(moved.id, due=date(2026, 6, 8))
    again = workspace.calendars.write(tmp_path / "a.ics", workspace.calendars.to_do("Ada Wren"))
    uids = [
        {event["uid"] for event in icalendar.Calendar.from_ical(data).walk("VEVENT")}
        for data in (first, again.read_bytes())
    ]
    assert uids[0] == uids[1]
    assert b"X-WR-CALNAME:Harbour Pharmacy: information governance\r\n" in first
