"""The tables of what is still to do: actions, requests to others, and regular jobs.

``serves`` is a list of refs and whole ids of criteria: what the thing is good for.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.store.base import Base, Id, Journaled, JsonText


class Action(Journaled, Base):
    """One step of the improvement plan. It belongs to the organisation and outlives a year."""

    __tablename__ = "plan_action"
    __table_args__ = (
        CheckConstraint("state IN ('to-do', 'doing', 'done', 'dropped')", name="state"),
        CheckConstraint("effort IN ('minutes', 'hour', 'half-day', 'longer')", name="effort"),
    )
    id: Mapped[Id]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    title: Mapped[str]
    serves: Mapped[Any] = mapped_column(JsonText)
    owner: Mapped[str | None]
    due: Mapped[date | None] = mapped_column(Date)
    effort: Mapped[str | None]
    state: Mapped[str] = mapped_column(default="to-do")
    note: Mapped[str | None]
    reason: Mapped[str | None]
    finished: Mapped[date | None] = mapped_column(Date)
    created: Mapped[datetime]


class Request(Journaled, Base):
    """Something that somebody else was asked for, and what became of it; of one year."""

    __tablename__ = "request"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'answered', 'given-up')", name="state"),
    )
    id: Mapped[Id]
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id"), index=True)
    asked_of: Mapped[str]
    reach: Mapped[str | None]
    serves: Mapped[Any] = mapped_column(JsonText)
    letter: Mapped[str | None]
    asked: Mapped[date] = mapped_column(Date)
    chase: Mapped[date | None] = mapped_column(Date)
    chased: Mapped[Any] = mapped_column(JsonText)
    state: Mapped[str] = mapped_column(default="waiting")
    note: Mapped[str | None]
    closed: Mapped[date | None] = mapped_column(Date)
    evidence_id: Mapped[str | None] = mapped_column(ForeignKey("evidence.id"))
    created: Mapped[datetime]


class Job(Journaled, Base):
    """Something that is done again and again, and is evidence each time."""

    __tablename__ = "job"
    __table_args__ = (CheckConstraint("every_months > 0", name="every_months"),)
    id: Mapped[Id]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    title: Mapped[str]
    every_months: Mapped[int]
    first_due: Mapped[date] = mapped_column(Date)
    serves: Mapped[Any] = mapped_column(JsonText)
    offer: Mapped[str | None]
    owner: Mapped[str | None]
    note: Mapped[str | None]
    stopped: Mapped[date | None] = mapped_column(Date)
    created: Mapped[datetime]


class JobDone(Journaled, Base):
    """That a regular job was done once: when, by whom, and what shows it."""

    __tablename__ = "job_done"
    id: Mapped[Id]
    job_id: Mapped[str] = mapped_column(ForeignKey("job.id"), index=True)
    done: Mapped[date] = mapped_column(Date)
    done_by: Mapped[str]
    note: Mapped[str | None]
    evidence_id: Mapped[str | None] = mapped_column(ForeignKey("evidence.id"))
    created: Mapped[datetime]
