"""A look over the records in the background, and a word about a folder that is no good place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from damage import roots, spoil
from fixed_clock import FixedClock
from real_window import RealWindow, made_records

from core.domain.evidence import EvidenceLink
from core.store.store import DATABASE
from core.workspace import Workspace
from desktop.safekeeping import Safekeeping

OpenWindow = Callable[..., RealWindow]


def safe(window: RealWindow) -> Safekeeping:
    attendant = window.wiring._attendant
    assert attendant is not None
    return attendant.safe


def look_over(window: RealWindow) -> None:
    safe(window).look_over()
    window.settle()


def test_a_look_over_sound_records_says_nothing(open_window: OpenWindow, tmp_path: Path) -> None:
    key = made_records(tmp_path / "store")
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    look_over(window)
    assert not window.banner.isVisible() and window.workspace.care.last_look() is not None


def test_a_missing_document_is_named_with_what_it_shows(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    document = tmp_path / "policy.txt"
    document.write_text("Our policy", encoding="utf-8")

    def fill(workspace: Workspace) -> None:
        workspace.evidence.attach(document, (EvidenceLink("10-114"),))

    key = made_records(tmp_path / "store", fill=fill)
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    for blob in (tmp_path / "store" / "vault").rglob("*.age"):
        blob.unlink()
    look_over(window)
    said = window.banner.text.text()
    assert "policy" in said and "10-114" in said
    window.banner.button.click()
    assert window.window.frame.key == "settings"


def test_damage_met_while_working_stops_writing_and_leads_to_the_copies(
    open_window: OpenWindow, tmp_path: Path, clock: FixedClock
) -> None:
    key = made_records(tmp_path / "store", clock=clock)
    window = open_window(tmp_path / "store", clock=clock)
    window.unlock_with(key)
    path = tmp_path / "store" / DATABASE
    page = roots(path, window.workspace.secrets.database_key)["change_value"] - 1
    with path.open("r+b") as file:
        data = file.read()
        file.seek(0)
        file.write(spoil(data, page))
    look_over(window)
    assert window.workspace.read_only
    assert window.banner.title.text().startswith("Read only: your records are damaged")


def test_a_folder_that_is_kept_in_step_is_told_once(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    key = made_records(tmp_path / "OneDrive" / "store")
    window = open_window(tmp_path / "OneDrive" / "store")
    window.unlock_with(key)
    window.settle()
    assert window.banner.title.text() == "This is no good place for records"
    assert "OneDrive" in window.banner.text.text()
    window.banner.close_button.click()
    look_over(window)
    assert not window.banner.isVisible()
