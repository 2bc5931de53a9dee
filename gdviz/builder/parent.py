"""A process that ends with the one that began it, even where that is killed. Standard library only."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time

SECONDS = 0.2  # between two looks


def end_with(parent: int) -> None:
    """From now on this process ends as soon as its parent has ended.

    On Windows, where a process does not hear of that, only those that `multiprocessing` or loky have begun do.

    Arguments:
        parent: the number of the process that began this one, asked for there, as it may have ended by now.
    """
    threading.Thread(target=_watch, args=(parent,), name="end-with-parent", daemon=True).start()


def _watch(parent: int) -> None:
    if os.name == "posix":
        while os.getppid() == parent:  # the system gives an orphan another one
            time.sleep(SECONDS)
    elif (begun_by := multiprocessing.parent_process()) is None:
        return
    else:
        begun_by.join()
    os._exit(1)  # nobody is left to tidy up for
