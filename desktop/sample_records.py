"""Made-up records to look round in, made when somebody first wants to. No Qt here."""

from __future__ import annotations

import shutil
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.domain.clock import Clock
    from core.workspace import Workspace

SAMPLE_KEY = "key-of-the-made-up-records.txt"


class Sample(StrEnum):
    """Who is made up: a pharmacy in the old toolkit, or a care home in the newest."""

    PHARMACY = "pharmacy"
    CARE_HOME = "care-home"


_WRITTEN = {Sample.PHARMACY: ("igt-10", "pharmacy"), Sample.CARE_HOME: ("dspt-8", "social-care")}
"""The set and the type that each of them answers."""


def folder_of(sample: Sample) -> Path:
    """Return where its records are kept, apart from anybody's own."""
    from core import places

    folder = places.sample_folder()
    return folder if sample is Sample.PHARMACY else folder.with_name(f"{folder.name}-{sample}")


def open_sample(sample: Sample, clock: Clock | None) -> Workspace:
    """Open the made-up records, made now if they are not there.

    Their key lies beside them in clear: there is nothing in them to keep from anybody.
    """
    from core.services.access import SpareKeyUnlock
    from core.workspace import Workspace

    folder = folder_of(sample)
    if not (folder / SAMPLE_KEY).is_file():
        _make(sample, folder, clock)
    key = (folder / SAMPLE_KEY).read_text(encoding="ascii")
    return Workspace.open(folder, SpareKeyUnlock(key), clock=clock)


def _make(sample: Sample, folder: Path, clock: Clock | None) -> None:
    """Make them in a folder beside, so that they are there whole or not at all."""
    from core.places import make_private
    from core.services.access import SpareKey
    from core.services.sample import HowFar, fill, written
    from core.services.sample_team import furnish
    from core.workspace import NewStore, Workspace

    make_private(folder.parent)
    made_in = Path(tempfile.mkdtemp(prefix="sample-", dir=folder.parent))
    try:
        key, who = SpareKey.new(), written(*_WRITTEN[sample])
        setup = NewStore(
            who.name,
            who.ods_code,
            who.org_type,
            who.manager,
            who.catalogue_id,
            spare_key=key,
            sample=True,
        )
        with Workspace.create(made_in, setup, clock=clock).workspace as workspace:
            fill(workspace, HowFar.HALF, who)
            furnish(workspace, who)
        (made_in / SAMPLE_KEY).write_text(f"{key.printed}\n", encoding="ascii")
        if folder.exists():  # something unfinished of another time: kept, out of the way
            folder.rename(made_in.with_name(f"{made_in.name}-old"))
        made_in.rename(folder)
    except BaseException:
        shutil.rmtree(made_in, ignore_errors=True)
        raise
