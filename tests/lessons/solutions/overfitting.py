"""What the reader of the lab on overfitting writes."""


def polynomial_error(weights, xs, ys):
    total = 0.0
    for x, y in zip(xs, ys, strict=True):
        predicted = sum(weight * x**power for power, weight in enumerate(weights))
        total += (predicted - y) ** 2
    return total / len(xs)


def soft_threshold(value, by):
    size = max(abs(value) - by, 0.0)
    return size if value > 0 else -size


def kept_step(losses, patience):
    best = 0
    for step, loss in enumerate(losses):
        if loss < losses[best]:
            best = step
        if step - best >= patience:
            break
    return best
