"""From a process to a command and back to its exit status, with Ctrl-C told in one line at any moment.

Standard library only, and imported before all else: what comes before `install` cannot be told.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module

TYPE_CHECKING = False  # to import typing would take longer than all else here
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

STOPPED = 130  # 128 + SIGINT, as shells have it
TIDYING, ENDING = 30, 5  # seconds at most, after Ctrl-C: until a command has tidied up, and then until the process ends


class _Stop:
    """The answer to Ctrl-C: the first one raises KeyboardInterrupt while a command runs, any other ends the process."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.came = False
        self.running = False

    def __call__(self, *_: Any) -> None:
        if self.running and not self.came:
            self.came = True
            _at_most(TIDYING, self)
            raise KeyboardInterrupt
        self.tell()
        os._exit(STOPPED)

    def tell(self) -> None:
        """Say so, past all that may be in the middle of writing."""
        os.write(2, f"{self.name}: stopped\n".encode())

    def silence(self, unraisable: Any) -> None:
        """Leave out the traceback of an interrupt that came where nothing can be raised, as in a destructor."""
        if not issubclass(unraisable.exc_type, KeyboardInterrupt):
            sys.__unraisablehook__(unraisable)


def _at_most(seconds: int, then: Callable[..., None]) -> None:
    """Do this after so many seconds, in whatever is waited for then (not on Windows)."""
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, then)
        signal.alarm(seconds)


def install(name: str) -> _Stop | None:
    """From now on Ctrl-C is told as "name: stopped"; None where the process was started to ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        return None
    stop = _Stop(name)
    signal.signal(signal.SIGINT, stop)
    sys.unraisablehook = stop.silence
    hold(False)
    return stop


def steady() -> None:
    """From now on what the console has no letter for is written as an escape, and ends no work."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def hold(held: bool) -> None:
    """Have Ctrl-C wait, as while another program takes the place of this one, or let it come (not on Windows)."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK if held else signal.SIG_UNBLOCK, {signal.SIGINT})


def run(name: str, module: str) -> int:
    """Import a module, run its `main()` and return its exit status; 130, with one line on stderr, after Ctrl-C.

    Arguments:
        name: what the line begins with.
        module: where `main` is, such as "gdviz.cli.main".
    """
    stop = install(name)
    steady()
    status: int | None = None
    try:
        try:
            if stop:
                stop.running = True
            status = import_module(module).main()
        finally:
            if stop:
                stop.running = False
    except KeyboardInterrupt:
        status = None
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        if not (stop and stop.came):
            raise
        status = None  # the interrupt itself: an error on its way has taken its place
    if stop:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the work is done: what follows only tidies up
        hold(True)  # as Python, at its very end, no longer ignores it
        if stop.came:
            if status != STOPPED:  # nobody has said so yet
                stop.tell()
            _end()
    return STOPPED if status is None else status


def _end() -> NoReturn:
    """End an interrupted process as it would end, but for Python's taking itself apart.

    An extension module that was interrupted while it was being imported may crash, or wait for ever, when it is taken
    apart.
    """
    _at_most(ENDING, lambda *_: os._exit(STOPPED))
    if "threading" in sys.modules:
        sys.modules["threading"]._shutdown()  # where a pool sends its processes home: they would stay for minutes
    atexit._run_exitfuncs()  # what others have asked to be done at the end, such as removing files that are for a while
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # closed, or nobody reads it
            stream.flush()
    os._exit(STOPPED)
