"""What a service holds while it changes or reads records: one transaction, one moment."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import event
from sqlalchemy.orm import Session

from core.store.base import Address
from core.store.journal import Head, Label, Recorded


@dataclass
class WriteUnit:
    """One transaction. *label*, *kind* and *undoes* may still be set until the end of the block.

    After the block ``recorded`` holds the change that was made, or None when nothing differed.
    """

    session: Session
    kind: str
    label: Label
    person: str | None
    undoes: str | None
    head: Head
    recorded: Recorded | None = field(default=None)

    def forget(self, *addresses: Address) -> None:
        """Redact, for good, every earlier value of *addresses* in the history; it still proves."""
        self.session.info["recorder"].forgotten.extend(addresses)

    @property
    def touched(self) -> tuple[Address, ...]:
        """What is different after the commit; empty before it and when nothing changed."""
        return self.recorded.touched if self.recorded else ()


class ReadSession(Session):
    """A session that sees one moment of the store and refuses to change it."""


@event.listens_for(ReadSession, "before_flush")
def _refuse_flush(session: Session, context: object, instances: object) -> None:
    raise RuntimeError("a read session was asked to write")
