"""The steep start, by hand and by runs."""

import pytest

from gdviz.scenes import warm_up


def test_the_steep_start():
    assert (warm_up.start_curvature, warm_up.bottom_curvature) == pytest.approx((28.0, 1.0))  # 1 + 3 · 3²
    assert warm_up.start_limit == pytest.approx(1 / 14)
    for count in range(1, warm_up.shortest_warmup + 3):
        ends = warm_up.steep_start.state(warmup=float(count)).trajectories[0]
        assert ends.diverged == (count < warm_up.shortest_warmup)
    assert warm_up.too_short == warm_up.shortest_warmup - 1
    assert warm_up.warm_reaches < warm_up.safe_reaches / 2
