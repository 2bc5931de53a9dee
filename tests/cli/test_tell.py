"""What is printed never decides what is written: letters the console lacks, a reader that has gone, a full disk."""

import os
import subprocess
import sys

import pytest

from gdviz.paths import ROOT

RENDER = ["render", "gradient_descent.path", "-f", "png", "svg", "-o", "Łódź"]
NAMES = ["gradient_descent.path.light.png", "gradient_descent.path.light.svg"]


def run(folder, arguments, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "gdviz", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, stderr=subprocess.PIPE, **options)


def test_a_path_the_console_cannot_write_is_written_all_the_same(tmp_path):
    told = run(tmp_path, RENDER, stdout=subprocess.PIPE)
    assert (told.returncode, told.stderr) == (0, b"")
    assert sorted(file.name for file in (tmp_path / "Łódź").iterdir()) == NAMES
    assert [line.split(os.sep.encode())[0] for line in told.stdout.splitlines()] == [b"\\u0141\xf3d\\u017a"] * 2


@pytest.mark.parametrize("arguments", [["export", "gradient_descent.path", "-o", "Łódź"], ["list"]])
def test_so_it_is_with_other_commands(tmp_path, arguments):
    told = run(tmp_path, arguments, stdout=subprocess.PIPE)
    assert (told.returncode, told.stderr) == (0, b"") and told.stdout


def test_what_is_refused_is_told_in_letters_of_the_console(tmp_path):
    told = run(tmp_path, ["render", "Łódź"], stdout=subprocess.PIPE)
    assert told.returncode == 2 and b"\\u0141\xf3d\\u017a" in told.stderr and len(told.stderr.splitlines()) == 1


def test_a_reader_that_has_gone_stops_nothing(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    told = run(tmp_path, RENDER, stdout=writing)
    os.close(writing)
    assert (told.returncode, told.stderr) == (0, b"")
    assert sorted(file.name for file in (tmp_path / "Łódź").iterdir()) == NAMES


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a file that is always full, as Linux has one")
def test_lines_that_could_not_be_printed_are_owned_up_to_after_the_work(tmp_path):
    with open("/dev/full", "wb") as full:
        told = run(tmp_path, RENDER, stdout=full)
    assert told.returncode == 2
    assert told.stderr.decode().splitlines() == ["gdviz: all is done, but not told: No space left on device"]
    assert sorted(file.name for file in (tmp_path / "Łódź").iterdir()) == NAMES


def test_so_it_is_with_every_script(tmp_path):
    """All of them begin with `ensure_environment`, which finds nothing to do in the environment of these tests."""
    code = "import _environment\n_environment.ensure_environment()\nprint('Łódź')"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONIOENCODING": "cp1252"}
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True)
    assert (told.returncode, told.stdout.strip(), told.stderr) == (0, b"\\u0141\xf3d\\u017a", b"")
