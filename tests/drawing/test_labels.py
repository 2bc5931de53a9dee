"""Labels take the place that covers least, on the sheet."""

import numpy as np
import pytest

from gdviz.drawing.labels import Label, best_place, text_box


def test_a_label_takes_the_place_that_covers_least():
    places = [(50.0, 50.0, "left"), (50.0, 80.0, "left")]
    label = Label("word", places, (0, 0, 200, 200), 14, 400)
    clear = np.empty((0, 2))
    assert best_place(label, [], clear) == places[0]
    assert best_place(label, [(40.0, 45.0, 90.0, 60.0)], clear) == places[1]
    line = np.column_stack([np.linspace(40, 100, 16), np.full(16, 54.0)])
    assert best_place(label, [], line) == places[1]


def test_a_label_is_moved_onto_the_sheet():
    label = Label("a long label", [(190.0, 50.0, "left")], (0, 0, 200, 200), 14, 400)
    x, y, align = best_place(label, [], np.empty((0, 2)))
    assert text_box(x, y, "a long label", 14, 400, align)[2] == pytest.approx(200)
    assert y == 50
