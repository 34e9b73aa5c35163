"""What the documents are written from: the services that know the records."""

from __future__ import annotations

from dataclasses import dataclass

from core.services.calendars import CalendarService
from core.services.outlook import OutlookService
from core.services.past.history import HistoryService
from core.services.people.audits import AuditService
from core.services.reports import ReportService


@dataclass(frozen=True, slots=True)
class Sources:
    """Each document takes what it needs."""

    reports: ReportService
    history: HistoryService
    audits: AuditService
    calendars: CalendarService
    outlook: OutlookService
    assessment_id: str | None = None  # the newest open one where none is named
