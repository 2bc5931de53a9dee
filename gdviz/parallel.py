"""Drawing on every core of this machine, or of a cluster: joblib, with loky here and Dask there."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

import joblib

from gdviz.problems import one_line

if TYPE_CHECKING:
    from gdviz.build import Job

Result = tuple["Job", dict[str, bytes], str]
"""The job, its files by format, and what went wrong ("" for nothing)."""


def run(jobs: list[Job], workers: int = -1, scheduler: str | None = None) -> Iterator[Result]:
    """Draw every job, and yield each as it is done, in any order. A job that fails yields no files and its problem.

    `workers` is how many processes, -1 for one a core. `scheduler` is the address of a Dask scheduler, whose
    workers need this package. ValueError when it cannot be used.
    """
    # When the files cannot be written the work in hand is dropped: the one line of the failure says enough.
    warnings.filterwarnings("ignore", ".*You could benefit from adjusting", UserWarning, module="joblib")
    with _backend(scheduler):
        workers = min(len(jobs), os.cpu_count() or 1) if workers < 1 else min(workers, len(jobs))
        pool = joblib.Parallel(n_jobs=-1 if scheduler else workers, return_as="generator_unordered", batch_size=1)
        yield from pool(joblib.delayed(draw_job)(job) for job in jobs)


def draw_job(job: Job) -> Result:
    """Draw one job; whatever goes wrong becomes one line, so that the other jobs go on."""
    try:
        from gdviz.worker import draw

        return job, draw(job.scene, job.layout, job.theme, tuple(job.outputs)), ""
    except Exception as error:
        return job, {}, f"{job.layout}, {job.theme}: {one_line(error)}"


def _backend(scheduler: str | None) -> AbstractContextManager[Any]:
    if scheduler is None:
        return nullcontext()
    from distributed import Client

    try:
        client = Client(scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise ValueError(f"--scheduler {scheduler!r} does not answer: {error}") from None
    context: AbstractContextManager[Any] = joblib.parallel_config(
        backend="dask", client=client, wait_for_workers_timeout=30
    )
    return context
