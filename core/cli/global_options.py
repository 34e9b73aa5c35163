"""The options that stand before or after any command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.errors import UsageError
from core.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class GlobalOptions:
    """Which records, how they open, how the answer is written."""

    store: Path | None = None
    passphrase_file: str | None = None
    json: bool = False
    assessment: str | None = None
    act_as: str | None = None  # for this command alone; who works stays as it is
    pin_file: str | None = None


class OptionNeedsValueError(UsageError):
    """A global option stands last, with nothing after it."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "Option {option} needs a value.")
    next_text = QT_TRANSLATE_NOOP("errors", "Run igt --help to see how it is used.")


_WITH_VALUE = ("--store", "--passphrase-file", "--assessment", "--as", "--pin-file")


def split_global_options(arguments: Sequence[str], command: Any) -> tuple[GlobalOptions, list[str]]:
    """Return the global options found anywhere in *arguments*, and what is left for *command*.

    The value of one of a command's own options is never taken for a global option, and nothing
    after ``--`` is looked at. Raises OptionNeedsValueError.
    """
    takes_value = set(_options_with_value(command))
    options, rest = GlobalOptions(), []
    waiting = list(reversed(arguments))
    while waiting:
        word = waiting.pop()
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *reversed(waiting)]
            break
        if word == "--json":
            options = replace(options, json=True)
        elif name in _WITH_VALUE:
            if not equals:
                if not waiting:
                    raise OptionNeedsValueError(option=name)
                value = waiting.pop()
            options = _with(options, name, value)
        else:
            rest.append(word)
            if word in takes_value and waiting:
                rest.append(waiting.pop())
    return options, rest


def _with(options: GlobalOptions, name: str, value: str) -> GlobalOptions:
    if name == "--store":
        return replace(options, store=Path(value))
    if name == "--assessment":
        return replace(options, assessment=value)
    if name == "--as":
        return replace(options, act_as=value)
    if name == "--pin-file":
        return replace(options, pin_file=value)
    return replace(options, passphrase_file=value)


def _options_with_value(command: Any) -> Iterator[str]:
    for parameter in command.params:
        if parameter.param_type_name == "option" and not parameter.is_flag:
            yield from parameter.opts
    for inner in getattr(command, "commands", {}).values():
        yield from _options_with_value(inner)
