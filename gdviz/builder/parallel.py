"""Work on every core of this machine, or of a cluster: joblib here, Dask there."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from importlib.util import find_spec
from typing import TypeVar

import joblib

from gdviz.builder.parent import end_with

_TRACKER = "joblib.externals.loky.backend.resource_tracker"  # a process of its own, which cleans up, and complains

PATIENCE = 10  # seconds for an answer of a scheduler

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
        ValueError: when the scheduler cannot be used, ends, or has workers without this package.
    """
    if scheduler is not None:
        yield from _on_cluster(work, items, scheduler)
        return
    # When the files cannot be written the work in hand is dropped: the one line of the failure says enough.
    warnings.filterwarnings("ignore", ".*You could benefit from adjusting", UserWarning, module="joblib")
    os.environ.setdefault("PYTHONWARNINGS", f"ignore::UserWarning:{_TRACKER}")  # of a run that Ctrl-C has ended
    # A build that is killed leaves no workers behind.
    with joblib.parallel_config(backend="loky", initializer=end_with, initargs=(os.getpid(),)):
        workers = min(len(items), os.cpu_count() or 1) if workers < 1 else min(workers, len(items))
        pool = joblib.Parallel(n_jobs=workers, return_as="generator_unordered", batch_size=1)
        yield from pool(joblib.delayed(work)(item) for item in items)


def _on_cluster(work: Callable[[Item], Result], items: Sequence[Item], scheduler: str) -> Iterator[Result]:
    """As `run`, by the workers of a Dask scheduler; what one of them was at when it ended is given to another."""
    from distributed import Client, KilledWorker, as_completed

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told here, in a line
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    problem = f"--scheduler {scheduler!r}"
    try:
        client = Client(scheduler, timeout=f"{PATIENCE}s")
    except (OSError, ValueError) as error:
        raise ValueError(f"{problem} does not answer: {error}") from None
    try:
        try:
            client.wait_for_workers(1, timeout=3 * PATIENCE)
        except TimeoutError:
            raise ValueError(f"{problem} has no workers: start some, and build again") from None
        for worker, spec in client.run(find_spec, __package__.partition(".")[0]).items():
            if spec is None:  # it would end as soon as it is told what to do
                raise ValueError(f"{problem} has the worker {worker} without this package: install it there")
        for future in as_completed(client.map(work, items, pure=False)):
            try:
                result = future.result()
            except (ModuleNotFoundError, KilledWorker) as error:
                raise ValueError(f"{problem} has workers that cannot do it: {error}") from None
            except (CancelledError, OSError) as error:
                if client.status == "running":
                    raise
                raise ValueError(f"{problem} has ended, and the build with it: {error}") from None
            yield result
    finally:
        client.close(timeout=1)
