"""How paper names what stands behind a tick."""

from __future__ import annotations

from core.domain.evidence import Standing
from core.text import QT_TRANSLATE_NOOP, translate

_NAMES = {
    Standing.SHOWN: QT_TRANSLATE_NOOP("reports", "Shown"),
    Standing.ON_WORD: QT_TRANSLATE_NOOP("reports", "On your word"),
    Standing.OUT_OF_DATE: QT_TRANSLATE_NOOP("reports", "Out of date"),
}


def standing_name(standing: Standing) -> str:
    """Return what a person calls *standing*."""
    return translate("reports", _NAMES[standing])
