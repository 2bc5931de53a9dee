"""What a gradient costs: counts worked out by hand for small products and networks."""

import numpy as np
import pytest

from gdviz.autodiff import grad
from gdviz.autodiff.cost import Counted, kept, multiplications

DRAW = np.random.default_rng(3)


def test_a_product_of_matrices_takes_a_multiplication_for_each_pair_that_meets():
    tally = [0]
    left, right = Counted(np.ones((2, 3)), tally), np.ones((3, 5))
    assert (left @ right).array == pytest.approx(np.full((2, 5), 3.0))
    assert tally == [2 * 3 * 5]
    _ = np.ones(3) @ Counted(np.ones(3), tally)  # two vectors
    assert tally == [33]
    _ = np.tanh(left) * left + left  # entry by entry: not counted
    assert tally == [33]


def network(x, target):
    """The mean squared error of a network with one hidden layer."""
    return lambda a, b, c, d: np.mean((np.tanh(x @ a + b) @ c + d - target) ** 2)


@pytest.mark.parametrize(("examples", "inputs", "width", "outputs"), [(1, 1, 1, 1), (5, 3, 4, 2), (7, 2, 30, 1)])
def test_a_hidden_layer_costs_twice_as_much_backwards_and_the_first_layer_as_much(examples, inputs, width, outputs):
    shapes = [(inputs, width), (width,), (width, outputs), (outputs,)]
    parameters = [DRAW.normal(size=shape) for shape in shapes]
    function = network(DRAW.normal(size=(examples, inputs)), DRAW.normal(size=(examples, outputs)))
    first, second = examples * inputs * width, examples * width * outputs
    # Backwards: each layer once for its weights, the second once more for what goes on to the first.
    assert multiplications(function, *parameters) == (first + second, first + 2 * second)
    # Kept: x a, + b, tanh; their product with c, + d, - target, squared; then the mean as a sum and a quotient.
    assert kept(function, *parameters) == 3 * examples * width + 4 * examples * outputs + 2


def test_counting_changes_no_gradient():
    x, target, tally = DRAW.normal(size=(4, 2)), DRAW.normal(size=(4, 1)), [0]
    parameters = [DRAW.normal(size=shape) for shape in ((2, 3), (3,), (3, 1), (1,))]
    plain = grad(network(x, target))(*parameters)
    counted = grad(network(x, target))(*[Counted(each, tally) for each in parameters])
    for one, other in zip(counted, plain, strict=True):
        assert one.array == pytest.approx(other, rel=1e-15)


def test_what_is_used_twice_is_kept_once():
    # y = w², y·y, and their sum: three numbers, however many ways lead to y.
    def f(w):
        y = w * w
        return y * y + y

    assert kept(f, np.float64(3.0)) == 3
