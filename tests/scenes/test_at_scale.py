"""Large models: the numbers of their papers, the work by hand, and counts against a closed form."""

import math

import pytest

from gdviz.figure.parts import Predict
from gdviz.scenes import at_scale
from tests.scenes.by_hand import close


def test_half_way_on_a_logarithmic_axis_is_the_geometric_mean():
    assert (at_scale.of_line, at_scale.of_network, at_scale.of_largest) == (2, 13, 175e9)
    assert close(at_scale.halfway, math.sqrt(350e9)) and round(at_scale.halfway) == 591608
    assert at_scale.times_larger == 87.5e9 and close(at_scale.times_halfway, 295804.0, 1e-6)
    assert close(at_scale.years_to_read, 5545.4, 1e-5)  # 175 · 10⁹ seconds
    assert close(at_scale.bert_percent, 0.0628571, 1e-6)  # 110 million of 175 billion
    predict = at_scale.models.part(Predict)
    assert predict.options[predict.answer] == "about 600 thousand"
    assert predict.options[0] == "about 90 billion", "the middle of an axis that is not logarithmic"
    low, high = predict.when[1:]
    assert low < at_scale.halfway < high


def by_formula(width):
    """2 (forward + backward) over parameters, written out: 8 inputs, four hidden layers of this width, one output."""
    forward = 8 * width + 3 * width**2 + width
    backward = 2 * forward - 8 * width  # the first layer hands nothing back
    parameters = forward + 4 * width + 1
    return 2 * (forward + backward) / parameters


@pytest.mark.parametrize("place", range(8))
def test_counted_is_what_a_formula_says_and_closes_in_on_six(place):
    width = at_scale.WIDTHS[place]
    assert close(at_scale.per_parameter(width), by_formula(width), 1e-12)
    assert at_scale._counts[place] < 6
    assert place == 0 or at_scale._counts[place - 1] < at_scale._counts[place]
    assert at_scale.counted_wide == at_scale._counts[-1] > 5.9


def test_the_work_of_published_models():
    assert at_scale.a_parameter == 6
    assert close(at_scale.gpt3_operations, 3.15e23) and close(at_scale.llama_operations, 5.4768e23)
    assert close(at_scale.chinchilla_operations, 5.88e23)
    assert at_scale.gpt3_published == 3.14e23 and at_scale.gpt3_apart < 0.4  # percent
    assert close(at_scale.gpt3_days, 36.458, 1e-4)
    assert close(at_scale.chinchilla_tokens_each, 20.0) and close(at_scale.gpt3_tokens_each, 12 / 7)
    predict = at_scale.compute.part(Predict)
    assert predict.options[predict.answer] == "LLaMA 65B"


def test_what_the_spots_say_is_worked_out_from_the_controls():
    (count, read), (operations, time) = (
        [line for mark in scene.panels[0].marks for line in getattr(mark, "lines", ())]
        for scene in (at_scale.models, at_scale.compute)
    )
    assert (count.formula(7.0), read.formula(7.0)) == (7.0, 7.0)
    assert operations.formula(1e9, 2e10) == pytest.approx(1.2e20)
    assert time.formula(1e9, 2e10) == pytest.approx(1200.0)  # seconds, at 10¹⁷ a second


def test_what_stands_at_the_left_end_of_an_axis_that_is_not_logarithmic():
    # Up to LLaMA 7B, which is 6.7 / 175 of the way; LLaMA 65B is 37 % along.
    assert (at_scale.squeezed, at_scale.of_shown) == (6, 9)
