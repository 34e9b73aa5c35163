"""What first run needs before there are any records: question sets, and the recovery sheet."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from core.domain.catalogue import Catalogue
from core.domain.clock import Clock, SystemClock
from core.domain.organisation import normal_ods_code
from core.domain.set_choice import newest_first
from core.places import make_private, state_folder
from core.services.access import SpareKey
from core.services.outputs import write_output
from core.store.atomic import remove_durably
from core.store.keys.spare_key import PREFIX

SHEET = "recovery-sheet.pdf"


def question_sets() -> tuple[Catalogue, ...]:
    """Return the shipped question sets, the newest first."""
    from core.catalogue import load_bundled  # read only when a question set is needed

    return newest_first(load_bundled().values())


def sheet_path() -> Path:
    """Return where the sheet lies for the moment in which another program prints it."""
    return state_folder() / "printing" / SHEET


def write_sheet(
    key: SpareKey, name: str, ods_code: str, *, sample: bool = False, clock: Clock | None = None
) -> Path:
    """Write the recovery sheet into a private folder, to be printed at once, and return it.

    It opens the records: take it away again with ``remove_sheet`` as soon as it is printed.
    Raises FolderNotOursError and the disk's troubles.
    """
    from core.reports.recovery_sheet import SheetKey, build_recovery_sheet

    path = sheet_path()
    make_private(path.parent)
    buffer = BytesIO()
    sheet = SheetKey(name, normal_ods_code(ods_code), PREFIX, key.groups, sample)
    build_recovery_sheet(sheet, buffer, made_at=(clock or SystemClock()).now())
    return write_output(path, buffer.getvalue())


def remove_sheet() -> None:
    """Take the sheet off the disk, if it is there. Raises the disk's troubles."""
    path = sheet_path()
    if path.exists():
        remove_durably(path)
