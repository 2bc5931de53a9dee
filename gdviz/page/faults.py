"""What the browser trains runs with a fault with, printed from the Python that trains them."""

from __future__ import annotations

from typing import Any

from gdviz.objectives.network import ACTIVATIONS
from gdviz.optimizers.faults import CHECK_DISTANCE, FAULT_STEPS, LATE, RELU, TINY, TINY_STEPS, NaiveNetwork
from gdviz.page.network import WEIGHTS
from gdviz.symbolic.arrays import arrays_to_javascript
from gdviz.symbolic.printer import indent


def faults_js() -> str:
    """The module `faults/printed.js`: its one name, `FAULTY`, holds all."""
    numbers = {
        "STEPS": FAULT_STEPS, "TINY": TINY, "TINY_STEPS": TINY_STEPS, "LATE": LATE, "CHECK_DISTANCE": CHECK_DISTANCE,
    }  # fmt: skip
    lines = ["// Printed from gdviz.optimizers.faults.", "export const FAULTY = {"]
    lines += [f"  {name}: {value!r}," for name, value in numbers.items()]
    return "\n".join([*lines, "  naive: {", *indent(indent(_naive())), "  },", "};", ""])


def _naive() -> list[str]:
    """The loss that takes the logarithm of a probability, and its gradient; for ReLU, which is where it is planted."""
    network = NaiveNetwork(activation=list(ACTIVATIONS)[round(RELU)])
    shapes = {"x": ("n", "inputs"), "y": ("n",), **WEIGHTS}

    def gradient(x: Any, y: Any, *parameters: Any) -> dict[str, Any]:
        value, gradients = network.cross_entropy_and_gradient(x, y, *parameters)
        return {"value": value, **dict(zip(WEIGHTS, gradients, strict=True))}

    printed = {"gradient": gradient, "loss": network.cross_entropy}
    sources = {name: arrays_to_javascript(function, shapes, "") for name, function in printed.items()}
    return [line for name, source in sources.items() for line in f"{name}: {source},".split("\n")]
