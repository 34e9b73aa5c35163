"""Global options stand before or after any command, and never swallow another option's value."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from core.cli.app import build_app
from core.cli.global_options import GlobalOptions, OptionNeedsValueError, split_global_options

COMMAND = typer.main.get_command(build_app())
WANTED = GlobalOptions(store=Path("s"), passphrase_file="-", json=True, assessment="a")


@pytest.mark.parametrize(
    "words",
    [
        "--store s --passphrase-file - --json --assessment a score",
        "score --store s --passphrase-file - --json --assessment a",
        "--json score --store=s --passphrase-file=- --assessment=a",
    ],
)
def test_they_are_found_wherever_they_stand(words: str) -> None:
    assert split_global_options(words.split(), COMMAND) == (WANTED, ["score"])


def test_the_value_of_a_commands_own_option_is_left_alone() -> None:
    words = ["answer", "10-114", "--note", "--json"]
    assert split_global_options(words, COMMAND) == (GlobalOptions(), words)


def test_nothing_after_a_double_dash_is_looked_at() -> None:
    words = ["profile", "set", "name", "--", "--json"]
    assert split_global_options(words, COMMAND) == (GlobalOptions(), words)


def test_one_without_its_value_is_named() -> None:
    with pytest.raises(OptionNeedsValueError) as raised:
        split_global_options(["score", "--store"], COMMAND)
    assert raised.value.what == "Option --store needs a value."
