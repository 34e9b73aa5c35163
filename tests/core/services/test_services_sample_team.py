"""The made-up organisations have people, and something to do, for whoever looks round."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.services import sample
from core.services.access import SpareKey
from core.services.sample_made_up import WRITTEN
from core.services.sample_team import furnish
from core.workspace import NewStore, Workspace


@pytest.mark.parametrize("which", sorted(WRITTEN))
def test_whoever_looks_round_meets_people_a_plan_and_a_late_supplier(
    which: tuple[str, str], tmp_path: Path, clock: FixedClock
) -> None:
    who = sample.written(*which)
    setup = NewStore(
        who.name, who.ods_code, who.org_type, who.manager, who.catalogue_id,
        spare_key=SpareKey.new(), sample=True,
    )  # fmt: skip
    with Workspace.create(tmp_path / "store", setup, clock=clock).workspace as workspace:
        sample.fill(workspace, sample.HowFar.HALF, who)
        furnish(workspace, who)
        today = workspace.assessments.state().today
        staff = workspace.staff.all()
        assert {who.manager, who.owner[0]} <= {one.name for one in staff}
        assert len(staff) == int(who.facts.get("staff_count", len(staff)))
        assert len(workspace.plan.open()) == 3
        assert len(workspace.jobs.all()) == 2
        if workspace.requests.all():
            assert len(workspace.requests.late(today)) == 1
        assert which == ("igt-10", "pharmacy") or workspace.requests.all()
