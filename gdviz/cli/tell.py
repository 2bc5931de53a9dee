"""What a command prints, which never decides what it does: a pipe that is closed or full ends the telling alone."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

import click

_failed: list[OSError] = []


def tell(text: object, err: bool = False) -> None:
    """Print a line; when it cannot be printed go on all the same, and print no more."""
    try:
        click.echo(str(text), err=err)
    except OSError as error:
        _failed.append(error)
        _silence(sys.stderr if err else sys.stdout)


def shortened(text: str, most: int) -> str:
    """A text of at most so many signs: of a longer one the beginning and the end, with … between them."""
    if len(text) <= most:
        return text
    end = (most - 1) // 3
    return f"{text[: most - 1 - end]}…{text[-end:] if end else ''}"


def failure() -> OSError | None:
    """Why lines could not be printed since this was last asked; None also where the reader has gone, as `head` does."""
    gone = (errno.EPIPE, errno.EINVAL)  # the second is what Windows says of a pipe that nobody reads
    failed = [error for error in _failed if error.errno not in gone]
    _failed.clear()
    return failed[0] if failed else None


def _silence(stream: object) -> None:
    """Let all that follows, and what waits to be written, vanish."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[attr-defined]
        os.close(nowhere)
