"""A network trains on the page: its words, its regions, its lines and its points are Python's, and quickly."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from playwright.sync_api import Page

from gdviz import scenes
from gdviz.figure.training import trained, training_words
from tests.site.conftest import Visit
from tests.site.live import live_figure, set_state

FIGURE = 'document.querySelector("gd-scene").figure'
# The line at zero of the first panel, as places in units of the inputs.
BOUNDARY = f"""() => {{
    const plot = {FIGURE}.sheet.plots[0];
    const d = plot.layer("contour").querySelector("path").getAttribute("d");
    const pixels = [...d.matchAll(/[ML](\\S+?) (\\S+?)(?=[ML]|$)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    return pixels.map((place) => plot.valuesAt(place));
}}"""
DOTS = f"""() => [...{FIGURE}.sheet.plots[0].layer("data").querySelectorAll("path")].map(
    (path) => (path.getAttribute("d").match(/M/g) ?? []).length)"""
UNITS = f"""() => {FIGURE}.sheet.plots[0].layer("line").querySelector("path").getAttribute("d").match(/M/g).length"""
MEDIAN = f"""() => {{
    const {{ store }} = {FIGURE};
    const times = Array.from({{ length: 60 }}, (_, step) => {{
        const began = performance.now();
        store.set({{ step }});
        return performance.now() - began;
    }});
    return times.sort((a, b) => a - b)[30];
}}"""


def _words(page: Page) -> str:
    return page.locator("[data-part=Training]").inner_text()


def test_what_the_page_shows_of_a_training_is_what_python_has(visit: Visit, tmp_path: Path) -> None:
    scene = scenes.get("neural_network.forming")
    page = live_figure(visit, tmp_path, scene.id)
    for values in (
        {"step": 0.0},
        {"step": 600.0},
        {"step": 250.0, "seed": 0.0},
        {"step": 300.0, "hidden_units": 8.0, "data": 1.0, "activation": 1.0},
    ):
        set_state(page, **values)
        state = scene.state(**page.evaluate('document.querySelector("gd-scene").state'))
        run = trained(state)
        assert _words(page) == training_words(state)
        places = np.array(page.evaluate(BOUNDARY))
        score = run.network.score(run.vectors[state.step], places)
        assert len(places) > 20 and np.quantile(np.abs(score), 0.9) < 0.15, values
        assert page.evaluate(DOTS) == [100, 100, 100, 100]  # of each class, its rim and its inside
        assert 1 <= page.evaluate(UNITS) <= state.values["hidden_units"]
    assert visit.problems == []


def test_a_step_with_all_that_is_drawn_takes_less_than_eight_milliseconds(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "neural_network.forming")
    assert min(page.evaluate(MEDIAN) for _ in range(3)) < 8
    assert visit.problems == []


def test_units_added_one_by_one_change_the_sum_alone(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "hidden_units.seen")
    read = f"""() => {FIGURE}.sheet.plots.map((plot) => plot.layer("band").innerHTML)"""
    shown = []
    for added in (0.0, 1.0, 2.0, 3.0):
        set_state(page, added=added)
        shown.append(page.evaluate(read))
    *parts, sums = zip(*shown, strict=True)
    assert [len(set(part)) for part in parts] == [1, 1, 1] and len(set(sums)) == 4
    assert visit.problems == []


def test_a_line_of_ones_own_is_told_what_it_gets_wrong(visit: Visit, tmp_path: Path) -> None:
    scene = scenes.get("neural_network.line")
    page = live_figure(visit, tmp_path, scene.id)
    for angle, shift in ((0.0, 0.0), (285.0, 0.05), (200.0, 0.7)):
        set_state(page, angle=angle, shift=shift)
        wrong = scene.objective((angle, shift))
        told = page.locator("svg.gd-stage text").all_text_contents()
        assert any(re.fullmatch(rf"\W*{wrong:.3f}", text) for text in told), (wrong, told)
    assert visit.problems == []
