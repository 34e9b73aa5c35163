"""Reads one YAML file of a catalogue into plain values and remembers the line of each field.

Only text, whole numbers, true, false and null are known; a date or a ref such as 1.10 stays
the text that was written. A key that stands twice and an alias are faults, not surprises. Whoever
wrote the file, it is read in bounded space: its size and its depth have a limit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from core.catalogue.fields import UNSEEN

Where = tuple[str | int, ...]

LARGEST = 4 * 1024 * 1024  # bytes in one file; a whole edition in one is a tenth of that
DEEPEST = 40  # tables and lists inside each other; eight groups and a criterion make 22
LONGEST_NUMBER = 18  # digits


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong, named by file, line and field."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return (
            f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"
        )


@dataclass
class Source:
    """One file's value, or a part of it, with the line of every field in the file."""

    file: str
    value: Any = None
    lines: dict[Where, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    within: Where = ()  # where in the file this part stands

    def fault(self, where: Where, message: str) -> Fault:
        """Return a fault at *where*, or at the nearest field around it that has a line."""
        near = whole = (*self.within, *where)
        while near and near not in self.lines:
            near = near[:-1]
        return Fault(self.file, self.lines.get(near, 1), field_name(whole), message)

    def part(self, where: Where, value: Any) -> Source:
        """Return *value*, which stands at *where* in this file, as a source of its own."""
        return Source(self.file, value, self.lines, within=(*self.within, *where))


def field_name(where: Where) -> str:
    """Write a path the way a person reads it: ``levels[1].criteria[2].short``, from 1."""
    name = ""
    for part in where:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def read_source(path: Path, shown: str) -> Source:
    """Read the YAML file at *path*; what is wrong with it stands in the result's faults."""
    source = Source(shown)
    try:
        node = yaml.compose(_text(path), Loader=_Loader)
    except _UnreadableError as error:
        source.faults.append(Fault(shown, 1, "", str(error)))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        source.faults.append(Fault(shown, line, "", f"is not YAML: {error.problem}"))
    except (yaml.YAMLError, ValueError, OverflowError):  # \U00110000, say
        source.faults.append(Fault(shown, 1, "", "is not YAML: it holds a forbidden character"))
    else:
        source.value = None if node is None else _value(node, (), source)
    return source


class _UnreadableError(Exception):
    """The file is no text that can be read here; ``str()`` says why."""


def _text(path: Path) -> str:
    try:
        if not path.is_file():  # a pipe would be waited for, without end
            raise _UnreadableError("is not a file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        raise _UnreadableError("cannot be read") from None
    if len(data) > LARGEST:
        raise _UnreadableError(f"is larger than {LARGEST // 1024 // 1024} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _UnreadableError("is not UTF-8 text") from None


class _Loader(yaml.SafeLoader):
    """YAML without its traps: no dates, fractions, octal numbers, yes for true, or aliases."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            self._refuse("an alias is not allowed here")
        if self.depth == DEEPEST:
            self._refuse(f"more than {DEEPEST} lists and tables stand inside each other")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def _refuse(self, problem: str) -> NoReturn:
        event: yaml.Event = self.get_event()  # type: ignore[no-untyped-call]
        raise yaml.composer.ComposerError(
            problem=problem,
            problem_mark=event.start_mark,  # type: ignore[arg-type]
        )


_PLAIN = "tag:yaml.org,2002:"
_WRITTEN = {
    "bool": re.compile(r"^(?:true|false)$"),
    "int": re.compile(r"^(?:0|-?[1-9][0-9]*)$"),
    "null": re.compile(r"^(?:~|null|)$"),
}
_Loader.yaml_implicit_resolvers = {}
for _tag, _first in (("bool", "tf"), ("int", "-0123456789"), ("null", ["~", "n", ""])):
    _Loader.add_implicit_resolver(_PLAIN + _tag, _WRITTEN[_tag], list(_first))


_TAGS: dict[type[yaml.Node], tuple[str, ...]] = {
    yaml.MappingNode: ("map",),
    yaml.SequenceNode: ("seq",),
    yaml.ScalarNode: ("str", *_WRITTEN),
}


def _value(node: yaml.Node, where: Where, source: Source) -> Any:
    source.lines.setdefault(where, node.start_mark.line + 1)
    tag = node.tag.removeprefix(_PLAIN)
    if tag not in _TAGS[type(node)] or (tag in _WRITTEN and not _WRITTEN[tag].match(node.value)):
        source.faults.append(source.fault(where, f"the tag {node.tag} is not allowed here"))
        return None
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, source)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*where, n), source) for n, item in enumerate(node.value)]
    return _scalar(node, where, source)


def _mapping(node: yaml.MappingNode, where: Where, source: Source) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            source.faults.append(Fault(source.file, line, field_name(where), "has an odd name"))
            continue
        key = _seen(key_node.value, where, source, line)
        source.lines.setdefault((*where, key), line)
        if key in found:
            name = field_name((*where, key))
            source.faults.append(Fault(source.file, line, name, "stands here twice"))
            continue
        found[key] = _value(value_node, (*where, key), source)
    return found


def _scalar(node: yaml.Node, where: Where, source: Source) -> str | int | bool | None:
    text: str = node.value
    match node.tag.removeprefix(_PLAIN):
        case "int" if len(text) > LONGEST_NUMBER:
            source.faults.append(source.fault(where, "is too long a number"))
            return None
        case "int":
            return int(text)
        case "bool":
            return text == "true"
        case "null":
            return None
    return _seen(text.strip(), where, source, node.start_mark.line + 1)


def _seen(text: str, where: Where, source: Source, line: int) -> str:
    """Return *text* without what nobody sees in it, which is a fault."""
    if UNSEEN.search(text):
        message = "holds a character that nobody can see"
        source.faults.append(Fault(source.file, line, field_name(where), message))
        return UNSEEN.sub("", text)
    return text
