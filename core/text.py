"""Texts that a person reads, marked so that Qt's lupdate finds them without Qt in core.

``QT_TRANSLATE_NOOP(context, text)`` marks a constant; ``translate(context, text, **values)``
shows it. The window injects Qt's translator with ``use_translator``; the command line and the
tests read the English source text.
"""

from __future__ import annotations

from collections.abc import Callable

Translator = Callable[[str, str], str]


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark *text* for translation and return it unchanged."""
    return text


def _untranslated(context: str, text: str) -> str:
    return text


_translator: Translator = _untranslated


def use_translator(translator: Translator | None) -> None:
    """Show texts through *translator* from now on; None goes back to the source text."""
    global _translator  # noqa: PLW0603 - one language per process, set once at start
    _translator = translator or _untranslated


def translate(context: str, text: str, /, **values: object) -> str:
    """Return *text* in the person's language with ``{name}`` places filled from *values*.

    Positional only, so that a place may have any name, ``{text}`` too.
    """
    shown = _translator(context, text)
    return shown.format_map(values) if values else shown
