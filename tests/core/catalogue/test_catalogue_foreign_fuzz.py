"""Whatever stands in a file of another form: it is turned into a sound set, or refused in words."""

from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from foreign_files import ANYBODY, CISO, OSCAL, compiled, oscal
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.catalogue.foreign import ForeignFaultyError, as_one_file, turn
from core.catalogue.foreign.turning import pointer
from core.catalogue.source import field_name

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
TEXTS = st.text(max_size=60) | st.sampled_from(
    ["", " ", "index", "a\x00b", "\u202e", "{{ insert: param, often }}", "word " * 900, ".", "é/\\"]
)


def places(value: Any, where: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value inside *value*."""
    pairs: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    found = [(*where, key) for key, _ in pairs]
    return found + [deep for key, inner in pairs for deep in places(inner, (*where, key))]


def at(value: Any, where: tuple[Any, ...]) -> Any:
    """Return what stands at *where* in *value*."""
    for key in where:
        value = value[key]
    return value


def put(value: Any, where: tuple[Any, ...], new: Any) -> Any:
    """Return *value* with *new* at *where*."""
    made = inner = copy.deepcopy(value)
    for key in where[:-1]:
        inner = inner[key]
    inner[where[-1]] = new
    return made


SAMPLES = {"json": oscal(), "yaml": yaml.safe_load(CISO.read_text("utf-8"))}
TABLES = [
    (kind, where)
    for kind, value in SAMPLES.items()
    for where in [(), *places(value)]
    if isinstance(at(value, where), dict) and where[-1:] != ("questions",)  # has names of its own
]
SPOTS = [(kind, where) for kind, value in SAMPLES.items() for where in places(value)]


def written(kind: str, value: Any) -> bytes:
    """Return *value* as a file of its kind."""
    text = json.dumps(value) if kind == "json" else yaml.safe_dump(value, allow_unicode=True)
    return text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(("kind", "where"), TABLES, ids=str)
def test_a_field_that_nobody_has_heard_of_is_told_wherever_it_stands(
    kind: str, where: tuple[Any, ...], tmp_path: Path
) -> None:
    value = put(SAMPLES[kind], (*where, "unheard-of"), "something")
    file = tmp_path / "given"
    file.write_bytes(written(kind, value))
    told = {one.path for one in turn(file, "made", ANYBODY).lost}
    called = pointer if kind == "json" else field_name
    way = (*where, "unheard-of")
    assert told & {called(way[:length]) for length in range(1, len(way) + 1)}


def sound_or_refused(data: bytes) -> None:
    """Turn *data*; a set that comes of it is written, read back and compiled in both forms."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "given"
        file.write_bytes(data)
        try:
            made = turn(file, "made", ANYBODY)
        except ForeignFaultyError as error:
            assert error.what and error.exit_code == 1
            return
        whole = compiled(made, folder)
        assert len(whole.by_ref) == len(made.edition.leaves)
        assert yaml.safe_load(as_one_file(made.edition))["id"] == "made"


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(spot=st.sampled_from(SPOTS), new=ANYTHING | TEXTS)
def test_a_change_at_any_place_gives_a_sound_set_or_a_refusal(
    spot: tuple[str, tuple[Any, ...]], new: Any
) -> None:
    kind, where = spot
    sound_or_refused(written(kind, put(SAMPLES[kind], where, new)))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=200))
@example(b"{" * 5000)
@example(b"[" * 5000)
@example(b"a: " * 3000)
@example(b"\xef\xbb\xbf{}")
@example(b"objects: {framework: {requirement_nodes: [{urn: x, assessable: true}]}}\nname: n")
@example(b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]")
def test_any_bytes_give_a_refusal_and_no_traceback(data: bytes) -> None:
    sound_or_refused(data)


@pytest.mark.parametrize("sample", [OSCAL, CISO])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=st.integers(0, 10_000), flip=st.integers(1, 255), cut=st.booleans())
def test_a_flipped_or_a_missing_end_gives_a_sound_set_or_a_refusal(
    sample: Path, at: int, flip: int, cut: bool
) -> None:
    data = bytearray(sample.read_bytes())
    at %= len(data)
    if cut:
        del data[at:]
    else:
        data[at] ^= flip
    sound_or_refused(bytes(data))
