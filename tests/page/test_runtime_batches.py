"""Runs on batches in the browser: every step of every figure as Python takes it, whatever the reader sets."""

import json
from functools import cache

import numpy as np
import pytest
import quickjs

from gdviz import scenes
from gdviz.objectives.batches import Batches, part_of
from gdviz.page import runtime
from gdviz.page.registry import scripts_of
from gdviz.page.scene_script import scene_script

FIGURES = ("batches.paths", "batches.cost", "noise.order", "noise.floor")
SETTINGS = {
    "batches.paths": [
        {},
        {"batch_size": 5.0, "seed": 3.0},
        {"learning_rate": 0.31, "seed": 0.0},
        {"start": (3.0, 4.0)},
    ],
    "batches.cost": [{}, {"batch_size": 64.0}, {"batch_size": 7.0, "seed": 20.0, "learning_rate": 0.05}],
    "noise.order": [{}, {"batch_size": 1.0, "seed": 11.0}, {"batch_size": 10.0, "learning_rate": 0.12}],
    "noise.floor": [{}, {"batch_size": 1.0, "seed": 2.0}, {"batch_size": 64.0, "learning_rate": 0.5}],
}


@cache
def _context():
    context = quickjs.Context()
    for script in (runtime.source(), *map(runtime.more_source, runtime.MORE)):
        context.eval(script)
    return context


def browser(id, body):
    """What `body` makes of a new store of the scene."""
    _context().eval(scene_script(scenes.get(id)))
    store = f"new gdviz.Store(gdviz.definitions.get({json.dumps(id)}))"
    return json.loads(_context().eval(f"JSON.stringify(((store) => {{ {body} }})({store}))"))


@pytest.mark.parametrize("id", FIGURES)
def test_every_step_is_pythons_to_1e_9(id):
    scene = scenes.get(id)
    for settings in SETTINGS[id]:
        told = json.dumps({name: list(v) if isinstance(v, tuple) else v for name, v in settings.items()})
        found = browser(id, f"store.set({told}); return store.trajectories.map((run) => [run.iterates, run.losses]);")
        for (iterates, losses), expected in zip(found, scene.trajectories(**settings), strict=True):
            np.testing.assert_allclose(iterates, expected.iterates, rtol=0, atol=1e-9)
            np.testing.assert_allclose(losses, expected.losses, rtol=1e-9, atol=1e-9)


def test_a_batch_size_that_changes_on_the_way_begins_a_new_run():
    body = (
        "store.set({ step: 20 }); store.set({ batch_size: 3 }, { midRun: true }); return store.trajectory(1).iterates;"
    )
    found = browser("batches.paths", body)
    expected = scenes.get("batches.paths").trajectories(batch_size=3.0)[1].iterates
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-9)


def test_a_rate_that_changes_on_the_way_keeps_the_batches():
    """The same batches from the same seed: twenty steps at one rate, the rest at another."""
    change = "store.set({ step: 20 }); store.set({ learning_rate: 0.1 }, { midRun: true });"
    found = browser("batches.paths", f"{change} return store.trajectory(1).iterates;")
    scene = scenes.get("batches.paths")
    before = scene.trajectories()[1].iterates
    np.testing.assert_allclose(found[:21], before[:21], rtol=0, atol=1e-9)
    assert np.abs(np.array(found[22:]) - before[22:]).max() > 0.01
    # Step 20 by hand: the batch that begins where three epochs of eight steps are not yet over.
    places = Batches(8.0, 1.0).places(64)
    batch = [next(places) for _ in range(21)][20]
    step = before[20] - 0.1 * part_of(scene.objective, batch).gradient(before[20])
    np.testing.assert_allclose(found[21], step, rtol=0, atol=1e-9)


def test_what_a_readout_tells_is_of_all_examples():
    scene = scenes.get("noise.order")
    found = browser("noise.order", "store.set({ step: 9 }); return store.quantities(store.scene.panels[0], 0);")
    expected = scene.state(step=9).quantities(scene.panels[0], 0)
    for name in ("m", "b", "loss", "slope_m", "slope_b", "step"):
        assert found[name] == pytest.approx(expected[name], abs=1e-9)


def test_their_script_is_asked_for_by_the_figures_that_have_batches():
    asking = {scene.id for scene in scenes.all() if "batches" in scripts_of(scene)}
    assert asking == {*FIGURES, "batches.gradients"}
    assert {scene.id for scene in scenes.all() if "losses" in scripts_of(scene)} == {"choosing_a_loss.outlier"}
