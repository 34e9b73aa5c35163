"""That a signed result was published on the official website: when, and as what.

Only a person can say so: nothing here asks the website.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from core.domain.catalogue import Scheme
from core.domain.scoring import Grade
from core.text import QT_TRANSLATE_NOOP, translate


class PublishedStatus(StrEnum):
    """What the website says of the organisation."""

    SATISFACTORY = "satisfactory"
    NOT_SATISFACTORY = "not-satisfactory"
    STANDARDS_MET = "standards-met"
    STANDARDS_EXCEEDED = "standards-exceeded"
    APPROACHING_STANDARDS = "approaching-standards"
    STANDARDS_NOT_MET = "standards-not-met"


_NAMES: Final[Mapping[PublishedStatus, str]] = {
    PublishedStatus.SATISFACTORY: QT_TRANSLATE_NOOP("publication", "Satisfactory"),
    PublishedStatus.NOT_SATISFACTORY: QT_TRANSLATE_NOOP("publication", "Not satisfactory"),
    PublishedStatus.STANDARDS_MET: QT_TRANSLATE_NOOP("publication", "Standards Met"),
    PublishedStatus.STANDARDS_EXCEEDED: QT_TRANSLATE_NOOP("publication", "Standards Exceeded"),
    PublishedStatus.APPROACHING_STANDARDS: QT_TRANSLATE_NOOP(
        "publication", "Approaching Standards"
    ),
    PublishedStatus.STANDARDS_NOT_MET: QT_TRANSLATE_NOOP("publication", "Standards Not Met"),
}
"""As they stand on the website, also where we say it more kindly before."""

_OF_SCHEME: Final[Mapping[Scheme, tuple[PublishedStatus, ...]]] = {
    Scheme.IGT_LEVELS: (PublishedStatus.SATISFACTORY, PublishedStatus.NOT_SATISFACTORY),
    Scheme.DSPT_ITEMS: (
        PublishedStatus.STANDARDS_MET,
        PublishedStatus.STANDARDS_EXCEEDED,
        PublishedStatus.APPROACHING_STANDARDS,
        PublishedStatus.STANDARDS_NOT_MET,
    ),
    Scheme.COUNTS: (),
}


@dataclass(frozen=True, slots=True)
class Publication:
    """When a signed version was published, as what, and the evidence that shows it.

    *status* is None where the set has no result.
    """

    on: date
    status: PublishedStatus | None = None
    evidence_id: str | None = None


def statuses_of(scheme: Scheme) -> tuple[PublishedStatus, ...]:
    """Return what the website may say, the usual good result first."""
    return _OF_SCHEME[scheme]


def likely_status(scheme: Scheme, grade: Grade | None) -> PublishedStatus | None:
    """Return what the website most likely says of what was signed as *grade*."""
    offered = statuses_of(scheme)
    named = [status for status in offered if grade is not None and status.value == grade.value]
    return next(iter((*named, *offered)), None)


def status_name(status: PublishedStatus) -> str:
    """Return *status* in the website's words."""
    return translate("publication", _NAMES[status])
