"""Optimisers by their names; how else they may be spelt: test_rules_settings.py."""

import pytest

from gdviz.figure.own_function import own_function
from gdviz.optimizers import Newton
from gdviz.optimizers.named import optimizer_named


def test_newtons_method_is_one_of_them():
    assert optimizer_named("newton") is optimizer_named("Newton") is Newton
    with pytest.raises(ValueError, match=r"unknown optimiser 'newtown': it is one of .*, Lion, Newton$"):
        optimizer_named("newtown")


def test_a_formula_is_run_by_newtons_method_in_one_step_to_the_bottom_of_a_bowl():
    scene = own_function("(x - 3)^2", 0.0, 1.0, 2, optimizer="newton")
    assert scene.trajectories()[0].iterates[:, 0].tolist() == [0.0, 3.0, 3.0]
