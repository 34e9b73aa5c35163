from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from memory_keyring import MemoryKeyring

from core.catalogue import catalogue_from_json, catalogue_to_json
from core.catalogue.hashes import with_hashes
from core.domain.catalogue import (
    AnswerKind,
    Applicability,
    Catalogue,
    Confidence,
    Criterion,
    Group,
    Level,
    Provenance,
    Requirement,
    Scheme,
)
from core.domain.guidance import Guidance
from core.services.access import (
    KeyringUnlock,
    PassphraseUnlock,
    SpareKeyUnlock,
    WayKind,
    keyring_is_usable,
    ways_in,
)
from core.services.assessments import NoSetForTypeError
from core.services.catalogues import UnknownCatalogueError
from core.services.profile import FactMissingError
from core.store.keyring_slot import KeyringPlace
from core.store.keys import KeyDoesNotFitError, SpareKey
from core.store.lock import StoreBusyError, StoreLock
from core.workspace import NewStore, NoWayInError, StoreExistsError, StoreMissingError, Workspace

PASSPHRASE = "lantern meadow copper violin"
SURE = Provenance(Confidence.VERIFIED, "a test")


def tiny() -> dict[str, Catalogue]:
    level = Level(1, (Criterion("t-1.1a", "A thing"),))
    leaf = Requirement(
        "t-1",
        "A requirement",
        AnswerKind.LEVELS,
        Guidance("It asks"),
        SURE,
        {"pharmacy": Applicability(SURE)},
        (level,),
    )
    made = Catalogue(
        id="tiny-1",
        title="Tiny",
        edition="2026",
        noun="requirement",
        scheme=Scheme.IGT_LEVELS,
        purpose="For tests.",
        opens=None,
        due=None,
        org_types={"pharmacy": "Pharmacy"},
        groups=(Group("t", "T", (leaf,)),),
    )
    return {made.id: catalogue_from_json(with_hashes(catalogue_to_json(made)))}


def setup(**changes: object) -> NewStore:
    values: dict[str, object] = {
        "name": "Harbour Pharmacy",
        "ods_code": "",
        "org_type": "pharmacy",
        "person": "Ada Wren",
        "catalogue_id": "tiny-1",
    }
    return NewStore(**(values | changes))  # type: ignore[arg-type]


def create(folder: Path, keyring: KeyringPlace | None = None, **changes: object):
    return Workspace.create(folder, setup(**changes), bundled=tiny, keyring=keyring)


def test_new_records_open_again_with_the_spare_key(tmp_path):
    created = create(tmp_path / "store")
    created.workspace.close()
    assert Workspace.exists(tmp_path / "store")
    with Workspace.open(tmp_path / "store", SpareKeyUnlock(created.spare_key)) as workspace:
        assert workspace.profile.organisation().name == "Harbour Pharmacy"
        assert not workspace.profile.organisation().sample


def test_opening_mends_what_an_interrupted_change_of_the_locks_left(tmp_path):
    created = create(tmp_path / "store")
    created.workspace.close()
    keys = tmp_path / "store" / "keys"
    told = ways_in(tmp_path / "store")
    half_written = keys / ".tmp-0123456789abcdef"
    half_written.write_bytes(b"half")
    (keys / "slots.json").unlink()
    Workspace.open(tmp_path / "store", SpareKeyUnlock(created.spare_key)).close()
    assert not half_written.exists()
    assert ways_in(tmp_path / "store") == told != ()


def test_closing_clears_away_files_that_were_never_recorded(tmp_path):
    workspace = create(tmp_path / "store").workspace
    old = workspace.evidence.stage_content("old.txt", b"stopped half-way")
    fresh = workspace.evidence.stage_content("fresh.txt", b"being attached")
    path = {s: tmp_path.joinpath("store", "vault", *_place(s)) for s in (old, fresh)}
    two_days_ago = path[old].stat().st_mtime - 2 * 86_400
    os.utime(path[old], (two_days_ago, two_days_ago))
    workspace.close()
    assert not path[old].exists()
    assert path[fresh].exists()


def _place(staged):
    blob_id = staged.blob.blob_id
    return blob_id[:2], blob_id[2:4], f"{blob_id}.age"


def test_new_records_open_again_with_the_passphrase_or_what_this_pc_remembers(tmp_path):
    place = KeyringPlace(backend=MemoryKeyring())
    created = create(
        tmp_path / "store", place, passphrase=PASSPHRASE, use_keyring=True, make_spare_key=False
    )
    created.workspace.close()
    assert created.spare_key is None
    assert {way.kind for way in ways_in(tmp_path / "store")} == {
        WayKind.KEYRING,
        WayKind.PASSPHRASE,
    }
    for unlock in (PassphraseUnlock(PASSPHRASE), KeyringUnlock(place)):
        Workspace.open(tmp_path / "store", unlock).close()


def test_a_second_set_up_in_the_same_folder_touches_nothing(tmp_path):
    created = create(tmp_path / "store")
    created.workspace.close()
    before = {p.name: p.read_bytes() for p in (tmp_path / "store").rglob("*") if p.is_file()}
    with pytest.raises(StoreExistsError):
        create(tmp_path / "store", name="Another")
    after = {p.name: p.read_bytes() for p in (tmp_path / "store").rglob("*") if p.is_file()}
    assert before == after


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"make_spare_key": False}, NoWayInError),
        ({"name": " "}, FactMissingError),
        ({"catalogue_id": "igt-99"}, UnknownCatalogueError),
        ({"org_type": "circus"}, NoSetForTypeError),
    ],
)
def test_a_set_up_that_is_refused_can_be_tried_again_in_the_same_folder(tmp_path, changes, error):
    with pytest.raises(error):
        create(tmp_path / "store", **changes)
    assert not Workspace.exists(tmp_path / "store")
    create(tmp_path / "store").workspace.close()


def test_a_set_up_that_fails_leaves_nothing_in_the_keyring(tmp_path):
    keyring = MemoryKeyring()
    with pytest.raises(NoSetForTypeError):
        create(
            tmp_path / "store", KeyringPlace(backend=keyring), org_type="circus", use_keyring=True
        )
    assert keyring.kept == {}


def test_keys_that_an_interrupted_set_up_left_are_kept_aside(tmp_path):
    created = create(tmp_path / "store")
    created.workspace.close()
    for path in (tmp_path / "store").glob("records.*"):
        path.unlink()
    create(tmp_path / "store").workspace.close()
    assert len(list((tmp_path / "store").glob("keys.unused-*/store.key.age"))) == 1


def test_a_key_of_other_records_does_not_open_these_and_lets_go_of_them(tmp_path):
    created = create(tmp_path / "store")
    created.workspace.close()
    with pytest.raises(KeyDoesNotFitError):
        Workspace.open(tmp_path / "store", SpareKeyUnlock(SpareKey.new().printed))
    Workspace.open(tmp_path / "store", SpareKeyUnlock(created.spare_key)).close()


def test_where_no_records_are_nothing_opens_and_nothing_is_made(tmp_path):
    with pytest.raises(StoreMissingError):
        Workspace.open(tmp_path / "store", SpareKeyUnlock("x"))
    assert not (tmp_path / "store").exists()


def test_open_records_hold_the_lock_until_they_are_closed(tmp_path):
    created = create(tmp_path / "store")
    with pytest.raises(StoreBusyError):
        StoreLock.acquire(tmp_path / "store", wait=0)
    created.workspace.close()
    StoreLock.acquire(tmp_path / "store", wait=0).release()
    created.workspace.close()


def test_the_keyring_is_tried_without_leaving_anything_in_it():
    keyring = MemoryKeyring()
    assert keyring_is_usable(KeyringPlace(backend=keyring))
    assert keyring.kept == {}


def test_importing_the_workspace_loads_nothing_that_a_start_does_not_need():
    heavy = ("alembic", "reportlab", "keyring.backends", "yaml", "jsonschema", "puremagic")
    code = f"import sys, core.workspace; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.strip() == "[]"
