"""The houses in exact fractions, and descent on a line with its derivatives worked out."""

from fractions import Fraction

import pytest

# The houses again, in hundredths, so that every sum below is exact.
AREAS = [Fraction(a, 100) for a in (35, 50, 62, 75, 84, 95, 110, 125, 145, 170, 205, 240)]
PRICES = [Fraction(p, 100) for p in (120, 115, 175, 165, 225, 200, 270, 255, 345, 340, 460, 475)]


def mean_square(m, b, prices=PRICES):
    m, b = Fraction(m), Fraction(b)
    return sum((m * x + b - y) ** 2 for x, y in zip(AREAS, prices, strict=True)) / len(AREAS)


def best_line(prices=PRICES):
    """Cramer's rule on the normal equations (not the centred sums the package uses)."""
    n, sx, sy = len(AREAS), sum(AREAS), sum(prices)
    sxx, sxy = sum(x * x for x in AREAS), sum(x * y for x, y in zip(AREAS, prices, strict=True))
    determinant = n * sxx - sx * sx
    return (n * sxy - sx * sy) / determinant, (sxx * sy - sx * sxy) / determinant


def close(value, exact, tolerance=1e-12):
    return value == pytest.approx(float(exact), rel=tolerance, abs=1e-12)


def line_loss_by_hand(points, m, b):
    return sum((m * x + b - y) ** 2 for x, y in points) / len(points)


def line_descent_by_hand(points, m, b, rate, steps):
    """Every (m, b) of a run, with the derivatives worked out: 2 mean(error x) and 2 mean(error)."""
    path = [(m, b)]
    for _ in range(steps):
        errors = [(m * x + b - y, x) for x, y in points]
        m, b = (
            m - rate * 2 * sum(e * x for e, x in errors) / len(points),
            b - rate * 2 * sum(e for e, _ in errors) / len(points),
        )
        path.append((m, b))
    return path
