"""What optimisers may be set to, what is refused, and how they are found by name."""

from __future__ import annotations

import math
from dataclasses import fields

import numpy as np
import pytest

from gdviz.optimizers import ALL, AdaGrad, Adam, AdamW, GradientDescent, Lion, Momentum, Nesterov, RMSprop
from gdviz.optimizers.named import optimizer_named

pytestmark = pytest.mark.filterwarnings("error")
EVERY = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)


@pytest.mark.parametrize(
    ("optimizer", "defaults"),
    [
        (GradientDescent(), {"learning_rate": 1e-3, "weight_decay": 0, "maximize": 0}),
        (Momentum(), {"learning_rate": 1e-3, "momentum": 0.9, "weight_decay": 0}),
        (Nesterov(), {"learning_rate": 1e-3, "momentum": 0.9, "weight_decay": 0}),
        (AdaGrad(), {"learning_rate": 1e-2, "eps": 1e-10, "weight_decay": 0}),
        (RMSprop(), {"learning_rate": 1e-2, "decay": 0.99, "eps": 1e-8, "weight_decay": 0}),
        (Adam(), {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0}),
        (AdamW(), {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0.01}),
        (Lion(), {"learning_rate": 1e-4, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_settings_and_defaults_are_pytorchs_with_the_learning_rate_first(optimizer, defaults):
    assert list(optimizer.__dict__) == list(defaults) == [field.name for field in fields(optimizer)]
    assert optimizer.__dict__ == defaults


NOT_POSITIVE = [0, -1, -1e-9, math.nan, math.inf, "0.1", None, True, 1j]
NOT_A_SHARE = [-0.1, 1, 1.5, math.nan, "0.9", None, False]
BAD = {
    "learning_rate": NOT_POSITIVE,
    "eps": NOT_POSITIVE,
    "momentum": NOT_A_SHARE,
    "beta1": NOT_A_SHARE,
    "beta2": NOT_A_SHARE,
    "decay": NOT_A_SHARE,
    "weight_decay": [-0.1, math.nan, math.inf, "0", None, True],
    "maximize": [-1, 0.5, 2, math.nan, "1", None, True],
}


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        pytest.param(kind, field.name, value, id=f"{kind.__name__}-{field.name}-{value!r}")
        for kind in ALL
        for field in fields(kind)
        for value in BAD[field.name]
    ],
)
def test_bad_settings_are_refused_in_one_line(kind, name, value):
    with pytest.raises(ValueError, match=f"^{kind.__name__}: {name} must be a .*number.*, got ") as error:
        kind(**{name: value})
    assert "\n" not in str(error.value) and repr(value) in str(error.value)


@EVERY
def test_numpy_numbers_and_whole_numbers_are_settings_too(kind):
    assert kind(np.float64(0.5)) == kind(0.5)
    assert kind(np.float32(0.5)) == kind(0.5)
    assert kind(1) == kind(np.int64(1)) == kind(1.0)


@EVERY
def test_settings_are_frozen_and_hashable(kind):
    assert len({kind(0.1), kind(0.1), kind(0.2)}) == 2
    with pytest.raises(AttributeError):
        kind().learning_rate = 1.0


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((kind.__name__, kind) for kind in ALL),
        ("adam", Adam),
        ("RMS-prop", RMSprop),
        ("gradient descent", GradientDescent),
        ("GRADIENT_DESCENT", GradientDescent),
        (" Nesterov ", Nesterov),
    ],
)
def test_an_optimiser_is_found_however_its_name_is_spelt(name, kind):
    assert optimizer_named(name) is kind


@pytest.mark.parametrize("name", ["", "adams", "Optimizer", "ALL", "gradient"])
def test_an_unknown_optimiser_is_refused_with_all_there_are(name):
    with pytest.raises(ValueError, match=f"^unknown optimiser {name!r}: it is one of ") as caught:
        optimizer_named(name)
    assert all(kind.__name__ in str(caught.value) for kind in ALL) and "\n" not in str(caught.value)
