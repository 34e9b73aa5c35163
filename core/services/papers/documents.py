"""The documents that there are. To add one: a function that writes it, and an entry below."""

from __future__ import annotations

from core.domain.key_dates import key_occasions
from core.domain.long_work import Progress
from core.services.papers.declared import Choice, Chosen, Document, Option, Reader
from core.services.papers.sources import Sources
from core.text import QT_TRANSLATE_NOOP, translate

PLACE, ROOMY, BLANK = "place", "roomy", "blank"


def _checklist(sources: Sources, chosen: Chosen, watch: Progress | None) -> bytes:
    return sources.reports.checklist_bytes(
        by_place=chosen["order"] == PLACE,
        roomy=chosen["room"] == ROOMY,
        blank=chosen["answers"] == BLANK,
        assessment_id=sources.assessment_id,
        watch=watch,
    )


def _summary(sources: Sources, _chosen: Chosen, watch: Progress | None) -> bytes:
    return sources.reports.summary_bytes(sources.assessment_id, watch=watch)


def _full_report(sources: Sources, _chosen: Chosen, watch: Progress | None) -> bytes:
    return sources.reports.full_report_bytes(sources.assessment_id, watch=watch)


def _findings(sources: Sources, _chosen: Chosen, _watch: Progress | None) -> bytes:
    newest = sources.audits.samples(assessment_id=sources.assessment_id)[0]
    return sources.audits.report_csv(newest.id)


def _no_findings(sources: Sources) -> str:
    if sources.audits.samples(assessment_id=sources.assessment_id):
        return ""
    return translate("papers", "Nobody has drawn a sample yet. An auditor does so under Audit.")


def _history(sources: Sources, _chosen: Chosen, _watch: Progress | None) -> bytes:
    return sources.history.csv_bytes()


def _calendar(sources: Sources, _chosen: Chosen, _watch: Progress | None) -> bytes:
    outlook = sources.outlook.read(sources.assessment_id)
    dates = key_occasions(outlook.state, outlook.dates)
    return sources.calendars.file_bytes([*dates, *sources.calendars.to_do()])


DOCUMENTS = (
    Document(
        "checklist",
        Reader.WALK,
        QT_TRANSLATE_NOOP("papers", "Checklist"),
        QT_TRANSLATE_NOOP(
            "papers",
            "For you, or whoever walks round for you. It has every point on paper, with a box to "
            "tick in pen and room for a note.",
        ),
        "pdf",
        _checklist,
        (
            Choice(
                "order",
                QT_TRANSLATE_NOOP("papers", "Order"),
                (
                    Option("set", QT_TRANSLATE_NOOP("papers", "As the questions stand")),
                    Option(PLACE, QT_TRANSLATE_NOOP("papers", "Room by room")),
                ),
            ),
            Choice(
                "room",
                QT_TRANSLATE_NOOP("papers", "Space"),
                (
                    Option("close", QT_TRANSLATE_NOOP("papers", "Fewer sheets")),
                    Option(ROOMY, QT_TRANSLATE_NOOP("papers", "More room to write")),
                ),
            ),
            Choice(
                "answers",
                QT_TRANSLATE_NOOP("papers", "Answers"),
                (
                    Option("filled", QT_TRANSLATE_NOOP("papers", "With what is ticked so far")),
                    Option(BLANK, QT_TRANSLATE_NOOP("papers", "Blank")),
                ),
            ),
        ),
    ),
    Document(
        "summary",
        Reader.OWNER,
        QT_TRANSLATE_NOOP("papers", "Summary to read and sign"),
        QT_TRANSLATE_NOOP(
            "papers",
            "For the owner. It has the result, the weakest points, what rests on your word, and a "
            "line to sign on. Once signed, it is of the signed version.",
        ),
        "pdf",
        _summary,
    ),
    Document(
        "full-report",
        Reader.VISITOR,
        QT_TRANSLATE_NOOP("papers", "Full report"),
        QT_TRANSLATE_NOOP(
            "papers",
            "For an inspector or the commissioner. It has every point with its answer, note and "
            "evidence, and the checksum of each kept document. Once signed, it is of the signed "
            "version.",
        ),
        "pdf",
        _full_report,
    ),
    Document(
        "findings",
        Reader.VISITOR,
        QT_TRANSLATE_NOOP("papers", "Findings of the audit"),
        QT_TRANSLATE_NOOP(
            "papers",
            "For the auditor and the owner. A table for a spreadsheet: each point of the newest "
            "sample with its documents, their dates, the finding and your reply.",
        ),
        "csv",
        _findings,
        missing=_no_findings,
    ),
    Document(
        "history",
        Reader.VISITOR,
        QT_TRANSLATE_NOOP("papers", "History of changes"),
        QT_TRANSLATE_NOOP(
            "papers",
            "For whoever wants to see who changed what, and when. A table for a spreadsheet, with "
            "names: give it to nobody who has no right to them.",
        ),
        "csv",
        _history,
    ),
    Document(
        "calendar",
        Reader.MORE,
        QT_TRANSLATE_NOOP("papers", "Days for your calendar"),
        QT_TRANSLATE_NOOP(
            "papers",
            "For your own calendar program. It has the days by which to ask, sign and publish, "
            "and what is planned. Take a later file in again: nothing is there twice.",
        ),
        "ics",
        _calendar,
    ),
)
