"""How every command of ours ends: its exit status, and what went wrong in one line."""

from __future__ import annotations

from collections.abc import Sequence

import click

from gdviz.cli.tell import failure, shortened, tell
from gdviz.errors import LoadError, file_problem, interrupted, keep_settings_quiet

LONGEST = 400  # signs of what is said of a failure, whatever was typed


def run_command(command: click.Command, name: str, arguments: Sequence[str] | None = None) -> int:
    """Run a command (with what was typed, unless given) and return its exit status.

    0, or what the command returns; 1 when the scenes cannot be loaded, 2 for bad input, 130 for Ctrl-C, each
    with one line on stderr that begins with the name.
    """
    keep_settings_quiet()
    try:
        status = command.main(arguments, prog_name=name, standalone_mode=False) or 0
    except (KeyboardInterrupt, click.Abort):
        return _ended(name, "stopped", 130)
    except (click.ClickException, LoadError, OSError, ValueError) as error:
        if interrupted(error):
            return _ended(name, "stopped", 130)
        return _ended(name, _message(error), 1 if isinstance(error, LoadError) else 2)
    unsaid = failure()
    return _ended(name, f"all is done, but not told: {file_problem(unsaid)}", 2) if unsaid and not status else status


def _message(error: Exception) -> str:
    if isinstance(error, click.ClickException):
        return error.format_message()
    return file_problem(error) if isinstance(error, OSError) else str(error)


def _ended(name: str, message: str, status: int) -> int:
    tell(shortened(f"{name}: {' '.join(message.split())}", LONGEST), err=True)
    return status
