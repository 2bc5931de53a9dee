"""What is drawn is where the mathematics says, what moves is apart from what stands still, files are reproducible."""

import io
import os
import subprocess
import sys
from pathlib import Path as File

import matplotlib
import numpy as np
import pytest
from PIL import Image
from scene_samples import SAMPLES, bytes_of, colored, descent, pixels, scene_of

from gdviz.drawing.drawing import Drawing
from gdviz.drawing.panels import sheet_size
from gdviz.drawing.text import drawing_settings
from gdviz.figure.controls import Animation, Reveal, Slider
from gdviz.figure.marks import Contour, Curve, Marker, Surface, Tangent
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.style import DARK, LIGHT, NARROW, WIDE
from gdviz.objectives import parabola, saddle
from gdviz.pictures.still import draw, layout_for, save_still

ROOT = File(__file__).resolve().parents[1]


def in_new_process(code, **variables):
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    environment = {**os.environ, "PYTHONPATH": paths, **variables}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)


# ---- where things are


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


def test_axes_given_by_the_scene_are_kept():
    scene = scene_of(
        Panel((Curve(),), x=Axis("x", 1.0, 1000.0, scale="log"), y=Axis("f", 0.0, 2.0, ticks=(0.0, 0.5, 2.0))),
        objective=parabola(3.0),
    )
    shown = [text.get_text() for text in draw(scene, LIGHT, WIDE, 1.0).figure.texts]
    assert [text for text in shown if text in ("1", "10", "100", "1000")] == ["1", "10", "100", "1000"]
    assert [text for text in shown if text in ("0.0", "0.5", "2.0")] == ["0.0", "0.5", "2.0"]


def test_panels_share_a_row_when_wide_and_stack_when_narrow():
    panel = Panel((Curve(),))
    scene = scene_of(panel, panel, objective=parabola(3.0))
    wide = [axes.get_position() for axes in draw(scene, LIGHT, WIDE, 1.0).figure.axes]
    narrow = [axes.get_position() for axes in draw(scene, LIGHT, NARROW, 1.0).figure.axes]
    assert wide[0].y0 == pytest.approx(wide[1].y0) and wide[0].x1 < wide[1].x0
    assert narrow[0].x0 == pytest.approx(narrow[1].x0) and narrow[1].y1 < narrow[0].y0


def test_equal_panels_have_one_scale():
    panel = Panel((Contour(),), x=Axis("x", 0, 4), y=Axis("y", 0, 1), equal=True)
    box = draw(scene_of(panel, objective=saddle()), LIGHT, WIDE, 1.0).figure.axes[0].bbox
    assert box.width / 4 == pytest.approx(box.height / 1)


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


# ---- moving and standing artists


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


# ---- files


@pytest.mark.parametrize(("layout", "expected"), [(WIDE, (720, 400)), (NARROW, (400, 330))])
def test_sizes(layout, expected):
    scene = descent()
    assert sheet_size(scene, layout) == expected
    image = Image.open(io.BytesIO(bytes_of(scene, "png", layout=layout, scale=2.0)))
    assert image.size == (2 * expected[0], 2 * expected[1])
    svg = bytes_of(scene, "svg", layout=layout).decode()
    assert f'width="{expected[0]}"' in svg and f'height="{expected[1]}"' in svg and "pt" not in svg[:900].split(">")[1]


def test_heights_add_up_and_a_given_height_wins():
    panel = Panel((Curve(),))
    two = scene_of(panel, panel, objective=parabola(3.0), columns=1, narrow_height=500)
    assert sheet_size(two, WIDE) == (720, 800)
    assert sheet_size(two, NARROW) == (400, 500)


def test_a_size_overrides_the_layout():
    image = Image.open(io.BytesIO(bytes_of(descent(), "png", size=(500, 300), scale=1.0)))
    assert image.size == (500, 300)
    assert layout_for(500).name == "narrow" and layout_for(500).width == 500
    assert layout_for(720) is WIDE


def test_unknown_formats_and_sizes_are_refused(tmp_path):
    target = tmp_path / "figure.gif"
    with pytest.raises(ValueError, match="png, svg, pdf"):
        save_still(descent(), target, format="gif", palette=LIGHT)
    for size in ((0, 0), (720, 100_000)):
        with pytest.raises(ValueError, match="200 to 4000"):
            save_still(descent(), target, format="png", palette=LIGHT, size=size)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    save_still(descent(), tmp_path / "figure.png", format="png", palette=DARK, scale=1.0)
    assert [file.name for file in tmp_path.iterdir()] == ["figure.png"]
    assert Image.open(tmp_path / "figure.png").size == (720, 400)
    with pytest.raises(OSError):
        save_still(descent(), tmp_path / "nowhere" / "figure.png", format="png", palette=DARK, scale=1.0)


DIGEST = """
import hashlib, io
from scene_samples import SAMPLES, bytes_of
from gdviz.marks import Contour, Surface
from gdviz.style import NARROW
for kind in (Contour, Surface):
    for format in ("png", "svg", "pdf"):
        print(hashlib.sha256(bytes_of(SAMPLES[kind], format, layout=NARROW)).hexdigest())
"""


def test_bytes_are_the_same_in_every_process():
    runs = [in_new_process(DIGEST, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")]
    assert runs[0] == runs[1] and len(runs[0].split()) == 6


def test_drawing_leaves_matplotlib_as_it_was():
    code = (
        "import sys, matplotlib; before = matplotlib.rcParams.copy();"
        "from scene_samples import SAMPLES, bytes_of; from gdviz.marks import Contour;"
        "bytes_of(SAMPLES[Contour], 'png');"
        "assert matplotlib.rcParams.copy() == before; assert 'matplotlib.pyplot' not in sys.modules"
    )
    in_new_process(code)


def test_a_readers_own_settings_change_nothing():
    plain = bytes_of(descent(), "svg")
    with matplotlib.rc_context({"lines.dash_capstyle": "round", "font.size": 30, "text.color": "red"}):
        assert bytes_of(descent(), "svg") == plain
