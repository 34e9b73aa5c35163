"""The floors of docs/architecture.md as rules that a test can check on any two packages.

The names of the packages are parameters, so that the same rules run over the real ``core`` and
``desktop`` and over broken little ones, which shows that each rule can go red.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from pytest_archon import archrule
from pytest_archon.failure import pop_failures

GROUND = ("domain", "errors", "text")
"""May be imported by all."""

_UTILITIES = ("places", "log", "settings", "resources")
_FLOOR_2 = ("catalogue", "contents", "crypto", "reports")
_FLOOR_3 = ("store", "bundle", "packs")
_FLOOR_4 = ("services", "intake")

MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "text": (),
    "errors": ("text",),
    "domain": ("errors", "text"),
    "resources": GROUND,
    "places": GROUND,
    "log": (*GROUND, "places"),
    "settings": (*GROUND, "places"),
    **dict.fromkeys(_FLOOR_2, (*GROUND, *_UTILITIES)),
    **dict.fromkeys(_FLOOR_3, (*GROUND, *_UTILITIES, *_FLOOR_2)),
    **dict.fromkeys(_FLOOR_4, (*GROUND, *_UTILITIES, *_FLOOR_2, *_FLOOR_3)),
    "workspace_setup": (*GROUND, *_UTILITIES, *_FLOOR_2, *_FLOOR_3, *_FLOOR_4),
    "workspace_damaged": (*GROUND, *_UTILITIES, *_FLOOR_2, *_FLOOR_3, *_FLOOR_4),
    "workspace": (
        *(*GROUND, *_UTILITIES, *_FLOOR_2, *_FLOOR_3, *_FLOOR_4),
        *("workspace_setup", "workspace_damaged"),
    ),
    "cli": (*GROUND, *_UTILITIES, *_FLOOR_4, "catalogue", "workspace"),
}
"""Each part of core and what it may import besides itself."""

DESKTOP_MAY_IMPORT = (*GROUND, *_UTILITIES, "services", "workspace")

ONE_DOOR: dict[str, tuple[str, ...]] = {
    "sqlalchemy": ("store", "services"),
    "alembic": ("store",),
    "sqlcipher3": ("store",),
    "sqlite3": ("store",),
    "keyring": ("store",),
    "pyrage": ("crypto",),
    "cryptography": ("crypto",),
    "reportlab": ("reports",),
    "docx": ("reports",),
    "icalendar": ("reports",),
    "openpyxl": ("catalogue",),
    "pypdfium2": ("contents",),
    "PIL": ("contents",),
    "typer": ("cli",),
    "click": ("cli",),
    "platformdirs": ("places",),
}
"""A library and the parts of core that may know it."""

NO_NETWORK = (
    "socket",
    "socketserver",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "xmlrpc",
    "asyncio",
    "requests",
    "httpx",
    "urllib3",
    "aiohttp",
    "PySide6.QtNetwork",
    "webbrowser",
)

THREADS = ("threading", "concurrent", "multiprocessing", "_thread")
THREADS_IN_DESKTOP = ("tasks", "work", "app")
"""The queues, their progress, and the loading of heavy modules behind the first paint."""


@dataclass(frozen=True)
class Rule:
    """One sentence about imports: who must not import what, with what is allowed inside that."""

    sentence: str
    package: str
    """ "core" or "desktop" """
    part: str
    """A regular expression over the module's name below the package; "" is all of it."""
    forbidden: tuple[str, ...]
    allowed: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()

    def failures(self, core: str = "core", desktop: str = "desktop") -> list[str]:
        """Return what breaks this rule in the two packages, as readable lines."""
        own = {"core": core, "desktop": desktop}
        package = own[self.package]
        below = rf"\.{self.part}(\.|$)" if self.part else r"(\.|$)"
        target = archrule(self.sentence, use_regex=True).match(rf"^{package}{below}")
        if self.excluding:
            target = target.exclude(rf"^{package}\.({'|'.join(self.excluding)})(\.|$)")
        forbidden = (_pattern(name, own) for name in self.forbidden)
        allowed = (_pattern(name, own) for name in self.allowed)
        rule = target.should_not_import(*forbidden).may_import(*allowed)
        pop_failures()
        rule.check(package, only_direct_imports=True)
        return [f"{self.sentence}: {one.reason}" for one in pop_failures()]


def rules() -> list[Rule]:
    """Return every rule, one for each sentence of docs/architecture.md."""
    return [
        *_floors(),
        Rule("core never imports Qt", "core", "", ("PySide6", "shiboken6")),
        Rule("core never imports desktop", "core", "", ("desktop",)),
        Rule(
            "the ground imports nothing but the standard library",
            "core",
            f"({'|'.join(GROUND)})",
            ("*",),
            ("core", *sorted(sys.stdlib_module_names)),
        ),
        Rule(
            "desktop imports core's upper floor and plain values only",
            "desktop",
            "",
            ("core.",),
            tuple(f"core.{name}" for name in DESKTOP_MAY_IMPORT),
        ),
        Rule(
            "desktop knows no library that has its one door in core",
            "desktop",
            "",
            tuple(name for name in ONE_DOOR if name != "platformdirs"),
        ),
        Rule(
            "only the tasks and the start of desktop know threads",
            "desktop",
            "",
            THREADS,
            (),
            THREADS_IN_DESKTOP,
        ),
        Rule("core imports nothing that reaches a network", "core", "", NO_NETWORK),
        Rule("desktop imports nothing that reaches a network", "desktop", "", NO_NETWORK),
        *_doors(),
    ]


def _floors() -> Iterable[Rule]:
    for part, allowed in MAY_IMPORT.items():
        inside = tuple(f"core.{name}" for name in (part, *allowed))
        yield Rule(f"core.{part} imports lower floors only", "core", part, ("core.",), inside)


def _doors() -> Iterable[Rule]:
    for library, doors in ONE_DOOR.items():
        sentence = f"{library} is known to core.{' and core.'.join(doors)} only"
        yield Rule(sentence, "core", "", (library,), excluding=doors)


def _pattern(name: str, own: dict[str, str]) -> str:
    """Turn a module's name into a pattern over it and all below; "core." is what is below only."""
    if name == "*":
        return "."
    head, dot, rest = name.partition(".")
    head = own.get(head, head)
    if dot and not rest:
        return rf"^{head}\."
    return rf"^{re.escape(head + dot + rest)}(\.|$)"
