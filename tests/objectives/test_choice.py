"""One of several objectives, seen with noise: values by hand, and the browser's beside Python's."""

import json
import pickle

import numpy as np
import pytest
import quickjs

from gdviz.objectives import beale, quadratic, rosenbrock
from gdviz.objectives.choice import PRIME, choice
from gdviz.optimizers import Adam, GradientDescent
from gdviz.optimizers.descent import descend
from gdviz.scenes.optimizers import RACE
from gdviz.symbolic.javascript import objective_to_javascript

TWO = choice("two", (quadratic((1.0, 4.0)), rosenbrock()))


def test_the_landscape_says_which_one_counts():
    assert TWO((2.0, 1.0)) == 4.0  # (1·4 + 4·1) / 2
    other = TWO.given({"landscape": 1.0})
    assert other((2.0, 1.0)) == 901.0  # (1 - 2)² + 100 (1 - 4)²
    assert other.chosen.name == "rosenbrock" and TWO.chosen.name == "quadratic"
    assert other.gradient((0.0, 0.0)).tolist() == [-2.0, 0.0]


def test_it_pickles_and_compares_by_what_it_says():
    noisy = TWO.given({"noise": 0.5})
    assert pickle.loads(pickle.dumps(noisy)) == noisy != TWO


def test_the_formula_of_the_noise_worked_with_whole_numbers():
    def share(count, seed):
        x = (1009 * (seed + 1) + 7919 * count) % PRIME
        for constant in (12345, 54321, 31337):
            x = (x * x + constant) % PRIME
        return x / PRIME

    for t, seed in ((0, 0), (7, 3), (12_345, 1000)):
        seen = TWO.with_noise(np.zeros(2), t, 0.5, seed)
        assert seen.tolist() == [0.5 * (2 * share(2 * t + axis, seed) - 1) for axis in (0, 1)]


def test_the_noise_is_as_likely_up_as_down_and_no_step_tells_the_next():
    added = np.array([TWO.with_noise(np.zeros(2), t, 1.0, 4) for t in range(4000)])
    assert np.abs(added).max() <= 1
    assert np.abs(added.mean(axis=0)).max() < 4 / np.sqrt(3 * 4000)
    assert added.var() == pytest.approx(1 / 3, rel=0.05)
    pairs = ((added[:, 0], added[:, 1]), (added[:-1, 0], added[1:, 0]), (added[:-1, 1], added[1:, 0]))
    assert max(abs(np.corrcoef(*pair)[0, 1]) for pair in pairs) < 0.07


def test_the_rule_goes_by_the_noise_and_what_is_kept_is_the_gradient():
    noisy = TWO.given({"noise": 0.5, "seed": 2.0})
    run = descend(noisy, GradientDescent(0.1), (1.0, 1.0), 1)
    told = TWO.with_noise(np.array([1.0, 4.0]), 0, 0.5, 2.0)
    assert run.iterates[1].tolist() == (np.ones(2) - 0.1 * told).tolist()
    assert run.gradients[0].tolist() == [1.0, 4.0]
    again = descend(noisy, GradientDescent(0.1), (1.0, 1.0), 1)
    assert again.iterates.tolist() == run.iterates.tolist()
    assert descend(noisy.given({"seed": 3.0}), GradientDescent(0.1), (1.0, 1.0), 1).iterates[1].tolist() != (
        run.iterates[1].tolist()
    )


@pytest.mark.parametrize("landscape", [0, 1, 2, 3])
def test_the_browser_has_the_same_landscape_and_the_same_noise(landscape):
    values = {"landscape": float(landscape), "noise": 0.3, "seed": 5.0, "condition": 40.0, "angle": 20.0}
    objective = RACE.given(values)
    context = quickjs.Context()
    context.eval(f"const objective = ({objective_to_javascript(RACE)})({json.dumps(values)});")
    for point, t in (((-1.2, 1.0), 0), ((0.3, -0.7), 11), ((3.1, 0.4), 199)):
        told = json.loads(context.eval(
            f"(() => {{ const g = objective.gradient({list(point)});"
            f"return JSON.stringify([objective.value({list(point)}), ...g, ...objective.seen(g, {t})]); }})()"
        ))  # fmt: skip
        gradient = objective.gradient(point)
        assert told == pytest.approx([objective(point), *gradient, *objective.seen(gradient, t)], rel=1e-12, abs=1e-12)


def test_an_objective_without_noise_is_left_alone():
    plain, chosen = beale(), choice("one", (beale(), rosenbrock()))
    runs = [descend(each, Adam(0.1), (1.0, 1.4), 50).iterates for each in (plain, chosen)]
    assert runs[0].tolist() == runs[1].tolist()
