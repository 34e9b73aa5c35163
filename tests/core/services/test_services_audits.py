"""An auditor's half-day: a recorded sample, findings that touch no answer, and the replies."""

from __future__ import annotations

import csv
import io

import pytest

from core.domain.audit import Verdict, draw_points
from core.domain.evidence import EvidenceLink
from core.domain.organisation import Role
from core.services.people.audit_errors import (
    FindingNoteMissingError,
    NoFindingError,
    NothingToDrawError,
    PointNotDrawnError,
    SampleSizeError,
    UnknownSampleError,
)
from core.services.people.audits import NOTE, REPLY
from core.services.permission import NotAllowedError

TICKS = ("1-1.1a", "1-1.1b", "1-1.2a", "2-1.1a", "2-1.2b")


@pytest.fixture
def ada(workspace):
    return workspace.people.working()


@pytest.fixture
def ida(workspace, ada):
    """An auditor, at work on an assessment in which five points are met."""
    for tick in TICKS:
        workspace.answers.tick(tick.partition(".")[0], tick)
    workspace.answers.mark_not_relevant("1-2", "We have none")
    workspace.evidence.add_paper("Red folder", "Signature list", [EvidenceLink("1-1", "1-1.1a")])
    person = workspace.people.add("Ida Crane", Role.AUDITOR).person
    workspace.people.work_as(person.id)
    return person


def test_a_sample_is_drawn_from_what_is_met_and_can_be_drawn_again(workspace, ida, clock):
    drawn = workspace.audits.draw(3, "dice 4 2 6")
    assert drawn.change.audit
    sample = drawn.sample
    assert (sample.by, sample.drawn_at) == ("Ida Crane", clock.now())
    assert (sample.population, sample.listed) == (5, TICKS)
    assert sample.points == draw_points(sample.listed, 3, sample.seed)
    assert workspace.audits.draw(3, "dice 4 2 6").sample.points == sample.points
    assert workspace.audits.population() == 5


def test_chance_gives_the_seed_and_every_sample_stays_on_record(workspace, ida):
    first, second = workspace.audits.draw(5).sample, workspace.audits.draw(2).sample
    assert first.seed != second.seed
    assert workspace.audits.samples() == (second, first)
    assert workspace.history.changes(limit=1)[0].label == "Draw a sample of 2"


@pytest.mark.parametrize("size", [-1, 0, 6])
def test_a_size_that_cannot_be_is_refused_with_what_can(workspace, ida, size):
    with pytest.raises(SampleSizeError) as caught:
        workspace.audits.draw(size)
    assert "5" in caught.value.next


def test_where_nothing_is_answered_there_is_nothing_to_draw(workspace):
    workspace.people.work_as(workspace.people.add("Ida", Role.AUDITOR).person.id)
    with pytest.raises(NothingToDrawError):
        workspace.audits.draw(1)
    assert workspace.audits.samples() == ()


def test_each_point_leads_to_its_answer_and_evidence(workspace, ida):
    sample = workspace.audits.draw(5, "x").sample
    points = {point.point: point for point in workspace.audits.points(sample.id)}
    shown = points["1-1.1a"]
    assert (shown.ref, shown.title, shown.text, shown.holds) == (
        "1-1", "Title of 1-1", "Thing 1a", True,
    )  # fmt: skip
    assert [piece.title for piece in shown.evidence] == ["Signature list"]
    assert points["2-1.1a"].evidence == ()


def test_a_point_that_was_taken_back_since_says_so(workspace, ida, ada):
    sample = workspace.audits.draw(5, "x").sample
    workspace.people.work_as(ada.id)
    workspace.answers.untick("1-1", "1-1.1a")
    points = {point.point: point.holds for point in workspace.audits.points(sample.id)}
    assert points == dict.fromkeys(TICKS, True) | {"1-1.1a": False}
    assert workspace.audits.sample(sample.id).listed == TICKS


def test_a_finding_is_written_and_revised_and_the_history_keeps_the_former(workspace, ida):
    sample = workspace.audits.draw(2).sample
    point = sample.points[0]
    assert workspace.audits.find(sample.id, point, Verdict.DISAGREE, "Page 2 says no").audit
    assert not workspace.audits.find(sample.id, point, Verdict.DISAGREE, " Page 2 says no")
    assert workspace.audits.find(sample.id, point, Verdict.AGREE).audit
    found = workspace.audits.sample(sample.id)
    assert (found.done, found.to_go) == (1, sample.points[1:])
    assert (found.findings[0].verdict, found.findings[0].note) == (Verdict.AGREE, "")
    labels = [change.label for change in workspace.history.changes(limit=2)]
    assert labels == [f"Revise the finding on {point}", f"Finding on {point}"]
    assert workspace.history.verify().ok


def test_whoever_does_not_agree_says_why(workspace, ida):
    sample = workspace.audits.draw(1).sample
    for verdict in (Verdict.CANNOT_SEE, Verdict.DISAGREE):
        with pytest.raises(FindingNoteMissingError):
            workspace.audits.find(sample.id, sample.points[0], verdict, "  ")


def test_only_what_was_drawn_has_findings(workspace, ida):
    sample = workspace.audits.draw(1).sample
    other = next(tick for tick in TICKS if tick not in sample.points)
    with pytest.raises(PointNotDrawnError):
        workspace.audits.find(sample.id, other, Verdict.AGREE)
    for ask in (workspace.audits.sample, workspace.audits.points):
        with pytest.raises(UnknownSampleError):
            ask("no such sample")
    with pytest.raises(UnknownSampleError):
        workspace.audits.find("no such sample", other, Verdict.AGREE)


def test_others_reply_and_only_auditors_find(workspace, ida, ada, clock):
    sample = workspace.audits.draw(1).sample
    point = sample.points[0]
    workspace.people.work_as(ada.id)
    with pytest.raises(NoFindingError):
        workspace.audits.reply(sample.id, point, "Too early")
    with pytest.raises(NotAllowedError):
        workspace.audits.find(sample.id, point, Verdict.AGREE)
    workspace.people.work_as(ida.id)
    workspace.audits.find(sample.id, point, Verdict.CANNOT_SEE, "Where is the list?")
    workspace.people.work_as(ada.id)
    clock.advance(minutes=5)
    workspace.audits.reply(sample.id, point, "In the red folder")
    (finding,) = workspace.audits.sample(sample.id).findings
    assert (finding.by, finding.reply, finding.replied_by) == (
        "Ida Crane", "In the red folder", "Ada Wren",
    )  # fmt: skip
    assert finding.replied_at == clock.now()
    assert not finding.wants_reply
    workspace.audits.reply(sample.id, point, "")
    (finding,) = workspace.audits.sample(sample.id).findings
    assert (finding.reply, finding.replied_at, finding.wants_reply) == ("", None, True)


def test_a_signed_assessment_is_audited_and_stays_as_it_was_signed(workspace, ida, ada):
    workspace.people.work_as(ada.id)
    for ref, digits in (("1-1", "12"), ("2-1", "12")):
        for level in digits:
            for letter in "ab":
                workspace.answers.tick(ref, f"{ref}.{level}{letter}")
    workspace.sign_offs.sign_off("Olivia Marsh", "Owner")
    before = workspace.assessments.state()
    workspace.people.work_as(ida.id)
    sample = workspace.audits.draw(4).sample
    workspace.audits.find(sample.id, sample.points[0], Verdict.DISAGREE, "Not so")
    after = workspace.assessments.state()
    assert (after.requirements, after.sign_off) == (before.requirements, before.sign_off)
    assert after.assessment.status == "signed"
    report = workspace.audits.report(sample.id)
    assert report["signed"]["by"] == "Olivia Marsh"


def test_the_findings_go_out_with_version_and_date_of_each_document(workspace, ida, ada, tmp_path):
    workspace.people.work_as(ada.id)
    policy = tmp_path / "policy.txt"
    policy.write_text("Ours", encoding="utf-8")
    workspace.evidence.attach(policy, [EvidenceLink("2-1", "2-1.1a")], title="=Policy")
    workspace.people.work_as(ida.id)
    sample = workspace.audits.draw(5, "x").sample
    workspace.audits.find(sample.id, "2-1.1a", Verdict.DISAGREE, "=1+1")
    report = workspace.audits.report(sample.id)
    assert (report["seed"], report["population"], report["listed"]) == ("x", 5, list(TICKS))
    assert report["history_stamp"] == workspace.history.stamp()
    shown = next(one for one in report["points"] if one["point"] == "2-1.1a")
    assert shown["verdict"] == "disagree"
    assert shown["evidence"][0]["version"] == 1
    written = workspace.audits.write_report(sample.id, tmp_path / "findings.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))
    assert len(rows) == 1 + 5
    assert all("not signed off, as it stands on" in row[-1] for row in rows[1:])
    cells = [cell for row in rows for cell in row]
    assert "'=1+1" in cells  # no spreadsheet runs what somebody typed
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_a_half_typed_note_is_kept_for_whoever_typed_it_until_it_is_written(workspace, ada, ida):
    sample = workspace.audits.draw(2, "half-day").sample
    point = sample.points[0]
    workspace.audits.save_draft(sample.id, point, NOTE, "Cannot fi")
    assert workspace.audits.drafts(sample.id) == {(point, NOTE): "Cannot fi"}
    with pytest.raises(NotAllowedError):
        workspace.audits.save_draft(sample.id, point, REPLY, "We")
    with pytest.raises(PointNotDrawnError):
        workspace.audits.save_draft(sample.id, "9-9.9z", NOTE, "Nothing")
    workspace.people.work_as(ada.id)
    assert not workspace.audits.drafts(sample.id)
    workspace.people.work_as(ida.id)
    workspace.audits.find(sample.id, point, Verdict.CANNOT_SEE, "Cannot find the list")
    assert not workspace.audits.drafts(sample.id)
    workspace.people.work_as(ada.id)
    workspace.audits.save_draft(sample.id, point, REPLY, "It is in")
    workspace.audits.reply(sample.id, point, "It is in the red folder")
    assert not workspace.audits.drafts(sample.id)
