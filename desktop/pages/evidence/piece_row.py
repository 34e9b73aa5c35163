"""What the list of evidence says of each piece."""

from __future__ import annotations

from datetime import date

from core.domain.evidence import Evidence
from core.domain.home import long_date
from core.text import translate
from desktop.evidence.words import dating_words, kind_icon, kind_words, refs_of, refs_words
from desktop.widgets.two_line_model import TwoLineRow


def row_of(piece: Evidence, today: date, *, waits: bool) -> TwoLineRow:
    """Return what the list says of *piece*; *waits* when a change is to be decided."""
    dating = dating_words(piece, today)
    state, icon, tone = dating.text, dating.icon, dating.tone
    if waits:
        state = translate("evidence", "Changed: keep it or not?")
        icon, tone = "pencil", "warn"
    refs = refs_of(piece)
    uses = (
        translate("evidence", "for {refs}", refs=refs_words(refs))
        if refs
        else translate("evidence", "used for nothing yet")
    )
    rest = [uses]
    if piece.dated:
        rest.append(translate("evidence", "dated {day}", day=long_date(piece.dated)))
    if piece.current is not None and piece.current.number > 1:
        rest.append(translate("evidence", "version {number}", number=piece.current.number))
    more = " · ".join(rest)
    return TwoLineRow(
        piece.id,
        piece.title,
        kind_icon(piece),
        state,
        icon,
        tone,
        more,
        tip=f"{piece.title}\n{state} · {more}",
        spoken=", ".join((piece.title, kind_words(piece), state, *rest)),
    )
