"""Set up the project and do its regular work; the Makefile only passes targets on to here.

    python3 scripts/house.py setup | run | test | lint | bench | ...

On Windows: py -3 scripts\\house.py ...

Standard library only, on Linux, macOS and Windows. The second run of each is quick.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - said in words before anything fails
    sys.exit(
        "This needs Python 3.11 or newer; this one is "
        + sys.version.split()[0]
        + ". Name another one, for example: make PYTHON=python3.12"
    )

import environment
import system_packages
from environment import PYTHON, ROOT

BENCHES = ROOT / "tests" / "benchmarks"
PROGRAMS = {
    "soak": "tests/soak/run.py",
    "journeys": "tests/journeys/play.py",
    "screenshots": "scripts/screenshots.py",
    "accessibility": "scripts/accessibility.py",
    "translations": "scripts/translations.py",
    "installer": "build_installer.py",
    "installer-check": "packaging/linux/check_installer.py",
}
"""Targets that are one program each; a target is offered once its program is there."""


def main(arguments: list[str]) -> int:
    """Do the one thing asked for and return its exit code."""
    target, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    actions = {"setup": setup, "run": run, "test": test, "lint": lint, "bench": bench}
    offered = [*actions, *(name for name, path in PROGRAMS.items() if (ROOT / path).exists())]
    if target not in offered:
        print("usage: python3 scripts/house.py " + " | ".join(offered))
        return 0 if target in ("help", "-h", "--help") else 2
    try:
        if target in actions:
            return actions[target](rest)
        return program(target, rest)
    except (system_packages.MissingPackagesError, environment.EnvironmentNotMadeError) as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


def setup(rest: list[str]) -> int:
    """Install all that running and testing needs."""
    _prepare(system_packages.WINDOW + system_packages.TESTS)
    print("Ready. Next: make run, or make test.")
    return 0


def run(rest: list[str]) -> int:
    """Open the window; without a display say so and make the sample instead."""
    _prepare(system_packages.WINDOW)
    if has_display():
        return _python("-m", "desktop", *rest)
    sample = Path("build") / "demo"
    print(f"There is no display here, so no window. Making the sample in {sample} instead.\n")
    return _python("-m", "core.cli", "demo", "--out", str(sample), *rest)


def test(rest: list[str]) -> int:
    """Run the tests, without a screen of our own."""
    _prepare(system_packages.WINDOW + system_packages.TESTS)
    # Two workers; a file's fixtures are made once; the long stories do not come last.
    shared_out = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
    with folder_in_memory() as folder:
        quick = {"PYTEST_DEBUG_TEMPROOT": folder} if folder else {}
        return _python("-m", "pytest", *shared_out, *rest, QT_QPA_PLATFORM="offscreen", **quick)


@contextlib.contextmanager
def folder_in_memory() -> Iterator[str]:
    """Give a folder in memory for what tests write, where there is ample room; else nothing.

    Nothing in the tests can tell a disk that keeps its word from memory, and waiting for each of
    some ten thousand syncs of a slow disk takes long. ``make soak`` works on the disk.
    """
    memory = Path("/dev/shm")
    if not memory.is_dir() or shutil.disk_usage(memory).free < 4 * 2**30:
        yield ""
        return
    with tempfile.TemporaryDirectory(prefix="igt-tests-", dir=memory) as folder:
        yield folder


def lint(rest: list[str]) -> int:
    """Check style, form and types; say all that is wrong, not just the first thing."""
    _prepare(())
    checks = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
    return max(_python("-m", *check) for check in checks)


def bench(rest: list[str]) -> int:
    """Run every benchmark, or those named; each prints ratios measured in one run."""
    _prepare(system_packages.WINDOW + system_packages.TESTS)
    chosen = [path for path in sorted(BENCHES.glob("bench_*.py")) if not rest or path.stem in rest]
    return max((_python(str(path)) for path in chosen), default=2)


def program(target: str, rest: list[str]) -> int:
    """Run the program behind *target* with what it needs installed."""
    extra = system_packages.INSTALLER if target.startswith("installer") else system_packages.TESTS
    _prepare(system_packages.WINDOW + extra)
    return _python(PROGRAMS[target], *rest)


def has_display() -> bool:
    """Say whether a window can be seen: a Windows or Mac desktop, an X or a Wayland display."""
    if sys.platform in ("win32", "darwin"):
        return True
    wayland = os.environ.get("WAYLAND_DISPLAY", "")
    if wayland and (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / wayland).exists():
        return True
    host, _, number = os.environ.get("DISPLAY", "").rpartition(":")
    if host and host != "unix":
        return True
    return bool(number) and Path("/tmp/.X11-unix", "X" + number.split(".")[0]).exists()


def _prepare(packages: tuple[str, ...]) -> None:
    system_packages.ensure(packages)
    environment.ensure()


def _python(*arguments: str, **variables: str) -> int:
    sys.stdout.flush()
    environment_variables = {**os.environ, **variables}
    command = [str(PYTHON), *arguments]
    return subprocess.run(command, check=False, cwd=ROOT, env=environment_variables).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
