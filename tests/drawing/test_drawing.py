"""What is drawn is where the mathematics says, and what moves is apart from what stands still."""

import numpy as np
import pytest

from gdviz.drawing.drawing import Drawing
from gdviz.drawing.text import drawing_settings
from gdviz.figure.controls import Animation, Reveal, Slider
from gdviz.figure.marks import Contour, Curve, Marker, Surface, Tangent
from gdviz.figure.panel import Panel
from gdviz.figure.style import LIGHT, WIDE
from gdviz.objectives import parabola, saddle
from gdviz.pictures.still import draw
from tests.drawn import bytes_of, colored, pixels
from tests.samples import SAMPLES, descent, scene_of


def test_an_iterate_stands_where_its_value_says():
    scene = descent(0.1, 20)
    drawing = Drawing(scene, LIGHT, WIDE, 1.0)
    drawing.update(scene.state(step=3))
    axes = drawing.figure.axes[0]
    width, height = axes.bbox.width, axes.bbox.height
    x = 3 * (1 - 0.8**3)  # after 3 steps of 0.1
    low, high = -2.0, 8.0  # the domain of the parabola
    bottom, top = -0.06 * 25, 25 * 1.06  # f runs from 0 to 25 there, with 6 % of room
    expected = ((x - low) / (high - low) * width, ((x - 3) ** 2 - bottom) / (top - bottom) * height)
    current = max(drawing.dynamic, key=lambda artist: artist.get_zorder())
    np.testing.assert_allclose(np.ravel(current.get_data()), expected, rtol=1e-9)


@pytest.mark.filterwarnings("error")
def test_a_diverging_run_is_drawn_to_the_border():
    scene = descent(rate=3.0, steps=600)  # x - 3 grows by -5 a step, until numbers end
    assert scene.still_state().trajectories[0].diverged
    drawing = draw(scene, LIGHT, WIDE, 1.0)
    for artist in drawing.dynamic:
        places = np.asarray(artist.get_xydata())
        assert np.nanmax(np.abs(places), initial=0.0) < 1000
    assert colored(pixels(drawing), LIGHT.path).sum() > 100
    bytes_of(scene, "svg")


def test_a_hidden_curve_shows_when_revealed():
    scene = scene_of(Panel((Curve(hidden=True),)), objective=parabola(3.0), controls=(Reveal(value=0.0),))
    hidden, shown = (pixels(draw(scene.state(reveal=value), LIGHT, WIDE, 1.0)) for value in (0.0, 1.0))
    assert not colored(hidden, LIGHT.function).any()
    assert colored(shown, LIGHT.function).sum() > 500


def test_dynamic_artists_are_left_out_of_the_background_and_complete_it():
    """Background, then dynamic, then above, is the full figure: what the GIF writer relies on."""
    scene = SAMPLES[Contour]
    drawing = Drawing(scene, LIGHT, WIDE, 1.0)
    background = pixels(drawing)
    assert not colored(background, LIGHT.path).any()
    assert all(artist.get_animated() for artist in (*drawing.dynamic, *drawing.above))
    with drawing_settings():
        for artist in (*drawing.dynamic, *drawing.above):
            artist.draw(drawing.canvas.get_renderer())
    composed = np.asarray(drawing.canvas.buffer_rgba())[..., :3].astype(int)
    assert np.abs(composed - pixels(draw(scene, LIGHT, WIDE, 1.0))).max() <= 2


def test_update_gives_what_a_fresh_drawing_gives():
    scene = SAMPLES[Tangent]
    for step in (0, 7):
        state = scene.state(step=step)
        moved = draw(scene, LIGHT, WIDE, 1.0)
        moved.update(state)
        fresh = Drawing(scene, LIGHT, WIDE, 1.0)
        fresh.update(state)
        fresh.settle()
        assert (pixels(moved) == pixels(fresh)).all()


def test_readouts_change_their_words_and_not_their_place():
    scene = descent(0.1, 20)
    drawing = Drawing(scene, LIGHT, WIDE, 2.0)
    places, texts = set(), set()
    for step in (0, 5, 20):
        drawing.update(scene.state(step=step))
        places.add(tuple(readout.position for readout in drawing.readouts))
        texts.add(drawing.readouts[0].text.strip())
    assert len(places) == 1
    assert texts == {"0", "5", "20"}


def test_labels_stand_still_through_an_animation():
    animation = Animation({"step": (0.0, 5.0, 20.0)})
    scene = descent(0.1, 20, Marker((3.0,), "minimum", "minimum"), animation=animation, still={"step": 5.0})
    places = set()
    for state in (scene.still_state(), *scene.frames()):
        for text in draw(state, LIGHT, WIDE, 1.0).figure.texts:
            if text.get_text() == "minimum":
                places.add(text.get_position())
    assert len(places) == 1


def test_a_turning_surface_moves_no_axes():
    scene = scene_of(
        Panel((Surface(), Marker((0.0, 0.0), "flat", "saddle"))),
        objective=saddle(),
        controls=(Slider("azimuth", -180, 180, -60.0),),
        animation=Animation({"azimuth": (-60.0, 0.0, 60.0)}),
    )
    drawing = Drawing(scene, LIGHT, WIDE, 1.0)
    before = pixels(drawing)
    drawing.update(scene.frames()[2])
    assert not drawing.moving_axes
    assert (pixels(drawing) == before).all()  # the background is the same
    assert len(drawing.readouts) > 6  # the ticks turn along
