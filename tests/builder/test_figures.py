"""The build, on copies of the package that have three small scenes of their own."""

import os
import subprocess
import sys

import pytest

from gdviz.page.runtime_files import FILES
from tests.checkout import EVERY, copy_of_package

pytestmark = pytest.mark.xdist_group("build")  # one process, so that what they share is made once


ALL = 57 + len(FILES)  # pictures, numbers and scripts of the three scenes, and the scripts that figures share


@pytest.mark.parametrize("arguments", [[], ["--only", "beta.*"]])
def test_nothing_to_do_imports_neither_numpy_nor_matplotlib(built, arguments):
    command = [sys.executable, "-X", "importtime", "-m", "gdviz", "build", *arguments]
    told = subprocess.run(command, cwd=built.folder, capture_output=True, text=True)
    assert told.stdout.startswith(f"figures: 0 drawn, {ALL} kept")
    imported = {line.split("|")[2].strip() for line in told.stderr.splitlines() if line.count("|") == 2}
    assert "gdviz.builder.record" in imported
    assert not [name for name in imported if name.split(".")[0] in ("numpy", "matplotlib", "PIL", "joblib", "mkdocs")]


def test_a_killed_build_goes_on_where_it_stopped(tmp_path, finished):
    checkout = copy_of_package(tmp_path)
    child = subprocess.Popen(
        [sys.executable, "-u", "-m", "gdviz", "build", "--jobs", "1"],
        cwd=checkout.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    before = [child.stdout.readline() for _ in range(5)]
    child.kill()
    child.wait()
    assert all(" of 12 " in line for line in before)
    half = checkout.generated / "beta" / f".heavy.light.png.{child.pid}.tmp"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"half a pic")
    checkout.build()
    resumed = checkout.said.splitlines()[0].split()[:3]
    assert int(resumed[2]) <= 12 - 5  # of so many jobs
    assert checkout.contents() == finished.contents()


def test_a_missing_or_damaged_output_is_made_again(built, finished):
    files = [built.generated / name for name in ("alpha/plain.dark.gif", "beta/heavy.light.png", "beta/light.dark.svg")]
    files[0].unlink()
    files[1].write_bytes(files[1].read_bytes()[:-10])
    files[2].write_bytes(files[2].read_bytes()[:-10] + b"0123456789")
    (built.generated / "manifest.json").write_text("{}")
    assert built.build() == EVERY
    assert f"figures: 4 drawn, {ALL - 4} kept" in built.said
    assert built.contents() == finished.contents()


def test_a_scene_that_fails_is_named_and_the_others_are_drawn(built):
    unheard = "\nfrom gdviz.figure.marks import Mark\n\nclass Unheard(Mark): pass\n\ndef _scene"
    built.edit("scenes/alpha.py", "Curve()", "Unheard()")
    built.edit("scenes/alpha.py", "\ndef _scene", unheard)
    built.edit("scenes/beta.py", "GradientDescent(0.2)", "GradientDescent(0.3)")
    assert "beta.light" in built.build(status=1)
    (line,) = [line for line in built.errors.splitlines() if "alpha.plain" in line]
    assert line.startswith("gdviz: alpha.plain cannot be drawn: ")
    assert "Unheard" in line
    assert "gdviz/drawing/drawing.py:" in line
    assert "4 failed" not in built.said
    assert "1 failed" in built.said
    assert built.build(status=1) == {"alpha.plain"}  # tried again, and only that


def test_only_some_scenes_then_the_others(tmp_path, finished):
    checkout = copy_of_package(tmp_path)
    assert checkout.build("--only", "beta.*") == {"beta.heavy", "beta.light"}
    assert checkout.manifest().keys() == {"beta.heavy", "beta.light"}
    assert checkout.build() == {"alpha.plain"}
    assert checkout.contents() == finished.contents()


def test_force_draws_everything_again_to_the_same_bytes(built, finished):
    assert built.build("--force") == EVERY
    assert built.contents() == finished.contents()


def test_two_processes_draw_the_same_bytes(tmp_path, finished):
    checkout = copy_of_package(tmp_path)
    assert checkout.build("--jobs", "2") == EVERY
    assert checkout.contents() == finished.contents()


def test_files_of_others_in_the_folder_are_left_alone(built, tmp_path):
    notes = tmp_path / "own" / "notes"
    notes.mkdir(parents=True)
    (notes / ".draft.tmp").write_text("precious")
    (tmp_path / "own" / ".cache.tmp").mkdir()
    assert built.build("-o", str(tmp_path / "own"), "--only", "beta.light") == {"beta.light"}
    assert (notes / ".draft.tmp").read_text() == "precious"
    assert (tmp_path / "own" / ".cache.tmp").is_dir()


def test_another_folder(built, tmp_path):
    assert built.build("-o", str(tmp_path / "elsewhere"), "--only", "beta.light") == {"beta.light"}
    assert (tmp_path / "elsewhere" / "beta" / "light.dark.svg").is_file()
    assert os.listdir(tmp_path / "elsewhere") != []
