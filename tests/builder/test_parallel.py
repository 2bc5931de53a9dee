"""Work is shared out to processes; what the work is, is the caller's affair."""

import math
import operator
import os
import sys
import types

import pytest

from gdviz.builder.jobs import Job, draw
from gdviz.builder.parallel import run

pytestmark = pytest.mark.xdist_group("build")  # its processes take all cores


def test_work_is_shared_out_to_several_processes():
    jobs = [Job("no.scene", "wide", "light", {"png": (str(at), "")}) for at in range(4)]
    results = list(run(draw, jobs, workers=2))
    assert sorted(job.outputs["png"][0] for job, _, _ in results) == ["0", "1", "2", "3"]
    assert all(content == {} and "unknown scene 'no.scene'" in problem for _, content, problem in results)


@pytest.mark.parametrize("workers", [1, 2, 9, -1])
def test_any_work_on_any_items_gives_one_result_an_item(workers):
    assert sorted(run(math.factorial, [5, 0, 3], workers)) == [1, 6, 120]


def test_with_one_worker_the_work_is_done_here_and_with_two_elsewhere():
    call = operator.methodcaller("__call__")
    assert set(run(call, [os.getpid] * 4, 1)) == {os.getpid()}
    assert os.getpid() not in set(run(call, [os.getpid] * 4, 2))


def test_what_goes_wrong_in_the_work_is_raised_here():
    with pytest.raises(ValueError, match="factorial"):
        list(run(math.factorial, [1, -1], 2))


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch):
    def client(address, timeout):
        raise OSError(f"nobody at {address} within {timeout}")

    names = {"Client": client, "KilledWorker": RuntimeError, "as_completed": iter}
    monkeypatch.setitem(sys.modules, "distributed", types.SimpleNamespace(**names))
    said = r"^--scheduler 'tcp://a:1' does not answer: nobody at tcp://a:1 within 10s$"
    with pytest.raises(ValueError, match=said):
        list(run(math.factorial, [1], scheduler="tcp://a:1"))
