"""Loading the question sets, against reading the same bytes with json alone in one run.

Each shipped set is measured, and a copy of the largest with as much guidance as a whole set has.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from core.catalogue import catalogue_from_json, catalogue_to_json, load_bundled
from core.catalogue.hashes import with_hashes
from core.catalogue.trusted import read_trusted
from core.domain.canonical import canonical_json
from core.domain.catalogue import Catalogue
from core.resources import resource

ROUNDS = 60
LARGE = 700_000


def main() -> None:
    """Print a line for each set: reading and indexing, bare json, their ratio, the strict way."""
    for file in sorted(resource("catalogues", "compiled").glob("*.json")):
        measure(file.stem, file.read_bytes())
    widest = max(load_bundled().values(), key=lambda one: len(one.by_ref))
    measure(f"{widest.id} blown up", blown_up(catalogue_to_json(widest)))
    loading = timed(load_afresh)
    sys.stdout.write(f"loading all shipped sets from the disk: {loading:.2f} ms\n")


def measure(name: str, data: bytes) -> None:
    """Measure one compiled set."""
    reading = timed(lambda: index(read_trusted(json.loads(data))))
    bare = timed(lambda: json.loads(data))
    strict = timed(lambda: index(catalogue_from_json(json.loads(data))))
    sys.stdout.write(
        f"{name}, {len(data) // 1000} KB: {reading:.2f} ms (aim under 5), "
        f"bare json {bare:.2f} ms, ratio {reading / bare:.2f}; taking nothing on trust "
        f"{strict:.2f} ms\n"
    )


def index(catalogue: Catalogue) -> None:
    """Look the set up the way a page does at the start."""
    org_type = next(iter(catalogue.offered_types))
    asked = catalogue.for_type(org_type)
    assert catalogue.by_ref and asked.by_ref and asked.criterion_refs is not None


def blown_up(plain: dict[str, Any]) -> bytes:
    """Return *plain* with variants and examples in every leaf, until it is large."""
    words = "Ask who keeps the records – it is written down – and look at the date together. "
    leaves = [leaf for group in plain["groups"] for leaf in leaves_in(group)]
    share = (LARGE - len(canonical_json(plain))) // len(leaves) // 24
    text = (words * (share // len(words) + 1))[:share]
    for leaf in leaves:
        guidance = dict.fromkeys(("asks", "why", "good", "ask_owner", "ask_supplier"), text)
        lists = {"steps": [text], "mistakes": [text], "law": []}
        evidence = [{"name": "A page", "who_has_it": "The owner", "takes": "A day"}] * 4
        whole = {**guidance, **lists, "evidence": evidence}
        leaf["variants"] = [
            {"types": [one], "guidance": whole} for one in list(leaf["applies"])[:3]
        ]
        leaf["examples"] = [{"text": text, "types": []}] * 3
    return canonical_json(with_hashes(plain))


def leaves_in(group: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every leaf below *group*."""
    for child in group["children"]:
        if "children" in child:
            yield from leaves_in(child)
        else:
            yield child


def load_afresh() -> None:
    load_bundled.cache_clear()
    load_bundled()


def timed(work: Callable[[], object]) -> float:
    """Return the median of *work*, in milliseconds of the processor: others may be busy, too."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.thread_time()
        work()
        taken.append((time.thread_time() - begun) * 1000)
    return median(taken)


if __name__ == "__main__":
    main()
