"""Reads JSON that has one byte form only, whoever wrote it."""

from __future__ import annotations

import json
from typing import Any

from core.domain.canonical import canonical_json


class NotCanonicalError(Exception):
    """The bytes are not canonical JSON; ``str()`` says why, for the caller's own error."""


def read_canonical(data: bytes) -> Any:
    """Return the value of canonical JSON, with or without one final LF.

    Writing it again has to give the same bytes, so that a key that stands twice, a fraction, an
    odd escape or a lone surrogate never reaches a second reader who takes it otherwise. Raises
    NotCanonicalError.
    """
    text = data.removesuffix(b"\n")
    try:
        value = json.loads(text)
        again = canonical_json(value)
    except (ValueError, TypeError, RecursionError):
        raise NotCanonicalError("it is not JSON of the one form") from None
    if again != text:
        raise NotCanonicalError("it is not written in the one form")
    return value
