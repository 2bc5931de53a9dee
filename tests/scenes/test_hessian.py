"""Turned and long bowls, by closed forms."""

import math

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.objectives import Objective
from gdviz.scenes import hessian


@pytest.mark.parametrize("angle", [0.0, 20.0, 45.0, 90.0])
@pytest.mark.parametrize("condition", [1.0, 2.0, 30.0])
def test_a_bowl_has_the_curvatures_it_is_said_to_have(condition, angle):
    """Turned back by the angle, its Hessian is diagonal: total κ/(κ + 1), then total/(κ + 1)."""
    made = hessian.bowl(condition, angle, 6.0, (1.5, 1.0), axis_names=("m", "b"))
    turn = math.radians(angle)
    axes = np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
    expected = np.diag([6 * condition, 6.0]) / (condition + 1)
    assert axes.T @ made.hessian((0.3, -2.0)) @ axes == pytest.approx(expected, abs=1e-12)
    assert made.gradient((1.5, 1.0)) == pytest.approx([0.0, 0.0], abs=1e-12) and made((1.5, 1.0)) == 0.0


def test_the_first_one_is_the_bowl_of_the_guide():
    objective = hessian.turned.state(angle=0.0).objective(hessian.turned.panels[0])
    assert isinstance(objective, Objective)
    for m, b in ((0.0, 0.0), (3.0, -2.0)):
        assert objective((m, b)) == pytest.approx(2 * (m - 1.5) ** 2 + (b - 1) ** 2)


@pytest.mark.parametrize(
    ("angle", "table"),
    [(0, (4.0, 0.0, 2.0)), (30, (3.5, math.sqrt(3) / 2, 2.5)), (45, (3.0, 1.0, 3.0)), (90, (2.0, 0.0, 4.0))],
)
def test_the_table_turns_and_the_curvatures_stay(angle, table):
    told = hessian.turned.state(angle=float(angle)).quantities(hessian.turned.panels[0])
    assert [told[f"hessian_{pair}"] for pair in ("mm", "mb", "bb")] == pytest.approx(table, abs=1e-12)
    assert (told["curvature_max"], told["curvature_min"]) == pytest.approx((4.0, 2.0))
    assert hessian.turned.part(Predict).answer == 2


def test_the_numbers_of_the_page_by_hand():
    assert (hessian.half_way_m, hessian.half_way_mixed, hessian.half_way_b) == pytest.approx((3.0, 1.0, 3.0))
    # 75 degrees are 45 from the steep axis: halfway between 2 and 4.
    assert hessian.asked_curvature == pytest.approx(3.0)
    assert (hessian.steps_few, hessian.steps_twice) == (23, 47)  # ln 100 / ln(11/9) = 22.95, ln 100 / ln(21/19) = 46.01
    assert hessian.line_steps == math.ceil(math.log(100) / math.log((69.98571 + 1) / (69.98571 - 1)))
    assert (hessian.line_gentle, hessian.line_steep) == pytest.approx((12 - math.sqrt(136), 12 + math.sqrt(136)))
    assert hessian.line_limit == pytest.approx(0.08452, abs=5e-6)
    assert (hessian.newton_m, hessian.newton_b) == pytest.approx((2.0, 0.0), abs=1e-12)
    assert (hessian.steep_factor, hessian.gentle_factor) == pytest.approx((-0.6, 0.2))


@pytest.mark.parametrize("condition", [1.0, 4.0, 10.0, 30.0])
def test_the_rate_of_the_zigzag_is_the_best_for_every_condition_number(condition):
    """2/(λmin + λmax) = 1, and a step takes the smaller part along the bowl from side to side."""
    state = hessian.zigzag.state(condition=condition, step=3)
    share = (condition - 1) / (condition + 1)
    assert state.point() == pytest.approx([4.0 * share**3, 1.4 * (-share) ** 3], abs=1e-12)
    told = state.quantities(hessian.zigzag.panels[0])
    assert told["steep_factor"] == pytest.approx(-share) and told["gentle_factor"] == pytest.approx(share)


@pytest.mark.parametrize(("rate", "steep", "gentle"), [(0.4, -0.6, 0.2), (1 / 3, -1 / 3, 1 / 3), (0.5, -1.0, 0.0)])
def test_each_part_of_the_error_has_its_own_number(rate, steep, gentle):
    told = hessian.split.state(learning_rate=rate).quantities(hessian.split.panels[0])
    assert (told["steep_factor"], told["gentle_factor"]) == pytest.approx((steep, gentle))
    run = hessian.split.trajectories(learning_rate=rate)[0].iterates - (1.5, 1.0)
    along = np.array([math.cos(math.pi / 6), math.sin(math.pi / 6)])
    assert run[:3] @ along == pytest.approx((run[0] @ along) * steep ** np.arange(3), abs=1e-12)
    assert hessian.split.part(Predict).options[hessian.split.part(Predict).answer] == "the steep one"
