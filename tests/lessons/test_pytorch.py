"""The loop of the course in PyTorch: the listing and the table of names, run where PyTorch is installed.

It is no dependency: `pip install torch` beside the project's own environment, or nothing of this runs.
"""

import contextlib
import io
import re

import numpy as np
import pytest

from gdviz import optimizers
from gdviz.objectives import line_loss
from gdviz.objectives.datasets import houses
from gdviz.optimizers.descent import descend
from tests.lessons.reading import parts_of

torch = pytest.importorskip("torch", reason="PyTorch is not installed: it is no dependency of the course")

PAGE = "deeper/at-scale.md"
WITHIN = 1e-6


def listing(start):
    (found,) = re.findall(rf"^{re.escape(start)}\n(.*?)^```", parts_of(PAGE)[1], re.S | re.M)
    return found


def run(*blocks):
    """What the names stand for after these blocks, and what they have printed."""
    scope, printed = {}, io.StringIO()
    with contextlib.redirect_stdout(printed):
        for block in blocks:
            exec(block, scope)
    return scope, printed.getvalue().splitlines()


OURS, THEIRS = listing("```python"), listing("``` { .python .gd-torch }")


def test_both_listings_end_with_the_same_line():
    scope, printed = run(OURS, THEIRS)
    assert printed == [re.search(r"^# (.*)$", block, re.M)[1] for block in (OURS, THEIRS)]
    model = scope["model"]
    assert model.weight.item() == pytest.approx(scope["m"], abs=WITHIN)
    assert model.bias.item() == pytest.approx(scope["b"], abs=WITHIN)


def test_every_name_of_the_table_is_one():
    table = parts_of(PAGE)[1].partition("| here | in PyTorch |")[2].partition("\n\n")[0]
    names = re.findall(r"`torch\.([\w.]+)", table)
    assert len(names) == 14
    for name in names:
        found = torch
        for part in name.split("."):
            found = getattr(found, part)
    assert {"parameters", "weight"} <= set(dir(torch.nn.Linear(1, 1)))


RULES = [
    (optimizers.GradientDescent(0.2), "SGD", {"lr": 0.2}),
    (optimizers.Momentum(0.05, momentum=0.8), "SGD", {"lr": 0.05, "momentum": 0.8}),
    (optimizers.Nesterov(0.05, momentum=0.8), "SGD", {"lr": 0.05, "momentum": 0.8, "nesterov": True}),
    (optimizers.AdaGrad(0.3), "Adagrad", {"lr": 0.3}),
    (optimizers.RMSprop(0.02, decay=0.9), "RMSprop", {"lr": 0.02, "alpha": 0.9}),
    (optimizers.Adam(0.1, beta1=0.8, beta2=0.99), "Adam", {"lr": 0.1, "betas": (0.8, 0.99)}),
    (optimizers.AdamW(0.1, weight_decay=0.02), "AdamW", {"lr": 0.1, "weight_decay": 0.02}),
]


@pytest.mark.parametrize(("ours", "theirs", "settings"), RULES, ids=lambda value: str(value)[:12])
def test_the_rules_named_beside_each_other_take_the_same_steps(ours, theirs, settings):
    data, steps = houses(), 60
    expected = descend(line_loss(data.x, data.y), ours, (4.0, -1.0), steps).iterates
    x, y = (torch.tensor(values, dtype=torch.float64) for values in (data.x, data.y))
    w = torch.tensor([4.0, -1.0], dtype=torch.float64, requires_grad=True)
    optimizer = getattr(torch.optim, theirs)([w], **settings)
    for step in range(steps):
        assert w.detach().numpy() == pytest.approx(expected[step], abs=WITHIN)
        optimizer.zero_grad()
        torch.mean((w[0] * x + w[1] - y) ** 2).backward()
        optimizer.step()
    assert w.detach().numpy() == pytest.approx(expected[steps], abs=WITHIN)


def trained(order):
    """The parameter of (p - 3)² after five rounds of these three calls from p = 1, with η = 0.1."""
    p = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([p], lr=0.1)
    for _ in range(5):
        loss = (p - 3) ** 2
        calls = {"zero": optimizer.zero_grad, "backward": loss.backward, "step": optimizer.step}
        for call in order.split():
            calls[call]()
    return p.item()


def test_the_order_of_the_three_calls():
    by_hand = 3 - 2 * 0.8**5
    assert trained("zero backward step") == pytest.approx(by_hand)
    assert trained("backward step zero") == pytest.approx(by_hand)
    assert trained("backward zero step") == 1.0, "what was found is thrown away: nothing moves"
    assert abs(trained("backward step") - by_hand) > 0.5, "forgotten: slopes add up"


def test_a_frozen_parameter_gets_no_slope_and_hands_it_on():
    """A frozen second layer: the first still gets its slope."""
    first, second = (torch.nn.Linear(3, 3, dtype=torch.float64) for _ in range(2))
    for parameter in second.parameters():
        parameter.requires_grad = False
    second(torch.tanh(first(torch.ones(4, 3, dtype=torch.float64)))).sum().backward()
    assert first.weight.grad is not None and np.abs(first.weight.grad.numpy()).max() > 0
    assert second.weight.grad is None
