"""What the reader of the lab on the faults of a loop writes."""

import numpy as np


def apart(a, b):
    largest = max(np.linalg.norm(a), np.linalg.norm(b))
    return np.linalg.norm(a - b) / largest if largest else 0.0


def by_layer(taken, measured, first):
    return apart(taken[:first], measured[:first]), apart(taken[first:], measured[first:])


def finite_losses(f, g, w, rate, steps):
    losses = []
    for t in range(steps + 1):
        loss = f(w)
        if not np.isfinite(loss):
            break
        losses.append(loss)
        if t < steps:
            w = w - rate * g(w)
    return losses


def tiny_loss(f, g, x, y, count):
    few, labels = x[:count], y[:count]
    losses = finite_losses(lambda w: f(w, few, labels), lambda w: g(w, few, labels), np.zeros(x.shape[1]), 1.0, 200)
    return losses[-1]
