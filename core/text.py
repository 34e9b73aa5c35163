"""Texts that a person reads, marked so that they can be translated without Qt in core.

``QT_TRANSLATE_NOOP(context, text)`` marks a constant; ``translate(context, text, **values)``
shows it; ``translate_count(context, one, many, count)`` shows the form that a number asks for.
The window injects Qt's translator with ``use_translator``; the command line and the tests read
the English source text. ``make translations`` collects all of them.
"""

from __future__ import annotations

from collections.abc import Callable

NO_NUMBER = -1
Translator = Callable[[str, str, int], str]
"""Gets context, source text, and the number that decides between forms (or NO_NUMBER)."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark *text* for translation and return it unchanged."""
    return text


def _untranslated(context: str, text: str, count: int) -> str:
    return text


_translator: Translator = _untranslated


def use_translator(translator: Translator | None) -> None:
    """Show texts through *translator* from now on; None goes back to the source text."""
    global _translator  # noqa: PLW0603 - one language per process, set once at start
    _translator = translator or _untranslated


def translate(context: str, text: str, /, **values: object) -> str:
    """Return *text* in the person's language with ``{name}`` places filled from *values*.

    A value of ``{count}`` decides between the forms that the language has for numbers. Positional
    only, so that a place may have any name, ``{text}`` too.
    """
    count = values.get("count")
    shown = _translator(context, text, count if isinstance(count, int) else NO_NUMBER)
    return shown.format_map(values) if values else shown


def translate_count(context: str, one: str, many: str, count: int, /, **values: object) -> str:
    """Return what is said of *count* things; ``{count}`` in it is the number.

    English has two forms, *one* and *many*. A translation is looked up under *many* and has as
    many forms as its language needs: Polish has three, Welsh five.
    """
    shown = _translator(context, many, count)
    if shown == many and count == 1:
        shown = one
    return shown.format_map({"count": count} | values)
