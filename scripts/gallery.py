"""``python scripts/gallery.py``: pictures of every widget in every look, in build/gallery.

``--commit-set`` copies those that docs/design-system.md shows to docs/design, made small.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]
OUT = ROOT / "build" / "gallery"
KEPT = ROOT / "docs" / "design"
SHOWN = ("parts", "choices")
LARGEST = 120_000  # bytes of a picture that is committed


def main(argv: list[str] | None = None) -> int:
    """Draw all pictures without a screen and return the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(prog="gallery")
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR")
    parser.add_argument("--commit-set", action="store_true", help="copy those of the page")
    asked = parser.parse_args(argv)
    out: Path = asked.out
    out.mkdir(parents=True, exist_ok=True)

    from gallery_pieces import pieces
    from PySide6.QtTest import QTest

    from desktop.app import make_app
    from desktop.theme import Contrast, Mode, Theme

    looks = {
        "light": (Mode.LIGHT, 100, Contrast.USUAL),
        "dark": (Mode.DARK, 100, Contrast.USUAL),
        "light-contrast": (Mode.LIGHT, 100, Contrast.HIGH),
        "dark-contrast": (Mode.DARK, 100, Contrast.HIGH),
        "light-200": (Mode.LIGHT, 200, Contrast.USUAL),
    }
    theme = Theme(make_app([]))
    for look, choice in looks.items():
        theme.choose(*choice)
        for name, make, width, height in pieces():
            widget = make()
            widget.resize(width, height)
            widget.show()
            QTest.qWait(30)
            if not height:
                widget.resize(width, widget.heightForWidth(width))
                QTest.qWait(30)
            widget.grab().save(str(out / f"{name}-{look}.png"))
            widget.close()
            widget.deleteLater()
    if asked.commit_set:
        commit_set(out, [look for look in looks if look != "light-200"])
    return 0


def commit_set(out: Path, looks: list[str]) -> None:
    """Copy what the page shows, made small."""
    KEPT.mkdir(exist_ok=True)
    for name in (f"{piece}-{look}.png" for piece in SHOWN for look in looks):
        small = ["-strip", "+dither", "-colors", "128", "-define", "png:compression-level=9"]
        command = ["convert", str(out / name), *small, str(KEPT / name)]
        subprocess.run(command, check=True, timeout=60)
        size = (KEPT / name).stat().st_size
        if size > LARGEST:
            raise SystemExit(f"{name} is larger than {LARGEST // 1000} kB: {size // 1000}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
