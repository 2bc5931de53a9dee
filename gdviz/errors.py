"""What went wrong, in one line that says where. Standard library only, so that anything may import it."""

from __future__ import annotations

import difflib
import logging
import os
import signal
from collections.abc import Iterable

from gdviz.paths import PACKAGE, from_root


class LoadError(Exception):
    """A module of scenes cannot be imported; the message says which, in one line."""


def one_line(error: BaseException) -> str:
    """What an error is, what it says and where it arose."""
    return f"{_description(error)} ({place(error)})"


def load_error(error: Exception) -> LoadError:
    """The error of a module that cannot be imported, from what its import raised."""
    return LoadError(f"the scenes cannot be loaded: {place(error)}: {_description(error)}")


def file_problem(error: OSError) -> str:
    """Which file cannot be read or written, and why."""
    why = error.strerror or str(error)
    return f"{os.fspath(error.filename)}: {why}" if error.filename else why


def interrupted(error: BaseException | None) -> bool:
    """Whether Ctrl-C is what an error was made of on its way: by a failed import, or by C code, which says no cause."""
    if getattr(signal.getsignal(signal.SIGINT), "came", False):  # see gdviz.cli.process
        return True
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__context__
    return error is not None


def keep_settings_quiet() -> None:
    """Have matplotlib say nothing of a person's own matplotlibrc, which no figure of ours heeds. Before its import."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)


def place(error: BaseException) -> str:
    """The last line of the package that an error passed through, as gdviz/figure/scene.py:12."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{from_root(error.filename)}:{error.lineno}"
    found, at = "unknown place", error.__traceback__
    while at is not None:
        file = at.tb_frame.f_code.co_filename
        if file.startswith(f"{PACKAGE}{os.sep}"):
            found = f"{from_root(file)}:{at.tb_lineno}"
        at = at.tb_next
    return found


def nearest(name: str, known: Iterable[str], cutoff: float = 0.5, otherwise: str = "") -> str:
    """The end of a message about an unknown name: what it may have meant, or what there is.

    Arguments:
        known: all names that there are.
        cutoff: how alike a name must be to be meant, 0 to 1, as for `difflib`.
        otherwise: what to say where none is; by default all that is known.
    """
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=3, cutoff=cutoff)
    return f"did you mean {' or '.join(near)}?" if near else otherwise or f"there are {', '.join(names) or 'none'}"


def _description(error: BaseException) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split()) or 'no message'}"
