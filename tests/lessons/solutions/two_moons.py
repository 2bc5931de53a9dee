"""What the reader of the lab on two moons writes."""

import numpy as np

from gdviz import grad


def scores(x, w, b, v, c):
    hidden = np.tanh(x @ w + b)
    return hidden @ v + c


def cross_entropy(s, y):
    return np.mean(np.logaddexp(0, s) - y * s)


def train(loss, parameters, rate, steps):
    for _ in range(steps):
        slopes = grad(loss)(*parameters)
        parameters = [part - rate * slope for part, slope in zip(parameters, slopes, strict=True)]
    return parameters


def share_right(s, y):
    return np.mean((s > 0) == (y == 1))
