"""``python -m desktop``: the window."""

from __future__ import annotations

import sys

from desktop.app import run


def main(argv: list[str] | None = None) -> int:
    """Open the window on the records that the arguments name; return the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    options: dict[str, object] = {}
    if arguments:
        from desktop.options import read_options

        options = read_options(arguments)

    def make_wiring() -> object:
        from desktop.wiring import make_wiring as real

        return real(**options)

    return run([], make_wiring)


if __name__ == "__main__":
    sys.exit(main())
