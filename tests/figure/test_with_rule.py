"""A scene with a rule that somebody typed."""

import pytest

from gdviz import scenes
from gdviz.figure.with_rule import with_rule
from gdviz.optimizers import Momentum
from gdviz.optimizers.descent import descend

OWN = scenes.get("own_rule.race")


def test_the_run_goes_by_the_rule_at_its_rate():
    scene = with_rule(OWN, "v = 0.9*v + g\nx = x - eta*v")
    run = scene.trajectories()[8].iterates
    same = descend(OWN.objective, Momentum(0.05), OWN.runs[8].start, 200).iterates
    assert abs(run - same).max() <= 1e-12
    assert scene.trajectories()[0].iterates.tolist() == OWN.trajectories()[0].iterates.tolist()


def test_what_is_no_rule_and_a_scene_that_takes_none_are_refused():
    with pytest.raises(ValueError, match="rule, line 1: a line sets a name"):
        with_rule(OWN, "x")
    with pytest.raises(ValueError, match=r"optimizers\.race takes no rule of one's own"):
        with_rule(scenes.get("optimizers.race"), "x = x - g")
