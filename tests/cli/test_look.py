"""`--palette` and `--for slides`."""

import pytest
from PIL import Image

from gdviz.cli.main import main
from gdviz.figure.style import LIGHT

PATH = "gradient_descent.path"


def test_a_slide_has_the_size_of_a_slide_and_a_name_of_its_own(folder, capfd):
    assert main(["render", PATH, "--for", "slides"]) == 0
    assert capfd.readouterr().out == f"{PATH}.for=slides.light.png\n"
    with Image.open(folder / f"{PATH}.for=slides.light.png") as picture:
        assert picture.size == (1920, 1080)
    assert main(["render", PATH, "--for", "slides", "--size", "1280x720", "-o", "small.png"]) == 0
    with Image.open(folder / "small.png") as picture:
        assert picture.size == (1280, 720)


def test_own_colours_are_in_pictures_and_in_the_live_file(folder):
    (folder / "mine.toml").write_text('[light]\npath = "#005b96"\n')
    assert main(["render", PATH, "--palette", "mine.toml", "-f", "svg", "html"]) == 0
    svg = (folder / f"{PATH}.palette=mine.light.svg").read_text(encoding="utf-8")
    html = (folder / f"{PATH}.palette=mine.html").read_text(encoding="utf-8")
    assert "#005b96" in svg and LIGHT.path not in svg
    assert "--gd-path:#005b96" in html and f"--gd-path:{LIGHT.path}" not in html


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--palette", "none.toml"], ["none.toml: No such file"]),
        (["--for", "posters"], ["--for", "posters", "slides"]),
        (["--for", "slides", "--layout", "narrow"], ["--layout", "slides have a layout of their own"]),
        (["--for", "slides", "--size", "1920x200"], ["--size 1920x200", "has no room", "give it a height from"]),
        (["--for", "slides", "-f", "html"], ["--for", "an html fits the window"]),
    ],
)
def test_bad_input_is_one_line_and_nothing_is_written(refused, arguments, said):
    refused(["render", PATH, *arguments], said)
