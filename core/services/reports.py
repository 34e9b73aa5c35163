"""Paper: the checklist to walk round with and the summary to read and sign."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from core.domain.long_work import Progress
from core.domain.outlook import Outlook
from core.domain.state import AssessmentState
from core.services.outputs import check_target, write_output
from core.services.records import Records

Watch = Progress
"""Told the pages done and in all; an exception from it stops the work with nothing written."""


class ReportService:
    """Writes PDFs of an assessment."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def checklist(
        self,
        target: Path,
        *,
        blank: bool = False,
        by_place: bool = False,
        roomy: bool = False,
        assessment_id: str | None = None,
        watch: Watch | None = None,
    ) -> Path:
        """Write the evidence checklist; *blank* leaves out what is answered so far.

        *by_place* puts it in the order of rooms, *roomy* sets it with more space to write.
        Raises TargetFolderMissingError and the disk's troubles.
        """
        check_target(target)
        data = self.checklist_bytes(
            blank=blank, by_place=by_place, roomy=roomy, assessment_id=assessment_id, watch=watch
        )
        return write_output(target, data)

    def checklist_bytes(
        self,
        *,
        blank: bool = False,
        by_place: bool = False,
        roomy: bool = False,
        assessment_id: str | None = None,
        watch: Watch | None = None,
    ) -> bytes:
        """Return the checklist as a PDF, set as ``checklist`` says."""
        from core.reports.checklist import ChecklistOptions, build_checklist
        from core.reports.checklist_rows import Order
        from core.reports.styles import Density

        order = Order.BY_PLACE if by_place else Order.BY_REQUIREMENT
        density = Density.COMFORTABLE if roomy else Density.COMPACT
        options = ChecklistOptions(order=order, density=density, blank=blank)
        buffer = BytesIO()
        state = self._state(assessment_id)
        build_checklist(state, buffer, options, made_at=self._records.now(), watch=watch)
        return buffer.getvalue()

    def summary(
        self, target: Path, *, assessment_id: str | None = None, watch: Watch | None = None
    ) -> Path:
        """Write the summary: of the signed version where one is in force, else as it stands.

        Raises TargetFolderMissingError and the disk's troubles.
        """
        check_target(target)
        return write_output(target, self.summary_bytes(assessment_id, watch=watch))

    def summary_bytes(
        self, assessment_id: str | None = None, *, watch: Watch | None = None
    ) -> bytes:
        """Return the summary as a PDF, for the submission file and for a preview."""
        return summary_pdf(self._reported(assessment_id), self._records, watch)

    def full_report_bytes(
        self, assessment_id: str | None = None, *, watch: Watch | None = None
    ) -> bytes:
        """Return every requirement with its answer and evidence as a PDF.

        Of the signed version where one is in force, else as it stands.
        """
        from core.reports.document.pdf import print_document
        from core.reports.full_report import full_report

        buffer = BytesIO()
        document = full_report(self._reported(assessment_id), self._records.now())
        print_document(document, buffer, watch)
        return buffer.getvalue()

    def key_sheet_bytes(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> bytes:
        """Return the keys of the window as a PDF: titles, each with what is done by which keys."""
        from core.reports.key_sheet import build_key_sheet

        buffer = BytesIO()
        with self._records.store.read() as session:
            name = self._records.organisation(session).name
        build_key_sheet(groups, name, buffer, made_at=self._records.now())
        return buffer.getvalue()

    def days(self, target: Path, outlook: Outlook) -> Path:
        """Write the days to note of *outlook* as one page (.pdf).

        Raises TargetFolderMissingError and the disk's troubles.
        """
        check_target(target)
        from core.reports.days import days_document
        from core.reports.document.pdf import print_document

        buffer = BytesIO()
        print_document(days_document(outlook, made_at=self._records.now()), buffer)
        return write_output(target, buffer.getvalue())

    def _reported(self, assessment_id: str | None) -> AssessmentState:
        """Return the version that was signed where one is in force, else what stands now."""
        from core.services.frozen import signed_row, signed_state

        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            signed = signed_row(session, row.id)
            if signed is None:
                return self._records.state(session, row)
            return signed_state(session, row, signed.frozen)

    def _state(self, assessment_id: str | None) -> AssessmentState:
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            return self._records.state(session, row)


def summary_pdf(state: AssessmentState, records: Records, watch: Watch | None = None) -> bytes:
    """Return the summary of *state* as a PDF."""
    from core.reports.summary import build_summary  # reportlab: only a print pays for it

    buffer = BytesIO()
    build_summary(state, buffer, made_at=records.now(), watch=watch)
    return buffer.getvalue()
