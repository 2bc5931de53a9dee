"""Every mark has a drawer, every scene is legible in both layouts, and what is drawn is where the mathematics says."""

import io
import itertools
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from gdviz import marks, scenes
from gdviz.controls import Animation, Slider, Step
from gdviz.datasets import worked_line
from gdviz.drawing.surface import HEIGHT
from gdviz.marks import (
    Contour,
    Curve,
    Cycle,
    FinalLoss,
    GradientArrows,
    Here,
    Label,
    Line,
    LossCurve,
    Mark,
    Marker,
    Path,
    Points,
    Probes,
    Reference,
    Residuals,
    Secant,
    Surface,
    Tangent,
)
from gdviz.objectives import line_loss, parabola, saddle
from gdviz.optimizers import GradientDescent
from gdviz.render import DRAWERS, Drawing, draw, drawing_settings, figure_size, layout_for, save_still
from gdviz.scene import Axis, Panel, Run, Scene
from gdviz.style import DARK, LAYOUTS, LIGHT, NARROW, THEMES, WIDE

DATA = worked_line()
LOSS = line_loss()


def scene_of(*panels, **fields):
    return Scene("title", "alt", "caption", panels, **fields)


def descent(rate=0.1, steps=20, *extra, **fields):
    """Gradient descent on (x - 3)² from 0: x after t steps is 3 (1 - (1 - 2 rate)ᵗ)."""
    return scene_of(
        Panel((Curve(), Path(), *extra), readout=("step", "x", "loss", "slope")),
        objective=parabola(3.0),
        runs=(Run(GradientDescent(rate), 0.0, steps),),
        controls=(Step(),),
        **fields,
    )


def run_on_loss(*panels, rate=0.03, **fields):
    return scene_of(
        *panels, objective=LOSS, runs=(Run(GradientDescent(rate), (0.0, 0.0), 30),), controls=(Step(),), **fields
    )


# One scene a mark, where the chapters' own scenes may change.
SAMPLES = {
    Curve: descent(),
    Path: descent(),
    Tangent: descent(0.1, 20, Tangent(triangle=True), Tangent(at=(1.0, 5.0), labels=True)),
    Here: descent(0.1, 20, Here(drop=True)),
    Marker: descent(0.1, 20, Marker((3.0,), "minimum", "minimum"), Marker((0.0, 9.0), "start", "start")),
    Label: descent(0.1, 20, Label("steep", (-1.0, 20.0))),
    Reference: descent(0.1, 20, Reference(3.0, label="here"), Reference(10.0, "y", label="target")),
    Secant: scene_of(
        Panel((Curve(), Secant())), objective=parabola(3.0), controls=(Slider("x", 0, 5, 1.0), Slider("h", 0, 3, 2.0))
    ),
    Probes: scene_of(
        Panel((Curve(), Probes("x"))), objective=parabola(3.0), point=("x",), controls=(Slider("x", 0, 5, 1.0),)
    ),
    Contour: run_on_loss(Panel((Contour(), Path(), Marker(LOSS.minimizers[0], "minimum", "best")))),
    Surface: run_on_loss(Panel((Surface(top=60.0), Path(), Marker(LOSS.minimizers[0], "minimum", "best")))),
    GradientArrows: run_on_loss(Panel((Contour(), GradientArrows(grid=4, current=True, negative=True)))),
    Points: run_on_loss(Panel((Points(DATA, label="data"), Line(label="model")))),
    Line: run_on_loss(Panel((Points(DATA), Line(), Line((1.0, 1.0), label="guess", faint=True)))),
    Residuals: run_on_loss(Panel((Residuals(DATA, "squares"), Points(DATA), Line()), equal=True), still={"step": 1}),
    LossCurve: run_on_loss(Panel((LossCurve(labels=("training",)),))),
    FinalLoss: run_on_loss(Panel((FinalLoss(0.01, 0.1, 30),))),
    Cycle: scene_of(
        Panel((Cycle(tuple((f"box {k}", "what happens here, in a few words") for k in range(5))),)),
        controls=(Slider("stage", 0, 5, 2.0),),
    ),
}
EVERY_SCENE = [*scenes.all(), *SAMPLES.values()]
NAMES = [scene.id for scene in scenes.all()] + [kind.__name__ for kind in SAMPLES]


def pixels(drawing):
    with drawing_settings():
        drawing.canvas.draw()
    return np.asarray(drawing.canvas.buffer_rgba())[..., :3].astype(int)


def bytes_of(scene, format, **options):
    file = io.BytesIO()
    save_still(scene, file, format=format, **{"palette": LIGHT, "layout": WIDE, **options})
    return file.getvalue()


def colored(image, color):
    """Where an image has a colour exactly."""
    rgb = [int(color[k : k + 2], 16) for k in (1, 3, 5)]
    return (image == rgb).all(axis=-1)


# ---- completeness and legibility


def test_every_mark_has_a_drawer_and_a_sample():
    kinds = {kind for kind in vars(marks).values() if isinstance(kind, type) and issubclass(kind, Mark)} - {Mark}
    assert kinds == set(DRAWERS) == set(SAMPLES)


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
def test_every_mark_changes_the_picture(kind):
    """A panel without the mark looks different, so that no drawer silently draws nothing."""
    scene = SAMPLES[kind]
    panel = scene.panels[0]
    axes = {"x": Axis("x", -1, 6), "y": Axis("y", -10, 30)} if kind not in (Surface, Cycle) else {}
    left = tuple(mark for mark in panel.marks if not isinstance(mark, kind))
    without = Scene(**{**vars_of(scene), "panels": (Panel(left, **axes),)})
    with_it = Scene(**{**vars_of(scene), "panels": (Panel(panel.marks, **axes),)})
    if kind in (Surface, Cycle):  # the kind of panel hangs on them: compare with an empty figure
        paper = np.array([int(LIGHT.paper[k : k + 2], 16) for k in (1, 3, 5)])
        assert (pixels(draw(with_it, LIGHT, WIDE, 1.0)) != paper).any(axis=-1).mean() > 0.05
        return
    assert (pixels(draw(with_it, LIGHT, WIDE, 1.0)) != pixels(draw(without, LIGHT, WIDE, 1.0))).any()


def vars_of(scene):
    return {name: getattr(scene, name) for name in scene.__dataclass_fields__}


def text_boxes(drawing):
    """(text, left, bottom, right, top) in CSS pixels of every text that shows."""
    renderer = drawing.canvas.get_renderer()
    for text in drawing.figure.texts:
        if text.get_text().strip():
            box = text.get_window_extent(renderer)
            yield (text.get_text(), *(float(v) / drawing.scale for v in (box.x0, box.y0, box.x1, box.y1)))


@pytest.mark.filterwarnings("error")  # a glyph that no font has is a warning
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("scene", EVERY_SCENE, ids=NAMES)
def test_text_stays_on_the_figure_and_off_other_text(scene, layout):
    drawing = draw(scene, LIGHT, layout, 1.0)
    ends = [scene.frames()[0], scene.frames()[-1]] if scene.animation else []
    for state in (scene.still_state(), *ends):
        with drawing_settings():
            drawing.update(state)
            boxes = list(text_boxes(drawing))
        for text, left, bottom, right, top in boxes:
            inside = left >= -0.5 and bottom >= -0.5 and right <= drawing.width + 0.5 and top <= drawing.height + 0.5
            assert inside, f"{text!r} leaves the figure"
        for one, other in itertools.combinations(boxes, 2):
            across = min(one[3], other[3]) - max(one[1], other[1])
            up = min(one[4], other[4]) - max(one[2], other[2])
            assert across <= 1 or up <= 1, f"{one[0]!r} covers {other[0]!r}"


def contrast(one, other):
    """WCAG 2.2 contrast ratio of two #rrggbb colours."""

    def luminance(color):
        parts = [int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES)
def test_every_text_has_contrast_where_it_stands(palette):
    """A label over marks has a halo of paper; the boxes of a diagram are raised, or lit with the function's colour."""
    for scene in SAMPLES.values():
        drawing = draw(scene, palette, WIDE, 1.0)
        lit = drawing.sheet.blend("function", 0.16)
        grounds = [palette.raised, lit] if scene.panels[0].kind == "diagram" else [palette.paper]
        for text, ground in itertools.product(drawing.figure.texts, grounds):
            assert contrast(text.get_color(), ground) >= 4.5, text.get_text()


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
    from gdviz.controls import Reveal

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
    assert HEIGHT > 0 and len(drawing.readouts) > 6  # the ticks turn along


# ---- files


@pytest.mark.parametrize(("layout", "expected"), [(WIDE, (720, 400)), (NARROW, (400, 330))])
def test_sizes(layout, expected):
    scene = descent()
    assert figure_size(scene, layout) == expected
    image = Image.open(io.BytesIO(bytes_of(scene, "png", layout=layout, scale=2.0)))
    assert image.size == (2 * expected[0], 2 * expected[1])
    svg = bytes_of(scene, "svg", layout=layout).decode()
    assert f'width="{expected[0]}"' in svg and f'height="{expected[1]}"' in svg and "pt" not in svg[:900].split(">")[1]


def test_heights_add_up_and_a_given_height_wins():
    panel = Panel((Curve(),))
    two = scene_of(panel, panel, objective=parabola(3.0), columns=1, narrow_height=500)
    assert figure_size(two, WIDE) == (720, 800)
    assert figure_size(two, NARROW) == (400, 500)


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
from tests.test_render import SAMPLES, bytes_of
from gdviz.marks import Contour, Surface
from gdviz.style import NARROW
for kind in (Contour, Surface):
    for format in ("png", "svg", "pdf"):
        print(hashlib.sha256(bytes_of(SAMPLES[kind], format, layout=NARROW)).hexdigest())
"""


def test_bytes_are_the_same_in_every_process():
    runs = [
        subprocess.run(
            [sys.executable, "-c", DIGEST], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] and len(runs[0].split()) == 6


def test_drawing_leaves_matplotlib_as_it_was():
    code = (
        "import sys, matplotlib; before = matplotlib.rcParams.copy();"
        "from tests.test_render import SAMPLES, bytes_of; from gdviz.marks import Contour;"
        "bytes_of(SAMPLES[Contour], 'png');"
        "assert matplotlib.rcParams.copy() == before; assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_readers_own_settings_change_nothing():
    import matplotlib

    plain = bytes_of(descent(), "svg")
    with matplotlib.rc_context({"lines.dash_capstyle": "round", "font.size": 30, "text.color": "red"}):
        assert bytes_of(descent(), "svg") == plain
