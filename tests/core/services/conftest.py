"""A workspace on a real encrypted store, opened by a spare key so that it is quick."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.catalogue import catalogue_from_json, catalogue_to_json
from core.catalogue.hashes import with_hashes
from core.domain.catalogue import (
    AnswerKind,
    Applicability,
    Catalogue,
    Confidence,
    Criterion,
    Group,
    Guidance,
    Level,
    Provenance,
    Requirement,
    Scheme,
)
from core.services.access import SpareKeyUnlock
from core.workspace import Created, NewStore, Workspace

SURE = Provenance(Confidence.VERIFIED, "a test")


def _requirement(ref: str, **applicability: bool) -> Requirement:
    levels = tuple(
        Level(n, tuple(Criterion(f"{ref}.{n}{x}", f"Thing {n}{x}", f"short {n}{x}") for x in "ab"))
        for n in (1, 2, 3)
    )
    return Requirement(
        ref,
        f"Title of {ref}",
        AnswerKind.LEVELS,
        Guidance("What it asks"),
        SURE,
        {"pharmacy": Applicability(SURE, **applicability)},
        levels,
        SURE,
    )


def small_catalogue(catalogue_id: str = "small-1") -> Catalogue:
    """Two initiatives; 1-2 may be not relevant, 2-2 is exempt."""
    made = Catalogue(
        id=catalogue_id,
        title="Small set",
        edition="2026",
        noun="requirement",
        scheme=Scheme.IGT_LEVELS,
        purpose="For tests.",
        opens=None,
        due=datetime(2026, 6, 30, tzinfo=UTC).date(),
        org_types={"pharmacy": "Pharmacy"},
        groups=(
            Group(
                "one", "One", (_requirement("1-1"), _requirement("1-2", may_be_not_relevant=True))
            ),
            Group("two", "Two", (_requirement("2-1"), _requirement("2-2", exempt=True))),
        ),
    )
    return catalogue_from_json(with_hashes(catalogue_to_json(made)))


SMALL = small_catalogue()


def small_sets() -> Mapping[str, Catalogue]:
    return {SMALL.id: SMALL}


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
