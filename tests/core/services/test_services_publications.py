"""That it was published: said by a person, kept with the version that was signed."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.publication import Publication, PublishedStatus
from core.services.answers import AnswerEdit
from core.services.assessments import NotSignedError
from core.services.publications import (
    NotPublishedError,
    PublishedInFutureError,
    StatusNotOfSetError,
)

DAY = date(2026, 5, 19)
GOOD = PublishedStatus.SATISFACTORY


@pytest.fixture
def signed(workspace):
    for ref in ("1-1", "2-1"):
        points = tuple(f"{ref}.{level}{x}" for level in (1, 2) for x in "ab")
        workspace.answers.change(ref, AnswerEdit(meet=points))
    workspace.answers.mark_not_relevant("1-2", "We have none")
    workspace.sign_offs.sign_off("Olive Heron", "Owner")
    return workspace


def test_it_is_kept_with_its_confirmation_in_one_change_and_undone_in_one(signed, tmp_path):
    mail = tmp_path / "Published.txt"
    mail.write_text("Thank you for publishing.")
    before = signed.history.verify().count
    change = signed.publications.record(DAY, GOOD, confirmation=signed.evidence.stage(mail))
    assert change.sign_off and change.evidence
    assert signed.history.verify().count == before + 1
    (piece,) = signed.evidence.all()
    said = signed.assessments.state().publication
    assert said == Publication(DAY, GOOD, piece.id)
    assert (piece.title, piece.dated) == ("Confirmation of publishing", DAY)
    (newest,) = signed.history.changes(limit=1)
    words = {value.place: value.after for value in signed.history.details(newest.id)}
    assert words["Published on the website"] == "19 May 2026, Satisfactory"

    done = signed.undo.undo()
    assert done.where == "publication"
    assert signed.publications.current() is None and signed.evidence.all() == ()
    assert signed.history.verify().ok


def test_saying_it_again_mends_the_date_and_keeps_the_confirmation(signed, tmp_path):
    mail = tmp_path / "Published.txt"
    mail.write_text("Thank you.")
    signed.publications.record(DAY, GOOD, confirmation=signed.evidence.stage(mail))
    kept = signed.publications.current().evidence_id
    signed.publications.record(date(2026, 5, 18), GOOD)
    assert signed.publications.current() == Publication(date(2026, 5, 18), GOOD, kept)


def test_what_cannot_be_is_refused_and_nothing_is_kept(workspace):
    with pytest.raises(NotSignedError):
        workspace.publications.record(DAY, GOOD)
    workspace.answers.mark_not_relevant("1-2", "We have none")
    for ref in ("1-1", "2-1"):
        workspace.answers.tick(ref, f"{ref}.1a")
    workspace.sign_offs.sign_off("Olive Heron", "Owner")
    with pytest.raises(PublishedInFutureError):
        workspace.publications.record(date(2026, 5, 21), GOOD)
    for status in (PublishedStatus.STANDARDS_MET, None):
        with pytest.raises(StatusNotOfSetError):
            workspace.publications.record(DAY, status)
    with pytest.raises(NotPublishedError):
        workspace.publications.take_back()
    assert workspace.publications.current() is None


def test_a_version_signed_anew_is_not_published_by_the_old_saying(signed):
    signed.publications.record(DAY, GOOD)
    signed.assessments.reopen("A mistake in 1-1")
    assert signed.assessments.state().publication is None
    signed.sign_offs.sign_off("Olive Heron", "Owner")
    assert signed.publications.current() is None
