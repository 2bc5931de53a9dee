"""What the reader of the lab on reverse mode writes; `Value` is the lab's own."""


def multiply(a, b):
    return Value(a.value * b.value, (a, b), (b.value, a.value))


def in_order(output):
    order, visited = [], set()

    def visit(value):
        if value in visited:
            return
        visited.add(value)
        for parent in value.parents:
            visit(parent)
        order.append(value)

    visit(output)
    return order


def backward(output):
    order = in_order(output)
    for value in order:
        value.slope = 0.0
    output.slope = 1.0
    for value in reversed(order):
        for parent, local_slope in zip(value.parents, value.local_slopes, strict=True):
            parent.slope += value.slope * local_slope


def train(xs, ys, lr, steps):
    m, b = Value(0.0), Value(0.0)
    for _ in range(steps):
        backward(loss_of(m, b, xs, ys))
        m.value -= lr * m.slope
        b.value -= lr * b.slope
    return m.value, b.value
