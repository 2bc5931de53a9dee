"""The browser trains the same network: the same data, first weights, order and steps as Python's."""

from __future__ import annotations

import gzip
import itertools
import json
from typing import Any

import numpy as np
import pytest
import quickjs

from gdviz.figure.parts import Training
from gdviz.figure.training import trained_under
from gdviz.objectives.class_data import SHAPES, class_data
from gdviz.objectives.network import ACTIVATIONS
from gdviz.optimizers.training import TRAINED_BY, training_with
from gdviz.page.modules import in_order, modules
from gdviz.page.network import network_js

STEPS = 200


@pytest.fixture(scope="module")
def engine() -> quickjs.Context:
    context = quickjs.Context()
    context.eval("\n".join(module.body() for module in in_order(modules(), "network/trainer.js")))
    context.eval("const told = (value) => JSON.stringify(value, (_, v) => (ArrayBuffer.isView(v) ? [...v] : v));")
    return context


def settings(**changed: float) -> dict[str, float]:
    part = Training(STEPS, training_with, **changed)  # type: ignore[arg-type]
    return {name: value for name, value in vars(part).items() if name not in ("steps", "run")}


def trained(engine: quickjs.Context, chosen: dict[str, float], call: str) -> Any:
    return json.loads(engine.eval(f"told(((trainer) => {call})(new Trainer({json.dumps(chosen)})))"))


@pytest.mark.parametrize("data", range(len(SHAPES)))
@pytest.mark.parametrize("seed", [0, 7])
def test_data_are_pythons(engine: quickjs.Context, data: int, seed: int) -> None:
    expected = class_data(list(SHAPES)[data], seed)
    made = trained(engine, settings(data=data, data_seed=seed), "[trainer.data, trainer.held]")
    for part, x, y in ((made[0], expected.x, expected.y), (made[1], expected.held_x, expected.held_y)):
        np.testing.assert_allclose(np.reshape(part["x"], x.shape), x, atol=1e-12)
        assert part["y"] == y.tolist()


CASES = [
    *({"activation": a, "data": d, "seed": a + d} for a, d in itertools.product(range(3), range(3))),
    {"hidden_units": 1, "batch_size": 1, "seed": 3},
    {"hidden_units": 16, "batch_size": 30, "data": 2, "learning_rate": 0.2},  # 200 is six batches of 30, and one of 20
    {"batch_size": 500, "data_seed": 2},
    {"optimizer": 1, "learning_rate": 0.03, "activation": 1, "seed": 4},
    {"hidden_units": 4.5, "seed": 2.5, "data": 0.5},  # halves go up
]


@pytest.mark.parametrize("changed", CASES, ids=str)
def test_every_step_is_pythons(engine: quickjs.Context, changed: dict[str, float]) -> None:
    expected = trained_under(Training(STEPS, training_with, **changed), {})  # type: ignore[arg-type]
    call = f"""Array.from({{ length: {STEPS + 1} }}, (_, t) => {{
      trainer.goTo(t);
      return {{ vector: trainer.vector.slice(), ...trainer.measured() }};
    }})"""
    rows = trained(engine, settings(**changed), call)
    np.testing.assert_allclose([row["vector"] for row in rows], expected.vectors, rtol=1e-9, atol=1e-9)
    for name, values in (("loss", expected.losses), ("heldLoss", expected.held_losses)):
        np.testing.assert_allclose([row[name] for row in rows], values, rtol=1e-9, atol=1e-9)
    assert [row["heldAccuracy"] for row in rows] == pytest.approx(expected.held_accuracies.tolist(), abs=1e-12)


def test_every_setting_that_can_be_chosen_is_compared() -> None:
    assert {(case.get("activation", 0), case.get("data", 0)) for case in CASES[:9]} == set(
        itertools.product(range(len(ACTIVATIONS)), range(len(SHAPES)))
    )
    assert {case.get("optimizer", 0) for case in CASES} == set(range(len(TRAINED_BY)))


def test_a_training_can_be_gone_back_in_and_on_again(engine: quickjs.Context) -> None:
    there = trained(engine, settings(), "(trainer.goTo(170), [trainer.vector, trainer.history])")
    call = "(trainer.goTo(220), trainer.goTo(30), trainer.goTo(170), [trainer.vector, trainer.history.slice(0, 18)])"
    assert trained(engine, settings(), call) == there
    assert [row[0] for row in there[1]] == list(range(0, 171, 10))
    call = "(trainer.goTo(150), trainer.goTo(0), [trainer.epoch, trainer.t])"
    assert trained(engine, settings(optimizer=1), call) == [0, 0]


def test_the_layers_are_those_of_the_network(engine: quickjs.Context) -> None:
    points = np.array([[0.5, -1.0], [2.0, 0.0], [-0.3, 0.7]])
    run = trained_under(Training(STEPS, training_with), {})
    flat = points.ravel().tolist()
    out = trained(engine, settings(), f"(trainer.goTo({STEPS}), trainer.layers(Float64Array.from({flat})))")
    hidden, score = run.network.layers(points, *run.network.unpack(run.vectors[-1]).values())
    np.testing.assert_allclose(np.reshape(out["h1"], hidden.shape), hidden, atol=1e-9)
    np.testing.assert_allclose(out["score"], score[:, 0], atol=1e-9)
    np.testing.assert_allclose(out["probability"], 1 / (1 + np.exp(-score[:, 0])), atol=1e-9)


def test_all_that_is_printed_is_a_page() -> None:
    """Three activations, three data sets, two rules, in fewer bytes than two kilobytes once packed."""
    assert len(gzip.compress(network_js().encode())) < 2000
    assert "function ({ x, y, w1, b1, w2, b2 }, out) {" in network_js()
