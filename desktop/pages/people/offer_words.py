"""How the count of who is trained stands at one question, in a word and a tone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.services.people.training import TrainingOffer


def offer_state(offer: TrainingOffer) -> tuple[str, str]:
    """Return the words and the tone of a chip."""
    translate = QCoreApplication.translate
    if offer.is_used and offer.is_reached:
        return translate("training", "The answer says so"), "ok"
    if offer.is_reached:
        return translate("training", "Reached"), "ok"
    if offer.missing == 1:
        text = translate("training", "Needs {share}%: one is missing")
        return text.format(share=offer.share), "warn"
    text = translate("training", "Needs {share}%: {count} are missing")
    return text.format(share=offer.share, count=offer.missing), "warn"
