"""Penalties, budgets, paths and decay, by closed forms."""

import numpy as np
import pytest

from gdviz.figure.parts import Predict
from gdviz.optimizers import Adam, AdamW
from gdviz.optimizers.descent import descend
from gdviz.optimizers.noise import Noise
from gdviz.scenes import regularization as page


def test_the_diamond_is_touched_at_its_corner_and_the_circle_beside_it():
    assert (page.diamond_1, page.diamond_2) == (0.0, 1.0)
    assert np.hypot(page.circle_1, page.circle_2) == pytest.approx(1.0)
    assert page.circle_1 > 0.4
    # On the circle the gradient of the loss points straight at the origin.
    slope = np.array([(1.0, 0.5), (0.5, 1.0)]) @ (np.array([page.circle_1, page.circle_2]) - page.loss_at)
    assert slope[0] * page.circle_2 == pytest.approx(slope[1] * page.circle_1, abs=1e-9)


def test_the_loss_of_the_corner_is_least_where_it_has_been_dragged():
    state = page.corner.state(center_u=-1.0, center_v=0.5)
    objective = state.objective(page.corner.panels[0])
    assert objective([-1.0, 0.5]) == 0.0
    assert objective([0.0, 0.5]) == pytest.approx(0.5)
    assert objective.hessian((0.0, 0.0)).tolist() == [[1.0, 0.5], [0.5, 1.0]]


def test_the_paths_by_hand():
    """c and d are alone: ridge divides them by 1 + λ, the lasso moves them by λ. a and b solve a system of two."""
    assert page.ridge_found[2:] == pytest.approx((-0.8 / 1.5, 0.3 / 1.5))
    assert page.lasso_found[2:] == pytest.approx((-0.3, 0.0))
    # (1 0.8; 0.8 1)(w - c) = -λ (1, 1), so both move by λ / 1.8
    assert page.lasso_found[:2] == pytest.approx((2.0 - 0.5 / 1.8, 1.6 - 0.5 / 1.8))
    assert (page.ridge_zeros, page.lasso_zeros) == (0, 1)
    assert page.all_zero_from == pytest.approx(2.0 + 0.8 * 1.6)
    assert max(page.heavy_ridge[:2]) - min(page.heavy_ridge[:2]) < 0.05 < page.heavy_lasso[0] - page.heavy_lasso[1]


def test_decay_under_adam_and_of_its_own():
    assert page.decayed == pytest.approx(2 * 0.996**100)
    for seed in range(8):  # not by the luck of one seed
        noise = Noise(1.0, seed, (page.large_noise, page.small_noise))
        l2, alone = (
            descend(page.adam_decay.objective, kind(0.02, weight_decay=0.2), (2.0, 2.0), 100, noise=noise).final
            for kind in (Adam, AdamW)
        )
        assert l2[1] < l2[0] - 0.5
        assert abs(alone[1] - alone[0]) < 0.55
    assert page.l2_second < page.w_second / 2
    assert page.adam_decay.part(Predict).answer == 1
