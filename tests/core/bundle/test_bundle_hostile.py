"""Whatever a sender puts inside, the answer is good or a refusal by name, never an accident."""

from __future__ import annotations

import io
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bundle_samples import Keys, contents, document, signed

from core.bundle import verify_bundle, write_bundle
from core.crypto import age
from core.domain.canonical import canonical_json
from core.errors import CheckFailedError

sys.path.append(str(Path(__file__).parents[2] / "vectors"))
from bag_workshop import ASSESSMENT, CATALOGUE, INFO, LIST, MANIFEST, Bag

ODD: tuple[Any, ...] = (None, True, -1, 2**70, "", "x" * 2000, "9999-99-99", [], {}, [[]], "\x00")


@pytest.fixture(scope="module")
def archive(keys: Keys, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("hostile") / "s.igtb"
    write_bundle(path, contents(keys, (document(1, 300),), signed()))
    return age.decrypt_bytes(path.read_bytes(), [keys.receiver])


def outcome(archive: bytes, keys: Keys) -> str:
    locked = age.encrypt_bytes(archive, [age.recipient_of(keys.receiver)])
    try:
        verify_bundle(io.BytesIO(locked), keys.trust())
    except CheckFailedError as error:
        assert "{" not in error.what or "{" in str(error.values)
        return error.code
    return "good"


@pytest.mark.parametrize("seed", range(4))
def test_no_changed_byte_is_accepted(archive: bytes, keys: Keys, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        changed = bytearray(archive)
        position = chance.randrange(len(changed))
        changed[position] ^= 1 << chance.randrange(8)
        assert outcome(bytes(changed), keys) != "good", position


def test_no_cut_is_accepted(archive: bytes, keys: Keys) -> None:
    for length in range(0, len(archive), 301):
        assert outcome(archive[:length], keys) != "good", length


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of everything inside a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from places(inner, (*path, key))


def with_odd_value(plain: Any, path: tuple[Any, ...], odd: Any) -> bytes:
    changed = json.loads(json.dumps(plain))
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = odd
    return canonical_json(changed)


@pytest.mark.parametrize("name", [ASSESSMENT, CATALOGUE, LIST])
def test_an_odd_value_anywhere_in_a_sealed_document_is_no_accident(
    archive: bytes, keys: Keys, name: str
) -> None:
    plain = json.loads(Bag(archive, keys.seal).parts[name])
    chance = random.Random(name)
    every = [(path, odd) for path in places(plain) for odd in ODD]
    for path, odd in chance.sample(every, min(150, len(every))):
        bag = Bag(archive, keys.seal)
        bag.parts[name] = with_odd_value(plain, path, odd)
        outcome(bag.reseal().archive(), keys)


@pytest.mark.parametrize(
    "data", [b"", b"null", b"[]", b"1.5", b'"\\ud800"', b"[" * 5000, b"\xff", b"NaN", b"1" * 5000]
)
@pytest.mark.parametrize("name", [ASSESSMENT, CATALOGUE, LIST])
def test_a_sealed_document_that_is_no_such_document_is_refused(
    archive: bytes, keys: Keys, name: str, data: bytes
) -> None:
    bag = Bag(archive, keys.seal)
    bag.parts[name] = data
    assert outcome(bag.reseal().archive(), keys) != "good"


@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\n", b"a: b\n", b"Bundle-Version: 1\r\n"])
@pytest.mark.parametrize("name", [INFO, MANIFEST])
def test_a_sealed_list_that_is_no_such_list_is_refused(
    archive: bytes, keys: Keys, name: str, data: bytes
) -> None:
    bag = Bag(archive, keys.seal)
    bag.parts[name] = data
    assert outcome(bag.seal().archive(), keys) != "good"
