"""The command line: what it lists and exports, its help, and that bad input is one line and exit status 2."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gdviz import scenes
from gdviz.cli.main import main, several_formats
from gdviz.paths import ROOT

MOVING = scenes.get("gradient_descent.path")
STILL = next(scene for scene in scenes.all() if scene.animation is None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "nothing.here"], ["unknown scene 'nothing.here'"]),
        (["export", "-o", "a-file"], ["--output a-file", "is a file"]),
        (["build", "--jobs", "0"], ["--jobs", "0"]),
        (["build", "--only", "nothing*", "-o", "figures"], ["--only 'nothing*'", "matches no scene"]),
        (["build", "-o", "a-file"], ["--output a-file", "is a file"]),
        (["build", "-o", "out.png"], ["--output out.png", "name of a file", "give a folder"]),
        (["build", "--readme", "-o", "figures"], ["--readme", "leave out --output"]),
        (["export", "-o", "out.json"], ["--output out.json", "name of a file", "give a folder"]),
        (["draw"], ["draw"]),
    ],
)
def test_bad_input_is_one_line_exit_status_2_and_no_file(refused, arguments, said):
    refused(arguments, said)


def test_the_module_exits_with_the_status(folder):
    told = subprocess.run([sys.executable, "-m", "gdviz", "render", "x.y"], capture_output=True, text=True)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("gdviz: unknown scene 'x.y'")


def test_list_shows_every_scene(capfd):
    assert main(["list"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [scene.id for scene in scenes.all()]
    assert all(
        ("moves" in line) == (scene.animation is not None) for line, scene in zip(lines, scenes.all(), strict=True)
    )


def test_export_writes_a_scene_as_json(folder, capfd):
    assert main(["export", MOVING.id, "-o", "data"]) == 0
    path = capfd.readouterr().out.strip()
    assert path == str(Path("data", f"{MOVING.id}.json"))
    assert json.loads(Path(path).read_text())["title"] == MOVING.title


@pytest.mark.parametrize("command", [[], ["render"], ["build"], ["export"], ["list"]])
def test_help_tells_how_to_use_it(capfd, command):
    assert main([*command, "--help"]) == 0
    told = capfd.readouterr().out
    assert told.startswith("Usage: gdviz")
    if command in ([], ["render"]):
        assert "Examples:" in told


def test_no_arguments_show_the_help_with_its_line_breaks(capfd):
    assert main([]) == 0
    told = capfd.readouterr()
    assert told.out.startswith("Usage: gdviz [OPTIONS] COMMAND [ARGS]...\n\n")
    assert "\n    gdviz list\n" in told.out
    assert told.err == ""


def test_several_formats_may_follow_one_option():
    assert several_formats(["render", "a.b", "--format", "png", "svg", "c.d", "-f", "gif,pdf", "-o", "x"]) == [
        *("render", "a.b", "--format", "png", "--format", "svg", "c.d", "--format", "gif", "--format", "pdf"),
        *("-o", "x"),
    ]
    assert several_formats(["--format=png", "svg", "c.d"]) == ["--format", "png", "--format", "svg", "c.d"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGINT to send to another process")
def test_ctrl_c_ends_cleanly(tmp_path):
    command = [sys.executable, "-m", "gdviz", "render", *(scene.id for scene in scenes.all()), "-o", str(tmp_path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert child.stdout.readline()  # it is drawing
    time.sleep(0.05)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert err.splitlines()[-1] == "gdviz: stopped"
    assert "Traceback" not in err
    assert not [name for name in os.listdir(tmp_path) if not name.endswith(".light.png")]


@pytest.mark.parametrize("command", [["-m", "gdviz", "list"], ["scripts/build.py"], ["scripts/serve.py"]])
def test_ctrl_c_while_the_libraries_load_ends_cleanly_too(tmp_path, command):
    (tmp_path / "click.py").write_text("import signal\nsignal.raise_signal(signal.SIGINT)\n")
    surroundings = {**os.environ, "PYTHONPATH": str(tmp_path)}
    told = subprocess.run([sys.executable, *command], cwd=ROOT, env=surroundings, capture_output=True, text=True)
    assert told.returncode == 130
    name = "gdviz" if command[0] == "-m" else Path(command[0]).name
    assert told.stderr == f"{name}: stopped\n"


@pytest.mark.skipif(os.name != "posix", reason="a shell that can close a stream")
def test_closed_error_output_changes_nothing(folder):
    command = f"'{sys.executable}' -m gdviz render {STILL.id} 2>&-"
    told = subprocess.run(
        command, shell=True, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert (told.returncode, told.stdout) == (0, f"{STILL.id}.light.png\n")
