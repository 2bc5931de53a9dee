"""The data sets of two classes: their shapes, their halves, and that they can be drawn again."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.objectives.class_data import COUNT, SHAPES, circles, class_data, moons, spirals


@pytest.mark.parametrize("name", SHAPES)
def test_half_of_the_points_is_of_each_class_and_none_is_in_both_parts(name: str) -> None:
    data = class_data(name, 3)
    for x, y in ((data.x, data.y), (data.held_x, data.held_y)):
        assert x.shape == (COUNT, 2) and y.sum() == COUNT / 2
        assert np.abs(x).max() < 2.2
        assert not x.flags.writeable and not y.flags.writeable
    assert not {tuple(point) for point in data.x.tolist()} & {tuple(point) for point in data.held_x.tolist()}
    assert class_data(name, 3) is data
    assert not np.array_equal(class_data(name, 4).x, data.x)


def test_points_without_noise_lie_on_their_curves() -> None:
    share, none = np.array([0.0, 0.5, 1.0]), np.zeros(3)
    upper, lower = moons(share, 0.0 * share, none, none), moons(share, 1.0 + 0.0 * share, none, none)
    np.testing.assert_allclose(upper, [[0.5, -0.25], [-0.5, 0.75], [-1.5, -0.25]], atol=1e-15)
    np.testing.assert_allclose(lower, -upper)  # the other half circle, turned around the middle
    for label, radius in ((0.0, 1.4), (1.0, 0.6)):
        np.testing.assert_allclose(np.hypot(*circles(share, label + none, none, none).T), radius)
    arm = spirals(share, none, none, none)
    np.testing.assert_allclose(np.hypot(*arm.T), [0.3, 0.95, 1.6])
    np.testing.assert_allclose(np.unwrap(np.arctan2(arm[:, 1], arm[:, 0])), [0, 0.75 * np.pi, 1.5 * np.pi], atol=1e-12)


@pytest.mark.parametrize(("name", "best"), [("moons", 0.9), ("circles", 0.75), ("spirals", 0.8)])
def test_no_line_can_split_them(name: str, best: float) -> None:
    """Of lines in a fine fan of directions, each at its best offset, none tells more of the points right."""
    data = class_data(name)
    right = []
    for angle in np.linspace(0, 2 * np.pi, 180):
        along = data.x @ [np.cos(angle), np.sin(angle)]
        labels = data.y[np.argsort(along)]
        right.append(np.max(np.cumsum(1 - labels) + np.sum(labels) - np.cumsum(labels)) / COUNT)
    assert 0.5 < max(right) < best


def test_an_unknown_name_is_answered_with_a_known_one() -> None:
    with pytest.raises(ValueError, match=r"^there is no data set 'moon'.*moons"):
        class_data("moon")
    with pytest.raises(ValueError, match=r"^seed must be"):
        class_data("moons", -1)
