"""Controls and animations: how many frames, and values that ease from stop to stop."""

import numpy as np
import pytest

from gdviz.figure.controls import Animation, eased


@pytest.mark.parametrize("values", [{}, {"x": (1.0,)}, {"x": (1.0, 2.0), "y": (1.0, 2.0, 3.0)}])
def test_animations_need_as_many_frames_of_each_control(values):
    with pytest.raises(ValueError, match="same number of frames"):
        Animation(values)


def test_eased_stops_at_every_stop_and_never_overshoots():
    values = np.array(eased((0.0, 2.0, 1.0), 41))
    assert values[[0, 20, 40]] == pytest.approx([0.0, 2.0, 1.0], abs=1e-12)
    assert np.all(np.diff(values[:21]) >= -1e-12) and np.all(np.diff(values[20:]) <= 1e-12)
