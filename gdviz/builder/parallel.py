"""Work on every core of this machine, or of a cluster: joblib, with loky here and Dask there."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

import joblib

from gdviz.builder.parent import end_with

_TRACKER = "joblib.externals.loky.backend.resource_tracker"  # a process of its own, which cleans up, and complains

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(
    work: Callable[[Item], Result], items: Sequence[Item], workers: int = -1, scheduler: str | None = None
) -> Iterator[Result]:
    """What `work` makes of every item, each as it is done, in any order.

    Arguments:
        work: a function at the top of a module, as the workers are other processes.
        items: what it is given, one at a time.
        workers: how many processes, -1 for one a core.
        scheduler: the address of a Dask scheduler, whose workers need this package.

    Raises:
        ValueError: when the scheduler cannot be used.
    """
    # When the files cannot be written the work in hand is dropped: the one line of the failure says enough.
    warnings.filterwarnings("ignore", ".*You could benefit from adjusting", UserWarning, module="joblib")
    os.environ.setdefault("PYTHONWARNINGS", f"ignore::UserWarning:{_TRACKER}")  # of a run that Ctrl-C has ended
    with _backend(scheduler):
        workers = min(len(items), os.cpu_count() or 1) if workers < 1 else min(workers, len(items))
        pool = joblib.Parallel(n_jobs=-1 if scheduler else workers, return_as="generator_unordered", batch_size=1)
        yield from pool(joblib.delayed(work)(item) for item in items)


def _backend(scheduler: str | None) -> AbstractContextManager[Any]:
    if scheduler is None:  # a build that is killed leaves no workers behind
        return joblib.parallel_config(backend="loky", initializer=end_with, initargs=(os.getpid(),))
    from distributed import Client

    try:
        client = Client(scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise ValueError(f"--scheduler {scheduler!r} does not answer: {error}") from None
    context: AbstractContextManager[Any] = joblib.parallel_config(
        backend="dask", client=client, wait_for_workers_timeout=30
    )
    return context
