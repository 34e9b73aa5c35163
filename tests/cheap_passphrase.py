"""Lets tests lock under a passphrase with so little scrypt that it takes no time.

The real thing takes about a second and a quarter of a gigabyte of memory at every locking and
every opening, by design. The work factor stands in the file's own header, so what is locked here
opens at once, also for stock age, and everything else about it is real. A test that is about the
cost itself bears the mark ``full_cost``.
"""

from __future__ import annotations

from core.crypto import age_scrypt

WORK_FACTOR = 10

at_full_cost = age_scrypt.WORK_FACTOR


def install() -> None:
    """Make every locking under a passphrase in this process a cheap one."""
    age_scrypt.WORK_FACTOR = WORK_FACTOR
