"""What docs/teach/figures.md tells an instructor to do works as it stands there."""

import re
import shlex

import pytest

from gdviz.cli.main import main
from gdviz.figure import own_scenes
from gdviz.figure.own_palette import ROLES
from tests.lessons.reading import parts_of, seconds

FRONT, BODY = parts_of("teach/figures.md")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", BODY, re.M | re.S)
SHELL = "".join(text for kind, text in BLOCKS if kind == "sh").replace("\\\n", "")  # a line may go on in the next
COMMANDS = [line.removeprefix("gdviz ") for line in SHELL.splitlines()]
(EXAMPLE,) = (text for kind, text in BLOCKS if kind == "python")
(COLOURS,) = (text for kind, text in BLOCKS if kind == "toml")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    own_scenes.scenes_in.cache_clear()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "figures.py").write_text(EXAMPLE, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(COLOURS, encoding="utf-8")
    return tmp_path


def test_the_example_has_about_ten_lines_and_the_page_its_minutes():
    assert len([line for line in EXAMPLE.splitlines() if line.strip()]) <= 11
    assert max(map(len, EXAMPLE.splitlines())) <= 72
    assert int(FRONT["minutes"]) >= round(seconds(BODY) / 60)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_works(folder, capfd, command):
    assert main(shlex.split(command)) == 0
    told = capfd.readouterr()
    assert (told.out and not told.err) or command.startswith("build")
    if command.startswith("render"):
        assert all((folder / name).stat().st_size > 1000 for name in told.out.splitlines())


def test_there_is_a_command_for_each_thing_that_is_told():
    assert {part for command in COMMANDS for part in shlex.split(command)} >= {
        "html", "slides", "--palette", "list", "--scenes", "figures.py:valley", "--function",
    }  # fmt: skip


def test_the_mistake_is_told_as_the_page_says(folder, capfd):
    quoted = " ".join(re.search(r"`(figures\.py:\d+:[^`]+)`", BODY)[1].split())
    (folder / "figures.py").write_text(EXAMPLE.replace("-2.0, 2.0)", '"-2", 2.0)'), encoding="utf-8")
    assert main(["render", "figures.py:valley"]) == 2
    assert capfd.readouterr().err.startswith(f"gdviz: {quoted}")


def test_the_page_names_every_colour():
    told = BODY.split("The names are")[1].split("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", told)) == set(ROLES)
