"""How a year, a share and a mark are said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.domain.advice import grade_name
from core.domain.home_line import long_date
from core.domain.organisation import AssessmentStatus
from core.domain.publication import status_name
from core.domain.year_comparison import Mark, Share, YearMark

translate = QCoreApplication.translate


def year_name(year: YearMark) -> str:
    """Return what a year is called: its set, and when it was begun."""
    text = translate("years", "{set}, begun {day}")
    return text.format(set=year.title, day=long_date(year.started))


def year_detail(year: YearMark) -> str:
    """Say how far it is, how it was signed, and whether it was published."""
    parts = [
        translate("years", "{done} of {total} answered").format(
            done=year.answered.reached, total=year.answered.whole
        )
    ]
    if year.signed_on is not None and year.status is AssessmentStatus.SIGNED:
        grade = grade_name(year.grade)
        signed = translate("years", "signed {day}").format(day=long_date(year.signed_on))
        parts.append(f"{signed}: {grade}" if grade else signed)
    elif year.status is AssessmentStatus.OPEN:
        parts.append(translate("years", "under way"))
    if year.publication is not None:
        text = translate("years", "published {day}").format(day=long_date(year.publication.on))
        status = year.publication.status
        parts.append(f"{text}: {status_name(status)}" if status else text)
    return " · ".join(parts)


def share_text(share: Share | None) -> str:
    """Say "5 of 12"; a dash where there was nothing."""
    if share is None:
        return "–"
    return translate("years", "{reached} of {whole}").format(
        reached=share.reached, whole=share.whole
    )


def mark_text(mark: Mark | None) -> str:
    """Say how one requirement stood."""
    if mark is None:
        return translate("years", "not asked, or does not apply")
    if mark.level is not None:
        return translate("years", "level {level}").format(level=mark.level)
    if mark.answered:
        return translate("years", "answered")
    return translate("years", "not answered")
