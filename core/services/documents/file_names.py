"""Names under which readable copies are written: the document's own, made safe on any computer."""

from __future__ import annotations

import re
from pathlib import Path

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_LONGEST = 120  # characters; Windows paths are short
_FALLBACK = "document"


def safe_name(name: str) -> str:
    """Return *name* as every operating system takes it, with its ending kept."""
    clean = _UNFIT.sub("_", name).strip().rstrip(". ").lstrip(". ")
    if not clean or _RESERVED.fullmatch(clean):
        clean = f"{_FALLBACK}-{clean}" if clean else _FALLBACK
    if len(clean) > _LONGEST:
        suffix = Path(clean).suffix[:20]
        clean = clean[: _LONGEST - len(suffix)] + suffix
    return clean


def free_name(folder: Path, name: str) -> Path:
    """Return a path in *folder* for *name* that nothing has yet: ``policy (2).pdf``."""
    first = folder / safe_name(name)
    found, number = first, 1
    while found.exists() or found.is_symlink():
        number += 1
        found = first.with_name(f"{first.stem} ({number}){first.suffix}")
    return found
