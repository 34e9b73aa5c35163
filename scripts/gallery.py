"""``python scripts/gallery.py --out DIR``: pictures of every widget in every look, to be seen."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

LOOKS = (("light", 100), ("dark", 100), ("light", 200))


def main(argv: list[str] | None = None) -> int:
    """Draw all pictures without a screen and return the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(prog="gallery")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    out: Path = parser.parse_args(argv).out
    out.mkdir(parents=True, exist_ok=True)

    from gallery_pieces import pieces

    from desktop.app import make_app
    from desktop.theme import Mode, Theme

    app = make_app([])
    theme = Theme(app)
    for mode, percent in LOOKS:
        theme.choose(Mode(mode), percent)
        for name, make, width, height in pieces():
            widget = make()
            widget.resize(width, height)
            widget.show()
            for _ in range(3):
                app.processEvents()
            if not height:
                widget.resize(width, widget.heightForWidth(width))
                app.processEvents()
            widget.grab().save(str(out / f"{name}-{mode}-{percent}.png"))
            widget.close()
            widget.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main())
