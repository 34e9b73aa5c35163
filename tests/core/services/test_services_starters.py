"""A starter is offered where it is asked for, filled in, saved, kept as evidence, and undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from fixed_clock import FixedClock
from pypdf import PdfReader

from core.domain.advice import check_before_signing
from core.domain.change import Change
from core.domain.organisation import Role
from core.domain.told import TOLD
from core.services.answer_errors import UnknownRequirementError
from core.services.answers import AnswerEdit
from core.services.outputs import TargetFolderMissingError
from core.services.permission import NotAllowedError
from core.services.records import AssessmentSignedError
from core.services.starters import StarterKindError, StarterOffer, UnknownStarterError
from core.workspace import NewStore, Workspace

HOSTILE = 'Ada <b>"x"</b> & {dpo} \x1b[31m\u202eevil'


@pytest.fixture
def home_care(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    """A care home at work on the shipped set for 2025-26."""
    new = NewStore(
        name="Mill Lane Care Home",
        ods_code="VZZ00",
        org_type="social-care",
        person="Ada Wren",
        catalogue_id="dspt-8",
    )
    made = Workspace.create(tmp_path / "store", new, clock=clock)
    yield made.workspace
    made.workspace.close()


def offer(workspace: Workspace, starter_id: str) -> StarterOffer:
    (found,) = (one for one in workspace.starters.all() if one.starter.id == starter_id)
    return found


def text_of(data: bytes) -> str:
    file = docx.Document(BytesIO(data))
    cells = [c.text for t in file.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in file.paragraphs), *cells])


def kept_bytes(workspace: Workspace, evidence_id: str, folder: Path) -> bytes:
    return workspace.evidence.save(evidence_id, folder).read_bytes()


def test_only_what_the_type_is_asked_is_offered_in_the_order_of_the_questions(
    home_care: Workspace,
) -> None:
    offers = home_care.starters.all()
    asked = list(home_care.assessments.state().question_set.by_ref)
    assert len(offers) >= 20
    assert all(set(one.refs) <= set(asked) for one in offers)
    firsts = [asked.index(one.refs[0]) for one in offers]
    assert firsts == sorted(firsts)


def test_a_set_without_starters_offers_none(workspace: Workspace) -> None:
    assert workspace.starters.all() == ()


def test_a_question_offers_what_it_names_and_what_serves_it(home_care: Workspace) -> None:
    found = offer(home_care, "asset-register")
    assert "1.1.2" in found.serves
    assert "6.2.1" in found.refs  # the question names it, and it is no evidence for it
    assert "6.2.1" not in found.serves


def test_what_was_told_is_filled_in_and_leaves_fewer_blanks(home_care: Workspace) -> None:
    before = offer(home_care, "privacy-notice")
    home_care.profile.set("dpo", "Joan Mill, 01584 000000")
    after = offer(home_care, "privacy-notice")
    assert after.blanks < before.blanks
    assert "data protection officer" in after.filled
    assert before.filled == ("name",)


def test_saved_for_a_word_processor_it_holds_the_facts(
    home_care: Workspace, tmp_path: Path
) -> None:
    home_care.profile.set("dpo", HOSTILE)
    path = home_care.starters.save("privacy-notice", tmp_path / "notice.docx")
    text = text_of(path.read_bytes())
    assert "We are Mill Lane Care Home" in text
    assert 'Ada <b>"x"</b> & {dpo}' in text
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_saved_to_print_it_holds_the_facts_and_the_blanks(
    home_care: Workspace, tmp_path: Path
) -> None:
    path = home_care.starters.save("privacy-notice", tmp_path / "notice.PDF")
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    assert "Mill Lane Care Home" in text
    assert "[fill in: data protection officer]" in " ".join(text.split())


def test_another_kind_of_file_or_starter_is_refused_in_words(
    home_care: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(StarterKindError):
        home_care.starters.save("privacy-notice", tmp_path / "notice.odt")
    with pytest.raises(UnknownStarterError, match="privacy-notice"):
        home_care.starters.save("poem", tmp_path / "poem.docx")
    with pytest.raises(TargetFolderMissingError):
        home_care.starters.save("privacy-notice", tmp_path / "none" / "notice.docx")
    assert list(tmp_path.glob("*.*")) == []


def test_kept_it_is_evidence_for_all_it_serves_to_be_checked_in_a_year(
    home_care: Workspace, tmp_path: Path
) -> None:
    kept = home_care.starters.keep("privacy-notice")
    assert kept.change == Change(frozenset({"1.1.3", "1.2.4"}), evidence=True)
    assert not kept.was_kept
    piece = kept.evidence
    assert piece.title == "Privacy notice for the people we serve"
    assert piece.review_by == date(2027, 5, 20)
    assert {link.ref for link in piece.links} == {"1.1.3", "1.2.4"}
    assert piece.current is not None
    assert piece.current.file_name == "Privacy notice for the people we serve.docx"
    assert piece.current.media_type.endswith("wordprocessingml.document")
    assert "Mill Lane Care Home" in text_of(kept_bytes(home_care, piece.id, tmp_path))
    assert offer(home_care, "privacy-notice").kept == piece


def test_one_question_can_be_named(home_care: Workspace) -> None:
    kept = home_care.starters.keep("asset-register", ["6.2.1"])
    assert [link.ref for link in kept.evidence.links] == ["6.2.1"]
    with pytest.raises(UnknownRequirementError):
        home_care.starters.keep("incident-form", ["9.9.9"])


def test_keeping_is_one_change_that_is_undone_and_redone_as_one(home_care: Workspace) -> None:
    before = len(home_care.history.changes())
    kept = home_care.starters.keep("privacy-notice")
    assert len(home_care.history.changes()) == before + 1
    newest = home_care.history.changes()[0]
    assert newest.label == (
        "Begin a document with our starter: Privacy notice for the people we serve"
    )
    home_care.undo.undo()
    assert home_care.evidence.all() == ()
    assert offer(home_care, "privacy-notice").kept is None
    home_care.undo.redo()
    assert offer(home_care, "privacy-notice").kept == kept.evidence


def test_the_history_tells_of_the_document_and_not_of_our_notes(home_care: Workspace) -> None:
    home_care.starters.keep("privacy-notice")
    places = [one.place for one in home_care.history.details(home_care.history.changes()[0].id)]
    assert any("Privacy notice" in place for place in places)
    assert not any("starter" in place.lower() for place in places)


def test_keeping_again_uses_the_document_that_is_there(home_care: Workspace) -> None:
    first = home_care.starters.keep("asset-register", ["1.1.2"])
    home_care.profile.set("ig_lead", "Somebody else")  # it would be another document by now
    again = home_care.starters.keep("asset-register", ["1.1.2", "7.1.1"])
    assert again.was_kept
    assert again.evidence.id == first.evidence.id
    assert again.change.requirements == {"7.1.1"}
    another = home_care.starters.keep("asset-register", another=True)
    assert another.evidence.id != first.evidence.id
    assert offer(home_care, "asset-register").kept == another.evidence


def test_one_that_was_taken_off_its_answers_is_begun_anew(home_care: Workspace) -> None:
    first = home_care.starters.keep("incident-form")
    home_care.evidence.withdraw(first.evidence.id)
    assert offer(home_care, "incident-form").kept is None
    second = home_care.starters.keep("incident-form")
    assert not second.was_kept
    assert second.evidence.id != first.evidence.id


def test_changed_in_a_word_processor_it_is_taken_back_in(
    home_care: Workspace, tmp_path: Path
) -> None:
    piece = home_care.starters.keep("privacy-notice").evidence
    opened = home_care.copies.open(piece.id)
    file = docx.Document(str(opened))
    file.add_paragraph("Added by hand")
    file.save(str(opened))
    (changed,) = home_care.copies.changed()
    assert changed.evidence_id == piece.id
    home_care.copies.take_in(changed)
    home_care.copies.keep(piece.id)
    assert "Added by hand" in text_of(kept_bytes(home_care, piece.id, tmp_path))
    assert offer(home_care, "privacy-notice").kept is not None


def test_a_signed_assessment_takes_no_new_document_and_still_gives_the_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    for ref in ("1-1", "1-2", "2-1"):
        met = tuple(f"{ref}.{level}{x}" for level in (1, 2) for x in "ab")
        workspace.answers.change(ref, AnswerEdit(meet=met, note="Seen by the owner"))
    workspace.sign_offs.sign_off("Ada Wren", "Owner")
    with pytest.raises(AssessmentSignedError):
        workspace.starters.keep("privacy-notice", ["1-1"])
    assert workspace.evidence.all() == ()
    assert workspace.starters.save("privacy-notice", tmp_path / "a.docx").is_file()


def test_an_auditor_reads_starters_and_keeps_none(home_care: Workspace, tmp_path: Path) -> None:
    auditor = home_care.people.add("Ed Audit", Role.AUDITOR).person
    home_care.people.work_as(auditor.id)
    with pytest.raises(NotAllowedError):
        home_care.starters.keep("privacy-notice")
    assert home_care.starters.save("privacy-notice", tmp_path / "a.pdf").is_file()


def test_a_starter_with_blanks_proves_nothing_until_it_was_changed(
    home_care: Workspace, tmp_path: Path
) -> None:
    found = offer(home_care, "asset-register")
    assert found.blanks
    kept = home_care.starters.keep("asset-register").evidence
    state = home_care.assessments.state()
    assert "1.1.2" in state.score.blocking
    assert "unfinished-document" in {f.code for f in check_before_signing(state)}
    copy = home_care.copies.open(kept.id)
    copy.write_bytes(copy.read_bytes() + b"\n")
    home_care.copies.close_all()
    home_care.copies.keep(kept.id)
    state = home_care.assessments.state()
    assert "1.1.2" not in state.score.blocking
    assert "unfinished-document" not in {f.code for f in check_before_signing(state)}


def test_a_form_without_blanks_counts_as_it_is(home_care: Workspace) -> None:
    for key in TOLD:
        home_care.profile.set(key, "told")
    ready = next(one for one in home_care.starters.all() if not one.blanks and one.serves)
    kept = home_care.starters.keep(ready.starter.id).evidence
    assert not kept.unfinished
