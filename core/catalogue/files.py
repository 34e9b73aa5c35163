"""The files of one edition: a folder with an index and a file a leaf, or one file with all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core.catalogue.source import Fault, Source, Where, read_source

INDEX = "index.yaml"
LEAVES = "leaves"
MOST_LEAVES = 2000  # NIST's SP 800-53, the largest that is known, asks 1014
LARGEST_FOLDER = 16 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Files:
    """One edition as it was written: the index, and the leaves by what they are called.

    In a folder a leaf is called by its file's stem, which has to be its ref; in one file by its
    ref. *folder* is the folder's name, empty for one file.
    """

    index: Source
    leaves: Mapping[str, Source]
    folder: str = ""
    faults: list[Fault] = field(default_factory=list)

    @property
    def home(self) -> str:
        """The name of the file in which the index stands, for a sentence."""
        return Path(self.index.file).name

    def called(self, ref: str) -> str:
        """Return what the leaf *ref* is called in a sentence."""
        return f"file {ref}.yaml" if self.folder else f"leaf {ref}"


def read_files(path: Path) -> Files:
    """Read the edition at *path*: a folder, or one file that holds the whole."""
    return read_folder(path) if path.is_dir() else read_whole(path)


def read_folder(folder: Path) -> Files:
    """Read every YAML file in *folder*; faults of reading stand in each source."""
    folder = folder.resolve()  # . has a name, too
    paths = sorted(folder.glob("*.yaml"))
    shown = f"{folder.name}/{INDEX}"
    if len(paths) > MOST_LEAVES + 1 or sum(map(_size, paths)) > LARGEST_FOLDER:
        told = f"the folder holds more than {MOST_LEAVES} files, or more than 16 MB"
        return Files(Source(shown, faults=[Fault(shown, 1, "", told)]), {}, folder.name)
    read = {path.stem: read_source(path, f"{folder.name}/{path.name}") for path in paths}
    index = read.pop(Path(INDEX).stem, None)
    if index is None:
        index = Source(shown, faults=[Fault(shown, 1, "", "is missing")])
    return Files(index, read, folder.name)


def read_whole(path: Path) -> Files:
    """Read the one file at *path*: the fields of an index, and ``leaves``, a list of all."""
    whole = read_source(path, path.name)
    if whole.faults or not isinstance(whole.value, dict):
        return Files(whole, {})
    index = whole.part((), {key: value for key, value in whole.value.items() if key != LEAVES})
    listed = whole.value.get(LEAVES)
    if listed is None:
        told = "is missing (to check a folder of files, give the folder)"
        return Files(index, {}, faults=[whole.fault((LEAVES,), told)])
    if not isinstance(listed, list) or len(listed) > MOST_LEAVES:
        told = f"has to be a list of at most {MOST_LEAVES}"
        return Files(index, {}, faults=[whole.fault((LEAVES,), told)])
    leaves: dict[str, Source] = {}
    faults = []
    for n, value in enumerate(listed):
        where: Where = (LEAVES, n)
        ref = value.get("ref") if isinstance(value, dict) else None
        called = ref if isinstance(ref, str) else f"{LEAVES}[{n + 1}]"
        if called in leaves:
            faults.append(whole.fault((*where, "ref"), f"{called} stands here twice"))
            continue
        leaves[called] = whole.part(where, value)
    return Files(index, leaves, faults=faults)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it says why
