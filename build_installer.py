"""Build the installer for the platform that this runs on, and let it prove itself.

    python build_installer.py

Linux: a trimmed PyInstaller folder and a .deb in dist/. Windows and macOS: the folder, and what
packaging/ prepares; their installers are finished in a later release.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent
DIST = ROOT / "dist"
FOLDER = DIST / "igtoolkit"


def main() -> int:
    """Build, run the built program's self-test, and fail with it."""
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
            "--distpath", str(DIST), "--workpath", str(ROOT / "build" / "pyinstaller"),
            str(ROOT / "packaging" / "igtoolkit.spec"),
        ],
        check=True,
        cwd=ROOT,
    )  # fmt: skip
    program = FOLDER / ("igt.exe" if sys.platform == "win32" else "igt")
    tested = subprocess.run([str(program), "self-test"], check=False)
    if tested.returncode:
        print("The built program did not pass its own test; no installer was made.")
        return tested.returncode
    if sys.platform == "linux":
        sys.path.insert(0, str(ROOT / "packaging" / "linux"))
        from deb import build_deb

        print(f"Made {build_deb(FOLDER, _version(), DIST)}")
    else:
        print(f"Made {FOLDER}. The rest of the way: packaging/{_platform_folder()}/README.md")
    return 0


def _platform_folder() -> str:
    return "windows" if sys.platform == "win32" else "macos"


def _version() -> str:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


if __name__ == "__main__":
    sys.exit(main())
