"""A workspace on a real encrypted store, opened by a spare key so that it is quick."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fixed_clock import FixedClock
from pack_samples import KEY, sealed
from small_set import SMALL, small_catalogue, small_sets

from core.domain.catalogue import Catalogue
from core.services.access import SpareKeyUnlock
from core.workspace import Created, NewStore, Workspace


def new_store(**changes: object) -> NewStore:
    values: dict[str, object] = {
        "name": "Harbour Pharmacy",
        "ods_code": "fzz01",
        "org_type": "pharmacy",
        "person": "Ada Wren",
        "catalogue_id": SMALL.id,
    }
    return NewStore(**(values | changes))  # type: ignore[arg-type]


@pytest.fixture
def made_set() -> Callable[[str], Catalogue]:
    """Make the small question set anew under another id."""
    return small_catalogue


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 5, 20, 9, 30, tzinfo=UTC))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for everything that the toolkit keeps on a computer."""
    folder = tmp_path / "home"
    monkeypatch.setenv("IGT_HOME", str(folder))
    return folder


@pytest.fixture
def created(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Created]:
    made = Workspace.create(tmp_path / "store", new_store(), clock=clock, bundled=small_sets)
    yield made
    made.workspace.close()


@pytest.fixture
def workspace(created: Created) -> Workspace:
    return created.workspace


@pytest.fixture
def reopen(created: Created, clock: FixedClock) -> Iterator[object]:
    """Close the records and open them again, as a new start of the program does."""
    opened: list[Workspace] = [created.workspace]

    def again() -> Workspace:
        opened[-1].close()
        assert created.spare_key is not None
        opened.append(
            Workspace.open(
                created.workspace.folder,
                SpareKeyUnlock(created.spare_key),
                clock=clock,
                bundled=small_sets,
            )
        )
        return opened[-1]

    yield again
    opened[-1].close()


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """Write a question-set file of a set, sealed with KEY unless another is given."""

    def write(catalogue: Catalogue, **how: Any) -> Path:
        path = tmp_path / f"{catalogue.id}.igtq"
        path.write_bytes(sealed(catalogue, **how))
        return path

    return write


@pytest.fixture
def trusting(workspace: Workspace) -> Workspace:
    workspace.publishers.trust(KEY.public_line(), "The example people")
    return workspace
