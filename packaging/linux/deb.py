"""Put the built folder into a .deb that apt can install with all it depends on."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import system_packages  # noqa: E402 - found through the path above

PACKAGE = "igtoolkit"
DEPENDS = ("libc6 (>= 2.36)", *system_packages.WINDOW)
RECOMMENDS = "gnome-keyring | kwalletmanager"
DESCRIPTION = """Information Governance Toolkit for one PC
 Complete the yearly information governance assessment with no network: the
 questions, the evidence, the sign-off and an encrypted submission file.
 Everything is kept encrypted on this computer."""


def build_deb(folder: Path, version: str, target: Path) -> Path:
    """Write ``igtoolkit_VERSION_ARCH.deb`` into *target* from the program in *folder*."""
    architecture = _output("dpkg", "--print-architecture")
    tree = target / "deb-tree"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / "usr/lib" / PACKAGE, symlinks=True)
    _lay_out(tree)
    _write_control(tree, version, architecture)
    for path in tree.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
    deb = target / f"{PACKAGE}_{version}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--build", "--root-owner-group", "-Zxz", str(tree), str(deb)], check=True
    )
    shutil.rmtree(tree)
    return deb


def _lay_out(tree: Path) -> None:
    binaries = tree / "usr/bin"
    binaries.mkdir(parents=True)
    for name in ("igt", "igt-desktop"):
        (binaries / name).symlink_to(Path("../lib") / PACKAGE / name)
    places = {
        "igtoolkit.desktop": "usr/share/applications",
        "igtoolkit.svg": "usr/share/icons/hicolor/scalable/apps",
    }
    for name, place in places.items():
        (tree / place).mkdir(parents=True)
        shutil.copy(HERE / name, tree / place)
    documents = tree / "usr/share/doc" / PACKAGE
    documents.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", documents / "copyright")
    with gzip.GzipFile(documents / "changelog.gz", "wb", mtime=0) as file:
        file.write((ROOT / "CHANGELOG.md").read_bytes())


def _write_control(tree: Path, version: str, architecture: str) -> None:
    size = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        f"Package: {PACKAGE}\nVersion: {version}\nSection: office\nPriority: optional\n"
        f"Architecture: {architecture}\nMaintainer: The toolkit's makers <toolkit@example.org>\n"
        f"Installed-Size: {size}\nDepends: {', '.join(DEPENDS)}\nRecommends: {RECOMMENDS}\n"
        f"Description: {DESCRIPTION}\n",
        encoding="utf-8",
    )


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
