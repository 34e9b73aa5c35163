"""A sample can be drawn again by anybody, and a point is followed to what stands behind it."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from core.domain.audit import AuditFinding, AuditSample, Verdict, draw_points

POINTS = tuple(f"10-{n}.{level}{x}" for n in range(101, 131) for level in (1, 2) for x in "abc")
NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


def test_the_same_seed_draws_the_same_points_in_the_same_order() -> None:
    assert draw_points(POINTS, 10, "4f1c") == draw_points(reversed(POINTS), 10, "4f1c")
    assert draw_points(POINTS, 10, "4f1c") != draw_points(POINTS, 10, "4f1d")


def test_a_larger_sample_holds_the_smaller_one() -> None:
    assert draw_points(POINTS, 20, "x")[:10] == draw_points(POINTS, 10, "x")
    assert set(draw_points(POINTS, len(POINTS), "x")) == set(POINTS)


def test_every_point_is_drawn_about_as_often_as_any_other() -> None:
    drawn = [point for seed in range(600) for point in draw_points(POINTS, 18, str(seed))]
    times = [drawn.count(point) for point in POINTS]
    assert sum(times) == 600 * 18
    assert 35 < min(times) <= max(times) < 95  # 60 on the average; five deviations either way


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="stock tools of a Unix")
def test_a_sample_is_drawn_again_with_stock_tools_alone() -> None:
    script = (
        'while read -r p; do printf "%s %s\\n" "$(printf "seed 1:%s" "$p" | sha256sum)" "$p"; done'
    )
    lines = "".join(f"{point}\n" for point in POINTS[:30])
    ran = subprocess.run(
        ["sh", "-c", script + " | sort | head -n 5"],
        input=lines, capture_output=True, text=True, check=True,
    )  # fmt: skip
    again = tuple(line.split()[-1] for line in ran.stdout.splitlines())
    assert again == draw_points(POINTS[:30], 5, "seed 1")


def test_progress_and_open_replies_are_counted() -> None:
    agree = AuditFinding("a", Verdict.AGREE, "", "Ida", NOW)
    open_one = AuditFinding("b", Verdict.DISAGREE, "No", "Ida", NOW)
    sample = AuditSample("1", "2", "Ida", NOW, "s", 9, ("b", "c", "a"), (open_one, agree))
    assert (sample.done, sample.to_go) == (2, ("c",))
    assert sample.finding("b") is open_one
    assert sample.finding("c") is None
    assert [f.wants_reply for f in sample.findings] == [True, False]


def test_a_finding_revised_after_the_reply_wants_a_reply_again() -> None:
    replied = {"reply": "See page 2", "replied_by": "Ada", "replied_at": NOW}
    assert not AuditFinding("a", Verdict.DISAGREE, "No", "Ida", NOW, **replied).wants_reply
    later = NOW + timedelta(hours=1)
    assert AuditFinding("a", Verdict.DISAGREE, "Still no", "Ida", later, **replied).wants_reply
