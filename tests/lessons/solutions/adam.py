"""What the reader of the lab on Adam writes."""


def running_means(numbers, keep):
    means, mean = [], 0.0
    for number in numbers:
        mean = keep * mean + (1 - keep) * number
        means.append(mean)
    return means


def corrected_means(numbers, keep):
    means, mean = [], 0.0
    for t, number in enumerate(numbers, start=1):
        mean = keep * mean + (1 - keep) * number
        means.append(mean / (1 - keep**t))
    return means


def adam(slope, x, rate, steps):
    m = v = 0.0
    for t in range(1, steps + 1):
        g = slope(x)
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
        x = x - rate * m_hat / (v_hat**0.5 + 1e-8)
    return x
