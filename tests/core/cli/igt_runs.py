"""What one run of ``igt`` came to, and the passphrase of the records that tests use."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PASSPHRASE = "copper lantern violet harbour"


@dataclass(frozen=True)
class Ran:
    """What one run of ``igt`` came to."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)

    @property
    def error_code(self) -> str:
        return str(self.document["error"]["code"])


Igt = Callable[..., Ran]
