"""Files for a person's own calendar."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from core.domain.occasion import Occasion
from core.services.outputs import check_target, write_output
from core.services.records import Records
from core.text import translate


class CalendarService:
    """Writes days into a file that every calendar program takes in."""

    def __init__(self, records: Records, records_id: str) -> None:
        self._records = records
        self._records_id = records_id

    def write(self, target: Path, occasions: Iterable[Occasion]) -> Path:
        """Write *occasions* to *target* (.ics). A later file moves what an earlier one put there.

        Raises what ``check_target`` raises and the disk's troubles.
        """
        from core.reports.calendar import calendar_file  # its library is slow to load

        check_target(target)
        with self._records.store.read() as session:
            name = self._records.organisation(session).name
        title = translate("calendar", "{name}: information governance", name=name)
        data = calendar_file(
            title, occasions, records_id=self._records_id, made_at=self._records.now()
        )
        return write_output(target, data)
