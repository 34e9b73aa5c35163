"""The signed version of an assessment: made once as bytes, and read back from those very bytes."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.organisation import AssessmentStatus
from core.domain.signoff import SignOff
from core.domain.state import AssessmentState, assessment_state
from core.services.installed_sets import stored_text
from core.services.reading import read_answers
from core.services.records import Records, pinned_row
from core.store import tables


def freeze(records: Records, session: Session, state: AssessmentState, sign_off: SignOff) -> bytes:
    """Return the canonical assessment.json of *state* as *sign_off* signs it.

    They are read back before they are returned, so what is signed can be sent later.
    """
    from core.bundle import assessment_json, parse_assessment

    signed = replace(
        state,
        assessment=replace(state.assessment, status=AssessmentStatus.SIGNED),
        sign_off=sign_off,
        send_back=None,
    )
    frozen = assessment_json(signed, read_answers(session, state.assessment.id))
    parse_assessment(frozen)
    return frozen


def signed_row(session: Session, assessment_id: str) -> tables.SignOff | None:
    """Return the signing in force, where there is one."""
    return session.scalars(
        select(tables.SignOff).where(
            tables.SignOff.assessment_id == assessment_id, tables.SignOff.superseded.is_(None)
        )
    ).first()


def signed_state(session: Session, row: tables.Assessment, frozen: bytes) -> AssessmentState:
    """Return the state that was signed, whatever has happened to evidence and profile since."""
    from core.bundle import parse_assessment

    document = parse_assessment(frozen)
    row_id = pinned_row(session, row.catalogue_id, document.assessment.rules_hash)
    return assessment_state(
        document.organisation,
        document.assessment,
        stored_text(session, row_id).for_type(row.org_type),
        document.answers,
        document.evidence,
        document.as_of,
        sign_off=document.sign_off,
        history_stamp=document.history_stamp,
    )
