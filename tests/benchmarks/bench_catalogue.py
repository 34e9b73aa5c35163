"""Loading the shipped question sets, against reading the same files with json alone in one run."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from statistics import median

from core.catalogue import catalogue_from_json, load_bundled
from core.resources import resource

ROUNDS = 60


def main() -> None:
    """Print one line: loading, bare json, their ratio, and reading with both hashes checked."""
    files = sorted(resource("catalogues", "compiled").glob("*.json"))
    plain = [json.loads(file.read_bytes()) for file in files]
    loading = timed(load_afresh)
    bare = timed(lambda: [json.loads(file.read_bytes()) for file in files])
    checked = timed(lambda: [catalogue_from_json(one) for one in plain])
    sys.stdout.write(
        f"loading {len(files)} question set(s): {loading:.2f} ms (aim under 5), "
        f"bare json {bare:.2f} ms, ratio {loading / bare:.2f}; "
        f"reading with both hashes checked {checked:.2f} ms\n"
    )


def load_afresh() -> None:
    load_bundled.cache_clear()
    load_bundled()


def timed(work: Callable[[], object]) -> float:
    """Return the median time of *work* in milliseconds."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)


if __name__ == "__main__":
    main()
