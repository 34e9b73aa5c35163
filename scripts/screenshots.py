"""Draw every page of the real window on the sample store: build/screenshots/index.html.

    make screenshots                        all pictures, in every look and size
    make screenshots ARGS="history audit"   only those whose names begin so
    make screenshots ARGS="--looks light-usual,dark-contrast"   only these looks
    make screenshots ARGS=--commit-set      and those that the user guide shows

The looks are light, dark, high contrast, the smallest window, text of 200 % and a made-up
language with longer texts; picture_camera.py lists them.

The window is the shipped one, with its own wiring and real encrypted records, drawn offscreen.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys

import stories
from stories import ROOT

OUT = ROOT / "build" / "screenshots"
KEPT = ROOT / "docs" / "screenshots"
LARGEST = 150_000  # bytes of a picture that is committed

stories.prepare()

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
    "todo-waiting-light-usual",
    "people-staff-light-usual",
    "print-light-usual",
    "palette-found-light-usual",
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
    from picture_camera import VARIANTS
    from picture_gallery import write_gallery

    parser = argparse.ArgumentParser(prog="make screenshots")
    parser.add_argument("only", nargs="*", help="beginnings of names")
    parser.add_argument("--looks", default=",".join(VARIANTS), help="names, with commas between")
    parser.add_argument("--commit-set", action="store_true", help="copy the guide's pictures")
    parser.add_argument("--story", choices=stories.STORIES, help="draw this one only")
    asked = parser.parse_args(arguments)
    looks = asked.looks.split(",")
    if unknown := set(looks) - VARIANTS.keys():
        parser.error(f"unknown: {', '.join(sorted(unknown))}. There are: {', '.join(VARIANTS)}")
    if asked.story:
        return draw(asked.story, looks, tuple(asked.only))
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    made_up = [name for name in looks if VARIANTS[name].made_up]
    usual = [name for name in looks if name not in made_up]
    command = [sys.executable, __file__, *asked.only, "--looks"]
    ended = stories.in_processes(*([*command, ",".join(some)] for some in (usual, made_up) if some))
    failed = max(abs(one.returncode) for one in ended)
    write_gallery(OUT, looks)
    print(f"{len(list(OUT.glob('*.png')))} pictures: {OUT / 'index.html'}")
    if asked.commit_set and not failed:
        commit_set()
    return failed


def draw(story: str, looks: list[str], only: tuple[str, ...]) -> int:
    """Draw *story* in *looks*, all of them in the one language."""
    from picture_camera import VARIANTS, Camera

    if any(VARIANTS[name].made_up for name in looks):
        import translations

        from desktop.app import make_app
        from desktop.language import speak

        speak(make_app([]), translations.made_up(translations.OUT))
    OUT.mkdir(parents=True, exist_ok=True)
    stories.play(story, Camera(OUT, {name: VARIANTS[name] for name in looks}, only))
    return 0


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
