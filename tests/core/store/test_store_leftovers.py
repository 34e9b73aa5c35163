"""What a killed process left beside the records is gone at the next start."""

from __future__ import annotations

from pathlib import Path

from core.store.leftovers import clear_leftovers


def test_half_made_files_and_folders_go_and_everything_else_stays(tmp_path: Path) -> None:
    (tmp_path / ".tmp-restore-1" / "deep").mkdir(parents=True)
    (tmp_path / ".tmp-restore-1" / "deep" / "records.db").write_bytes(b"x")
    (tmp_path / ".tmp-2.db").write_bytes(b"x")
    (tmp_path / "records.db").write_bytes(b"x")
    (tmp_path / "before-restore-1").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".tmp-link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    clear_leftovers(tmp_path)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"records.db", "before-restore-1", "elsewhere"}


def test_what_was_being_brought_back_for_it_goes_and_what_is_for_others_stays(
    tmp_path: Path,
) -> None:
    store = tmp_path / "store"
    for name in ("store", ".tmp-bring-back-store-12ab", ".tmp-bring-back-other-12ab"):
        (tmp_path / name).mkdir()
    clear_leftovers(store)
    assert {path.name for path in tmp_path.iterdir()} == {"store", ".tmp-bring-back-other-12ab"}
