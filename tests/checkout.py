"""A copy of the package with three small scenes of its own, to build in and to change."""

import json
import os
import re
import shutil
import subprocess
import sys

from gdviz.paths import ROOT

CHAPTER = """
from gdviz.figure.controls import Animation, Slider, Step
from gdviz.figure.marks import Curve, Here, Path
from gdviz.figure.panel import Panel
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import parabola
from gdviz.optimizers import GradientDescent, Momentum


def _scene(optimizer, moves):
    return Scene(
        title="T", alt="A", caption="C?", question="Q?", objective=parabola(),
        runs=(Run(optimizer, 0.0, 2),), panels=(Panel((Curve(), Path(), Here())),), controls=(Step(),),
        animation=Animation({"step": (0.0, 1.0, 2.0)}, seconds=0.3, hold=0.1) if moves else None,
    )
"""
ALPHA = CHAPTER + "\nplain = _scene(GradientDescent(0.1), moves=True)\n"
BETA = CHAPTER + "\nheavy = _scene(Momentum(0.1), moves=False)\nlight = _scene(GradientDescent(0.2), moves=False)\n"
EVERY = {"alpha.plain", "beta.heavy", "beta.light"}
# In place of terser, which takes six seconds a build and has tests of its own: it leaves out comments.
MINIFIER = "var Terser = { minify_sync: (text) => ({ code: text.replace(/^ *[/][/].*\\n/gm, '') }) };"

# Each file is a word: for where it is asked what is drawn when, and not what it looks like.
WITHOUT_DRAWING = """
import sys
from gdviz.__main__ import main
from gdviz.pictures import data_files, picture

picture.site_pictures = lambda scene, formats, theme, layout: {kind: kind.encode() for kind in formats}
data_files.data_files = lambda scene, kinds: {kind: kind.encode() for kind in kinds}
sys.exit(main())
"""


class Checkout:
    """A copy of the package and what its build says."""

    def __init__(self, folder):
        self.folder = folder
        self.generated = folder / "docs" / "assets" / "generated"

    def run(self, *arguments, program=("-m", "gdviz")):
        command = [sys.executable, *program, *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True)

    def build(self, *arguments, status=0, drawing=True):
        """The scenes drawn; `jobs` has what was drawn of them, as (scene, layout, theme, formats)."""
        program = ("-m", "gdviz") if drawing else ("-c", WITHOUT_DRAWING)
        told = self.run("build", "--jobs", "1", *arguments, program=program)
        assert told.returncode == status, told.stderr
        self.said, self.errors = told.stdout, told.stderr
        self.jobs = [_job(line) for line in told.stdout.splitlines() if " of " in line]
        return {scene for scene, *_ in self.jobs}

    def edit(self, name, before, after):
        file = self.folder / "gdviz" / name
        text = file.read_text()
        assert before in text
        file.write_text(text.replace(before, after))

    def files(self):
        files = [file for file in self.generated.rglob("*") if file.is_file()]
        return {file.relative_to(self.generated).as_posix(): file for file in files}

    def contents(self):
        return {name: file.read_bytes() for name, file in self.files().items() if name != ".record.json"}

    def manifest(self):
        return json.loads((self.generated / "manifest.json").read_text())["scenes"]


def _job(line):
    """What a line such as "   1 of 12  alpha.plain (wide, light): png, svg, gif" says was drawn."""
    scene, layout, theme, formats = re.fullmatch(r" *\d+ of \d+  (\S+) \((\w+), (\w+)\): (.*)", line).groups()
    return scene, layout, theme, tuple(formats.split(", "))


def copy_of_package(folder):
    """A checkout in the folder, not built; its runtime is minified by a short program."""
    shutil.copytree(ROOT / "gdviz", folder / "gdviz", ignore=shutil.ignore_patterns("__pycache__"))
    for file in (folder / "gdviz" / "scenes").glob("[a-z]*.py"):
        file.unlink()
    (folder / "gdviz" / "scenes" / "alpha.py").write_text(ALPHA)
    (folder / "gdviz" / "scenes" / "beta.py").write_text(BETA)
    (folder / "gdviz" / "page" / "vendor" / "terser.min.js").write_text(MINIFIER)
    shutil.copy2(ROOT / "pyproject.toml", folder)
    for part in ("javascripts/scene", "vendor/d3"):
        shutil.copytree(ROOT / "docs" / "assets" / part, folder / "docs" / "assets" / part)
    return Checkout(folder)


def outside():
    """The surroundings of a process without what would let it see another checkout."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
