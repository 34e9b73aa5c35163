from __future__ import annotations

import email
import subprocess
import zlib
from dataclasses import replace
from datetime import date

import pytest

from core.catalogue import load_bundled
from core.domain.advice import Weight, check_before_signing
from core.domain.catalogue import (
    AnswerKind,
    Applicability,
    Confidence,
    Group,
    Provenance,
    Requirement,
)
from core.domain.guidance import ExampleAnswer, Guidance
from core.domain.organisation import ods_code_looks_odd
from core.domain.scoring import Grade
from core.domain.state import Progress
from core.domain.told import blanks_in, facts_in
from core.services import sample
from core.workspace import NewStore, Workspace


@pytest.fixture
def pharmacy(tmp_path, home, clock):
    setup = NewStore(
        name=sample.NAME,
        ods_code=sample.ODS_CODE,
        org_type=sample.ORG_TYPE,
        person=sample.MANAGER,
        catalogue_id=sample.CATALOGUE_ID,
        sample=True,
    )
    with Workspace.create(tmp_path / "sample", setup, clock=clock).workspace as workspace:
        yield workspace


def test_the_whole_sample_is_satisfactory_and_can_be_signed_and_sent(pharmacy, tmp_path):
    assert sample.fill(pharmacy).evidence
    state = pharmacy.assessments.state()
    assert state.organisation.sample
    assert state.score.grade is Grade.SATISFACTORY
    assert state.to_go == 0
    standing = state.score.standing
    assert min(standing.shown, standing.on_word, standing.out_of_date) > 0
    assert not [f for f in check_before_signing(state) if f.weight is Weight.IN_THE_WAY]
    pharmacy.sign_offs.sign_off(*sample.OWNER)
    exported = pharmacy.exports.export(tmp_path / "out.igtb")
    assert exported.evidence_count == 12
    assert exported.checked.grade == "satisfactory"


def test_half_of_the_sample_has_some_done_some_begun_and_some_untouched(pharmacy):
    sample.fill(pharmacy, sample.HowFar.HALF)
    state = pharmacy.assessments.state()
    found = {requirement.progress for requirement in state.requirements}
    assert found == {Progress.DONE, Progress.STARTED, Progress.NOT_STARTED, Progress.EXEMPT}
    assert state.sign_off is None
    assert state.score.grade is Grade.NOT_SATISFACTORY


def test_its_documents_are_real_files_of_several_kinds(pharmacy, tmp_path):
    sample.fill(pharmacy)
    kept = {p.title: p for p in pharmacy.evidence.all()}
    kinds = {p.current.media_type for p in kept.values() if p.current}
    assert kinds == {"application/pdf", "text/plain", "text/csv", "message/rfc822", "image/png"}
    mail = pharmacy.evidence.save(kept["Reply from the system supplier"].id, tmp_path)
    assert email.message_from_bytes(mail.read_bytes())["Subject"].startswith("Reply")
    picture = pharmacy.evidence.save(kept["Photograph of the leaflet stand"].id, tmp_path)
    data = picture.read_bytes()
    start = data.index(b"IDAT") + 4
    size = int.from_bytes(data[start - 8 : start - 4], "big")
    assert len(zlib.decompress(data[start : start + size])) == 320 * (480 * 3 + 1)
    assert pharmacy.evidence.check().faults == ()


def test_its_dates_are_counted_from_today(pharmacy):
    sample.fill(pharmacy)
    today = pharmacy.assessments.state().today
    late = [p.title for p in pharmacy.evidence.all() if not p.is_in_date(today)]
    assert late == ["Asset register"]
    assert all(p.dated < today for p in pharmacy.evidence.all())


def test_its_code_has_the_form_of_a_pharmacys():
    assert not ods_code_looks_odd(sample.ORG_TYPE, sample.ODS_CODE)


def test_its_letters_are_pdf_files_that_stock_tools_read(pharmacy, tmp_path):
    sample.fill(pharmacy)
    kept = {p.title: p for p in pharmacy.evidence.all()}
    policy = pharmacy.evidence.save(kept["IG policy"].id, tmp_path)
    text = subprocess.run(
        ["pdftotext", policy, "-"], capture_output=True, text=True, timeout=30, check=True
    )
    assert "Nobody uses another person's account or Smartcard." in text.stdout
    assert text.stderr == ""
    subprocess.run(["qpdf", "--check", policy], capture_output=True, timeout=30, check=True)


def test_nothing_that_was_typed_or_kept_is_readable_on_the_disk(pharmacy, tmp_path, home):
    sample.fill(pharmacy)
    pharmacy.answers.save_draft("10-212", "note", "half of a sentence")
    told = b"Asha Patel", b"Bridge Street", b"half of a sentence", b"Nobody uses", b"IG policy"
    for moment in ("open", "closed"):
        files = [p for folder in (tmp_path / "sample", home) for p in folder.rglob("*")]
        found = [p for p in files if p.is_file() and any(t in p.read_bytes() for t in told)]
        assert found == [], moment
        assert len(files) > 10
        pharmacy.close()


@pytest.fixture
def care_home(tmp_path, home, clock):
    who = sample.written("dspt-8", "social-care")
    setup = NewStore(
        who.name, who.ods_code, who.org_type, who.manager, who.catalogue_id, sample=True
    )
    with Workspace.create(tmp_path / "care home", setup, clock=clock).workspace as workspace:
        yield workspace, who


def test_the_whole_care_home_meets_the_standards_and_only_its_list_is_out_of_date(care_home):
    workspace, who = care_home
    sample.fill(workspace, sample.HowFar.ALL, who)
    state = workspace.assessments.state()
    assert (state.score.grade, state.score.sums.percent) == (Grade.STANDARDS_MET, None)
    late = [p.title for p in workspace.evidence.all() if not p.is_in_date(state.today)]
    assert late == ["Computers, tablets and programs"]
    mail = next(p for p in workspace.evidence.all() if p.title == "Reply from the IT firm")
    assert mail.current.media_type == "message/rfc822"


def test_half_of_the_care_home_has_some_done_some_begun_and_some_confirmed(care_home):
    workspace, who = care_home
    sample.fill(workspace, sample.HowFar.HALF, who)
    state = workspace.assessments.state()
    found = {requirement.progress for requirement in state.requirements}
    assert found == {Progress.DONE, Progress.STARTED, Progress.NOT_STARTED}
    assert state.score.grade is Grade.STANDARDS_NOT_MET
    assert not {"2.1", "2.2", "3.1"} & set(state.score.blocking)
    assert "1.1" in state.score.blocking


def test_a_made_up_organisation_is_what_the_set_makes_of_it():
    sets = load_bundled()
    first = sample.made_up(sets["dspt-8"], "dental", date(2026, 5, 20))
    later = sample.made_up(sets["dspt-8"], "dental", date(2026, 8, 20))
    assert set(first.answers) == set(sets["dspt-8"].for_type("dental").by_ref)
    texts = [given["item"] for given in first.answers.values() if "item" in given]
    assert not any(blanks_in(text) or facts_in(text) for text in texts)
    assert any("April 2026" in text for text in texts)
    assert any("July 2026" in given.get("item", "") for given in later.answers.values())


@pytest.mark.parametrize(
    ("blank", "before", "filled"),
    [
        ("how often", "We check every ", "month"),
        ("how often", "We check ", "every month"),
        ("month", "in ", "April"),
        ("a keypad, fob or key", "behind ", "a keypad"),
        ("name", "Ask ", "Lena Fox"),
    ],
)
def test_a_blank_is_filled_with_what_it_asks_for(blank, before, filled):
    question_set = with_example(f"{before}[fill in: {blank}].")
    who = sample.made_up(question_set, "dental", date(2026, 5, 20))
    assert who.answers["1.1"]["item"] == f"{before}{filled}."


def with_example(text):
    """A set of one text with one example answer, asked of dentists."""
    sure = Provenance(Confidence.VERIFIED, "a test")
    leaf = Requirement(
        "1.1",
        "One text",
        AnswerKind.TEXT,
        Guidance("What it asks"),
        sure,
        {"dental": Applicability(sure)},
        examples=(ExampleAnswer(text),),
    )
    return replace(load_bundled()["dspt-8"], id="one", groups=(Group("1", "Standard", (leaf,)),))
