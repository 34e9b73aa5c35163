"""Before there are records: question sets to choose from, and the recovery sheet to print."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

from fixed_clock import FixedClock

from core.services.access import SpareKey
from core.services.first_run import question_sets, remove_sheet, sheet_path, write_sheet


def _text(path: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_sheet_shows_every_group_on_one_page_and_can_be_taken_away(
    home: Path, clock: FixedClock
) -> None:
    key = SpareKey.new()
    path = write_sheet(key, "Harbour Pharmacy", " fzz 01", clock=clock)
    told = _text(path)
    assert all(group in told for group in key.groups)
    assert "Harbour Pharmacy" in told and "FZZ01" in told and "Page 1 of 1" in told
    assert stat.S_IMODE(path.parent.stat().st_mode) == stat.S_IRWXU
    remove_sheet()
    assert not sheet_path().exists()
    remove_sheet()


def test_the_square_code_on_the_sheet_holds_the_whole_key(
    home: Path, tmp_path: Path, clock: FixedClock
) -> None:
    key = SpareKey.new()
    path = write_sheet(key, "Harbour Pharmacy", "", clock=clock)
    picture = tmp_path / "sheet"
    subprocess.run(["pdftoppm", "-r", "150", "-png", str(path), str(picture)], check=True)
    read = subprocess.run(
        ["zbarimg", "-q", "--raw", f"{picture}-1.png"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert read.stdout.strip() == key.identity


def test_there_is_a_question_set_for_a_pharmacy() -> None:
    assert any("pharmacy" in one.org_types for one in question_sets())
