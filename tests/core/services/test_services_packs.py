"""Question-set files are proved, compared and taken in; what was started keeps its questions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pack_samples import DAY, PRINT, asking_more, made, renamed, reworded, why
from small_set import SMALL

from core.catalogue import catalogue_to_json
from core.crypto.errors import SignatureWrongError
from core.crypto.sshsig import SigningKey
from core.domain.catalogue import Catalogue
from core.domain.change import Change
from core.domain.differences import Kind
from core.domain.follows import Follows
from core.domain.organisation import Role
from core.packs.errors import PackChangedError, PublisherNotTrustedError
from core.services.access import SpareKeyUnlock
from core.services.catalogues import Origin
from core.services.packs import FingerprintDiffersError, PackOlderError, PackVerdict
from core.services.permission import NotAllowedError
from core.services.publishers import (
    TrustedBy,
    fingerprint_in,
)
from core.workspace import Created, Workspace

Pack = Callable[..., Path]


def test_an_unknown_publisher_is_named_and_nothing_of_the_file_is_read(
    workspace: Workspace, pack: Pack
) -> None:
    view = workspace.packs.inspect(pack(reworded()))
    assert view.verdict is PackVerdict.UNKNOWN_PUBLISHER
    assert (view.publisher, view.signer) == ("example-publisher", PRINT)
    assert view.catalogue is None and not view.differences and view.trusted_by is None


def test_looking_changes_nothing_even_with_trust_for_the_moment(
    workspace: Workspace, pack: Pack
) -> None:
    before = workspace.history.stamp()
    view = workspace.packs.inspect(pack(reworded()), trust=PRINT)
    assert view.verdict is PackVerdict.MENDED and view.trusted_by is None
    assert workspace.history.stamp() == before
    assert workspace.publishers.trusted() == ()


@pytest.mark.parametrize(
    ("catalogue", "verdict"),
    [
        (SMALL, PackVerdict.SAME),
        (reworded(), PackVerdict.MENDED),
        (asking_more(), PackVerdict.CHANGED),
        (made(id="small-2", follows=Follows("small-1")), PackVerdict.NEW_EDITION),
        (made(id="small-2", follows=Follows("small-0")), PackVerdict.NEW_SET),
        (made(id="other"), PackVerdict.NEW_SET),
    ],
)
def test_it_says_what_the_file_would_come_to(
    trusting: Workspace, pack: Pack, catalogue: Catalogue, verdict: PackVerdict
) -> None:
    view = trusting.packs.inspect(pack(catalogue))
    assert view.verdict is verdict
    assert view.trusted_by is TrustedBy.ORGANISATION
    assert (view.present is None) is (verdict is PackVerdict.NEW_SET)


def test_the_differences_name_what_is_added_gone_and_worded_otherwise(
    trusting: Workspace, pack: Pack
) -> None:
    one, two = SMALL.groups
    said, other = one.children
    said = replace(said, title="Said otherwise")
    groups = (
        replace(one, children=(said, other)),
        replace(two, children=(renamed(two.children[0], "3-1"), two.children[1])),
    )
    found = trusting.packs.inspect(pack(made(groups=groups, issue=2))).differences
    assert {(d.kind, d.was, d.now) for d in found} == {
        (Kind.REWORDED, ("1-1",), ("1-1",)),
        (Kind.REMOVED, ("2-1",), ()),
        (Kind.ADDED, (), ("3-1",)),
    }


def test_an_unknown_publisher_s_set_is_not_taken_in(workspace: Workspace, pack: Pack) -> None:
    with pytest.raises(PublisherNotTrustedError) as caught:
        workspace.packs.install(pack(reworded()))
    assert caught.value.details["fingerprint"] == PRINT
    assert workspace.catalogues.get("small-1") == SMALL


def test_trust_may_come_with_it_and_stays(workspace: Workspace, pack: Pack) -> None:
    assert workspace.packs.install(pack(reworded()), trust=PRINT).change.assessment
    (known,) = workspace.publishers.trusted()
    assert (known.fingerprint, known.name) == (PRINT, "example-publisher")
    assert workspace.packs.install(pack(reworded(3, "Again"))).change.assessment


def test_the_key_that_was_compared_has_to_be_the_one_of_the_seal(
    workspace: Workspace, pack: Pack
) -> None:
    other = fingerprint_in(SigningKey.generate().public_line())
    with pytest.raises(FingerprintDiffersError, match=re.escape(PRINT)):
        workspace.packs.install(pack(reworded()), trust=other)
    assert workspace.publishers.trusted() == ()


def test_even_one_s_own_seal_is_trusted_by_name_only(workspace: Workspace, tmp_path: Path) -> None:
    from core.catalogue.compile import compiled_bytes

    source, target = tmp_path / "set.json", tmp_path / "set.igtq"
    source.write_bytes(compiled_bytes(catalogue_to_json(reworded())))
    info = workspace.packs.make(source, target)
    assert info.publisher == "FZZ01"
    view = workspace.packs.inspect(target)
    assert view.verdict is PackVerdict.UNKNOWN_PUBLISHER
    workspace.publishers.trust(workspace.exports.signer().public_line)
    assert workspace.packs.inspect(target).verdict is PackVerdict.MENDED


def test_a_mended_text_is_used_at_once_by_what_is_being_answered(
    trusting: Workspace, pack: Pack
) -> None:
    trusting.answers.set_note("1-1", "Kept")
    assert why(trusting) == ""
    change = trusting.packs.install(pack(reworded())).change
    assert change == Change(assessment=True, profile=True)
    assert why(trusting) == "Because it helps"
    assert trusting.assessments.state().by_ref["1-1"].answer.note == "Kept"
    assert trusting.catalogues.get("small-1") == reworded()


def test_it_stays_so_after_a_new_start(
    trusting: Workspace, pack: Pack, reopen: Callable[[], Workspace]
) -> None:
    trusting.packs.install(pack(reworded()))
    again = reopen()
    assert why(again) == "Because it helps"
    assert again.catalogues.known()["small-1"].origin is Origin.INSTALLED


def test_other_rules_never_touch_what_was_started(trusting: Workspace, pack: Pack) -> None:
    before = trusting.assessments.state()
    trusting.packs.install(pack(asking_more()))
    after = trusting.assessments.state()
    assert after.question_set == before.question_set
    assert after.assessment.rules_hash == SMALL.rules_hash
    assert trusting.catalogues.get("small-1") == asking_more()


def test_a_new_edition_can_be_started_beside_the_old_one(trusting: Workspace, pack: Pack) -> None:
    newer = made(id="small-2", follows=Follows("small-1"))
    trusting.packs.install(pack(newer))
    trusting.assessments.start("small-2")
    ids = {one.catalogue_id for one in trusting.assessments.all()}
    assert ids == {"small-1", "small-2"}


def test_what_is_here_already_changes_nothing(trusting: Workspace, pack: Pack) -> None:
    trusting.packs.install(pack(reworded()))
    stamp = trusting.history.stamp()
    assert not trusting.packs.install(pack(reworded())).change
    assert trusting.history.stamp() == stamp


@pytest.mark.parametrize(
    ("first", "then", "on"),
    [
        (reworded(3), reworded(2, "Older"), DAY),
        (reworded(2), reworded(1, "Older"), DAY),
        (reworded(2), reworded(2, "Older"), date(2026, 4, 30)),
        (reworded(2), asking_more(1), DAY),
    ],
)
def test_an_older_text_is_refused_by_name(
    trusting: Workspace, pack: Pack, first: Catalogue, then: Catalogue, on: date
) -> None:
    trusting.packs.install(pack(first))
    with pytest.raises(PackOlderError, match=r"Small set \(2026\)"):
        trusting.packs.install(pack(then, on=on))
    assert trusting.catalogues.get("small-1") == first


def test_an_edition_that_another_one_came_after_is_refused(trusting: Workspace, pack: Pack) -> None:
    trusting.packs.install(pack(made(id="small-3", follows=Follows("small-2"))))
    assert trusting.packs.inspect(pack(made(id="small-2"))).verdict is PackVerdict.OLDER
    with pytest.raises(PackOlderError):
        trusting.packs.install(pack(made(id="small-2")))


def test_a_shipped_text_of_a_later_issue_replaces_what_was_taken_in(
    created: Created, pack: Pack, clock: object
) -> None:
    workspace = created.workspace
    workspace.packs.install(pack(reworded(2)), trust=PRINT)
    workspace.close()
    shipped = reworded(3, "Shipped later")
    assert created.spare_key is not None
    with Workspace.open(
        workspace.folder,
        SpareKeyUnlock(created.spare_key),
        clock=clock,  # type: ignore[arg-type]
        bundled=lambda: {"small-1": shipped},
    ) as newer:
        assert why(newer) == "Shipped later"
        assert newer.catalogues.known()["small-1"].origin is Origin.SHIPPED
        assert newer.packs.inspect(pack(reworded(2))).verdict is PackVerdict.OLDER


def test_a_broken_file_changes_nothing_whoever_made_it(trusting: Workspace, pack: Pack) -> None:
    path = pack(reworded())
    whole, stamp = path.read_bytes(), trusting.history.stamp()
    path.write_bytes(whole.replace(b"Because it helps", b"Because it hurts"))
    with pytest.raises(PackChangedError):
        trusting.packs.install(path)
    path.write_bytes(whole.replace(b"2026-05-01", b"2026-05-02"))
    with pytest.raises(SignatureWrongError):
        trusting.packs.install(path)
    assert trusting.history.stamp() == stamp


def test_it_is_an_administrator_s_business(trusting: Workspace, pack: Pack) -> None:
    added = trusting.people.add("B. Tern", Role.CONTRIBUTOR)
    trusting.people.work_as(added.person.id)
    for deed in (
        lambda: trusting.packs.install(pack(reworded())),
        lambda: trusting.publishers.trust(PRINT),
        lambda: trusting.publishers.distrust(PRINT),
    ):
        with pytest.raises(NotAllowedError):
            deed()
    assert trusting.catalogues.get("small-1") == SMALL
