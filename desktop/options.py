"""The few words that ``igt-desktop`` understands."""

from __future__ import annotations

import argparse
from pathlib import Path


def read_options(arguments: list[str]) -> dict[str, object]:
    """Return ``store`` (Path or None) and ``sample`` (bool). Exits with 2 on anything else."""
    parser = argparse.ArgumentParser(
        prog="igt-desktop", description="The Information Governance Toolkit for one PC."
    )
    parser.add_argument("--store", type=Path, metavar="DIR", help="the folder of your records")
    parser.add_argument("--sample", action="store_true", help="look round a made-up pharmacy")
    return vars(parser.parse_args(arguments))
