"""scripts/prove_faults.py: a few of its faults, with words in place of pictures, and that harm is seen."""

import os
import sys

import _faults
import prove_faults
import psutil
import pytest

from gdviz.page.quality import promise_of, promises

pytestmark = [
    pytest.mark.xdist_group("faults"),  # one process, so that what they share is made once
    pytest.mark.skipif(os.name != "posix", reason="processes are killed as POSIX has it"),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The small project of the script, built."""
    return _faults.Project(tmp_path_factory.mktemp("faults") / "project", seed=7, drawing=False)


@pytest.mark.parametrize("name", ["kill", "full", "records"])
def test_a_fault_does_no_harm(project, name):
    found = prove_faults.FAULTS[name](project, 1)
    assert [each for each in found if not isinstance(each, prove_faults.Left)] == []


def test_a_file_that_is_half_or_missing_or_written_in_place_is_harm(project, tmp_path):
    assert prove_faults.watch_problem(tmp_path) == ""
    clean = {"a": b"whole", "b": b"whole"}
    assert _faults.differences({"a": b"who"}, clean) == ["b is missing", "a is not whole"]
    assert _faults.half({"a": b"who"}, clean) == ["a is not whole"]
    (tmp_path / ".record.json").write_text('{"format": 1, "sou')
    (harm,) = _faults.record_problem(tmp_path)
    assert harm.startswith(".record.json is not whole: ")
    file = project.generated / "beta" / "heavy.light.png"
    file.write_bytes(file.read_bytes()[:-1])
    assert _faults.half(_faults.contents(project.generated), project.clean) == ["beta/heavy.light.png is not whole"]
    assert project.next_build() == []


def test_a_process_that_outlives_a_killed_build_is_harm_and_is_ended(project, monkeypatch):
    begin = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(99)']); "
    build = project.start((sys.executable, "-c", f"{begin}print('begun', flush=True); time.sleep(99)"))
    assert build.stdout.readline() == "begun\n"
    (left,) = psutil.Process(build.pid).children()
    monkeypatch.setattr(_faults, "GONE", 1)
    (harm,) = _faults.killed(build, 0)
    assert harm.startswith(f"process {left.pid} (") and harm.endswith("goes on 1 s after the build was killed")
    left.wait(10)


def test_what_is_recorded_is_a_promise_that_the_page_has():
    kept = promise_of({**prove_faults.promised(50, 0), "command": "python3 scripts/prove_faults.py"})
    assert kept.holds is True and promise_of({**prove_faults.promised(1, 2), "command": "x"}).holds is False
    assert kept.id in {each.id for each in promises() if each.command == kept.command}


@pytest.mark.parametrize(
    "typed", [["--kills", "0"], ["--kills", "many"], ["--only", "fire"], ["--sed", "x"], ["--record", "--kills", "1"]]
)
def test_what_is_typed_wrong_is_said(capsys, typed):
    with pytest.raises(SystemExit) as end:
        prove_faults.main(typed)
    last = capsys.readouterr().err.splitlines()[-1]
    assert end.value.code == 2 and ": error: " in last and typed[0] in last
