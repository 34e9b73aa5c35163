"""Times and canonical JSON: the same everywhere and for ever."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.canonical import canonical_json, sha256_hex
from core.domain.clock import SystemClock, london_date, parse_utc, utc_text


def test_a_stored_time_reads_back_to_the_millisecond() -> None:
    instant = datetime(2026, 5, 28, 14, 2, 7, 123456, tzinfo=UTC)
    assert utc_text(instant) == "2026-05-28T14:02:07.123Z"
    assert parse_utc(utc_text(instant)) == instant.replace(microsecond=123000)


@pytest.mark.parametrize("text", ["2026-05-28", "2026-05-28T14:02:07", "yesterday"])
def test_what_is_no_stored_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"instant|isoformat"):
        parse_utc(text)


def test_the_day_is_the_day_in_england() -> None:
    assert london_date(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == date(2026, 7, 1)
    assert london_date(datetime(2026, 1, 31, 23, 30, tzinfo=UTC)) == date(2026, 1, 31)


def test_the_computer_clock_is_aware() -> None:
    assert SystemClock().now().utcoffset() is not None


def test_canonical_json_sorts_keys_and_keeps_letters_as_they_are() -> None:
    assert (
        canonical_json({"b": [1, True, None], "a": "é"}) == '{"a":"é","b":[1,true,null]}'.encode()
    )
    assert len(sha256_hex(b"")) == 64


@pytest.mark.parametrize("value", [1.0, [1.5], {"a": {"b": 0.1}}])
def test_canonical_json_refuses_floats(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)  # type: ignore[arg-type]


@given(st.dictionaries(st.text(max_size=5), st.integers(), max_size=6))
def test_canonical_json_does_not_depend_on_the_order_of_keys(value: dict[str, int]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical_json(value) == canonical_json(turned)
