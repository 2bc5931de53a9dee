"""What the reader of the lab that fits a line writes, as the guide prints it."""
# fmt: off


def fit_line(xs, ys, lr=0.01, steps=2000):
    m = b = 0.0
    for _ in range(steps):
        grad_m = grad_b = 0.0
        for x, y in zip(xs, ys):
            error = m * x + b - y             # prediction minus target
            grad_m += 2 * error * x / len(xs)
            grad_b += 2 * error / len(xs)
        m, b = m - lr * grad_m, b - lr * grad_b
    return m, b
