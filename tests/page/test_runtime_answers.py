"""The browser's runs are Python's: for every scene, under its own and under random settings of its controls."""

import json
from functools import cache

import numpy as np
import pytest
import quickjs

from gdviz import scenes
from gdviz.figure.controls import Step
from gdviz.figure.settings import is_whole
from gdviz.objectives.batches import gradients
from gdviz.optimizers.descent import descend
from gdviz.page import runtime, scene_script
from tests.page.exported import script_of

SETTINGS, LONG = 60, 1000  # settings of a scene; of one whose runs have more steps than that together, fewer
FEW = 5  # every day a fifth of them: the code that runs is the same, and each has its own numbers
TOLERANCE = 1e-9
RUNNING = [scene for scene in scenes.all() if scene.runs]
RUNS = """
    const store = new gdviz.Store(gdviz.definitions.get(id));
    const answer = (settings) => {
        store.reset();
        store.set(settings);
        return store.trajectories.map(({ iterates, diverged }) => [iterates, diverged]);
    };
"""


@cache
def _runtime():
    return "\n".join([runtime.source(), *map(runtime.more_source, runtime.MORE)])


def _in_browser(scene, settings):
    """For each of the settings and each run: (iterates, diverged)."""
    context = quickjs.Context()
    context.eval(_runtime())
    context.eval(script_of(scene))
    context.eval(f"const id = {json.dumps(scene.id)}; {RUNS}")
    return json.loads(context.eval(f"JSON.stringify({json.dumps(settings)}.map(answer))"))


def _random_settings(scene, every):
    """Values of the controls that change a run, anywhere in their ranges; those it opens with first."""
    random = np.random.default_rng(len(scene.id))
    drawn = [{name: value for name, value in scene.opening.items() if name != "step"}]
    count = SETTINGS // (1 + sum(run.steps for run in scene.runs) // LONG)
    count = count if every else -(-count // FEW)
    for _ in range(count if any(scene_script.sets(scene, control) for control in scene.controls) else 0):
        chosen = {}
        for control in scene.controls:
            if not isinstance(control, Step):
                value = random.uniform(control.low, control.high)
                value = np.round(value) if is_whole(scene, control) else value
                chosen[control.name] = value.tolist() if isinstance(control.low, tuple) else float(value)
        drawn.append(chosen)
    return drawn


class _Shaken:
    """An objective that is measured beside each point, by one or two of the smallest steps that numbers have there."""

    def __init__(self, objective, seed):
        self.objective, self.dim, self.random = objective, objective.dim, np.random.default_rng(seed)
        for name in ("seen", "undefined"):
            if hasattr(objective, name):
                setattr(self, name, getattr(objective, name))

    def beside(self, w):
        return w * (1 + self.random.choice((-4e-16, 4e-16), size=np.shape(w)))

    def __call__(self, w):
        return self.objective(self.beside(w))

    def gradient(self, w):
        return self.objective.gradient(self.beside(w))

    def hessian(self, w):
        return self.objective.hessian(self.beside(w))


def _predictable(scene, settings, run, length):
    """How many iterates do not hang on last digits: a chaotic path has no right answer later on.

    Python and the browser add up in other orders, so their numbers differ in the last digit at every step.
    """
    state = scene.state(**settings)
    chosen = state.runs[run]
    objective = state.objective_of(chosen)
    near = []
    for seed in (1, 2, 3):
        shaken = _Shaken(objective, seed)
        part = gradients(objective, chosen.batches) if chosen.batches else None
        noisy = None if part is None else lambda w, part=part, shaken=shaken: part(shaken.beside(w))
        rest = (chosen.steps, chosen.schedule, chosen.noise, noisy)
        near.append(descend(shaken, chosen.optimizer, chosen.start, *rest).iterates)
    common = min(length, *map(len, near))
    points = np.array([iterates[:common] for iterates in near])
    apart = np.abs(points - points[0]).max(axis=(0, 2))
    size = np.maximum(np.abs(points[0]).max(axis=1), 1.0)
    chaotic = np.flatnonzero(apart > 1e-11 * size)
    return int(chaotic[0]) if len(chaotic) else common


def _assert_same(scene, settings, run, trajectory, iterates, diverged):
    iterates = np.array(iterates)
    expected = trajectory.iterates
    common = min(len(iterates), len(expected))
    scale = np.maximum(np.abs(expected[:common]).max(axis=1, keepdims=True), 1e-6)
    wrong = np.abs(iterates[:common] - expected[:common]) > TOLERANCE * scale
    same_end = len(iterates) == len(expected) and diverged == trajectory.diverged
    if not wrong.any() and same_end:
        return
    checked = _predictable(scene, settings, run, common)
    assert checked < common, f"{scene.id} {settings} run {run}: the run ends elsewhere"
    assert not wrong[:checked].any(), f"{scene.id} {settings} run {run}"


@pytest.mark.slow
@pytest.mark.parametrize("scene", RUNNING, ids=lambda scene: scene.id)
def test_random_settings_give_pythons_trajectories(scene, pytestconfig):
    settings = _random_settings(scene, pytestconfig.option.every)
    for chosen, answers in zip(settings, _in_browser(scene, settings), strict=True):
        for run, (trajectory, answer) in enumerate(zip(scene.trajectories(**chosen), answers, strict=True)):
            _assert_same(scene, chosen, run, trajectory, *answer)


def test_both_stop_at_the_same_step_where_a_run_leaves_the_numbers():
    scene = scenes.get("learning_rates.two_valleys")
    rates = np.linspace(0.2, 0.25, 26).tolist()
    settings = [{"learning_rate": rate, "start": start} for rate in rates for start in (1.8, 1.95, -2.0)]
    ends = set()
    for chosen, answers in zip(settings, _in_browser(scene, settings), strict=True):
        for trajectory, (iterates, diverged) in zip(scene.trajectories(**chosen), answers, strict=True):
            assert (len(iterates), diverged) == (len(trajectory.iterates), trajectory.diverged)
            ends.add((len(iterates), diverged))
    assert any(diverged for _, diverged in ends)  # or the test would say nothing


@pytest.mark.parametrize("scene", scenes.all(), ids=lambda scene: scene.id)
def test_readouts_name_the_same_numbers(scene):
    context = quickjs.Context()
    context.eval(_runtime())
    context.eval(script_of(scene))
    printed = context.eval(
        f"const definition = gdviz.definitions.get({json.dumps(scene.id)});"
        "const store = new gdviz.Store(definition, definition.scene.defaults);"
        "JSON.stringify(store.scene.panels.map((panel) => store.quantities(panel)))"
    )
    state = scene.state()
    for panel, printed_of_panel in zip(scene.panels, json.loads(printed), strict=True):
        try:
            expected = state.quantities(panel)
        except ValueError:
            continue  # a panel of data has no objective to read
        for name, value in expected.items():
            if np.isfinite(value):
                assert printed_of_panel[name] == pytest.approx(value, rel=1e-12, abs=1e-12)
