"""The few words that ``igt-desktop`` understands."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.sample_records import Sample


def read_options(arguments: list[str]) -> dict[str, object]:
    """Return ``store`` (Path or None) and ``sample`` (who is made up, or None).

    Exits with 2 on anything else.
    """
    parser = argparse.ArgumentParser(
        prog="igt-desktop", description="The Information Governance Toolkit for one PC."
    )
    parser.add_argument("--store", type=Path, metavar="DIR", help="the folder of your records")
    parser.add_argument(
        "--sample",
        nargs="?",
        choices=[str(one) for one in Sample],
        const=str(Sample.PHARMACY),
        help="look round with made-up records: a pharmacy, or a care home",
    )
    return vars(parser.parse_args(arguments))
