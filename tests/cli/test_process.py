"""Ctrl-C at any moment ends a command with one line and status 130, and leaves no file half written."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from gdviz.cli import process
from gdviz.paths import ROOT
from tests.checkout import copy_of_package

# What a shell does before our first line runs, so that every signal of the test comes to us.
START = """
import runpy, signal, sys
signal.signal(signal.SIGINT, lambda *_: None)
sys.argv = {argv!r}
sys.path[0] = {folder!r}
print("ready", flush=True)
runpy.{run}
"""
MODULE = 'run_module("gdviz", run_name="__main__", alter_sys=True)'
SCENE = "derivatives.five_tangents"
BASE = getattr(sys, "_base_executable", sys.executable)  # the scripts change from this one to the project's own
COMMANDS = {
    "render": ("gdviz", sys.executable, MODULE, ["gdviz", "render", SCENE, "-f", "svg", "png", "-o", "FOLDER"]),
    "build": ("gdviz", sys.executable, MODULE, ["gdviz", "build", "-o", "FOLDER"]),
    "scripts/build.py": ("build.py", BASE, 'run_path("scripts/build.py", run_name="__main__")', ["build.py"]),
}
pytestmark = pytest.mark.xdist_group("build")
only_posix = pytest.mark.skipif(os.name != "posix", reason="Windows has neither SIGINT for another process nor alarms")


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """Where each command is run: a build in a copy with little to draw."""
    small = copy_of_package(tmp_path_factory.mktemp("small")).folder
    shutil.rmtree(small / "docs")  # no scripts to write
    return {"render": ROOT, "build": small, "scripts/build.py": ROOT}


def _run(command, place, folder, delay=None):
    """Run one of the commands, interrupted so many seconds after its start: (exit status, errors, seconds)."""
    _, python, run, argv = COMMANDS[command]
    argv = [str(folder) if each == "FOLDER" else each for each in argv]
    code = START.format(argv=argv, run=run, folder=str(place if run == MODULE else place / "scripts"))
    child = subprocess.Popen([python, "-c", code], cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "ready\n"
    began = time.perf_counter()
    if delay is not None:
        time.sleep(delay)
        child.send_signal(signal.SIGINT)  # one that has ended is not harmed
    _, errors = child.communicate(timeout=120)
    return child.returncode, errors, time.perf_counter() - began


@only_posix
@pytest.mark.parametrize("command", COMMANDS)
def test_ctrl_c_is_told_at_any_moment(command, places, tmp_path, pytestconfig):
    """At a moment in each part of the run, wherever in it: its start, middle and end differ; more add nothing."""
    name, count = COMMANDS[command][0], 12 if pytestconfig.option.every else 3
    _run(command, places[command], tmp_path / "warm")  # what has to be made once
    status, errors, seconds = _run(command, places[command], tmp_path / "whole")
    assert (status, errors) == (0, "")
    whole = {file.name: file.read_bytes() for file in (tmp_path / "whole").rglob("*.[ps][nv]g")}
    moments = random.Random(command)
    stopped = 0
    for number in range(count):
        folder = tmp_path / str(number)
        moment = seconds * (number + moments.random()) / count
        status, errors, _ = _run(command, places[command], folder, moment)
        if status:
            assert (status, errors.strip()) == (130, f"{name}: stopped")
            stopped += 1
        else:  # the work was done
            assert errors == ""
            assert {file.name for file in folder.rglob("*.[ps][nv]g")} == set(whole)
        for file in folder.rglob("*"):
            assert not file.name.endswith(".tmp")
            assert file.name not in whole or file.read_bytes() == whole[file.name]
    assert stopped >= count // 3


def test_a_process_that_was_started_to_ignore_it_goes_on(tmp_path):
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); from gdviz.cli import process; "
        "import os; process.install('x'); signal.raise_signal(signal.SIGINT); print('on')"
    )
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "on\n", "")


def _answer(module, tmp_path, code):
    """What comes of a process whose command is this module of ours."""
    (tmp_path / f"{module}.py").write_text(code)
    start = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from gdviz.cli import process; "
    start += f"sys.exit(process.run('name', '{module}'))"
    return subprocess.run([sys.executable, "-c", start], cwd=ROOT, capture_output=True, text=True)


INTERRUPT = "import os, signal, sys\n\ndef interrupt():\n    signal.raise_signal(signal.SIGINT)\n\n"


@pytest.mark.parametrize(
    "code",
    [
        "interrupt()\n\ndef main():\n    return 0\n",  # while it is imported
        "def main():\n    interrupt()\n    return 0\n",
        "def main():\n    try:\n        interrupt()\n    except BaseException:\n        pass\n    return 0\n",
        "class Gone:\n    def __del__(self):\n        interrupt()\n\ndef main():\n    Gone()\n    return 1\n",
        # Python 3.11 makes a RuntimeError of what comes while a class is made, and with it of its import
        "class Named:\n    def __set_name__(self, *_):\n        interrupt()\n\nclass Owner:\n    name = Named()\n",
        "def main():\n    try:\n        interrupt()\n    finally:\n        raise RuntimeError\n",
    ],
    ids=["import", "run", "swallowed", "destructor", "class", "replaced"],
)
def test_one_line_says_so_whoever_catches_it(tmp_path, code):
    answer = _answer("command", tmp_path, INTERRUPT + code)
    assert (answer.returncode, answer.stderr) == (130, "name: stopped\n")


def test_a_second_one_does_not_wait_for_the_tidying_up(tmp_path):
    code = "def main():\n    try:\n        interrupt()\n    finally:\n        interrupt()\n        print('late')\n"
    answer = _answer("command", tmp_path, INTERRUPT + code)
    assert (answer.returncode, answer.stdout, answer.stderr) == (130, "", "name: stopped\n")


def test_an_interrupted_process_is_not_taken_apart_but_does_what_it_was_asked_to_do_at_the_end(tmp_path):
    """What stands for an extension module that crashes when it is taken apart half imported."""
    crashing = (
        "import atexit\n\n"
        "class Crashing:\n    def __del__(self, abort=os.abort):\n        abort()\n\nheld = Crashing()\n\n"
        "def main():\n    atexit.register(print, 'tidied')\n    print('begun')\n    interrupt()\n"
    )
    answer = _answer("command", tmp_path, INTERRUPT + crashing)
    assert (answer.returncode, answer.stdout, answer.stderr) == (130, "begun\ntidied\n", "name: stopped\n")
    whole = _answer("whole", tmp_path, INTERRUPT + crashing.replace("    interrupt()\n", "    return 0\n"))
    assert whole.returncode not in (0, 130)  # so it would have crashed


def test_an_interrupted_process_leaves_no_process_of_a_pool_behind(tmp_path):
    pool = (
        "import time\n\nimport joblib\n\n"
        "def main():\n    joblib.Parallel(n_jobs=2)(joblib.delayed(abs)(each) for each in (1, 2))\n"
        "    time.sleep(0.5)\n    interrupt()\n"  # when they wait for more
    )
    began = time.perf_counter()
    answer = _answer("pool", tmp_path, INTERRUPT + pool)  # which waits for all that can still write
    assert (answer.returncode, answer.stderr) == (130, "name: stopped\n") and time.perf_counter() - began < 60


@only_posix
@pytest.mark.parametrize(
    ("code", "limit"),
    [
        ("def main():\n    try:\n        interrupt()\n    finally:\n        threading.Event().wait()\n", "TIDYING"),
        ("import atexit\n\ndef main():\n    atexit.register(threading.Event().wait)\n    interrupt()\n", "ENDING"),
    ],
    ids=["while it tidies up", "at its end"],
)
def test_an_interrupted_process_does_not_wait_for_ever(tmp_path, code, limit):
    shorter = f"import threading\nfrom gdviz.cli import process\nprocess.{limit} = 1\n"
    began = time.perf_counter()
    answer = _answer("waiting", tmp_path, INTERRUPT + shorter + code)
    assert (answer.returncode, answer.stderr) == (130, "name: stopped\n") and time.perf_counter() - began > 1


def test_the_status_is_that_of_the_command(tmp_path):
    assert _answer("command", tmp_path, "def main():\n    return 2\n").returncode == 2
    late = "import atexit\n\ndef main():\n    atexit.register(interrupt)\n    return 0\n"
    answer = _answer("late", tmp_path, INTERRUPT + late)  # when all is done
    assert (answer.returncode, answer.stderr) == (0, "")


def test_the_line_is_told_where_writing_has_stopped(capfd):
    stop = process._Stop("name")
    stop.tell()
    assert capfd.readouterr().err == "name: stopped\n"
