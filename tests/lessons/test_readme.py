"""The README: its pictures are what the renderer draws, its commands do what it says, its links lead somewhere."""

import io
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence

import gdviz
from gdviz import scenes
from gdviz.cli import build
from gdviz.cli.main import main
from gdviz.drawing.panels import sheet_size
from gdviz.figure.style import WIDE
from gdviz.paths import ROOT
from gdviz.pictures.picture import picture

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\.venv/bin/python -m gdviz (.*)$", README, flags=re.MULTILINE)


def _frames(gif):
    return [np.asarray(frame.convert("RGB"), dtype=float) for frame in ImageSequence.Iterator(gif)]


@pytest.mark.parametrize(("scene", "theme"), build.readme_pictures())
def test_a_picture_is_what_the_renderer_draws(scene, theme):
    """Frame by frame; another processor may round a shade differently, hence 1 of 255 on average and not 0."""
    with Image.open(build.readme_picture(scene, theme)) as gif:
        committed = _frames(gif)
    with Image.open(io.BytesIO(picture(scenes.get(scene), "gif", theme, "wide"))) as gif:
        drawn = _frames(gif)
    assert len(committed) == len(drawn)
    assert committed[0].shape == drawn[0].shape
    difference = max(np.abs(a - b).mean() for a, b in zip(committed, drawn, strict=True))
    assert difference < 1.0, "renew the README's pictures: python -m gdviz build --readme"


@pytest.mark.parametrize(("scene", "theme"), build.readme_pictures())
def test_the_readme_shows_each_picture_at_its_size(scene, theme):
    path = build.readme_picture(scene, theme).relative_to(ROOT).as_posix()
    assert f'"{path}"' in README
    width, height = sheet_size(scenes.get(scene), WIDE)
    if theme == "light":
        assert f'<img src="{path}" width="{width}" height="{height}"' in README


def test_every_picture_has_alt_text():
    images = re.findall(r"<img[^>]*>", README)
    assert len(images) == len(build.README_SCENES)
    assert all(re.search(r'alt="[^"]{40,}"', image) for image in images)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_works(command, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(command)) == 0
    printed = capfd.readouterr().out.splitlines()
    assert printed
    if command.startswith("render"):
        assert all(Path(path).stat().st_size > 1000 for path in printed)


def test_there_are_commands_to_try():
    assert len(COMMANDS) >= 4


def test_the_function_of_ones_own_shows_both_valleys_and_a_run_that_moves(monkeypatch):
    """x⁴ − 3x² + x is level where 4x³ − 6x + 1 = 0: at -1.30, 0.17 and 1.13."""
    drawn = []
    monkeypatch.setattr("gdviz.cli.render.write", lambda path, data: drawn.append(path))
    monkeypatch.setattr("gdviz.pictures.picture.picture", lambda scene, *_: drawn.append(scene) or b"")
    (command,) = [each for each in COMMANDS if "x**4" in each]
    assert main(shlex.split(command)) == 0
    scene, _ = drawn
    (low, high), (trajectory,) = scene.objective.domain[0], scene.trajectories()
    assert low < -1.3 - 0.5 and high > 1.13 + 0.5 and not trajectory.diverged
    x = trajectory.iterates[:, 0]
    assert x[0] == 2.0 and x[-1] == pytest.approx(1.1309, abs=0.02) and (np.abs(x - x[-1]) > 0.1).sum() >= 6
    axis = scene.panels[0].y
    assert axis.low < scene.objective(-1.3008) and trajectory.losses.max() < axis.high


def test_the_lines_of_python_print_what_the_guide_says():
    (code,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    value, diverged = re.fullmatch(r"\[([\d.]+)\] (\w+)\n", told.stdout).groups()
    assert float(value) == pytest.approx(3 - 3 * 0.8**50, abs=1e-7)  # each step leaves 0.8 of the distance to 3
    assert diverged == "False"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_and_paths_lead_to_files(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    named = re.findall(r"`((?:gdviz|docs|tests|scripts)/[\w./-]*)`", text)
    made = ("docs/assets/generated",)
    assert [path for path in links + named if not path.startswith(made) and not (ROOT / path).exists()] == []
    assert links or named or page == "CHANGELOG.md"


def test_ci_runs_the_readmes_test_command():
    assert "python3 scripts/test.py" in README
    assert "python3 scripts/test.py" in (ROOT / ".ci" / "run").read_text()


def test_the_version_has_one_value():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == gdviz.__version__
    told = subprocess.run([sys.executable, "-m", "gdviz", "--version"], cwd=ROOT, capture_output=True, text=True)
    assert gdviz.__version__ in told.stdout


def test_actions_are_pinned_by_commit():
    used = [
        line
        for file in (ROOT / ".github" / "workflows").glob("*.yml")
        for line in file.read_text().splitlines()
        if "uses:" in line
    ]
    assert len(used) >= 6
    assert [line for line in used if not re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []
