"""The ways to open the records, as a plain file beside the locked one tells them.

``keys/slots.json`` only says where to look for a key before anything is open. What counts stands
inside ``keys/store.key.age``: a line slipped into the plain file gains nothing. So do the labels
that people type: nothing that was typed stands in clear anywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from core.domain.canonical import Json
from core.domain.clock import parse_utc, utc_text
from core.store.atomic import disk_troubles, write_atomically

FORMAT = "igt-key-slots"
VERSION = 1
FILE_NAME = "slots.json"
_ID = re.compile(r"[0-9a-f]{16}")


class SlotKind(StrEnum):
    """What opens the records through this slot."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"
    SPARE_KEY = "spare-key"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open the records; public, no secret in it. *recipient* is ``age1...``."""

    id: str
    kind: SlotKind
    recipient: str
    created: datetime
    label: str = ""


@dataclass(frozen=True, slots=True)
class SlotList:
    """What the plain file says. *store_id* names these records in the keyring."""

    store_id: str
    slots: tuple[Slot, ...]


def read_slots(keys: Path) -> SlotList | None:
    """Return what the plain file in the folder *keys* says, or None when it is gone or damaged."""
    with disk_troubles():
        try:
            value = json.loads((keys / FILE_NAME).read_text(encoding="utf-8"))
            if value["format"] != FORMAT or value["version"] != VERSION:
                return None
            return SlotList(str(value["store_id"]), slots_from_json(value["slots"]))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None


def write_slots(keys: Path, listed: SlotList) -> None:
    """Replace the plain file in the folder *keys*; labels are left out."""
    value = {
        "format": FORMAT,
        "version": VERSION,
        "store_id": listed.store_id,
        "slots": slots_to_json(without_labels(listed.slots)),
    }
    text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    write_atomically(keys / FILE_NAME, text.encode("utf-8"))


def without_labels(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Return *slots* as the plain file tells them."""
    return tuple(replace(slot, label="") for slot in slots)


def slots_to_json(slots: Iterable[Slot]) -> list[Json]:
    """Return *slots* as both files hold them."""
    return [
        {
            "id": slot.id,
            "kind": slot.kind.value,
            "recipient": slot.recipient,
            "created": utc_text(slot.created),
            "label": slot.label,
        }
        for slot in slots
    ]


def slots_from_json(values: Sequence[Mapping[str, str]]) -> tuple[Slot, ...]:
    """Read what ``slots_to_json`` wrote. Raises ValueError, KeyError or TypeError."""
    slots = tuple(
        Slot(
            id=value["id"],
            kind=SlotKind(value["kind"]),
            recipient=value["recipient"],
            created=parse_utc(value["created"]),
            label=value["label"],
        )
        for value in values
    )
    if not all(_ID.fullmatch(slot.id) for slot in slots):
        raise ValueError("a slot's id is part of a file name and must be 16 hexadecimal digits")
    return slots


def is_slot_file(name: str) -> bool:
    """Whether a file of this name in the keys' folder was written for a passphrase slot."""
    return name.endswith(".age") and _ID.fullmatch(name.removesuffix(".age")) is not None


def slot_path(keys: Path, slot_id: str) -> Path:
    """Return where a passphrase slot keeps its identity, locked under the passphrase."""
    return keys / f"{slot_id}.age"
