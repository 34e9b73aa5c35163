"""Whose question sets are taken in is said by name, stands in the history and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pack_samples import KEY, PRINT, made, reworded, why
from small_set import SMALL, small_sets

from core.crypto.errors import PublicKeyUnreadableError
from core.services.catalogues import Origin
from core.services.packs import PackVerdict
from core.services.publishers import (
    FingerprintUnclearError,
    PublisherUnknownError,
)
from core.workspace import NewStore, Workspace

Pack = Callable[..., Path]


def test_taking_in_can_be_undone_and_done_again(trusting: Workspace, pack: Pack) -> None:
    trusting.packs.install(pack(reworded()))
    undone = trusting.undo.undo()
    assert undone.change.assessment
    assert why(trusting) == ""
    assert trusting.catalogues.known()["small-1"].origin is Origin.SHIPPED
    trusting.undo.redo()
    assert why(trusting) == "Because it helps"


def test_a_set_whose_taking_in_was_undone_is_not_offered(trusting: Workspace, pack: Pack) -> None:
    trusting.packs.install(pack(made(id="other")))
    assert "other" in trusting.catalogues.available()
    trusting.undo.undo()
    assert "other" not in trusting.catalogues.available()


def test_but_what_was_started_with_it_goes_on(trusting: Workspace, pack: Pack) -> None:
    trusting.packs.install(pack(made(id="other")))
    trusting.assessments.start("other")
    change = next(c for c in trusting.history.trail(limit=None) if c.label.startswith("Take in"))
    trusting.history.put_back(change.id)
    assert trusting.assessments.state().question_set.catalogue == made(id="other")


def test_the_history_says_it_in_words(trusting: Workspace, pack: Pack) -> None:
    trusting.packs.install(pack(reworded()))
    taken, trusted, *_ = trusting.history.trail(limit=None)
    assert (taken.label, trusted.label) == (
        "Take in the question set small-1",
        "Trust a publisher of question sets",
    )
    (value,) = trusting.history.details(taken.id)
    assert (value.place, value.after) == (
        "Taken in as the question set small-1",
        "2026, issue 2",
    )
    (value,) = trusting.history.details(trusted.id)
    assert value.place == f"Trusted as a publisher of question sets: {PRINT}"
    assert value.after == "The example people"


def test_a_publisher_is_trusted_by_key_or_by_fingerprint(workspace: Workspace) -> None:
    workspace.publishers.trust(f"{KEY.public_line()} someone@example\n")
    assert [one.fingerprint for one in workspace.publishers.trusted()] == [PRINT]
    assert not workspace.publishers.trust(PRINT)


def test_one_that_is_trusted_no_more_publishes_nothing_more(
    trusting: Workspace, pack: Pack
) -> None:
    trusting.packs.install(pack(reworded()))
    trusting.publishers.distrust(PRINT)
    verdict = trusting.packs.inspect(pack(reworded(3))).verdict
    assert verdict is PackVerdict.UNKNOWN_PUBLISHER
    assert why(trusting) == "Because it helps"
    with pytest.raises(PublisherUnknownError):
        trusting.publishers.distrust(PRINT)


@pytest.mark.parametrize("text", ["", "SHA256:short", "MD5:aa:bb", "SHA256:" + "x" * 44])
def test_what_is_no_fingerprint_is_refused(workspace: Workspace, text: str) -> None:
    with pytest.raises(FingerprintUnclearError):
        workspace.publishers.trust(text)


def test_a_key_of_another_kind_is_refused(workspace: Workspace) -> None:
    with pytest.raises(PublicKeyUnreadableError):
        workspace.publishers.trust("ssh-rsa AAAAB3NzaC1yc2E= old")


def test_records_of_another_organisation_know_nothing_of_it(
    trusting: Workspace, pack: Pack, tmp_path: Path
) -> None:
    trusting.packs.install(pack(reworded()))
    setup = NewStore("Other Pharmacy", "", "pharmacy", "B. Tern", SMALL.id)
    with Workspace.create(tmp_path / "other", setup, bundled=small_sets).workspace as other:
        assert other.publishers.trusted() == ()
        assert other.catalogues.get("small-1") == SMALL
