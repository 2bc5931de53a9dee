"""What the reader of the lab on the shape of a bowl writes."""


def hessian_by_hand(xs):
    mean = sum(xs) / len(xs)
    mean_of_squares = sum(x * x for x in xs) / len(xs)
    return [[2 * mean_of_squares, 2 * mean], [2 * mean, 2]]


def measured_hessian(loss, point, h):
    def at(i, along_i, j, along_j):
        moved = list(point)
        moved[i] += along_i
        moved[j] += along_j
        return loss(moved)

    rows = []
    for i in range(len(point)):
        row = []
        for j in range(len(point)):
            change = at(i, h, j, h) - at(i, h, j, -h) - at(i, -h, j, h) + at(i, -h, j, -h)
            row.append(change / (4 * h * h))
        rows.append(row)
    return rows


def curvatures(hessian):
    (p, q), (_, r) = hessian
    middle, half = (p + r) / 2, (((p - r) / 2) ** 2 + q**2) ** 0.5
    return middle - half, middle + half


def largest_factor(rate, curvatures):
    largest = 0.0
    for curvature in curvatures:
        largest = max(largest, abs(1 - rate * curvature))
    return largest
