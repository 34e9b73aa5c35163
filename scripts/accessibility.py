"""Read every page of the real window as a screen reader does: build/accessibility/index.txt.

    make accessibility                        everything
    make accessibility ARGS="settings home"   only what has a name that begins so

Each thing worth seeing in the stories of the pictures is read through Qt's accessibility
interfaces; its tree is kept as text, to be looked at. It fails on a control without a name or
with one that something else beside it has, on an order that is not the one on screen, and on a
target under 24 pixels. The stories are then played again in the smallest window with text of
200 %, and it fails on text that is cut or needs scrolling sideways.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import stories
from stories import ROOT

OUT = ROOT / "build" / "accessibility"

stories.prepare()


class Reader:
    """Keeps the tree of each thing in *out* and remembers what is wrong, and where.

    *large*: look for cut text instead, in the smallest window with text of 200 %.
    """

    def __init__(self, out: Path, only: tuple[str, ...] = (), *, large: bool = False) -> None:
        self._out, self._only, self.large = out, only, large
        self.read = 0
        self.faults: dict[str, list[str]] = {}

    def __call__(self, one: object, name: str) -> None:
        """Read what *one*, a PictureWindow, shows."""
        from inspect_accessible import faults, met, tree_text
        from inspect_text import cut_texts, sticking_out
        from picture_camera import VARIANTS, Variant, show

        if self._only and not name.startswith(self._only):
            return
        show(one, VARIANTS["light-200-small"] if self.large else Variant())
        if self.large:
            found = [*cut_texts(one.window), *sticking_out(one.window)]
        else:
            nodes = met(one.window)
            (self._out / f"{name}.txt").write_text(tree_text(nodes), encoding="utf-8")
            found = faults(nodes, one.window)
        for fault in dict.fromkeys(found):
            self.faults.setdefault(fault, []).append(name)
        self.read += 1

    def report(self) -> str:
        """Return all faults with the places where each was met."""
        lines = [f"{self.read} things read, {len(self.faults)} faults", ""]
        for fault, where in self.faults.items():
            rest = f" and {len(where) - 3} more" if len(where) > 3 else ""
            lines.append(f"{fault}\n    on {', '.join(where[:3])}{rest}")
        return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Read everything, keep the trees and the report; 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="make accessibility")
    parser.add_argument("only", nargs="*", help="beginnings of names")
    parser.add_argument("--story", choices=stories.STORIES, help="only one")
    parser.add_argument("--large", action="store_true", help="look for cut text only")
    asked = parser.parse_args(arguments)
    if asked.story:
        reader = Reader(OUT, tuple(asked.only), large=asked.large)
        stories.play(asked.story, reader)
        print(reader.report())
        return 1 if reader.faults else 0
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    command = [sys.executable, __file__, *asked.only]
    ended = stories.in_processes(command, [*command, "--large"])
    report = "\n".join(
        f"{' '.join(one.args[2:])}: {one.stdout or f'broke off, {one.returncode}'}" for one in ended
    )
    (OUT / "index.txt").write_text(report, encoding="utf-8")
    print(f"{report}\n{OUT / 'index.txt'}")
    return max(abs(one.returncode) for one in ended)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
