"""Drawing on every core of this machine, or of a cluster: joblib, with loky here and Dask there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import joblib

if TYPE_CHECKING:
    from gdviz.build import Job

Result = tuple["Job", dict[str, bytes], str]
"""The job, its files by format, and what went wrong ("" for nothing)."""


def run(jobs: list[Job], workers: int = -1, scheduler: str | None = None) -> Iterator[Result]:
    """Draw every job, and yield each as it is done, in any order. A job that fails yields no files and its problem.

    `workers` is how many processes, -1 for one a core. `scheduler` is the address of a Dask scheduler, whose
    workers need this package. ValueError when it cannot be used.
    """
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


def one_line(error: BaseException) -> str:
    """What an error is, what it says and where it arose."""
    said = " ".join(str(error).split()) or "no message"
    return f"{type(error).__name__}: {said} ({place(error)})"


def place(error: BaseException) -> str:
    """The last line of the package that an error passed through, as gdviz/scene.py:12."""
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if isinstance(error, SyntaxError) and error.filename:
        return f"{os.path.relpath(error.filename, root)}:{error.lineno}"
    found, at = "unknown place", error.__traceback__
    while at is not None:
        file = at.tb_frame.f_code.co_filename
        if os.path.dirname(__file__) in file and file != __file__:
            found = f"{os.path.relpath(file, root)}:{at.tb_lineno}"
        at = at.tb_next
    return found


def _backend(scheduler: str | None) -> AbstractContextManager[Any]:
    if scheduler is None:
        return nullcontext()
    if find_spec("distributed") is None:
        raise ValueError(f"--scheduler {scheduler!r} needs the package distributed: pip install distributed")
    from distributed import Client

    try:
        client = Client(scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise ValueError(f"--scheduler {scheduler!r} does not answer: {error}") from None
    context: AbstractContextManager[Any] = joblib.parallel_config(
        backend="dask", client=client, wait_for_workers_timeout=30
    )
    return context
