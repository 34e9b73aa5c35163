"""The one place that refuses what a person's role does not include."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.organisation import Role
from core.domain.roles import Deed, deed_text, role_text, who_may
from core.errors import UserError
from core.store import tables
from core.text import QT_TRANSLATE_NOOP, translate

_OR = QT_TRANSLATE_NOOP("roles", " or ")
_NAMED = QT_TRANSLATE_NOOP("roles", "{name}, {role}")
_TO_ADD = QT_TRANSLATE_NOOP("roles", "{people}, to add somebody as {role}")
_NAMED_AT_MOST = 3


class NotAllowedError(UserError):
    """The person's role does not include it. ``values["deed"]``, ``["who"]`` in words."""

    code = "not-allowed"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "{name} works here as {role}, which does not include {deed}."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Ask {who}.")


def refuse_unless_allowed(
    session: Session, organisation_id: str, person_id: str | None, deed: Deed | None
) -> None:
    """Refuse *deed* where the person's role does not include it. Raises NotAllowedError.

    While records are being set up there is nobody yet, and nobody is refused. Where no
    administrator is left at all (records put together from several, say), whoever works may do
    everything, so that nobody is locked out of their own work for good.
    """
    person = session.execute(
        select(tables.Person.name, tables.Person.role).where(tables.Person.id == person_id)
    ).first()
    roles = who_may(deed)
    if person is None or Role(person.role) in roles:
        return
    who = _who(session, organisation_id, roles)
    if who:
        role = role_text(Role(person.role))
        raise NotAllowedError(name=person.name, role=role, deed=deed_text(deed), who=who)


def _who(session: Session, organisation_id: str, roles: frozenset[Role]) -> str:
    """Return whom to ask, in words; empty where there is no administrator to ask."""
    people = session.execute(
        select(tables.Person.name, tables.Person.role)
        .where(
            tables.Person.organisation_id == organisation_id,
            tables.Person.left_on.is_(None),
            tables.Person.role.in_([Role.ADMINISTRATOR.value, *(role.value for role in roles)]),
        )
        .order_by(tables.Person.created, tables.Person.name)
    ).all()
    administrators = [(p.name, Role(p.role)) for p in people if p.role == Role.ADMINISTRATOR]
    if not administrators:
        return ""
    able = [(p.name, Role(p.role)) for p in people if Role(p.role) in roles]
    if able:
        return _names(sorted(able, key=lambda one: one[1] is not Role.ADMINISTRATOR))
    missing = role_text(min(roles))
    return translate("roles", _TO_ADD, people=_names(administrators), role=missing)


def _names(people: list[tuple[str, Role]]) -> str:
    return translate("roles", _OR).join(
        translate("roles", _NAMED, name=name, role=role_text(role))
        for name, role in people[:_NAMED_AT_MOST]
    )
