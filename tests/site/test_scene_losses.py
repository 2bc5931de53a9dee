"""Figures of losses and batches that are alive: what is drawn is what Python works out, wherever the reader goes."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from gdviz import scenes
from gdviz.objectives.fits import FITS
from gdviz.scenes import choosing_a_loss
from tests.site.live import iterates_of, live_figure, set_state
from tests.site.visit import Visit

# The ends of the four lines, in the units of the panel; the slopes at the ends of the bars.
_ENDS = """() => {
    const [plot, bars] = document.querySelector("gd-scene").figure.sheet.plots;
    const paths = (plot) => [...plot.layer("line").children].map((path) => path.getAttribute("d"));
    const size = ({ width, height }) => [width, height];
    return { lines: paths(plot), bars: paths(bars), sizes: [size(plot), size(bars)] };
}"""


def _points(path: str) -> np.ndarray:
    return np.array(re.findall(r"-?[\d.]+", path), dtype=float).reshape(-1, 2)


def test_four_lines_follow_the_dragged_house(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "choosing_a_loss.outlier")
    for area, price in ((2.05, 4.6), (2.05, 0.46), (0.4, 5.5), (1.2, 2.8)):
        set_state(page, area=area, price=price)
        told = page.evaluate(_ENDS)
        (_, height), (bar_width, _) = told["sizes"]
        x, y = np.append(choosing_a_loss.OTHERS.x, area), np.append(choosing_a_loss.OTHERS.y, price)
        for name, line, bar in zip(FITS, told["lines"], told["bars"], strict=True):
            m, b = FITS[name](x, y)
            # At the left edge, where the area is 0, and at 2.6; the heights go from 0 to 6.
            heights = 6 * (1 - _points(line)[:, 1] / height)
            assert heights == pytest.approx([b, 2.6 * m + b], abs=0.01), (name, area, price)
            assert 2.4 * _points(bar)[-1, 0] / bar_width == pytest.approx(m, abs=0.01)
    assert visit.problems == []


def test_the_house_is_dragged_by_keys(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "choosing_a_loss.outlier")
    handle = page.locator(".gd-handle").first
    before = page.evaluate("document.querySelector('gd-scene').state.price")
    handle.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.querySelector('gd-scene').state.price") < before
    assert "off the line of the others" in handle.get_attribute("aria-valuetext")
    assert visit.problems == []


def test_a_seed_and_a_batch_size_draw_the_run_that_python_has(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "batches.paths")
    scene = scenes.get("batches.paths")
    for settings in ({"batch_size": 3.0, "seed": 4.0}, {"batch_size": 64.0, "seed": 9.0}):
        set_state(page, step=60, **settings)
        found = page.evaluate("document.querySelector('gd-scene').trajectories")
        for iterates, expected in zip(found, scene.trajectories(**settings), strict=True):
            np.testing.assert_allclose(iterates, expected.iterates, rtol=0, atol=1e-9)
    assert visit.problems == []


def test_the_dots_of_larger_batches_are_fewer_and_nearer(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "batches.gradients")
    count = """() => {
        const plot = document.querySelector("gd-scene").figure.sheet.plots[0];
        return (plot.layer("trace").querySelector("path").getAttribute("d").match(/M/g) ?? []).length;
    }"""
    counts = []
    for size in (4, 16, 64):
        set_state(page, batch_size=size)
        counts.append(page.evaluate(count))
    assert counts == [16, 4, 1]
    assert visit.problems == []


@pytest.mark.parametrize(
    ("id", "lines", "outcome"),
    [
        ("overfitting.polynomial", 2, {"degree": 9.0}),
        ("regularization.paths", 8, {"penalty": 3.0}),
        ("choosing_a_loss.loss_and_slope", 1, {"x": 3.0}),
    ],
)
def test_what_is_asked_about_is_drawn_once_it_is_told(
    visit: Visit, tmp_path: Path, id: str, lines: int, outcome: dict[str, float]
) -> None:
    page = live_figure(visit, tmp_path, id)
    ghosts = page.locator("svg.gd-stage path.gd-ghost")
    shown = page.locator("svg.gd-stage path.gd-ghost:visible")
    expect(ghosts).to_have_count(lines)
    expect(shown).to_have_count(0)
    page.locator("[data-option]").first.click()
    expect(shown).to_have_count(0)
    set_state(page, **outcome)
    expect(page.locator(".gd-told p")).to_have_text(re.compile("^You said"))
    expect(shown).to_have_count(lines)
    assert visit.problems == []


def test_the_rate_of_the_stalling_sigmoid_moves_both_runs(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "cross_entropy.stall")
    set_state(page, learning_rate=3.0, step=60.0)
    for run, trajectory in enumerate(scenes.get("cross_entropy.stall").trajectories(learning_rate=3.0)):
        assert iterates_of(page, run) == pytest.approx(trajectory.iterates, abs=1e-9)
        assert trajectory.final[0] > -5.0  # with a rate of 1 the squared error ends at -5.65
