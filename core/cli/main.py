"""The entry point of ``igt``: one place where errors become words and exit codes."""

from __future__ import annotations

import functools
import logging
import sys
from collections.abc import Sequence
from typing import Any

import typer

from core import log, places
from core.cli.app import build_app
from core.cli.console import Console
from core.cli.context import CommandContext
from core.cli.global_options import split_global_options
from core.domain.long_work import PersonCancelledError
from core.errors import KnownError
from core.text import translate

EXIT_USAGE = 2
EXIT_OUR_BUG = 70
EXIT_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 done, 1 the user can mend it, 2 usage, 3 environment, 4 a check failed, 70 our bug,
    130 interrupted. Never shows a traceback.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    console = Console(as_json="--json" in words)
    log.without_core_dumps()
    log.start("command")
    try:
        return _run(words, console)
    except KnownError as error:
        console.show_known_error(error)
        return EXIT_INTERRUPTED if isinstance(error, PersonCancelledError) else error.exit_code
    except typer.TyperException as error:
        message = error.format_message() if hasattr(error, "format_message") else str(error)
        console.show_error(
            "usage", message, translate("cli", "Run igt --help to see how it is used.")
        )
        return EXIT_USAGE
    except (KeyboardInterrupt, typer.Abort):
        console.show_error(
            "interrupted",
            translate("cli", "Stopped before the end."),
            translate("cli", "Nothing half-done was kept. Run the command again."),
        )
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        return 0  # whoever read our output has seen enough
    except Exception as error:  # the one place where the unforeseen ends
        logging.getLogger(__name__).error("our bug: %s", log.describe(error))
        console.show_error(
            "our-bug",
            translate("cli", "Something went wrong in the program itself."),
            translate(
                "cli",
                "Nothing stored is lost. Please report it with the log in {folder}.",
                folder=places.log_folder(),
            ),
        )
        return EXIT_OUR_BUG


def _run(words: list[str], console: Console) -> int:
    command = _command()
    options, rest = split_global_options(words, command)
    console.as_json = options.json
    with CommandContext(options, console) as context:
        code = command.main(args=rest, prog_name="igt", standalone_mode=False, obj=context)
    if code == EXIT_INTERRUPTED:
        raise KeyboardInterrupt  # typer ends quietly; who pressed Ctrl+C wants to know
    return code if isinstance(code, int) else 0


@functools.cache
def _command() -> Any:
    """Return all commands: to read them from their functions takes longer than most take to run."""
    return typer.main.get_command(build_app())
