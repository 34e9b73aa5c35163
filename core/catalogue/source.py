"""Reads one YAML file of a catalogue into plain values and remembers the line of each field.

Only text, whole numbers, true, false and null are known; a date or a ref such as 1.10 stays
the text that was written. A key that stands twice and an alias are faults, not surprises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Where = tuple[str | int, ...]


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
    """One file's value, with the line of every field in it."""

    file: str
    value: Any = None
    lines: dict[Where, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, where: Where, message: str) -> Fault:
        """Return a fault at *where*, or at the nearest field around it that has a line."""
        near = where
        while near and near not in self.lines:
            near = near[:-1]
        return Fault(self.file, self.lines.get(near, 1), field_name(where), message)


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
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except UnicodeDecodeError:
        source.faults.append(Fault(shown, 1, "", "is not UTF-8 text"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        source.faults.append(Fault(shown, line, "", f"is not YAML: {error.problem}"))
    except yaml.YAMLError:
        source.faults.append(Fault(shown, 1, "", "is not YAML: it holds a forbidden character"))
    else:
        source.value = None if node is None else _value(node, (), source)
    return source


class _Loader(yaml.SafeLoader):
    """YAML without its traps: no dates, fractions, octal numbers, yes for true, or aliases."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event: yaml.Event = self.get_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(
                problem="an alias is not allowed here",
                problem_mark=event.start_mark,  # type: ignore[arg-type]
            )
        return super().compose_node(parent, index)


_PLAIN = "tag:yaml.org,2002:"
_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^(?:0|-?[1-9][0-9]*)$", "-0123456789"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
):
    _Loader.add_implicit_resolver(_PLAIN + _tag, re.compile(_pattern), list(_first))


def _value(node: yaml.Node, where: Where, source: Source) -> Any:
    source.lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, source)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*where, n), source) for n, item in enumerate(node.value)]
    return _scalar(node, where, source)


def _mapping(node: yaml.MappingNode, where: Where, source: Source) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        source.lines.setdefault((*where, key), key_node.start_mark.line + 1)
        if key in found:
            line = key_node.start_mark.line + 1
            name = field_name((*where, key))
            source.faults.append(Fault(source.file, line, name, "stands here twice"))
            continue
        found[key] = _value(value_node, (*where, key), source)
    return found


def _scalar(node: yaml.Node, where: Where, source: Source) -> str | int | bool | None:
    text: str = node.value
    match node.tag.removeprefix(_PLAIN):
        case "str":
            return text.strip()
        case "int":
            return int(text)
        case "bool":
            return text == "true"
        case "null":
            return None
    source.faults.append(source.fault(where, f"the tag {node.tag} is not allowed here"))
    return None
