"""A live figure as one HTML file, from the command line."""

import json
import re

import pytest

from gdviz import scenes
from gdviz.cli import formats
from gdviz.cli.main import main

PATH = scenes.get("gradient_descent.path")
DEAD = next(scene for scene in scenes.all() if not scene.controls and scene.animation is None)


def _state(file):
    found = re.search(r"\.state = (\{.*?\})\);", file.read_text(encoding="utf-8"))
    return json.loads(found[1]) if found else None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([DEAD.id], ["--format html", f"nothing in {DEAD.id} can be changed", "png"]),
        ([PATH.id, "--size", "800x500"], ["--size", "fits the window", "leave it out"]),
        ([PATH.id, "--layout", "narrow"], ["--layout", "fits the window"]),
        ([PATH.id, "--set", "learning_rate=-1"], ["learning_rate = -1"]),
        ([PATH.id, "-o", "out.png"], ["--output out.png", "a html cannot be called so"]),
        ([PATH.id, DEAD.id, "-o", "out.html"], ["--output out.html", "one scene and one format"]),
    ],
)
def test_bad_input_is_one_line_exit_status_2_and_no_file(refused, arguments, said):
    refused(["render", *arguments, "--format", "html"], said)


@pytest.mark.parametrize("option", ["--size 800x500", "--layout narrow", "--for slides", "--theme dark"])
def test_numbers_have_no_look(refused, option):
    refused(
        ["render", PATH.id, *option.split(), "--format", "csv"], [option.split()[0], "a csv has numbers and no look"]
    )


def test_the_numbers_are_those_of_the_state_that_was_set(folder, capfd):
    """On (x - 3)² from 0 the first step with rate η leads to 6 η."""
    arguments = ["render", PATH.id, "--set", "learning_rate=0.25", "--set", "start=0"]
    assert main([*arguments, "--format", "json", "csv"]) == 0
    names = [f"{PATH.id}.learning_rate=0.25.start=0.{kind}" for kind in ("json", "csv")]
    assert capfd.readouterr().out.split() == names
    (run,) = json.loads((folder / names[0]).read_text(encoding="utf-8"))["runs"]
    assert run["iterates"][1] == [1.5] and run["losses"][:2] == [9.0, 2.25]
    assert (folder / names[1]).read_text(encoding="utf-8").startswith("panel,series,")


def test_the_numbers_of_a_function_of_ones_own(folder):
    assert main(["render", "--function", "x^2", "--start", "2", "--learning-rate", "0.25", "-o", "own.json"]) == 0
    (run,) = json.loads((folder / "own.json").read_text(encoding="utf-8"))["runs"]
    assert run["iterates"][:3] == [[2.0], [1.0], [0.5]]


def test_without_its_packages_it_says_what_to_install(folder, capfd, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "gdviz.page.one_file", None)
    monkeypatch.delattr("gdviz.page.one_file", raising=False)
    assert main(["render", PATH.id, "--format", "html"]) == 2
    assert "pip install 'gdviz[site]'" in capfd.readouterr().err and list(folder.iterdir()) == []


def test_a_file_is_written_under_a_name_of_its_own_or_the_one_asked_for(folder, capfd):
    assert main(["render", PATH.id, "--format", "html"]) == 0
    assert main(["render", PATH.id, "--format", "html", "--theme", "dark"]) == 0
    assert main(["render", PATH.id, "-o", "new/path.html"]) == 0
    assert capfd.readouterr().out.split() == [f"{PATH.id}.html", f"{PATH.id}.dark.html", "new/path.html"]
    assert 'data-theme="dark"' in (folder / f"{PATH.id}.dark.html").read_text(encoding="utf-8")
    assert (folder / "new/path.html").read_bytes() == (folder / f"{PATH.id}.html").read_bytes()
    assert _state(folder / f"{PATH.id}.html") is None


def test_it_opens_in_the_state_that_was_set_whole_where_no_step_is_said(folder):
    assert main(["render", PATH.id, "-f", "html", "--set", "learning_rate=0.3"]) == 0
    (file,) = folder.iterdir()
    assert _state(file) == {"learning_rate": 0.3, "start": 0.0, "step": float(PATH.longest)}


def test_it_opens_in_the_state_of_a_link_a_formula_too(folder):
    address = "https://example.org/?f=sin(x)&start=2&step=3#gradient_descent.path"
    assert main(["render", "--link", address, "-f", "html"]) == 0
    (file,) = folder.iterdir()
    assert _state(file) == {"learning_rate": 0.1, "start": 2.0, "step": 3.0, "f": "sin(x)"}


def test_a_function_of_ones_own_is_not_said_to_be_the_courses(folder):
    assert main(["render", "--function", "x^2", "--start", "2", "-f", "html", "-o", "own.html"]) == 0
    text = (folder / "own.html").read_text(encoding="utf-8")
    assert 'define("own_function"' in text and 'gd-credit"' not in text


def test_scripts_are_the_builds_where_they_are_of_these_sources(monkeypatch, tmp_path):
    class Built:
        def has(self, name, key):
            return (name, key) == ("runtime.js", "now")

    (tmp_path / "runtime.js").write_text("small")
    monkeypatch.setattr(formats, "GENERATED", tmp_path)
    monkeypatch.setattr(formats, "_built", Built)
    monkeypatch.setattr(formats, "_sources", lambda: "now")
    assert formats._script("runtime") == "small" and "scene/registry.js" not in formats._script("formulas")
    monkeypatch.setattr(formats, "_sources", lambda: "later")
    assert "scene/registry.js" in formats._script("runtime")
