"""Half-typed text of forms that record something only as a whole: kept until that is done."""

from __future__ import annotations

from collections.abc import Mapping

from core.services.records import Records
from core.services.typed_text import LONG, typed
from core.store.drafts import DraftKey, drop_draft, read_drafts

_ENTITY = "form"


class DraftService:
    """Keeps what stands in the fields of a form, so that a power cut loses none of it.

    The answers' own fields have theirs in AnswerService. History hears nothing of either.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    def keep(self, form: str, field: str, text: str) -> None:
        """Keep *text* durably as what stands in the field; an empty one gives the draft up.

        Raises TextTooLongError and the disk's troubles.
        """
        key = DraftKey(_ENTITY, form, field)
        if typed(text, LONG):
            self._records.store.save_draft(key, text)
        elif field in self.texts(form):
            with self._records.write("draft", "draft") as unit:
                drop_draft(unit.session, key)

    def texts(self, form: str) -> Mapping[str, str]:
        """Return what is half typed in *form*, by field."""
        with self._records.store.read() as session:
            found = read_drafts(session, entity=_ENTITY, entity_id=form)
        return {draft.key.field: draft.text for draft in found}
