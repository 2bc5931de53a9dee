"""Gradient descent: its runs in closed form and by another loop."""

import pytest

from gdviz.figure.parts import Predict
from gdviz.scenes import gradient_descent
from tests.scenes.by_hand import close


def test_the_descent_on_the_parabola_in_closed_form():
    chapter = gradient_descent
    assert close(chapter.first_slope, -6) and close(chapter.second_slope, -4.8)
    assert close(chapter.first, 0.6) and close(chapter.second, 1.08)
    assert close(chapter.first_step, 0.6) and close(chapter.second_step, 0.48) and close(chapter.ratio, 0.8)
    assert close(chapter.after_10, 3 - 3 * 0.8**10) and close(chapter.final, 3 - 3 * 0.8**50)
    assert chapter.asked == 10 and close(chapter.asked_length, 0.6 * 0.8**9)
    assert chapter.distance_after_twice == pytest.approx(3 * 0.8**100, rel=1e-6)
    assert chapter.final_slope == pytest.approx(-6 * 0.8**50, rel=1e-9)
    steps = chapter.path.animation.values["step"]
    assert steps[0] == 0 and steps[-1] == 50 and list(steps) == sorted(steps)


def test_from_the_hilltop_the_steps_grow_before_they_shrink():
    x, lengths = 0.1, []
    for _ in range(16):
        step = 0.1 * (4 * x**3 - 4 * x + 0.3)
        x -= step
        lengths.append(abs(step))
    assert close(gradient_descent.hump_first, 0.0096)  # 0.1 times |0.004 - 0.4 + 0.3|
    assert gradient_descent.hump_longest == pytest.approx(max(lengths), rel=1e-9)
    top = gradient_descent.hump_longest_step
    assert lengths[:top] == sorted(lengths[:top]) and lengths[top - 1 :] == sorted(lengths[top - 1 :], reverse=True)
    assert gradient_descent.hump_growth == pytest.approx(max(lengths) / 0.0096, rel=1e-9)


def test_with_a_plus_the_point_climbs_to_the_hilltop():
    """Each step is 0.05 times the slope 4x³ - 4x + 0.3, down with a minus, up with a plus: from 0.5 by 0.06."""
    chapter = gradient_descent
    for sign, ends in ((-1, chapter.down_to), (1, chapter.up_to)):
        x = 0.5
        for _ in range(24):
            x += sign * 0.05 * (4 * x**3 - 4 * x + 0.3)
        assert close(ends, x)
    first = [run.iterates[1, 0] for flip in (0.0, 1.0) for run in chapter.minus_sign.trajectories(maximize=flip)]
    assert first == pytest.approx([0.56, 0.44], abs=1e-12)
    assert abs(chapter.up_to - chapter.hilltop) < 0.005 and abs(chapter.down_to - chapter.right_valley) < 0.005
    assert (
        chapter.minus_sign.part(Predict).options[1] == "to the hilltop" and chapter.minus_sign.part(Predict).answer == 1
    )
    (beyond,) = chapter.minus_sign.trajectories(maximize=1.0, start=1.4)
    assert beyond.diverged


def test_the_equation_says_the_sign_and_where_the_step_leads():
    scene = gradient_descent.minus_sign
    values = [scene.state(maximize=flip, step=0).quantities(scene.panels[0]) for flip in (0.0, 1.0)]
    assert [each["signed_rate"] for each in values] == [-0.05, 0.05]
    assert [each["next"] for each in values] == pytest.approx([0.56, 0.44], abs=1e-12)
