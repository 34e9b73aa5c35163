"""How quickly the window answers on records of ten years with ten thousand documents.

A key typed until its letter is painted, each place until it is painted, and the longest time that
the window was deaf while a copy, a submission file and the keeping of two hundred documents were
under way and places were gone through. The floor of a key is a bare QPlainTextEdit, of a place a
bare QStackedWidget, in the same run.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from window_bench import Bench, Painted, Took, middle, resident_mb, say, window_on
from years_bench import ten_years

from event_loop import let_work  # isort: skip
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QScrollArea, QStackedWidget
from stalls import watching

from desktop.evidence.adding import Adding

DOCUMENTS, TYPED = 10_000, 20_000
KEYS, SWITCHES, KEPT = 60, 5, 200
AIM_KEY_MS, AIM_PLACE_MS, AIM_STALL_MS, AIM_MB = 16, 100, 50, 250


def main() -> None:
    """Print one line for each figure."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:  # /tmp may lie in memory
        folder = Path(name)
        made = ten_years(folder / "store", DOCUMENTS, TYPED)
        with window_on(made, folder / "home") as bench:
            places(bench)
            keys(bench)
            with_work(bench, folder)
            say(f"memory after all of this: {resident_mb():.0f} MB (aim {AIM_MB})")


def places(bench: Bench) -> None:
    """Time going to each place for the first time, and again."""
    window = bench.window
    listed = [key for key in window.frame._places if key != "home"]
    first: dict[str, Took] = {}
    again: dict[str, list[Took]] = {key: [] for key in listed}
    let_work(3_000)  # the modules are loaded ahead meanwhile
    bench.rest()
    painted = Painted(window.frame.pages)
    for turn in range(SWITCHES + 1):
        for key in listed:
            took = painted.took(partial(window.go, key))
            bench.rest()
            if turn:
                again[key].append(took)
            else:
                first[key] = took
    floor = _bare_switch()
    for key in listed:
        usual = middle(again[key])
        say(
            f"going to {key}: {usual.wall:.0f} ms ({usual.own:.0f} of our own), for the first time "
            f"{first[key].wall:.0f} ms ({first[key].own:.0f}), bare stack {floor.wall:.1f} ms "
            f"({floor.own:.1f}), aim {AIM_PLACE_MS}"
        )


def _bare_switch() -> Took:
    stack = QStackedWidget()
    for text in ("one", "two"):
        stack.addWidget(QLabel(text))
    stack.resize(1360, 860)
    stack.show()
    let_work(50)
    painted = Painted(stack)
    took = [painted.took(partial(stack.setCurrentIndex, turn % 2)) for turn in range(1, 12)]
    stack.close()
    return middle(took)


def keys(bench: Bench) -> None:
    """Time typing into a note."""
    bench.window.go("questions")
    bench.rest()
    shown = [one for one in bench.window.findChildren(QPlainTextEdit) if one.isVisible()]
    for area in bench.window.findChildren(QScrollArea):
        if area.isAncestorOf(shown[0]):
            area.ensureWidgetVisible(shown[0])
    ours, bare = _typing(shown[0]), QPlainTextEdit()
    bare.resize(600, 300)
    bare.show()
    let_work(50)
    floor = _typing(bare)
    bare.close()
    say(
        f"a key until its letter is painted: {ours.wall:.1f} ms ({ours.own:.1f} of our own), "
        f"bare field {floor.wall:.1f} ms ({floor.own:.1f}), ratio {ours.own / floor.own:.1f}, "
        f"aim {AIM_KEY_MS} ms"
    )


def _typing(field: QPlainTextEdit) -> Took:
    painted = Painted(field.viewport())
    field.setFocus()
    took = []
    for number in range(KEYS):
        letter = "the shredder is locked "[number % 23]
        took.append(painted.took(partial(QTest.keyClicks, field, letter)))
        let_work(40)
    return middle(took)


def with_work(bench: Bench, folder: Path) -> None:
    """Go through the places while long work is under way."""
    workspace, tasks = bench.wiring.opener.workspace, bench.tasks
    assert workspace is not None
    folder.joinpath("stick").mkdir()
    place = workspace.backups.add_place(folder / "stick", automatic=False)
    papers = []
    for number in range(KEPT):
        path = folder / f"paper {number}.txt"
        path.write_text(f"paper {number} " * 2_000, encoding="utf-8")
        papers.append(path)
    adding = Adding(evidence=workspace.evidence, tasks=tasks, parent=bench.starter)
    jobs = {
        "a copy": partial(workspace.backups.create, place.id),
        "a submission file": partial(workspace.exports.export, folder / "a.igtb", (), draft=True),
    }
    for name, job in jobs.items():
        _watched(bench, name, partial(tasks.work, bench.starter, job, title=name))
    _watched(bench, f"the keeping of {KEPT} documents", partial(adding.start, papers))


def _watched(bench: Bench, name: str, begin: partial[object]) -> None:
    window = bench.window
    turns = 0
    with watching() as watch:
        begin()
        while bench.tasks.has_work or not turns:
            for key in ("home", "questions", "evidence", "history"):
                window.go(key)
                let_work(150)
            turns += 1
        bench.rest()
    longest = watch.longest
    say(
        f"longest stall during {name}: {longest.ours_ms:.0f} ms, of which {longest.ran_ms:.0f} ms "
        f"of our own work (aim {AIM_STALL_MS}); {len(watch.stalls)} over it, {turns} turns through "
        "four places"
    )
    if watch.stalls:
        say(watch.report(3))


if __name__ == "__main__":
    main()
