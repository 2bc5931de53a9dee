"""What frozen layers save: counted, and worked out by hand for six layers of 64."""

import pytest

from gdviz.figure.parts import Predict
from gdviz.scenes import fine_tuning

W, N = 64, 16  # the width, the examples
FORWARD = N * (5 * W * W + W)


def test_a_step_that_trains_all_layers():
    assert fine_tuning.forward == FORWARD
    assert fine_tuning.backward == 2 * FORWARD - N * W * W
    assert fine_tuning.parameter_count == 5 * (W * W + W) + W + 1


@pytest.mark.parametrize("count", range(1, 7))
def test_the_last_layers(count):
    """Each gets slopes for its weights, and each but the first of them hands a slope on."""
    sizes = [N * W * W] * 5 + [N * W]
    backward = sum(sizes[-count:]) + sum(sizes[len(sizes) - count + 1 :])
    work, slopes, kept = fine_tuning.shares(False, count)
    assert work == pytest.approx(100 * (FORWARD + backward) / (FORWARD + fine_tuning.backward))
    assert slopes == pytest.approx(100 * ((count - 1) * (W * W + W) + W + 1) / fine_tuning.parameter_count)
    # Of a hidden layer the record keeps the product, the sum and its tanh; the last and the loss take few.
    assert kept == pytest.approx(100 * (count - 1) / 5, abs=0.7)


@pytest.mark.parametrize("count", range(1, 7))
def test_the_first_layers_need_slopes_through_all_others(count):
    sizes = [N * W * W] * 5 + [N * W]
    backward = sum(sizes[:count]) + sum(sizes[1:])
    work, _, kept = fine_tuning.shares(True, count)
    assert work == pytest.approx(100 * (FORWARD + backward) / (FORWARD + fine_tuning.backward))
    assert kept == 100


def test_what_the_page_and_the_question_say():
    assert round(fine_tuning.last_work) == 36 and round(fine_tuning.first_work) == 71
    assert fine_tuning.last_slopes < 1 and fine_tuning.last_kept < 1, "nearly all is saved"
    predict = fine_tuning.layers.part(Predict)
    assert predict.options[predict.answer] == "about 36%"


def test_the_bars_look_up_what_was_counted():
    (mark,) = fine_tuning.layers.panels[0].marks
    for which, first in ((fine_tuning.LAST, False), (fine_tuning.FIRST, True)):
        for count in range(1, 7):
            found = [float(bar.formula(which, float(count))) for bar in mark.bars]
            assert found == pytest.approx(fine_tuning.shares(first, count))
