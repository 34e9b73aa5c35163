"""What an auditor takes away: a sample with every point, its documents, the finding, the reply."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import datetime

from core.domain.audit import AuditFinding, AuditPoint, AuditSample, follow, verdict_text
from core.domain.canonical import Json
from core.domain.clock import utc_text
from core.domain.evidence import Evidence
from core.domain.state import AssessmentState
from core.services.past.history_csv import safe_cell
from core.text import QT_TRANSLATE_NOOP, translate

METHOD = QT_TRANSLATE_NOOP(
    "audit",
    "Drawn from all points listed: write the seed, a colon and the point, take the SHA-256 of "
    "that (UTF-8, hexadecimal), sort by it, and take as many from the top as were drawn.",
)
_UNSIGNED = QT_TRANSLATE_NOOP(
    "audit", "{set}, not signed off, as it stands on {day}; history stamp {stamp}"
)
_SIGNED = QT_TRANSLATE_NOOP(
    "audit", "{set}, signed off by {name}, {role}, on {day}; history stamp {stamp}"
)
HEADS = (
    QT_TRANSLATE_NOOP("audit", "Point"),
    QT_TRANSLATE_NOOP("audit", "Requirement"),
    QT_TRANSLATE_NOOP("audit", "Title"),
    QT_TRANSLATE_NOOP("audit", "What is said"),
    QT_TRANSLATE_NOOP("audit", "Evidence"),
    QT_TRANSLATE_NOOP("audit", "Finding"),
    QT_TRANSLATE_NOOP("audit", "Note"),
    QT_TRANSLATE_NOOP("audit", "Found by"),
    QT_TRANSLATE_NOOP("audit", "Found (UTC)"),
    QT_TRANSLATE_NOOP("audit", "Reply"),
    QT_TRANSLATE_NOOP("audit", "Replied by"),
    QT_TRANSLATE_NOOP("audit", "Replied (UTC)"),
    QT_TRANSLATE_NOOP("audit", "Version looked at"),
)


def audit_report(sample: AuditSample, state: AssessmentState) -> dict[str, Json]:
    """Return everything about *sample* as plain values, with the state as it is now.

    It names the version that was looked at (who signed it when, the history stamp) and of each
    document the version, its date and its SHA-256, and holds what is needed to draw again.
    """
    signed = state.sign_off
    return {
        "sample": sample.id,
        "assessment": sample.assessment_id,
        "organisation": state.organisation.name,
        "set": state.question_set.catalogue.id,
        "signed": {
            "by": signed.by,
            "role": signed.role,
            "on": signed.signed_on.isoformat(),
            "history_stamp": signed.history_stamp,
        }
        if signed
        else None,
        "history_stamp": state.history_stamp,
        "drawn": utc_text(sample.drawn_at),
        "drawn_by": sample.by,
        "seed": sample.seed,
        "population": sample.population,
        "method": translate("audit", METHOD),
        "listed": list(sample.listed),
        "done": sample.done,
        "points": [
            _point(point, sample.finding(point.point)) for point in follow(state, sample.points)
        ],
    }


def audit_csv(sample: AuditSample, state: AssessmentState) -> bytes:
    """Return the same points as a table for a spreadsheet, with nothing in it that would run."""
    buffer = io.StringIO(newline="")
    rows = csv.writer(buffer, lineterminator="\r\n")
    rows.writerow([translate("audit", head) for head in HEADS])
    version = version_text(state)
    for point in follow(state, sample.points):
        cells = [*_cells(point, sample.finding(point.point)), version]
        rows.writerow([safe_cell(cell) for cell in cells])
    return buffer.getvalue().encode("utf-8-sig")


def version_text(state: AssessmentState) -> str:
    """Name the version that is looked at, and its date: who signed it when, else the day."""
    title, signed = state.question_set.catalogue.title, state.sign_off
    if signed is None:
        day, stamp = state.today.isoformat(), state.history_stamp
        return translate("audit", _UNSIGNED, set=title, day=day, stamp=stamp)
    return translate(
        "audit",
        _SIGNED,
        set=title,
        name=signed.by,
        role=signed.role,
        day=signed.signed_on.isoformat(),
        stamp=signed.history_stamp,
    )


def _point(point: AuditPoint, finding: AuditFinding | None) -> dict[str, Json]:
    return {
        "point": point.point,
        "ref": point.ref,
        "title": point.title,
        "text": point.text,
        "holds": point.holds,
        "owner": point.owner,
        "evidence": [_evidence(piece) for piece in point.evidence],
        "verdict": finding.verdict.value if finding else None,
        "note": finding.note if finding else "",
        "by": finding.by if finding else "",
        "found": _moment(finding.found_at if finding else None),
        "reply": finding.reply if finding else "",
        "replied_by": finding.replied_by if finding else "",
        "replied": _moment(finding.replied_at if finding else None),
    }


def _evidence(piece: Evidence) -> dict[str, Json]:
    current = piece.current
    return {
        "id": piece.id,
        "title": piece.title,
        "place": piece.place,
        "dated": piece.dated.isoformat() if piece.dated else None,
        "review_by": piece.review_by.isoformat() if piece.review_by else None,
        "version": current.number if current else None,
        "file_name": current.file_name if current else None,
        "sha256": current.sha256 if current else None,
    }


def _cells(point: AuditPoint, finding: AuditFinding | None) -> list[str]:
    told: Mapping[str, Json] = _point(point, finding)
    named = "; ".join(_evidence_text(piece) for piece in point.evidence)
    start = [point.point, point.ref, point.title, point.text, named]
    verdict = verdict_text(finding.verdict) if finding else ""
    keys = ("note", "by", "found", "reply", "replied_by", "replied")
    return [*start, verdict, *(str(told[key] or "") for key in keys)]


def _evidence_text(piece: Evidence) -> str:
    parts = [piece.title]
    if piece.current is not None:
        parts.append(translate("audit", "version {number}", number=piece.current.number))
    if piece.dated is not None:
        parts.append(piece.dated.isoformat())
    return ", ".join([*parts, piece.place] if piece.place else parts)


def _moment(at: datetime | None) -> str | None:
    return utc_text(at) if at else None
