"""A made-up question set and answers to print, with texts about as long as real ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from core.domain.answers import Answer
from core.domain.catalogue import (
    AnswerKind,
    Applicability,
    Catalogue,
    Confidence,
    Criterion,
    Group,
    Level,
    Provenance,
    Requirement,
    Scheme,
)
from core.domain.evidence import Evidence, EvidenceKind, EvidenceLink
from core.domain.guidance import EvidenceExample, Guidance
from core.domain.organisation import Assessment, AssessmentStatus, Organisation
from core.domain.signoff import SignOff
from core.domain.state import AssessmentState, assessment_state

TODAY = date(2026, 5, 28)
MADE_AT = datetime(2026, 5, 28, 9, 30, tzinfo=UTC)
STAMP = "3f9a0c51d2e84b7786aa19fe40c3b5d7218e6f90ab34cd5612ef7890ba43dc65"
TYPE = "pharmacy"
PLACES = ("At the counter", "In the dispensary", "On each computer", "")
TOPICS = (
    ("management", "Information Governance Management", 4),
    ("confidentiality", "Confidentiality and Data Protection Assurance", 4),
    ("security", "Information Security Assurance", 8),
)
TITLES = (
    "A named person holds responsibility for information governance",
    "One overall policy exists and staff work to it",
    "Duties are written into contracts with staff, contractors and third parties",
    "All staff are trained, at induction and again regularly",
    "Personal data processed outside the UK is handled lawfully",
    "Consent is sought before information is used for purposes other than care, and objections "
    "are respected",
    "A plain leaflet tells patients how their information is used and who sees it",
    "A confidentiality code of conduct guides staff on disclosure",
)
CRITERIA = (
    "A lead has been named in writing and has been told what the role covers.",
    "The written document has been approved by the owner or a senior manager.",
    "Everyone who works here, locums included, has been given it and has signed to say that "
    "they have read and understood it.",
    "The lead has had training that fits the role.",
    "Staff can say whom they would ask, when you ask them without warning.",
    "Compliance is spot-checked, and what was found is written down with what was done about it.",
    "The document and what came of it are looked at again at least once a year.",
)
LEVEL_OF = (1, 1, 2, 2, 2, 3, 3)
SURE = Provenance(Confidence.VERIFIED, "a page that was seen")
RECALLED = Provenance(Confidence.MEMORY, "recalled")


def requirement(number: int, *, exempt: bool = False, optional: bool = False) -> Requirement:
    """Return requirement *number* (from 0) with seven criteria on three levels."""
    ref = f"10-{114 + number}"
    criteria = [
        Criterion(f"{ref}.{level}{'abcdefg'[i]}", words, words[:25].lower(), PLACES[i % 4])
        for i, (level, words) in enumerate(zip(LEVEL_OF, CRITERIA, strict=True))
    ]
    return Requirement(
        ref=ref,
        title=TITLES[number % len(TITLES)],
        answer=AnswerKind.LEVELS,
        guidance=Guidance(
            asks="What it asks, in plain words.",
            evidence=tuple(
                EvidenceExample(name)
                for name in ("IG policy", "Staff signature list", "Spot-check sheet", "Work plan")
            ),
        ),
        provenance=SURE,
        applies={
            TYPE: Applicability(
                RECALLED if number > 3 else SURE, exempt=exempt, may_be_not_relevant=optional
            )
        },
        levels=tuple(
            Level(n, tuple(c for c, at in zip(criteria, LEVEL_OF, strict=True) if at == n))
            for n in (1, 2, 3)
        ),
    )


def catalogue(topics: tuple[tuple[str, str, int], ...] = TOPICS) -> Catalogue:
    """Return the made-up set: 16 requirements, the last but one centrally exempt."""
    groups, number = [], 0
    total = sum(count for _, _, count in topics)
    for name, title, count in topics:
        leaves = tuple(
            requirement(n, exempt=n == total - 2, optional=n == total - 1)
            for n in range(number, number + count)
        )
        groups.append(Group(name, title, leaves))
        number += count
    return Catalogue(
        id="igt-10",
        title="Information Governance Toolkit",
        edition="version 10 (2012-13)",
        noun="requirement",
        scheme=Scheme.IGT_LEVELS,
        purpose="The old toolkit, for records and practice.",
        opens=None,
        due=date(2013, 3, 31),
        org_types={TYPE: "Community pharmacy"},
        groups=tuple(groups),
        wording_note="The criteria and the help are in our wording; they are not official text.",
    )


def dspt() -> Catalogue:
    """Return a small set of the other shape: items with one answer each."""
    kinds = (
        AnswerKind.YES_NO,
        AnswerKind.TEXT,
        AnswerKind.DOCUMENT,
        AnswerKind.DATE,
        AnswerKind.CONFIRM,
    )
    items = tuple(
        Requirement(
            ref=f"1.1.{n}",
            title=f"Question {n} about records",
            answer=kind,
            guidance=Guidance(asks=f"Is there a record number {n}?"),
            provenance=SURE,
            applies={TYPE: Applicability(SURE)},
        )
        for n, kind in enumerate(kinds, 1)
    )
    assertion = Group("1.1", "There is accountability", items)
    return replace(
        catalogue(),
        id="dspt-8",
        title="Data Security and Protection Toolkit",
        edition="2025-26",
        noun="question",
        scheme=Scheme.DSPT_ITEMS,
        groups=(Group("1", "Personal confidential data", (assertion,)),),
    )


def answers(which: Catalogue, level: int = 2) -> dict[str, Answer]:
    """Return answers that bring each requirement to *level*, but for two that lack a tick."""
    found: dict[str, Answer] = {}
    asked = [one.requirement for one in which.for_type("pharmacy").asked]
    for number, leaf in enumerate(asked):
        met = {c.id for at in leaf.levels if at.number <= level for c in at.criteria}
        if number in (2, 5):
            met -= {leaf.levels[1].criteria[0].id}
        if number == 6:
            met |= {c.id for c in leaf.levels[2].criteria}
        found[leaf.ref] = Answer(
            leaf.ref,
            met=frozenset(met),
            owner="A. Patel" if number % 2 else "",
            note="The new starter signs on Monday.\nAsk again in June." if number == 1 else "",
            not_relevant="we have no such staff" if number == len(asked) - 1 else None,
        )
    return found


def evidence() -> tuple[Evidence, ...]:
    """Return one kept document, one on paper, and one that is out of date."""
    return (
        Evidence(
            "e1", EvidenceKind.FILE, "IG policy 2026", MADE_AT, "A. Patel",
            links=(EvidenceLink("10-114"), EvidenceLink("10-115", "10-115.1a")),
            dated=date(2026, 2, 3), review_by=date(2027, 2, 3),
        ),
        Evidence(
            "e2", EvidenceKind.PAPER, "Signature list", MADE_AT, "A. Patel",
            links=(EvidenceLink("10-115", "10-115.2c"),), place="red ring binder, tab 4",
        ),
        Evidence(
            "e3", EvidenceKind.FILE, "Training certificates", MADE_AT, "A. Patel",
            links=(EvidenceLink("10-117"),), review_by=date(2026, 1, 1),
        ),
    )  # fmt: skip


def organisation(name: str = "Bridge Street Pharmacy", *, sample: bool = False) -> Organisation:
    """Return who is assessed."""
    return Organisation("o1", name, "FX123", TYPE, sample)


def state(
    which: Catalogue | None = None,
    given: Mapping[str, Answer] | None = None,
    kept: tuple[Evidence, ...] | None = None,
    *,
    of: Organisation | None = None,
    signed: SignOff | None = None,
) -> AssessmentState:
    """Return where the made-up assessment stands, with whatever is given put in its place."""
    which, of = which or catalogue(), of or organisation()
    status = AssessmentStatus.SIGNED if signed else AssessmentStatus.OPEN
    assessment = Assessment("a1", of.id, which.id, "hash", TYPE, status, MADE_AT, None)
    return assessment_state(
        of,
        assessment,
        which.for_type(TYPE),
        answers(which) if given is None else given,
        evidence() if kept is None else kept,
        TODAY,
        sign_off=signed,
        history_stamp=STAMP,
    )
