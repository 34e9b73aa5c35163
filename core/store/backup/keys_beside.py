"""The keys beside the copies, and for whom each copy is locked.

A passphrase opens a copy only through its small file in ``keys``, so that folder travels with the
copies. While copies are still locked for older ways in, the older files stay.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from core.domain.canonical import Json, canonical_json, sha256_hex
from core.store.atomic import disk_troubles
from core.store.backup.names import KEY_FILE_NAME, LOCKED_FOR, SUMS, SUMS_TO_COME
from core.store.backup.place import BackupPlace
from core.store.keys.opening import KEY_FILE
from core.store.keys.slots import FILE_NAME as SLOTS_FILE

_FORMAT: Final = "igt-copies-locked-for"
_VERSION: Final = 1


def bring_keys(place: BackupPlace, keys_folder: Path, *, drop_old: bool = False) -> None:
    """Bring the keys in *place* up to those in *keys_folder*; older ways in go with *drop_old*.

    A file that opens something comes before what leads to it. Meanwhile a second list of sums says
    what is coming, so that after a crash each file is right by one of the two.
    """
    present = _read(keys_folder)
    there = _read_place(place)
    wanted = dict(present) if drop_old else {**there, **present}
    sums, following = place.keys / SUMS, place.keys / SUMS_TO_COME
    with place.troubles():
        if wanted == there and _bytes_of(sums) == _sums(wanted) and not following.exists():
            return
    _write(place, following, _sums(wanted))
    order = sorted(wanted, key=lambda name: (name == SLOTS_FILE, name == KEY_FILE, name))
    for name in order:
        if there.get(name) != wanted[name]:
            _write(place, place.keys / name, wanted[name])
    for name in there.keys() - wanted.keys():
        place.remove(place.keys / name)
    _write(place, sums, _sums(wanted))
    place.remove(following)


def faulty_keys(place: BackupPlace) -> tuple[str, ...]:
    """Return the names of key files in *place* that are missing, strange or not as written."""
    with place.troubles():
        lists = {name: _bytes_of(place.keys / name) for name in (SUMS, SUMS_TO_COME)}
        there = _read(place.keys)
    found = {name: sha256_hex(content) for name, content in there.items()}
    told: list[dict[str, str]] = []
    for name, data in lists.items():
        if data is not None:
            listed = _parse_sums(data)
            if not listed:
                return (name,)
            told.append(listed)
    if lists[SUMS] is None:
        told.append({})  # interrupted while the place got its first keys
    if lists == {SUMS: None, SUMS_TO_COME: None}:
        return (SUMS,)
    names = found.keys() | {name for listed in told for name in listed}
    wrong = {name for name in names if all(found.get(name) != one.get(name) for one in told)}
    return tuple(sorted(wrong))


def _parse_sums(data: bytes) -> dict[str, str]:
    """Return the sums by name; empty where the list is not one that ``_sums`` writes."""
    try:
        lines = [line.partition("  ") for line in data.decode("ascii").splitlines()]
    except ValueError:
        return {}
    listed = {name: digest for digest, _, name in lines if KEY_FILE_NAME.fullmatch(name)}
    return listed if KEY_FILE in listed and data == _lines(listed) else {}


def locked_for(place: BackupPlace) -> Mapping[str, str]:
    """Return, for each copy, the mark of those it is locked for, as far as it was written down."""
    with place.troubles():
        data = _bytes_of(place.copies / LOCKED_FOR)
    try:
        value = json.loads(data or b"")
        if value["format"] != _FORMAT or value["version"] != _VERSION:
            return {}
        return {str(name): str(mark) for name, mark in value["copies"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}  # then every copy is locked anew, which does no harm


def note_locked_for(place: BackupPlace, marks: Mapping[str, str]) -> None:
    """Write down for whom each copy is locked."""
    value: Json = {"format": _FORMAT, "version": _VERSION, "copies": dict(marks)}
    data = canonical_json(value) + b"\n"
    if _bytes_of(place.copies / LOCKED_FOR) != data:
        _write(place, place.copies / LOCKED_FOR, data)


def mark_of(recipients: Sequence[str]) -> str:
    """Return one mark for a set of recipients."""
    return sha256_hex("\n".join(sorted(set(recipients))).encode("ascii"))


def _read_place(place: BackupPlace) -> dict[str, bytes]:
    with place.troubles():
        return _read(place.keys)


def _read(folder: Path) -> dict[str, bytes]:
    with disk_troubles():
        try:
            return {
                path.name: path.read_bytes()
                for path in sorted(folder.iterdir())
                if KEY_FILE_NAME.fullmatch(path.name)
            }
        except FileNotFoundError:
            return {}


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _sums(files: Mapping[str, bytes]) -> bytes:
    return _lines({name: sha256_hex(data) for name, data in files.items()})


def _lines(digests: Mapping[str, str]) -> bytes:
    """Return what ``sha256sum`` would write."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode("ascii")


def _write(place: BackupPlace, path: Path, data: bytes) -> None:
    with place.writing(path) as target:
        target.write(data)
