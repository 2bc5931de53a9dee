"""What the reader of the lab on finite differences writes."""


def forward(f, x, h):
    return (f(x + h) - f(x)) / h


def central(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def best_distance(quotient, f, x, slope):
    best, smallest = None, float("inf")
    for power in range(1, 17):
        h = 10.0**-power
        error = abs(quotient(f, x, h) - slope)
        if error < smallest:
            best, smallest = h, error
    return best


def measured_gradient(loss, parameters, h):
    slopes = []
    for i in range(len(parameters)):
        up, down = list(parameters), list(parameters)
        up[i] += h
        down[i] -= h
        slopes.append((loss(up) - loss(down)) / (2 * h))
    return slopes
