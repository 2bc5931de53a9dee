"""How every command of ours ends: its exit status, and what went wrong in one line."""

from __future__ import annotations

from collections.abc import Sequence

import click

from gdviz.errors import LoadError, file_problem


def run_command(command: click.Command, name: str, arguments: Sequence[str] | None = None) -> int:
    """Run a command (with what was typed, unless given) and return its exit status.

    0, or what the command itself ends with; 1 when the scenes cannot be loaded, 2 for bad input, 130 for Ctrl-C, each
    with one line on stderr that begins with the name.
    """
    try:
        command.main(arguments, prog_name=name, standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        return _ended(name, error.format_message(), 2)
    except LoadError as error:
        return _ended(name, str(error), 1)
    except OSError as error:
        return _ended(name, file_problem(error), 2)
    except ValueError as error:
        return _ended(name, str(error), 2)
    except (KeyboardInterrupt, click.Abort):
        return _ended(name, "stopped", 130)
    return 0


def _ended(name: str, message: str, status: int) -> int:
    click.echo(f"{name}: {' '.join(message.split())}", err=True)
    return status
