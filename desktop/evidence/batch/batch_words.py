"""What is said of each file of a batch, and of the whole."""

from __future__ import annotations

from core.services.documents.batches import BatchKept, Candidate
from core.text import translate
from desktop.evidence.batch.basket import Basket, Fate
from desktop.evidence.words import breakable, refs_words
from desktop.widgets.two_line_model import TwoLineRow

_SIGNS = {
    Fate.SERVES: ("circle-check", "ok"),
    Fate.ALONE: ("circle-help", "warn"),
    Fate.LEFT: ("x", "muted"),
    Fate.TWIN: ("copy", "muted"),
    Fate.REFUSED: ("circle-alert", "bad"),
}
_MOST = 6


def row_of(basket: Basket, key: str) -> TwoLineRow:
    """Return what the list says of a file."""
    one, fate = basket[key], basket.fate(key)
    sign, tone = _SIGNS[fate]
    state = _state(one, fate, tuple(dict.fromkeys(link.ref for link in basket.links(key))))
    rest = ""
    if one.kept_as and fate in (Fate.SERVES, Fate.ALONE):
        rest = translate("evidence", "kept here already")
    return TwoLineRow(
        key,
        one.name,
        "file-text",
        state,
        sign,
        tone,
        rest,
        tip=f"{one.path}\n{state}",
        spoken=", ".join(filter(None, (one.name, state, rest))),
        is_past=fate in (Fate.LEFT, Fate.TWIN, Fate.REFUSED),
    )


def _state(one: Candidate, fate: Fate, refs: tuple[str, ...]) -> str:
    if fate is Fate.REFUSED and one.trouble is not None:
        return one.trouble.what
    if fate is Fate.TWIN:
        return translate("evidence", "The same as {name}", name=one.twin_of)
    if fate is Fate.LEFT:
        return translate("evidence", "Left out")
    if fate is Fate.SERVES:
        return translate("evidence", "for {refs}", refs=refs_words(refs))
    if one.servings:
        return translate("evidence", "Perhaps for {refs}", refs=_perhaps(one))
    return translate("evidence", "Used for nothing yet")


def _perhaps(one: Candidate) -> str:
    return refs_words(tuple(serving.ref for serving in one.servings))


def summary_words(basket: Basket) -> str:
    """Say how many files are matched, and what is left out."""
    matched, alone = basket.count(Fate.SERVES), basket.count(Fate.ALONE)
    said = [
        translate(
            "evidence",
            "{matched} of {count} files are matched with what they show.",
            matched=matched,
            count=len(basket.batch.candidates),
        )
    ]
    if alone:
        said.append(
            translate("evidence", "{count} are kept and used for nothing yet.", count=alone)
        )
    refused = basket.count(Fate.REFUSED)
    if refused:
        said.append(translate("evidence", "{count} cannot be kept.", count=refused))
    if basket.batch.left_out:
        said.append(
            translate(
                "evidence",
                "{count} files more than fit into one batch were not read: choose a part of the "
                "folder for them.",
                count=basket.batch.left_out,
            )
        )
    return " ".join(said)


def kept_words(kept: BatchKept) -> tuple[str, str, str]:
    """Return the tone, the title and the text that say what became of a batch."""
    lines = []
    if kept.again:
        lines.append(
            translate("evidence", "{count} were here already and are linked now.", count=kept.again)
        )
    lines += [f"{error.what} {error.next}" for _, error in kept.refused[:_MOST]]
    more = len(kept.refused) - _MOST
    if more > 0:
        lines.append(translate("evidence", "And {count} more were not kept.", count=more))
    title = (
        translate("evidence", "One document is kept now.")
        if len(kept.new) == 1
        else translate("evidence", "{count} files are kept now.", count=len(kept.new))
    )
    if not kept.new:
        title = translate("evidence", "Nothing new was kept.")
    if len(kept.new) > 1:
        lines.append(translate("evidence", "Undo takes all of them back at once."))
    tone = "warn" if kept.refused else "ok"
    return tone, title, breakable("\n".join(lines))
