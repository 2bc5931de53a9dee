"""What a build that is killed has begun ends with it: its workers, and the program that builds the pages."""

import os
import subprocess
import sys
import time

import psutil
import pytest

from gdviz.paths import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are killed as POSIX has it")

WORKERS = """
import time
from gdviz.builder.parallel import run
list(run(time.sleep, [120] * 2, 2))
"""
PAGES = """
import subprocess, sys
from gdviz.builder import pages
pages.build_pages = lambda *_: __import__("time").sleep(120)
if "begun" in sys.argv:
    pages.main()
else:
    subprocess.run([sys.executable, __file__, "begun"])
"""
OUTLIVING = """
import os, sys, time
from gdviz.builder.parent import end_with
end_with(os.getppid() + 1)  # as it is where the parent has ended before it is watched
time.sleep(120)
"""


def _until(found, seconds=30):
    end = time.monotonic() + seconds
    while not (result := found()) and time.monotonic() < end:
        time.sleep(0.05)
    return result


def _alive(processes):
    return [each for each in processes if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]


@pytest.mark.parametrize("program, begun", [(WORKERS, 3), (PAGES, 1)], ids=["workers", "pages"])
def test_what_a_killed_process_has_begun_ends_with_it(tmp_path, program, begun):
    file = tmp_path / "program.py"
    file.write_text(program)
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    parent = psutil.Popen([sys.executable, file], env=around, stderr=subprocess.DEVNULL)
    ready = _until(lambda: len(parent.children(recursive=True)) >= begun and sum(_watching(parent)) >= min(begun, 2))
    children = parent.children(recursive=True)
    parent.kill()
    parent.wait()
    assert ready and _until(lambda: not _alive(children), 10), children


def _watching(parent):
    """Of each process that was begun, whether a thread of it watches: there is more than one."""
    return [child.num_threads() > 1 for child in parent.children(recursive=True)]


def test_a_parent_that_has_ended_before_is_noticed(tmp_path):
    file = tmp_path / "program.py"
    file.write_text(OUTLIVING)
    told = subprocess.run([sys.executable, file], env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60)
    assert told.returncode == 1
