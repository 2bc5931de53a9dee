"""`gdviz render`: what it writes, and that bad input is one line, exit status 2 and no file."""

import sys
from pathlib import Path

import pytest
from PIL import Image

from gdviz import scenes
from gdviz.cli.main import main

MOVING = scenes.get("gradient_descent.path")
STILL = next(scene for scene in scenes.all() if scene.animation is None)
OWN = ["render", "--function", "x**2", "--start", "2"]


def _range(name):
    """What the scene accepts for a control, as its message puts it."""
    control = next(control for control in MOVING.controls if control.name == name)
    return f"{control.low:g} to {control.high:g}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["render", "gradient_descent.pth"], ["unknown scene 'gradient_descent.pth'", "gradient_descent.path"]),
        (["render"], ["id of a scene", "--function"]),
        (["render", MOVING.id, "--function", "x"], ["either scenes or --function"]),
        (["render", MOVING.id, "--start", "3"], ["--start", "--set"]),
        (["render", MOVING.id, "--format", "tiff"], ["--format tiff", "png, svg, pdf, gif, webp, mp4"]),
        (["render", STILL.id, "--format", "gif"], ["--format gif", STILL.id, "png, svg, pdf"]),
        (["render", MOVING.id, "--theme", "blue"], ["--theme", "blue", "light", "dark"]),
        (["render", MOVING.id, "--layout", "broad"], ["--layout", "broad", "wide", "narrow"]),
        (["render", MOVING.id, "--size", "0x0"], ["--size 0x0", "200 to 4000"]),
        (["render", MOVING.id, "--size", "-800x500"], ["--size -800x500", "WIDTHxHEIGHT"]),
        (["render", MOVING.id, "--size", "99999x99999"], ["--size 99999x99999", "200 to 4000"]),
        (["render", MOVING.id, "--size", "800"], ["--size 800:", "WIDTHxHEIGHT"]),
        (["render", MOVING.id, "--size", "4000x200"], ["--size 4000x200", "a height from"]),
        (["render", MOVING.id, "--set", "colour=1"], ["--set: ", "unknown setting 'colour'", "learning_rate"]),
        (["render", MOVING.id, "--set", "learning_rate"], ["--set learning_rate", "name=value"]),
        (["render", MOVING.id, "--set", "learning_rate=nan"], ["learning_rate nan", "finite"]),
        (
            ["render", MOVING.id, "--set", "learning_rate=-1"],
            ["--set: ", "learning_rate = -1", _range("learning_rate")],
        ),
        (["render", MOVING.id, "--set", "f=x^3"], ["--set f=x^3", "--function 'x^3' --start 2"]),
        (["render", MOVING.id, "--set", "step=3", "-f", "gif"], ["--set step", "what moves in the gif", MOVING.id]),
        (["render", MOVING.id, "--set", "start=1,2"], ["start = (1.0, 2.0)", _range("start")]),
        (["render", MOVING.id, "-o", "a-file"], ["--output a-file", "is a file"]),
        (["render", MOVING.id, STILL.id, "-o", "out.png"], ["--output out.png", "one scene and one format"]),
        (["render", MOVING.id, "-f", "png", "svg", "-o", "out.png"], ["--output out.png", "one scene and one format"]),
        (["render", MOVING.id, "-f", "png", "-o", "out.gif"], ["--output out.gif", "a png", "in .png"]),
        (["render", STILL.id, "-o", "out.gif"], ["--format gif", STILL.id, "png, svg, pdf"]),
        (["render", MOVING.id, "-o", "a-file/deeper"], ["--output a-file/deeper", "is a file"]),
        ([*OWN[:3]], ["--function needs --start"]),
        ([*OWN[:3], "--start", "nan"], ["--start nan", "finite number"]),
        ([*OWN[:3], "--start", "two"], ["--start two", "finite number"]),
        ([*OWN[:3], "--start", "1,2"], ["--start 1,2", "1 number"]),
        ([*OWN, "--domain", "-1,1"], ["--start 2", "outside the domain", "-1 to 1"]),
        ([*OWN, "--domain", "1,-1"], ["--domain 1,-1", "LOW"]),
        ([*OWN, "--domain", "1"], ["--domain 1", "LOW,HIGH"]),
        ([*OWN, "--domain", "-3,3,-3,3"], ["--domain -3,3,-3,3"]),
        ([*OWN, "--steps", "-1"], ["--steps -1", "1 to 10000"]),
        ([*OWN, "--steps", "1.5"], ["--steps 1.5", "whole number"]),
        ([*OWN, "--steps", "99999999999999999999"], ["--steps", "1 to 10000"]),
        ([*OWN, "--learning-rate", "0"], ["--learning-rate 0", "above 0"]),
        ([*OWN, "--learning-rate", "-0.1"], ["--learning-rate -0.1", "above 0"]),
        ([*OWN, "--learning-rate", "inf"], ["--learning-rate inf", "finite"]),
        ([*OWN, "--optimizer", "sgdx"], ["--optimizer sgdx", "GradientDescent", "Lion"]),
        (["render", "--function", "x + foo", "--start", "2"], ["--function", "unknown name 'foo'", "position 5"]),
        (["render", "--function", "__import__('os')", "--start", "2"], ["--function", "formula, position"]),
        (["render", "--function", "__import__(x)", "--start", "2"], ["--function", "unknown function '__import__'"]),
        (["render", "--function", "x.real", "--start", "2"], ["--function", "not accepted"]),
        (["render", "--function", "", "--start", "2"], ["--function", "empty"]),
        (["render", "--function", "log(x)", "--start", "-1"], ["--start -1", "not defined here", "finite"]),
        (["render", "--function", "sqrt(x)", "--start", "0"], ["--start 0", "no slope here"]),
        (["render", "--function", "sin(x", "--start", "0"], ["position 4", "this ( is never closed"]),
        (
            ["render", "--function", "log(x)", "--start", "1", "--learning-rate", "3"],
            ["leaves the domain at step 1"],
        ),
        (["render", MOVING.id, "--colour"], ["--colour"]),
    ],
)
def test_bad_input_is_one_line_exit_status_2_and_no_file(refused, arguments, said):
    refused(arguments, said)


def test_a_folder_that_cannot_be_written_is_named(tmp_path, capfd):
    (tmp_path / "file").touch()
    assert main(["render", MOVING.id, "-o", str(tmp_path / "file" / "deep")]) == 2
    assert f"{tmp_path / 'file'} is a file: give a folder" in capfd.readouterr().err


def test_mp4_without_its_encoder_says_what_to_install_before_anything_is_written(folder, capfd, monkeypatch):
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    assert main([*OWN, "--format", "png", "mp4"]) == 2
    assert "--format mp4: mp4 needs the package imageio-ffmpeg: pip install imageio-ffmpeg" in capfd.readouterr().err
    assert list(folder.iterdir()) == []


def test_render_writes_the_formats_and_prints_their_paths(folder, capfd):
    assert main(["render", STILL.id, "--format", "png", "svg", "pdf", "--theme", "dark", "-o", "new/pictures"]) == 0
    paths = capfd.readouterr().out.split()
    assert paths == [f"new/pictures/{STILL.id}.dark.{kind}" for kind in ("png", "svg", "pdf")]
    starts = [Path(path).read_bytes()[:5] for path in paths]
    assert (starts[0][1:4], starts[1], starts[2]) == (b"PNG", b"<?xml", b"%PDF-")
    assert sorted(each.name for each in (folder / "new/pictures").iterdir()) == sorted(
        Path(each).name for each in paths
    )


@pytest.mark.parametrize(("name", "start"), [("out.png", b"\x89PNG"), ("new/out.SVG", b"<?xml")])
def test_the_output_of_one_picture_may_be_a_file(folder, capfd, name, start):
    for _ in range(2):  # the second time it is there
        assert main(["render", STILL.id, "-o", name]) == 0
        assert capfd.readouterr().out == f"{name}\n"
        assert Path(name).read_bytes().startswith(start)


def test_a_file_that_cannot_be_written_is_named_as_it_was_asked_for(folder, capfd):
    (folder / f"{STILL.id}.light.png").mkdir()
    assert main(["render", STILL.id]) == 2
    assert capfd.readouterr().err == f"gdviz: {STILL.id}.light.png: Is a directory\n"


def test_moving_formats_of_a_function_of_ones_own(folder, capfd):
    steps = ["--learning-rate", "0.05", "--steps", "4"]
    assert main(["render", "--function", "x**4 - 3*x**2 + x", "--start", "2", *steps, "-f", "gif", "webp", "mp4"]) == 0
    name = "own_function.f=x_4-3_x_2+x.803adbef.start=2.learning_rate=0.05.steps=4"
    for kind in ("gif", "webp"):
        with Image.open(folder / f"{name}.light.{kind}") as picture:
            assert picture.n_frames >= 5
            assert picture.width >= 800
    assert (folder / f"{name}.light.mp4").read_bytes()[4:8] == b"ftyp"
    assert len(capfd.readouterr().out.split()) == 3


@pytest.mark.parametrize("size", [(640, 400), (801, 601), (1999, 1313)])
@pytest.mark.parametrize("kind", ["png", "gif"])
def test_a_picture_has_exactly_the_size_asked_for(folder, size, kind):
    command = ["render", "--function", "x^2", "--start", "1", "--steps", "2", "-f", kind]
    assert main([*command, "--size", f"{size[0]}x{size[1]}"]) == 0
    (path,) = folder.iterdir()
    assert path.name.endswith(f".size={size[0]}x{size[1]}.light.{kind}")
    with Image.open(path) as picture:
        assert picture.size == size


def test_a_setting_changes_the_picture(folder):
    assert main(["render", MOVING.id, "-o", "a"]) == 0
    assert main(["render", MOVING.id, "-o", "b", "--set", "learning-rate=0.9", "--set", "start=1"]) == 0
    plain, changed = (
        folder / "a" / f"{MOVING.id}.light.png",
        folder / f"b/{MOVING.id}.learning_rate=0.9.start=1.light.png",
    )
    assert plain.read_bytes() != changed.read_bytes()


def test_pictures_of_different_settings_do_not_overwrite_each_other(folder):
    command = ["render", MOVING.id, "-f", "svg"]
    ways = [[], ["--set", "step=3"], ["--set", "step=4"], ["--size", "900x500"], ["--theme", "dark"]]
    ways += [["--set", "start=2", "--set", "step=3"], ["--set", "learning_rate=0.2", "--layout", "narrow"]]
    assert [main([*command, *way]) for way in ways] == [0] * len(ways)
    assert len(list(folder.iterdir())) == len(ways)
    assert main([*command, "--set", "step=3.0", "--set", "start=2"]) == 0  # the same said otherwise: the same name
    assert len(list(folder.iterdir())) == len(ways)


@pytest.mark.parametrize("name", ["adam", "gradient-descent", "RMSprop"])
def test_an_optimiser_may_be_spelt_in_any_way(folder, name):
    assert main([*OWN, "--optimizer", name, "--steps", "3"]) == 0


def test_two_variables(folder):
    command = ["render", "--function", "(1-x)^2 + 100*(y-x^2)^2", "--start", "-1,1", "--learning-rate", "0.02"]
    assert main([*command, "--optimizer", "adam", "--steps", "20", "--domain", "-2,2,-1,3"]) == 0
    (path,) = folder.iterdir()
    assert path.name.endswith(".start=-1,1.learning_rate=0.02.steps=20.optimizer=Adam.domain=-2,2,-1,3.light.png")


def test_a_run_that_leaves_the_domain_is_drawn_and_told(folder, capfd):
    command = ["render", "--function", "log(x)", "--start", "1", "--learning-rate", "0.9"]
    assert main(command) == 0
    told = capfd.readouterr()
    assert "leaves the domain of f(x) at step 2, after x = 0.1" in told.err and told.out.count("\n") == 1
    assert main(OWN) == 0 and capfd.readouterr().err == ""


def test_a_run_that_diverges_is_drawn_too(folder):
    assert main([*OWN, "--learning-rate", "1.5", "--steps", "2000"]) == 0
