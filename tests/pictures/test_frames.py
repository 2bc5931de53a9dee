"""Frames drawn by putting the moving parts over a still picture, against full draws of the whole figure."""

from dataclasses import replace

import matplotlib
import numpy as np
import pytest

from gdviz import scenes
from gdviz.drawing.drawing import Drawing
from gdviz.figure.controls import Animation
from gdviz.figure.marks import Label, Path, Surface
from gdviz.figure.style import DARK, LAYOUTS, LIGHT, WIDE
from gdviz.pictures import frames as module
from gdviz.pictures.frames import durations, frames, play
from gdviz.pictures.still import draw
from tests import kinds
from tests.drawn import pixels
from tests.samples import SAMPLES, descent

# matplotlib places a glyph on a grid of 1/64 pixel, and rounds the width of each to it. A readout is placed character
# by character, so rounding may put one 1/64 or 2/64 of a pixel aside, which changes a pixel by up to 2 * 255 / 64 = 8;
# at the end of a long one, where all these add up, twice as far.
TOLERANCE, LONG = 8, 30
# A text with a halo is drawn from outlines, by matplotlib all glyphs at once: where two touch, a few pixels differ.
TOUCHING = 3


def states_of(scene):
    """Some states that differ as much as the scene allows, in an order that goes back as well as forth."""
    moved = next((control for control in scene.controls if control.name == "step"), None) or scene.controls[0]
    low, high = moved.low, min(moved.high, scene.longest or moved.high)
    return [scene.state(**{moved.name: float(round(low + part * (high - low)))}) for part in (0.0, 1.0, 0.4, 0.1)]


def assert_full_draws(states, palette, layout, scale):
    """Each frame is what matplotlib draws of the same artists with nothing left out."""
    whole = draw(states[0], palette, layout, scale)
    drawing = Drawing(states[0].scene, palette, layout, scale, states[0])
    outlined = sum(bool(readout.halo) for readout in drawing.readouts)
    for state, frame in zip(states, frames(drawing, states), strict=True):
        whole.update(state)
        expected = pixels(whole)
        assert frame.shape == expected.shape and frame.dtype == np.uint8
        aside = 2 if max((len(readout.text) for readout in drawing.readouts), default=0) > LONG else 1
        assert ((np.abs(frame - expected) > TOLERANCE * aside).any(axis=-1)).sum() <= TOUCHING * outlined


# Each mark at one scale, and three marks at all: what a scale changes, it changes for lines, fills and words alike.
AT_ALL = (Path, Label, Surface)
SCALES = (1.0, 1.25, 2.0)
SCALED = [(mark, scale) for place, mark in enumerate(SAMPLES) for number, scale in enumerate(SCALES)
          if mark in AT_ALL or place % len(SCALES) == number]  # fmt: skip


@pytest.mark.parametrize(("mark", "scale"), SCALED, ids=lambda each: getattr(each, "__name__", str(each)))
def test_frames_of_any_mark_are_full_draws(mark, scale):
    assert_full_draws(states_of(SAMPLES[mark]), DARK, WIDE, scale)


@pytest.mark.covering("scene", kinds.of_drawing)
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
@pytest.mark.parametrize("scene", [s for s in scenes.all() if s.animation], ids=lambda scene: scene.id)
def test_frames_of_the_site_are_full_draws(scene, layout):
    """What is drawn anew and what is kept hangs on the marks and on what moves them."""
    states = scene.frames()
    assert_full_draws([states[0], states[len(states) // 2], states[-1]], LIGHT, layout, layout.gif_scale)


def test_nothing_is_left_behind_when_going_back():
    scene = descent()
    there, back = scene.state(step=20), scene.state(step=3)
    drawing = Drawing(scene, LIGHT, WIDE, 1.0, there)
    first, _, again = (frame.copy() for frame in frames(drawing, [back, there, back]))
    np.testing.assert_array_equal(first, again)


def test_moving_axes_are_drawn_in_full_every_time(monkeypatch):
    scene = descent()
    drawing = Drawing(scene, LIGHT, WIDE, 1.0, scene.state(step=0))
    drawing.moving_axes = True
    calls = []
    draw_canvas = drawing.canvas.draw
    monkeypatch.setattr(drawing.canvas, "draw", lambda: (calls.append(1), draw_canvas()))
    states = [scene.state(step=step) for step in (0, 2, 20)]
    whole = draw(states[0], LIGHT, WIDE, 1.0)
    for state, frame in zip(states, frames(drawing, states), strict=True):
        whole.update(state)
        assert np.abs(frame - pixels(whole)).max() <= TOLERANCE
    assert len(calls) == 3


def test_a_still_axis_is_drawn_once(monkeypatch):
    scene = descent()
    drawing = Drawing(scene, LIGHT, WIDE, 1.0, scene.state(step=0))
    calls = []
    draw_canvas = drawing.canvas.draw
    monkeypatch.setattr(drawing.canvas, "draw", lambda: (calls.append(1), draw_canvas()))
    assert len(list(frames(drawing, [scene.state(step=step) for step in range(10)]))) == 10
    assert len(calls) == 1


def test_the_readers_matplotlib_settings_neither_change_frames_nor_are_changed():
    scene = descent()
    states = [scene.state(step=step) for step in (0, 7)]
    expected = [frame.copy() for frame in frames(Drawing(scene, LIGHT, WIDE, 1.0, states[0]), states)]
    with matplotlib.rc_context({"text.hinting": "force_autohint", "path.simplify": False, "lines.linewidth": 9.0}):
        before = dict(matplotlib.rcParams)
        drawn = frames(Drawing(scene, LIGHT, WIDE, 1.0, states[0]), states)
        for wanted in expected:
            np.testing.assert_array_equal(next(drawn), wanted)
            assert dict(matplotlib.rcParams) == before


def test_durations_share_the_moving_time_and_hold_the_last():
    animation = Animation({"x": (0.0, 1.0, 2.0, 3.0)}, seconds=2.0, hold=1.5)
    assert durations(animation) == [500.0, 500.0, 500.0, 2000.0]


def test_play_gives_every_frame_of_the_animation_at_the_size_asked_for():
    scene = replace(descent(), animation=Animation({"step": (0.0, 1.0, 5.0)}, seconds=0.9, hold=0.0))
    pictures, times = play(scene, LIGHT, WIDE, {}, 1.25)
    assert [picture.shape for picture in pictures] == [(500, 900, 3)] * 3
    assert times == pytest.approx([300.0] * 3)


def test_play_refuses_a_scene_without_an_animation_and_settings_it_does_not_have():
    with pytest.raises(ValueError, match="title: it has no animation"):
        play(descent(), LIGHT, WIDE, None, None)
    moving = replace(descent(), animation=Animation({"step": (0.0, 1.0)}))
    with pytest.raises(ValueError, match="unknown setting 'speed'"):
        play(moving, LIGHT, WIDE, {"speed": 3}, None)


def test_settings_reach_the_frames():
    scene = replace(SAMPLES[next(iter(SAMPLES))], animation=Animation({"step": (0.0, 1.0)}))
    (control,) = scene.controls
    assert control.name == "step"  # so an animated value given as a setting is overruled by the animation
    one, _ = play(scene, LIGHT, WIDE, {"step": 9}, 1.0)
    other, _ = play(scene, LIGHT, WIDE, None, 1.0)
    np.testing.assert_array_equal(next(one), next(other))


def test_blending_rounds_as_agg_does():
    # Agg's own example values: covering by 0 changes nothing, by 255 replaces, by half meets in the middle
    below = np.array([[0, 255, 100, 7]], dtype=np.uint8)
    above = np.array([255, 0, 200, 7], dtype=np.int32)
    for cover, expected in ((0, [0, 255, 100, 7]), (255, [255, 0, 200, 7]), (128, [128, 127, 150, 7])):
        got = module.blend(below, above, np.array([[cover]], dtype=np.int32))
        np.testing.assert_array_equal(got, [expected])
