"""What went wrong, in one line that says where. Standard library only, so that anything may import it."""

from __future__ import annotations

import os


class LoadError(Exception):
    """A module of scenes cannot be imported; the message says which, in one line."""


def one_line(error: BaseException) -> str:
    """What an error is, what it says and where it arose."""
    return f"{_said(error)} ({place(error)})"


def load_error(error: Exception) -> LoadError:
    """The error of a module that cannot be imported, from what its import raised."""
    return LoadError(f"the scenes cannot be loaded: {place(error)}: {_said(error)}")


def file_problem(error: OSError) -> str:
    """Which file cannot be read or written, and why."""
    why = error.strerror or str(error)
    return f"{os.fspath(error.filename)}: {why}" if error.filename else why


def place(error: BaseException) -> str:
    """The last line of the package that an error passed through, as gdviz/scene.py:12."""
    package = os.path.dirname(os.path.abspath(__file__))
    root = os.path.dirname(package)
    if isinstance(error, SyntaxError) and error.filename:
        return f"{os.path.relpath(error.filename, root)}:{error.lineno}"
    found, at = "unknown place", error.__traceback__
    while at is not None:
        file = at.tb_frame.f_code.co_filename
        if file.startswith(package + os.sep):
            found = f"{os.path.relpath(file, root)}:{at.tb_lineno}"
        at = at.tb_next
    return found


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split()) or 'no message'}"
