"""The steep start, by hand and by runs."""

import pytest

from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from gdviz.scenes import warm_up


def test_the_steep_start():
    assert (warm_up.start_curvature, warm_up.bottom_curvature) == pytest.approx((28.0, 1.0))  # 1 + 3 · 3²
    assert warm_up.start_limit == pytest.approx(1 / 14)
    for count in range(1, warm_up.shortest_warmup + 3):
        ends = warm_up.steep_start.state(warmup=float(count)).trajectories[0]
        assert ends.diverged == (count < warm_up.shortest_warmup)
    assert warm_up.too_short == warm_up.shortest_warmup - 1
    assert warm_up.warm_reaches < warm_up.safe_reaches / 2


def test_the_first_steps_by_hand():
    """The slope is x + x³: 30 at 3. Rates 0.8 · 1/10; and 0.8 · 1/4, 0.8 · 2/4 of a warm-up that is too short."""
    assert warm_up.start_slope == 30
    assert (warm_up.first_rate, warm_up.warm_first) == pytest.approx((0.08, 3 - 0.08 * 30))
    assert warm_up.warm_curvature == pytest.approx(1 + 3 * 0.6**2)
    assert warm_up.full_rate < warm_up.warm_limit == pytest.approx(2 / 2.08)
    assert warm_up.short_rate == pytest.approx(0.2)
    assert (warm_up.short_first, warm_up.short_second) == pytest.approx((3 - 0.2 * 30, -3 + 0.4 * 30))


@pytest.mark.parametrize(("rate", "holds"), [(0.199, True), (0.201, False)])
def test_a_constant_rate_holds_below_that_at_which_x_hops_from_3_to_minus_3(rate, holds):
    assert warm_up.turning_rate == pytest.approx(0.2)  # 3 - 0.2 · 30 = -3
    assert warm_up.safe_rate < warm_up.turning_rate
    run = descend(warm_up._WALL, GradientDescent(rate), warm_up.wall_start, 400)
    assert (not run.diverged and run.losses[-1] < 1e-6) == holds
