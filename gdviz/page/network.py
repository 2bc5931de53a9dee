"""The network and its data for the browser, printed from the Python that trains it."""

from __future__ import annotations

from typing import Any

from gdviz.autodiff import sigmoid
from gdviz.objectives.class_data import COUNT, NOISE, OWN_STREAM, SHAPES
from gdviz.objectives.network import ACTIVATIONS, Network, weight_scale
from gdviz.optimizers.training import RECORDED, TRAINED_BY
from gdviz.symbolic.arrays import arrays_to_javascript
from gdviz.symbolic.javascript import optimizer_to_javascript, to_javascript
from gdviz.symbolic.printer import indent

WEIGHTS = {"w1": ("inputs", "hidden"), "b1": ("hidden",), "w2": ("hidden", 1), "b2": (1,)}
"""The parameters of a network with one hidden layer, whose widths are read when it runs."""


def network_js() -> str:
    """The module `network/printed.js`: its one name, `NETWORK`, holds all."""
    lines = ["// Printed from gdviz.objectives.network, class_data and training.", "export const NETWORK = {"]
    lines += [f"  COUNT: {COUNT},", f"  NOISE: {NOISE},", f"  OWN_STREAM: {OWN_STREAM},", f"  RECORDED: {RECORDED},"]
    lines += _group("activations", {name: _activation(name) for name in ACTIVATIONS})
    lines += _group("shapes", {name: _shape(name) for name in SHAPES})
    lines += _group("optimizers", {rule.__name__: optimizer_to_javascript(rule) for rule in TRAINED_BY})
    return "\n".join([*lines, "};", ""])


def _group(name: str, entries: dict[str, str]) -> list[str]:
    lines = [line for key, source in entries.items() for line in f"{key}: {source},".split("\n")]
    return [f"  {name}: {{", *indent(indent(lines)), "  },"]


def _activation(name: str) -> str:
    """What depends on the activation: the loss with its gradient, the loss alone, the layers, the first weights."""
    network = Network(activation=name)
    examples = {"x": ("n", "inputs"), "y": ("n",)}

    def gradient(x: Any, y: Any, *parameters: Any) -> dict[str, Any]:
        value, gradients = network.cross_entropy_and_gradient(x, y, *parameters)
        return {"value": value, **dict(zip(WEIGHTS, gradients, strict=True))}

    def layers(x: Any, *parameters: Any) -> dict[str, Any]:
        hidden, score = network.layers(x, *parameters)
        return {"h1": hidden, "score": score[:, 0], "probability": sigmoid(score[:, 0])}

    printed = {
        "gradient": arrays_to_javascript(gradient, {**examples, **WEIGHTS}, ""),
        "loss": arrays_to_javascript(network.cross_entropy, {**examples, **WEIGHTS}, ""),
        "layers": arrays_to_javascript(layers, {"x": ("n", "inputs"), **WEIGHTS}, ""),
        "scale": to_javascript(lambda a, b: weight_scale(name, a, b), {"inputs": None, "outputs": None}, ""),
    }
    lines = [line for key, source in printed.items() for line in f"{key}: {source},".split("\n")]
    return "\n".join(["{", *indent(lines), "}"])


def _shape(name: str) -> str:
    """The points of a data set from random numbers."""
    arguments = {key: ("n",) for key in ("share", "label", "first", "second")}
    return arrays_to_javascript(lambda *given: {"x": SHAPES[name](*given)}, arguments, "")
