"""Draw every page of the real window on the sample store: build/screenshots/index.html.

    make screenshots                        all pictures, light and dark, small, large, 200 %
    make screenshots ARGS="history audit"   only those whose names begin so
    make screenshots ARGS=--commit-set      and those that the user guide shows

The window is the shipped one, with its own wiring and real encrypted records, drawn offscreen.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "screenshots"
KEPT = ROOT / "docs" / "screenshots"
LARGEST = 150_000  # bytes of a picture that is committed

sys.path[:0] = [str(ROOT)]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

GUIDE = {
    "welcome-light-usual",
    "about-light-usual",
    "sign-in-light-usual",
    "spare-key-light-usual",
    "locked-light-usual",
    "home-light-usual",
    "home-dark-usual",
    "questions-light-usual",
    "questions-light-200-usual",
    "evidence-light-usual",
    "finish-check-light-usual",
    "finish-sign-light-usual",
    "finish-send-light-usual",
    "history-light-usual",
    "settings-copies-light-usual",
    "settings-locks-light-usual",
    "audit-light-usual",
    "settings-next-set-light-usual",
    "still-true-light-usual",
}
"""The pictures of docs/guide.md."""


def main(arguments: list[str]) -> int:
    """Draw all pictures, write the gallery, and copy the guide's if asked to."""
    from picture_home import homes
    from picture_next_year import next_year
    from picture_people import people
    from picture_questions import questions
    from picture_sets import sets
    from picture_shared_pc import shared_pc
    from picture_stories import first_run, work
    from picture_todo import todo
    from picture_window import PictureWindow

    only = tuple(word for word in arguments if not word.startswith("-"))
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="igt-pictures-") as home:
        os.environ["IGT_HOME"] = home
        begin = partial(PictureWindow, out=OUT, only=only)
        for story in (first_run, work, homes, questions, todo, sets, next_year, people, shared_pc):
            story(Path(home), begin)
    write_gallery()
    print(f"{len(list(OUT.glob('*.png')))} pictures: {OUT / 'index.html'}")
    if "--commit-set" in arguments:
        commit_set()
    return 0


def write_gallery() -> None:
    """One page with all pictures."""
    figures = "\n".join(
        f'<figure><a href="{name}"><img src="{name}" loading="lazy" alt="{label}"></a>'
        f"<figcaption>{label}</figcaption></figure>"
        for path in sorted(OUT.glob("*.png"))
        for name, label in [(html.escape(path.name), html.escape(path.stem))]
    )
    (OUT / "index.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Screenshots</title>'
        "<style>body{font:15px sans-serif;display:grid;gap:16px;"
        "grid-template-columns:repeat(auto-fill,minmax(420px,1fr))}"
        "figure{margin:0}img{width:100%;border:1px solid #888}</style>"
        f"\n{figures}\n</html>\n",
        encoding="utf-8",
    )


def commit_set() -> None:
    """Copy the guide's pictures to docs/screenshots, made small."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("*.png"):
        old.unlink()
    for name in sorted(GUIDE):
        target = KEPT / f"{name}.png"
        command = ["convert", OUT / f"{name}.png", "-strip", "+dither", "-colors", "160"]
        command += ["-define", "png:compression-level=9", target]
        subprocess.run([str(word) for word in command], check=True, timeout=60)
        size = target.stat().st_size
        print(f"{target.relative_to(ROOT)}: {size // 1000} kB")
        if size > LARGEST:
            raise SystemExit(f"{target.name} is larger than {LARGEST // 1000} kB.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
