"""The memory of a training: bytes added up by hand, published totals, and activations against the record's count."""

import numpy as np
import pytest

from gdviz.autodiff.cost import kept
from gdviz.figure.parts import Predict
from gdviz.figure.scale import Amounts
from gdviz.objectives.network import Network
from gdviz.scenes import training_memory as memory
from tests.scenes.by_hand import close


def test_bytes_of_a_parameter():
    assert memory.with_plain == 4 + 4
    assert memory.bytes_each(memory.FULL, memory.momentum_kept) == 4 + 4 + 4
    assert memory.with_adam == 4 + 4 + 4 + 4
    # Rajbhandari and others, section 3.1: 2 + 2 + 12 bytes; 1.5 billion parameters take at least 24 GB.
    assert memory.with_adam_mixed == 2 + 2 + 12 and 1.5e9 * memory.with_adam_mixed == 24e9
    assert memory.with_plain_mixed == 2 + 2 + 4
    predict = memory.calculator.part(Predict)
    assert predict.options == ("8 bytes, half of it", "12 bytes", "16 bytes")
    assert predict.options[predict.answer] == "16 bytes"


def test_the_largest_model():
    assert memory.gpt3_weights_gigabytes == 350 and memory.gpt3_all_terabytes == 2.8 and memory.gpt3_devices == 35
    assert memory.share_of_weights == 12.5, "an eighth"


def test_activations_of_a_transformer_by_hand():
    # s h = 2048 · 12288, and 34 + 5 · 96 · 2048 / 12288 = 114 bytes for each, in 96 layers
    assert close(memory.gpt3_sequence, 2048 * 12288 * 114 * 96) and round(memory.gpt3_sequence_gigabytes) == 275


@pytest.mark.parametrize(("layers", "width", "examples"), [(3, 40, 7), (6, 64, 16)])
def test_activations_are_what_a_record_keeps_of_wide_layers(layers, width, examples):
    """Two numbers for each unit and example; the record also keeps the product before the bias is added."""
    network = Network(width, (width,) * (layers - 1))
    arrays = [np.full(shape, 0.01) for shape in network.shapes.values()]
    x, y = np.ones((examples, width)), np.ones(examples)
    counted = kept(lambda *given: network.cross_entropy(x, y, *given), *arrays)
    units = (layers - 1) * width
    assert counted - units * examples == pytest.approx(memory.kept_of_a_unit * units * examples, rel=0.1)
    # The formula of the figure has all layers alike.
    by_formula = memory.of_activations(layers * width**2, layers, examples, memory.FULL) * layers * width**2
    assert by_formula == pytest.approx(4 * 2 * layers * width * examples)


def test_the_bars_of_the_figure_and_their_sum():
    mark = memory.calculator.panels[0].marks[0]
    assert isinstance(mark, Amounts)
    settings = {"parameters": 1e9, "layers": 10.0, "examples": 1000.0, "precision": 0.0, "remembered": 1.0}
    values = [settings[name] for name in mark.controls]
    bars = [float(bar.formula(*values)) for bar in mark.bars]
    assert bars == pytest.approx([4, 4, 4, 0.8])  # 2 · 1000 · √(10 / 10⁹) · 4
    whole, devices = (float(line.formula(*values)) for line in mark.lines)
    assert whole == pytest.approx(12.8e9) and devices == pytest.approx(0.16)
