"""The guide's first page: tuning by too high and too low, by hand."""

from fractions import Fraction

import pytest

from gdviz.scenes import guide
from tests.scenes.by_hand import AREAS, PRICES, close


def test_tuning_halves_its_turns():
    # By hand: 3.5 high, 2.5 high, 2 low, 2.25 low (mean area 13.96/12, mean price 31.45/12), 2.375 high, ...
    by_hand = [3.5, 2.5, 2.0, 2.25, 2.375, 2.3125, 2.28125, 2.265625, 2.2578125]
    assert guide.tuned == by_hand
    assert close(guide.balanced_w, Fraction(3145, 1396))
    assert abs(guide.final_w - guide.balanced_w) < 2 * guide.first_turn / 2**guide.turns
    assert all(guide.start_w * float(x) > y for x, y in zip(AREAS, PRICES, strict=True))
    misses = [Fraction(guide.final_w) * x - y for x, y in zip(AREAS, PRICES, strict=True)]
    assert guide.too_high_count == sum(miss > 0 for miss in misses) == 6
    assert guide.too_low_count == sum(miss < 0 for miss in misses) == 6
    assert close(guide.sample_prediction, Fraction(5075, 1000))  # 3.5 times 1.45


def test_the_tuning_animation_passes_through_every_turn():
    frames = guide.tuning.animation.values["w"]
    assert frames[::8] == pytest.approx(guide.tuned, abs=1e-12)


def test_the_mean_error_of_the_houses():
    # The areas add up to 13.96 and the prices to 31.45, so twelve times the mean error is 13.96 w - 31.45.
    for w in (0.0, 2.25, 3.5):
        exact = (Fraction("13.96") * Fraction(w) - Fraction("31.45")) / 12
        assert guide.judge.error(w) == pytest.approx(float(exact), abs=1e-12)
