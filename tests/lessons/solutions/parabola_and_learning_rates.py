"""What the reader of the lab on learning rates writes; `np` and `hessian` are the lab's own."""


def steps_needed(grad, x, lr, lowest, within):
    count = 0
    while abs(x - lowest) > within:
        x = x - lr * grad(x)
        count += 1
    return count


def rate_limit(x):
    return 2 / np.linalg.eigvalsh(hessian(x)).max()
