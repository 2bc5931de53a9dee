"""The house is easy to extend: a mark, a part, an optimiser and a scene of one's own, each in the files that
CONTRIBUTING names and no other, are drawn, exported and alive.
"""

import json
import re
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from gdviz.figure.style import LIGHT
from gdviz.page.places import fill
from gdviz.paths import ASSETS, ROOT, VENDOR
from tests.checkout import Checkout, copy_of_package
from tests.site.conftest import Visit

pytestmark = pytest.mark.xdist_group("build")

RULE = '''@dataclass(frozen=True)
class HalfStep(Optimizer):
    """Half of each step: w ← w - ½ η g."""

    label: ClassVar[str] = "Half step"

    def update(self, gradient: Array, state: State, w: Array, learning_rate: float) -> tuple[Array, State]:
        """One step; the state stays empty."""
        return w - 0.5 * learning_rate * gradient, {}


# Found by looking'''
MARK = '''

@dataclass(frozen=True)
class Spot(Mark):
    """A large spot at a place in data units."""

    at: Point
'''
DRAWER = """
from gdviz.drawing.sheet import Layer
from gdviz.figure.marks import Spot


def draw_spot(plot, mark):
    dot = plot.dots("slope", 12.0, Layer.MARKER, moving=False)
    plot.put_dots(dot, plot.at([mark.at]))


DRAWERS = {Spot: draw_spot}
"""
MARK_SCRIPT = """
import { marks } from "../registry.js";

marks.Spot = {
  create(plot, mark) {
    const dot = plot.dots("marker", "slope", 12);
    dot.group.setAttribute("class", "toy-spot");
    return { update: () => dot.move([plot.at(mark.at)]) };
  },
};
"""
PART = '''@dataclass(frozen=True)
class StepCount(Part):
    """How many steps have been taken, in words."""

    words: str


EVERYWHERE: '''
PART_HTML = """
def html(scene, part):
    return '<p class="toy-count" data-part="StepCount"></p>'
"""
PART_SCRIPT = """
import { parts } from "../registry.js";

parts.StepCount = ({ store }, box, { words }) => ({ update: () => (box.textContent = `${store.step} ${words}`) });
"""
SCENE = """
from gdviz.figure.controls import Step
from gdviz.figure.marks import Curve, Path, Spot
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import StepCount
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import parabola
from gdviz.optimizers import HalfStep

halving = Scene(
    title="Half steps", alt="A curve, a path and a spot.", caption="Where will it end?", objective=parabola(center=3.0),
    runs=(Run(HalfStep(0.5), 0.0, 4),), parts=(StepCount("steps so far"),), controls=(Step(),),
    panels=(Panel((Curve(), Path(), Spot((1.0, 8.0))), x=Axis("x", -1.0, 5.0), y=Axis("f(x)", -1.0, 10.0)),),
)
"""
PLACES = {  # what CONTRIBUTING says is touched: files that get something more, and new ones
    "gdviz/optimizers/rules.py": lambda text: text.replace("# Found by looking", RULE, 1),
    "gdviz/optimizers/__init__.py": lambda text: text.replace(
        "    GradientDescent,\n", "    GradientDescent, HalfStep,\n"
    ),
    "gdviz/figure/marks.py": lambda text: text + MARK,
    "gdviz/drawing/marks/spot.py": lambda text: DRAWER,
    "docs/assets/javascripts/scene/marks/spot.js": lambda text: MARK_SCRIPT,
    "gdviz/figure/parts.py": lambda text: text.replace("EVERYWHERE: ", PART, 1),
    "gdviz/page/parts/step_count.py": lambda text: PART_HTML,
    "docs/assets/javascripts/scene/parts/step-count.js": lambda text: PART_SCRIPT,
    "gdviz/scenes/toy.py": lambda text: SCENE,
}


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A copy of the package with one of each, built."""
    checkout = copy_of_package(tmp_path_factory.mktemp("extended"))
    shutil.copy2(VENDOR / "terser.min.js", checkout.folder / "gdviz/page/vendor")  # as a reader gets it
    for name, change in PLACES.items():
        file = checkout.folder / name
        before = file.read_text(encoding="utf-8") if file.is_file() else ""
        assert change(before) != before
        file.write_text(change(before), encoding="utf-8")
    checkout.build("--only", "toy.*")
    return checkout


def test_contributing_names_every_place_that_is_touched() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for name in PLACES:
        path = Path(name)
        said = "`__init__.py` beside it" if path.name == "__init__.py" else f"`{path.parent}/"
        assert f"`{name}`" in contributing or said in contributing, name


def test_they_are_drawn(extended: Checkout) -> None:
    picture = Image.open(extended.generated / "toy/halving.light.png").convert("RGB")
    spot = tuple(int(LIGHT.slope[place : place + 2], 16) for place in (1, 3, 5))
    seen = (np.asarray(picture) == spot).all(axis=2)
    assert 0.9 < seen.sum() / (np.pi * 23**2) < 1.1  # two pixels a CSS pixel, less half the thin ring of paper


def test_they_are_found_by_every_command(extended: Checkout) -> None:
    listed = extended.run("list").stdout
    assert re.search(r"^toy\.halving +still +Half steps +\[step\]$", listed, flags=re.MULTILINE)
    function = (
        "--function",
        "x^2",
        "--start",
        "1",
        "--learning-rate",
        "0.5",
        "--steps",
        "2",
        "--optimizer",
        "half-step",
    )
    drawn = extended.run("render", *function, "-f", "svg", "-o", "out")
    assert (drawn.returncode, drawn.stderr) == (0, "")
    exported = extended.run("export", "toy.halving", "-o", "data")
    assert exported.returncode == 0
    data = json.loads((extended.folder / "data/toy.halving.json").read_text())
    assert data["parts"] == [{"kind": "StepCount", "words": "steps so far"}]
    assert data["panels"][0]["marks"][-1] == {"kind": "Spot", "at": [1.0, 8.0]}


def test_they_come_alive(extended: Checkout, visit: Visit) -> None:
    controls = extended.manifest()["toy.halving"]["controls"]
    page = extended.folder / "docs" / "page.html"
    for name in ("figures.css", "scene/stage.css", "scene/controls.css", "scene/parts.css"):
        target = extended.folder / "docs/assets/stylesheets" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ASSETS / "stylesheets" / name, target)
    shutil.copy2(ASSETS / "javascripts/scene-loader.js", extended.folder / "docs/assets/javascripts")
    styles = "".join(
        f'<link rel="stylesheet" href="assets/{name}">'
        for name in ("generated/palette.css", "stylesheets/figures.css", "stylesheets/scene/stage.css")
    )
    still = '<img src="assets/generated/toy/halving.light.png" width="720" height="400" alt="">'
    held = fill(controls, f'<div class="gd-frame">{still}</div>')
    page.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>{styles}'
        '<script src="assets/javascripts/scene-loader.js" defer></script>'
        '<body data-md-color-scheme="default"><figure class="gd-figure"><gd-scene data-scene="toy.halving">'
        f"{held}</gd-scene></figure>",
        encoding="utf-8",
    )
    live = visit.open(page.as_uri())
    live.evaluate("() => document.querySelector('gd-scene').ready")
    count = live.locator("[data-part=StepCount]")
    expect(count).to_have_text("4 steps so far")
    live.evaluate("() => { document.querySelector('gd-scene').state = { step: 1 }; }")
    expect(count).to_have_text("1 steps so far")
    spot = live.locator(".toy-spot").first.bounding_box()
    frame = live.locator(".gd-stage").bounding_box()
    assert spot and frame and 20 < spot["width"] < 30
    # f has slope -6 at 0: half of 0.5 times 6 is 1.5, and then half the way to 3 again and again.
    iterates = live.evaluate("() => document.querySelector('gd-scene').trajectories[0].map(([x]) => x)")
    assert iterates == pytest.approx([0.0, 1.5, 2.25, 2.625, 2.8125], abs=1e-12)
    assert visit.problems == []
