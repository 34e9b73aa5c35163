"""Plays the journeys on a screen of their own, with real keys or a real mouse, and films them.

    make journeys                      all, by mouse and by keyboard
    make journeys ARGS="--keyboard next_year"   only those whose names hold a word, one way

Each leaves ``build/journeys/NAME-WAY/``: a picture after each deed, ``deeds.json``, a film where
ffmpeg is there, and the output of the run; ``build/journeys/index.html`` lists them with the time
taken, the keys and clicks, and what a screen reader could not name. The steps are those of the
tests beside this file.
"""

from __future__ import annotations

import html
import json
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from real_display import HERE, ROOT, RealDisplay

OUT = ROOT / "build" / "journeys"
WAYS = ("mouse", "keyboard")
SIZE = "1400x900"
MOST_SECONDS = 1800


@dataclass(frozen=True)
class Played:
    """How one journey went."""

    name: str
    way: str
    passed: bool
    seconds: float

    @property
    def folder(self) -> Path:
        return OUT / f"{self.name}-{self.way}"

    @property
    def deeds(self) -> list[dict[str, object]]:
        told = self.folder / "deeds.json"
        return json.loads(told.read_text("utf-8")) if told.is_file() else []


def main(arguments: list[str]) -> int:
    """Play what was asked for and write the page; fail if a journey failed."""
    ways = tuple(way for way in WAYS if f"--{way}" in arguments) or WAYS
    words = [word for word in arguments if not word.startswith("--")]
    played = []
    for path in sorted(HERE.glob("test_journey_*.py")):
        name = path.stem.removeprefix("test_journey_")
        if name == "real_display" or (words and not any(word in name for word in words)):
            continue  # that one drives a window in another process by itself
        for way in ways:
            one = play(path, name, way)
            print(f"{name}, {way}: {'well' if one.passed else 'NOT WELL'}, {one.seconds:.0f} s")
            played.append(one)
    write_page(played)
    print(OUT / "index.html")
    return 0 if played and all(one.passed for one in played) else 1


def play(path: Path, name: str, way: str) -> Played:
    """Run the tests of *path* on a new screen."""
    folder = OUT / f"{name}-{way}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="igt-journey-") as home,
        RealDisplay(Path(home), SIZE) as screen,
        filmed(screen, folder / "film.mp4"),
    ):
        screen.environment |= {
                "IGT_HANDS": way,
                "IGT_DIARY": str(folder),
                **{
                    f"IGT_JOURNEY_{name}": screen.environment[name]
                    for name in ("DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR",
                                 "DBUS_SESSION_BUS_ADDRESS")
                },
            }  # fmt: skip
        with (folder / "output.txt").open("wb") as output:
            run = screen.start(
                sys.executable, "-m", "pytest", "-q", "-x", "--tb=short", path, stdout=output
            )
            passed = run.wait(timeout=MOST_SECONDS) == 0
    return Played(name, way, passed, time.monotonic() - began)


@contextmanager
def filmed(screen: RealDisplay, target: Path) -> Iterator[None]:
    """Film the screen while this lasts; without ffmpeg the pictures have to do."""
    if shutil.which("ffmpeg") is None:
        yield
        return
    camera = screen.start(
        "ffmpeg", "-loglevel", "error", "-f", "x11grab", "-framerate", "6", "-video_size", SIZE,
        "-i", screen.environment["DISPLAY"], "-codec:v", "libx264", "-preset", "ultrafast",
        "-crf", "32", "-pix_fmt", "yuv420p", target,
    )  # fmt: skip
    try:
        yield
    finally:
        camera.send_signal(signal.SIGINT)  # it then writes the end of the film
        camera.wait(timeout=30)


def write_page(played: list[Played]) -> None:
    """One page that leads to all of them."""
    rows = "\n".join(_row(one) for one in played)
    (OUT / "index.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Journeys</title>'
        "<style>body{font:15px sans-serif;margin:24px}td,th{padding:6px 12px;text-align:left;"
        "vertical-align:top;border-bottom:1px solid #ccc}img{width:160px}</style>"
        "<h1>Journeys in the real window</h1><table><tr><th>Journey<th>Hands<th>Result<th>Seconds"
        f"<th>Deeds<th>Keys, clicks, wheel<th>Without a name<th>Look\n{rows}\n</table></html>\n",
        encoding="utf-8",
    )


def _row(one: Played) -> str:
    deeds = one.deeds
    strokes = deeds[-1]["strokes"] if deeds else 0
    nameless = sorted({str(found) for deed in deeds for found in deed["nameless"]})  # type: ignore[attr-defined]
    look = [
        f'<a href="{one.folder.name}/{name}">{words}</a>'
        for name, words in (("film.mp4", "film"), ("output.txt", "output"), (".", "pictures"))
        if (one.folder / name).exists()
    ]
    cells = (
        one.name.replace("_", " "), one.way, "well" if one.passed else "NOT WELL",
        f"{one.seconds:.0f}", len(deeds), strokes, "; ".join(nameless) or "nothing",
    )  # fmt: skip
    return (
        "<tr>" + "".join(f"<td>{html.escape(str(cell))}" for cell in cells)
        + f"<td>{' '.join(look)}"
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
