"""Putting it together: the whole run by hand, and two houses only."""

import itertools
from fractions import Fraction

from gdviz.scenes import putting_it_together
from tests.scenes.by_hand import close, line_descent_by_hand, line_loss_by_hand

TRAIN = [(Fraction(x, 100), Fraction(y, 100)) for x, y in (
    (35, 120), (50, 115), (62, 175), (75, 165), (84, 225), (95, 200),
    (110, 270), (125, 255), (145, 345), (170, 340), (205, 460), (240, 475),
)]  # fmt: skip
HELD_OUT = [(Fraction(x, 100), Fraction(y, 100)) for x, y in (
    (45, 105), (70, 195), (90, 190), (120, 290), (155, 315), (220, 470),
)]  # fmt: skip


def test_the_full_run_by_hand():
    page = putting_it_together
    assert (page.train_count, page.held_out_count) == (12, 6)
    points = [(float(x), float(y)) for x, y in TRAIN]
    path = line_descent_by_hand(points, 4.0, -1.0, 0.2, 100)
    train = [line_loss_by_hand(points, m, b) for m, b in path]
    held_out = [line_loss_by_hand([(float(x), float(y)) for x, y in HELD_OUT], m, b) for m, b in path]
    assert close(page.final_m, path[-1][0]) and close(page.final_b, path[-1][1])
    assert close(page.train_start, line_loss_by_hand(TRAIN, 4, -1)) and close(page.train_final, train[-1])
    assert close(page.held_out_start, line_loss_by_hand(HELD_OUT, 4, -1)) and close(page.held_out_final, held_out[-1])
    assert page.lowest_step == held_out.index(min(held_out)) and close(page.held_out_lowest, min(held_out))
    # What the page says in words.
    assert all(after < before for before, after in itertools.pairwise(train))
    late = held_out[page.lowest_step :]
    assert all(after > before for before, after in itertools.pairwise(late))
    assert train[0] / train[-1] > 50 and held_out[0] / held_out[-1] > 50 and held_out[-1] < train[-1]


def test_two_houses_only():
    page = putting_it_together
    # Through (0.35, 1.20) and (0.50, 1.15): slope -0.05/0.15, intercept 1.20 + 0.35/3.
    m, b = Fraction(-1, 3), Fraction(12, 10) + Fraction(35, 300)
    assert close(page.two_m, m) and close(page.two_b, b) and page.two_train < 1e-12
    assert close(page.two_held_out, line_loss_by_hand(HELD_OUT, m, b))
    assert page.two_ratio > 100
