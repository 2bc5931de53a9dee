"""The home page's bowl: straight, round, within reach, without a symbol, and what its page says of step sizes."""

import numpy as np
import pytest

from gdviz import scenes
from gdviz.figure.controls import Drag
from gdviz.objectives.datasets import houses
from gdviz.scenes import home

AREAS, PRICES = (np.array(values) for values in (houses().x, houses().y))
CENTRED = AREAS - AREAS.mean()
CURVATURES = 2 * np.mean(CENTRED**2), 2.0  # of the mean squared error, along tilt and along height
BEST = np.sum(CENTRED * PRICES) / np.sum(CENTRED**2), PRICES.mean()  # the least squares line


def wrong(line):
    return np.mean((line[0] * CENTRED + line[1] - PRICES) ** 2)


def run(start, rate, steps):
    """Gradient descent along two independent directions, each shrinking by its own factor a step."""
    factors = (1 - rate * np.array(CURVATURES)) ** steps
    return wrong(np.array(BEST) + factors * (np.array(start) - BEST))


def test_what_is_said_of_the_run_is_what_comes_of_it():
    start = scenes.get("home.bowl").runs[0].start
    assert home.wrong_at_first == pytest.approx(wrong(start))
    assert home.wrong_at_last == pytest.approx(run(start, 0.12, 20))
    assert home.wrong_at_best == pytest.approx(wrong(BEST))


def test_the_step_size_named_on_the_page_comes_closest():
    start = scenes.get("home.bowl").runs[0].start
    assert home.closest == pytest.approx(2 / sum(CURVATURES), abs=0.01)  # where both directions shrink alike
    assert run(start, home.closest, 20) - home.wrong_at_best < 1e-9
    assert run(start, home.small, 20) - home.wrong_at_best > 0.05 and run(start, home.LARGEST, 20) > 0.5


def test_wherever_it_is_dragged_the_start_is_on_the_bowl_and_every_step_size_leads_down():
    scene = scenes.get("home.bowl")
    drag = next(control for control in scene.controls if isinstance(control, Drag))
    top = scene.panels[0].z.high
    for corner in np.array(np.meshgrid(*zip(drag.low, drag.high, strict=True))).reshape(2, -1).T:
        assert wrong(corner) < top
        for rate in (0.01, home.closest, home.LARGEST):
            assert run(corner, rate, 20) < wrong(corner)
    assert 2 / max(CURVATURES) > home.LARGEST  # what happens beyond is the surprise of another page


def test_the_bowl_is_round_and_fills_its_box():
    x, y, z = (getattr(scenes.get("home.bowl").panels[0], name) for name in "xyz")
    for side in (x.low, x.high):
        assert wrong((side, BEST[1])) == pytest.approx(z.high)
    for side in (y.low, y.high):
        assert wrong((BEST[0], side)) == pytest.approx(z.high)


def test_there_are_two_controls_and_no_symbol_or_term():
    scene = scenes.get("home.bowl")
    assert [control.shown_name for control in scene.controls] == ["step size", "start"]
    assert scene.caption.endswith("?")
    names = [axis.label for panel in scene.panels for axis in (panel.x, panel.y, panel.z) if axis]
    said = " ".join([scene.title, scene.alt, scene.caption, *names, *(panel.title for panel in scene.panels)]).lower()
    assert not {"loss", "slope", "intercept", "gradient", "learning", "rate", "η", "m", "b"} & set(said.split())
    assert home.LOSS.value_name == "wrong" and home.LOSS.axis_names == ("tilt", "height")
