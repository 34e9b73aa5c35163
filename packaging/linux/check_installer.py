"""Install the built .deb by apt in a clean Debian without Python, and run its self-test there.

Needs root (debootstrap, chroot). The clean system lies in build/ and is removed afterwards.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import system_packages  # noqa: E402 - found through the path above

SUITE = "bookworm"


def main() -> int:
    """Return 0 when the installed program passes its own test in the clean system."""
    if os.geteuid() != 0:
        print("This check needs root: it makes a clean Debian with debootstrap and enters it.")
        return 3
    system_packages.ensure(system_packages.INSTALLER)
    debs = sorted((ROOT / "dist").glob("igtoolkit_*.deb"), key=lambda path: path.stat().st_mtime)
    if not debs:
        print("There is no installer yet. Run: make installer")
        return 1
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    clean = Path(tempfile.mkdtemp(prefix="clean-debian-", dir=build))
    try:
        _make_clean_system(clean)
        shutil.copy(debs[-1], clean / "igtoolkit.deb")
        _inside(clean, "apt-get update -q")
        _inside(clean, "apt-get install -y -q --no-install-recommends /igtoolkit.deb")
        _inside(clean, "! command -v python3", "the clean system should hold no Python")
        _inside(clean, "HOME=/tmp/home igt self-test")
        _inside(clean, "apt-get remove -y -q igtoolkit && ! command -v igt")
    finally:
        shutil.rmtree(clean)
    print(f"{debs[-1].name}: installed, passed its self-test and removed in a clean {SUITE}.")
    return 0


def _make_clean_system(folder: Path) -> None:
    subprocess.run(["debootstrap", "--variant=minbase", SUITE, str(folder), *_mirror()], check=True)
    # The machine's own way out to the packages goes along: a proxy, another mirror.
    for part in ("apt.conf.d", "trusted.gpg.d"):
        shutil.copytree(Path("/etc/apt") / part, folder / "etc/apt" / part, dirs_exist_ok=True)


def _mirror() -> list[str]:
    """Return the package address that this machine itself uses for the suite, if it says one."""
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return [
        address
        for address, _, suite in (line.partition(" ") for line in listed.splitlines())
        if suite == SUITE
    ][:1]


def _inside(folder: Path, command: str, why: str = "") -> None:
    """Run *command* in the clean system; its mounts vanish with it."""
    script = 'mount -t proc proc "$0/proc" && exec chroot "$0" sh -ec "$1"'
    done = subprocess.run(
        ["unshare", "--mount", "--propagation", "private", "sh", "-c", script, folder, command],
        check=False,
        env={
            **os.environ,
            "DEBIAN_FRONTEND": "noninteractive",
            "LC_ALL": "C.UTF-8",
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        },
    )
    if done.returncode:
        raise SystemExit(f"Failed in the clean system: {command} {why}")


if __name__ == "__main__":
    sys.exit(main())
