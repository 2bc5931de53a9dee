"""Scenes of somebody's own on the command line: list, render, build."""

import pytest

from gdviz.cli.main import main
from gdviz.figure import own_scenes
from tests.figure.test_own_scenes import GOOD


@pytest.fixture
def figures(folder):
    own_scenes.scenes_in.cache_clear()
    (folder / "figures.py").write_text(GOOD, encoding="utf-8")
    return folder / "figures.py"


def test_a_file_is_listed_with_what_renders_each(figures, capfd):
    assert main(["list", "figures.py"]) == 0
    first, second = capfd.readouterr().out.splitlines()
    assert first == "figures.py:valley  still  Two valleys  [learning_rate, step]"
    assert second.startswith("figures.py:other ")


def test_a_scene_of_a_file_is_drawn_as_any_other(figures, folder, capfd):
    command = ["render", "figures.py:valley", "-f", "png", "html", "--set", "learning_rate=0.05"]
    assert main(command) == 0
    assert capfd.readouterr().out.split() == [
        "figures.valley.learning_rate=0.05.light.png",
        "figures.valley.learning_rate=0.05.html",
    ]
    text = (folder / "figures.valley.learning_rate=0.05.html").read_text(encoding="utf-8")
    assert 'define("figures.valley"' in text and 'class="gd-credit"' not in text and "gd-unnamed" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["render", "figures.py:vally"], ["figures.py", "no scene 'vally'", "did you mean valley?"]),
        (["render", "none.py:a"], ["none.py: No such file"]),
        (["list", "gradient_descent.path"], ["list gradient_descent.path", "give a file with scenes"]),
        (["render", "figures.py:valley", "-f", "gif"], ["--format gif", "figures.valley does not move"]),
        (["render", "figures.py:valley", "--set", "rate=1"], ["unknown setting 'rate'", "learning_rate, step"]),
        (["build", "--scenes", "none"], ["--scenes none", "give a folder"]),
        (["build", "--scenes", ".", "--readme"], ["--readme", "leave out --scenes"]),
        (["build", "--scenes", ".", "--only", "x*"], ["--only 'x*' matches no scene"]),
    ],
)
def test_bad_input_is_one_line_and_nothing_is_written(figures, folder, capfd, arguments, said):
    assert main(arguments) == 2
    out, err = capfd.readouterr()
    assert out == "" and len(err.splitlines()) == 1 and err.startswith("gdviz: ")
    assert [each for each in said if each not in err] == []
    assert {each.name for each in folder.iterdir()} <= {"figures.py", "__pycache__"}


def test_what_cannot_be_drawn_is_told_with_the_line_of_the_scene(figures, capfd):
    figures.write_text(GOOD.replace("Path())),)", "Path()), readout=('nothing',)),)"), encoding="utf-8")
    assert main(["render", "figures.py:valley"]) == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith("gdviz: figures.py:5: valley cannot be drawn: ") and "nothing" in line


def test_a_folder_is_built_and_only_what_has_changed_is_built_again(figures, folder, capfd):
    assert main(["build", "--scenes", ".", "--jobs", "1", "--only", "*.valley"]) == 0
    drawn = {file.relative_to(folder / "pictures").as_posix() for file in (folder / "pictures").rglob("*.*")}
    assert {"figures/valley.light.png", "figures/valley.narrow.dark.svg", "figures/valley.html"} <= drawn
    assert main(["build", "--scenes", ".", "--jobs", "1", "--only", "*.valley"]) == 0
    assert "figures: 0 drawn, 17 kept" in capfd.readouterr().out
