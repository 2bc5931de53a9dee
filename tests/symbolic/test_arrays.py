"""Formulas of arrays, printed as loops, give numpy's numbers for every length."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import quickjs

from gdviz.autodiff import relu, sigmoid, value_and_grad, value_of
from gdviz.symbolic.arrays import arrays_to_javascript

ACTIVATIONS: dict[str, Callable[[Any], Any]] = {"tanh": np.tanh, "relu": relu, "sigmoid": sigmoid}


def run(source: str, arguments: dict[str, Any], out: dict[str, Any] | None = None) -> Any:
    """What a printed function returns and writes, as a dictionary."""
    context = quickjs.Context()
    flat = {key: np.ravel(value).tolist() if np.ndim(value) else float(value) for key, value in arguments.items()}
    sizes = {key: int(np.size(value)) for key, value in (out or {}).items()}
    context.eval(f"const f = {source}; const given = {json.dumps(flat)}, out = {{}};")
    context.eval(
        "for (const [key, value] of Object.entries(given)) if (value.length) given[key] = Float64Array.from(value);"
    )
    context.eval(
        f"for (const [key, size] of Object.entries({json.dumps(sizes)})) out[key] = new Float64Array(size).fill(7);"
    )
    made = context.eval(
        "const value = f(given, out); JSON.stringify([value, Object.entries(out).map(([k, v]) => [k, [...v]])])"
    )
    value, arrays = json.loads(made)
    return {"value": value, **dict(arrays)}


def close(printed: Any, expected: dict[str, Any], tolerance: float = 1e-12) -> None:
    for key, value in expected.items():
        np.testing.assert_allclose(
            printed[key], np.ravel(value) if np.ndim(value) else value, rtol=tolerance, atol=tolerance
        )


# ---- a dense network with two classes

WEIGHTS = ("w1", "b1", "w2", "b2", "w3", "b3")
DENSE = {
    "w1": ("inputs", "hidden"), "b1": ("hidden",), "w2": ("hidden", "second"), "b2": ("second",),
    "w3": ("second", 1), "b3": (1,), "x": ("n", "inputs"), "y": ("n",),
}  # fmt: skip


def dense_loss(activation: Callable[[Any], Any], x: Any, y: Any, *weights: Any) -> Any:
    w1, b1, w2, b2, w3, b3 = weights
    score = (activation(activation(x @ w1 + b1) @ w2 + b2) @ w3 + b3)[:, 0]
    return np.mean(np.logaddexp(0.0, score) - y * score)


def dense(activation: Callable[[Any], Any]) -> Callable[..., dict[str, Any]]:
    def both(*arrays: Any) -> dict[str, Any]:
        *weights, x, y = arrays
        value, gradient = value_and_grad(lambda *w: dense_loss(activation, x, y, *w))(*weights)
        return {"value": value, **dict(zip(WEIGHTS, gradient, strict=True))}

    return both


def dense_arrays(n: int, inputs: int, hidden: int, second: int) -> dict[str, Any]:
    rng = np.random.default_rng(n)
    known = {"n": n, "inputs": inputs, "hidden": hidden, "second": second, 1: 1}
    made = {key: rng.normal(size=[known[size] for size in shape]) for key, shape in DENSE.items()}
    return {**made, "y": rng.integers(0, 2, n).astype(float)}


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_one_printed_network_serves_all_widths_and_batches(name: str) -> None:
    both = dense(ACTIVATIONS[name])
    source = arrays_to_javascript(both, DENSE)
    for sizes in ((7, 2, 5, 3), (1, 2, 1, 1), (33, 4, 16, 8)):
        arrays = dense_arrays(*sizes)
        expected = both(*arrays.values())
        printed = run(source, arrays, {key: arrays[key] for key in WEIGHTS})
        close(printed, expected)
        for key in WEIGHTS:  # against differences, which know nothing of derivatives
            places = list(np.ndindex(arrays[key].shape))[:4]
            for place in places:
                ends = []
                for sign in (1, -1):
                    moved = {one: np.array(value) for one, value in arrays.items()}
                    moved[key][place] += sign * 1e-6
                    ends.append(dense_loss(ACTIVATIONS[name], moved["x"], moved["y"], *(moved[w] for w in WEIGHTS)))
                slope = np.reshape(printed[key], arrays[key].shape)[place]
                assert slope == pytest.approx((ends[0] - ends[1]) / 2e-6, abs=2e-8)


def test_a_network_is_a_page_of_loops_in_which_nothing_is_worked_out_twice() -> None:
    source = arrays_to_javascript(dense(np.tanh), DENSE)
    assert len(source) < 5000
    assert source.count("Math.tanh(") == 2  # once a layer: the way back reads what the way forward has left
    assert source.count("Math.exp(") == 2  # of the loss, and of its slope
    assert max(len(line) - len(line.lstrip()) for line in source.split("\n")) == 8  # three loops, one in the other


# ---- a language model: characters by number, a softmax

MODEL = {
    "table": ("characters", "size"), "w1": ("context * size", "hidden"), "b1": ("hidden",),
    "w2": ("hidden", "characters"), "b2": ("characters",), "text": ("n", "context"), "following": ("n",),
}  # fmt: skip
LEARNT = ("table", "w1", "b1", "w2", "b2")


def logsumexp(scores: Any) -> Any:
    largest = np.max(value_of(scores), axis=-1, keepdims=True)
    return largest + np.log(np.sum(np.exp(scores - largest), axis=-1, keepdims=True))


def model(*arrays: Any) -> dict[str, Any]:
    *weights, text, following = arrays

    def loss(table: Any, w1: Any, b1: Any, w2: Any, b2: Any) -> Any:
        inputs = np.reshape(table[text], (np.shape(text)[0], -1))
        scores = np.tanh(inputs @ w1 + b1) @ w2 + b2
        return np.mean(logsumexp(scores) - np.take_along_axis(scores, following[:, None], axis=-1))

    value, gradient = value_and_grad(loss)(*weights)
    return {"value": value, **dict(zip(LEARNT, gradient, strict=True))}


@pytest.mark.parametrize(
    ("n", "characters", "size", "context", "hidden"), [(6, 5, 3, 2, 4), (1, 2, 1, 1, 1), (20, 27, 6, 3, 16)]
)
def test_a_language_model_prints_the_same_way(n: int, characters: int, size: int, context: int, hidden: int) -> None:
    rng = np.random.default_rng(characters)
    known = {
        "n": n,
        "characters": characters,
        "size": size,
        "context": context,
        "hidden": hidden,
        "context * size": context * size,
    }
    arrays: dict[str, Any] = {key: rng.normal(size=[known[one] for one in MODEL[key]]) for key in LEARNT}
    arrays |= {"text": rng.integers(0, characters, (n, context)), "following": rng.integers(0, characters, n)}
    expected = model(*arrays.values())
    printed = run(arrays_to_javascript(model, MODEL), arrays, {key: arrays[key] for key in LEARNT})
    close(printed, expected)
    assert expected["value"] == pytest.approx(plain_loss(arrays), rel=1e-12)
    moved = {**arrays, "table": arrays["table"] + 1e-6 * (np.arange(characters) == arrays["text"][0, 0])[:, None]}
    row = np.reshape(printed["table"], (characters, size))[arrays["text"][0, 0]]
    assert (plain_loss(moved) - plain_loss(arrays)) / 1e-6 == pytest.approx(np.sum(row), abs=1e-5)


def plain_loss(arrays: dict[str, Any]) -> float:
    """The same, one example after the other."""
    total = 0.0
    for text, following in zip(arrays["text"], arrays["following"], strict=True):
        inputs = np.concatenate([arrays["table"][one] for one in text])
        scores = np.tanh(inputs @ arrays["w1"] + arrays["b1"]) @ arrays["w2"] + arrays["b2"]
        total -= np.log(np.exp(scores[following]) / np.exp(scores).sum())
    return total / len(arrays["text"])


# ---- what else arrays can be put through

SEVEN = {"a": ("n", "m"), "b": ("m",), "c": ()}
FORMULAS: dict[str, Callable[..., Any]] = {
    "a sum of sums": lambda a, b, c: np.sum(np.exp(a * c) * b),
    "a mean in a mean": lambda a, b, c: np.mean((a - np.mean(a, axis=0)) ** 2),
    "a normalised row": lambda a, b, c: (a - np.mean(a, -1, keepdims=True)) / np.sqrt(np.mean(a**2, -1, keepdims=True)),
    "the largest entry": lambda a, b, c: np.max(np.sin(a) * b),
    "a row": lambda a, b, c: a[1] * c,
    "columns from both ends": lambda a, b, c: np.sin(a)[:, 0] * np.sin(a)[:, -1] + a[:, 1] * a[-2, -1],
    "rows reversed in role": lambda a, b, c: np.exp(a).T @ np.exp(a),
    "a product of vectors": lambda a, b, c: b @ b * c,
    "a flat array": lambda a, b, c: np.reshape(np.exp(a) * b, (-1,)),
    "of a constant": lambda a, b, c: np.zeros_like(a) + 3.0,
    "of a table": lambda a, b, c: a[:, 0] * np.sum(np.array([1.0, 2.0, 4.0]) * c),
    "the smallest of each row": lambda a, b, c: np.min(np.cos(a), axis=1),
    "a sum over a length": lambda a, b, c: np.sum(np.sin(a)) / np.shape(a)[0],
    "a length less one": lambda a, b, c: np.sum((b - np.mean(b)) ** 2) / (np.shape(b)[0] - 1),
    "a length in all places": lambda a, b, c: (
        (np.shape(a)[0] * 0.5 + np.shape(b)[0] ** 2.0 - 3 / np.shape(b)[0]) * np.exp(b) * (1 + np.size(a))
    ),
    "one over a sum": lambda a, b, c: np.exp(a) / np.sum(np.exp(a), axis=1, keepdims=True),
}


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("shape", [(4, 3), (2, 7), (5, 2)], ids=str)
def test_values_are_numpys(name: str, shape: tuple[int, int]) -> None:
    formula = FORMULAS[name]
    rng = np.random.default_rng(3)
    arrays = {"a": rng.normal(size=shape), "b": rng.normal(size=shape[1]), "c": 0.7}
    expected = formula(*arrays.values())
    key = "value" if np.ndim(expected) == 0 else "made"
    source = arrays_to_javascript(lambda a, b, c: {key: formula(a, b, c)}, SEVEN)
    close(run(source, arrays, {} if key == "value" else {key: expected}), {key: expected})


@pytest.mark.parametrize("name", FORMULAS)
def test_gradients_are_those_of_autodiff(name: str) -> None:
    formula = FORMULAS[name]

    def slope(a: Any, b: Any, c: Any) -> dict[str, Any]:
        gradients = value_and_grad(lambda *w: np.sum(formula(*w)) + 0.0 * np.sum(w[0]))(a, b, c)[1]
        return {"a": gradients[0], "b": gradients[1]}

    rng = np.random.default_rng(4)
    arrays = {"a": rng.normal(size=(4, 3)), "b": rng.normal(size=3), "c": 0.7}
    close(run(arrays_to_javascript(slope, SEVEN), arrays, arrays), slope(*arrays.values()))


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        (lambda a, b, c: a[0:2], "can be indexed by"),
        (lambda a, b, c: a[b * 2.0], "not by numbers worked out"),
        (lambda a, b, c: np.cumsum(b), "no line in the tables"),
        (lambda a, b, c: c @ b, "write \\*"),
        (lambda a, b, c: a[:, 0] * np.array(range(np.shape(a)[0])), "cannot have a length that is read"),
        (lambda a, b, c: np.sum(b) / np.sqrt(np.shape(b)[0]), "does not support ufuncs"),
        (lambda a, b, c: 0.5 * np.shape(a)[0] * c, r"a length became a number .*: return .*5 \* c;"),
        (lambda a, b, c: np.take_along_axis(a, a, axis=1), "one entry can be taken"),
    ],
)
def test_what_cannot_be_printed_is_refused(formula: Callable[..., Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        arrays_to_javascript(formula, SEVEN)
