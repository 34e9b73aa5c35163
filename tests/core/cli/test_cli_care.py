"""The checks of the command line, on whole records and on spoilt ones."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from damage import roots, spoil
from igt_runs import Igt

from core.services.access import SpareKeyUnlock
from core.store.keys import KeyFile


def spoil_table(records: Path, *tables: str) -> Path:
    """Flip a bit in the first page of each of *tables*."""
    secret = (records / "recovery.txt").read_text(encoding="utf-8")
    path = records / "store" / "records.db"
    found = roots(
        path, KeyFile.open(records / "store", SpareKeyUnlock(secret)).secrets.database_key
    )
    data = path.read_bytes()
    for table in tables:
        data = spoil(data, found[table] - 1)
    path.write_bytes(data)
    return path


def test_whole_records_say_how_far_their_history_goes(igt: Igt) -> None:
    igt("answer", "10-114", "--meet", "10-114.1a")
    checked = igt("store", "check")
    assert checked.code == 0, checked.err
    document = checked.document
    assert (document["ok"], document["faults"], document["changes"]) == (True, [], 2)
    assert len(document["stamp"]) == 64
    assert document["looked_over"] is None
    verified = igt("journal", "verify", "--stamp", document["stamp"].upper())
    assert (verified.code, verified.document["place"]) == (0, 2)
    other = igt("journal", "verify", "--stamp", "0" * 64)
    assert (other.code, other.error_code) == (4, "stamp-unknown")


def test_damaged_records_are_read_and_counted_and_never_written(igt: Igt, records: Path) -> None:
    igt("answer", "10-114", "--meet", "10-114.1a")
    path = spoil_table(records, "setting", "answer")  # the first is read at every start
    before = path.read_bytes()
    checked = igt("store", "check")
    assert (checked.code, checked.error_code) == (4, "store-faulty")
    assert "1 answers, 0 kept documents, 2 changes" in checked.document["error"]["what"]
    shown = igt("assessment", "show")
    assert shown.code == 0
    assert "open for reading only" in shown.err
    assert "10-114.1a" in shown.out
    refused = igt("answer", "10-114", "--meet", "10-114.1b")
    assert (refused.code, refused.error_code) == (1, "records-read-only")
    assert path.read_bytes() == before


def test_records_of_which_nothing_can_be_read_say_so_and_offer_a_copy(
    igt: Igt, records: Path
) -> None:
    path = records / "store" / "records.db"
    path.write_bytes(spoil(path.read_bytes(), 0))
    checked = igt("store", "check")
    assert (checked.code, checked.error_code) == (4, "store-faulty")
    assert "newest copy" in checked.document["error"]["next"]
    assert igt("score").error_code == "store-unreadable"
    assert "bring-back" not in checked.err  # there is no copy on this PC


def test_the_newest_copy_is_named_where_nothing_can_be_read(igt: Igt, records: Path) -> None:
    made = igt("backup", "create").document["copies"][0]
    path = records / "store" / "records.db"
    path.write_bytes(spoil(path.read_bytes(), 0))
    for command in (("score",), ("store", "check")):
        ran = igt(*command)
        assert f"igt backup bring-back {made['folder']} --over-unreadable" in ran.err
    assert igt("backup", "bring-back", made["folder"], "--over-unreadable").code == 0
    assert igt("store", "check").code == 0


def test_a_spoilt_document_is_named_with_the_requirements_that_it_serves(
    igt: Igt, records: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "policy.txt"
    paper.write_text("We lock the door.", encoding="utf-8")
    igt(
        "evidence",
        "add",
        paper,
        "--for",
        "10-114",
        "--for",
        "10-115/10-115.1a",
        "--title",
        "Policy",
    )
    assert igt("evidence", "check").document["checked"] == 1
    (blob,) = (records / "store" / "vault").rglob("*.age")
    blob.write_bytes(blob.read_bytes()[:-1] + b"?")
    for spoilt in (True, False):
        if not spoilt:
            blob.unlink()
        checked = igt("evidence", "check")
        assert (checked.code, checked.error_code) == (4, "evidence-faulty")
        assert "Policy (10-114, 10-115)" in checked.document["error"]["what"]


def test_older_states_beside_the_records_are_listed_and_deleted_on_demand(
    igt: Igt, records: Path
) -> None:
    assert igt("store", "older").document == {
        "format": "igt-store-older-1",
        "deleted": False,
        "older": [],
    }
    kept = records / "store" / f"before-restore-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    kept.mkdir()
    (kept / "records.db").write_bytes(b"x" * 10)
    (one,) = igt("store", "older").document["older"]
    assert (one["folder"], one["why"], one["size"]) == (str(kept), "restore", 10)
    assert igt("store", "check").code == 0  # which does not mind them
    assert igt("backup", "create").code == 0
    assert igt("store", "older", "--delete").document["deleted"] is True
    assert not kept.exists()
