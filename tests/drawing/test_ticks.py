"""The parts that drawing is made of, each against values worked by hand or another formula."""

import math
import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gdviz.drawing.camera import HEIGHT, project
from gdviz.drawing.clip import clip_polyline
from gdviz.drawing.labels import Label, best_place, text_box
from gdviz.drawing.limits import panel_axes
from gdviz.drawing.marks.contour import contour_levels
from gdviz.drawing.marks.data import predictions, residual_squares
from gdviz.drawing.marks.path import arrow_shape
from gdviz.drawing.marks.surface import _facets
from gdviz.drawing.panels import frames
from gdviz.drawing.plot import Plot
from gdviz.drawing.readout import Slot, write
from gdviz.drawing.sheet import Sheet
from gdviz.drawing.text import register_fonts, text_width, wrap
from gdviz.drawing.ticks import Scale, decades, nice_values, tick_labels
from gdviz.figure.marks import Contour, Curve, LossCurve, Path, Points, Residuals, Surface
from gdviz.figure.numbers import fixed, power_of_ten, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.scene import Run, Scene
from gdviz.figure.style import LIGHT, WIDE
from gdviz.objectives import from_formula, line_loss, parabola, quadratic
from gdviz.objectives.datasets import worked_line
from gdviz.optimizers import Adam, GradientDescent
from gdviz.optimizers.descent import descend, final_losses

# ---- words and numbers


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1.25, 1, "1.2"),  # to even, as Python rounds
        (-4.8, 2, "−4.80"),
        (-0.0004, 2, "0.00"),
        (0.0, 3, "0.000"),
        (9999.0, 0, "9999"),
        (12345.0, 3, "1.2×10⁴"),
        (-9.99e7, 2, "−1.0×10⁸"),
        (math.inf, 2, "∞"),
        (-math.inf, 2, "−∞"),
    ],
)
def test_fixed(value, decimals, expected):
    assert fixed(value, decimals) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.1, "0.1"), (1.05, "1.05"), (0.08452, "0.08452"), (2e-6, "2×10⁻⁶"), (1e-5, "10⁻⁵"), (0, "0")],
)
def test_shortest(value, expected):
    assert shortest(value) == expected


def test_power_of_ten():
    assert [power_of_ten(value) for value in (1e-3, -1e6, 2.5e4)] == ["10⁻³", "−10⁶", "2.5×10⁴"]


def test_our_font_is_used_and_its_digits_are_equally_wide():
    assert register_fonts()[0] == "IBM Plex Sans"
    widths = {round(text_width(character, 12.5), 6) for character in "0123456789−\N{FIGURE SPACE}"}
    assert len(widths) == 1


def test_readouts_keep_the_place_of_a_sign_and_of_digits():
    slope, step = Slot("slope", "slope", 0, True, 50), Slot("step", "step", 0, False, 50)
    assert len(write(slope, -4.8)) == len(write(slope, 4.8)) == 5
    assert [write(step, value) for value in (3.0, 50.0)] == ["\N{FIGURE SPACE}3", "50"]


def test_wrap_fills_lines_without_going_over():
    text = "the quick brown fox jumps over the lazy dog"
    lines = wrap(text, 120, 14)
    assert " ".join(lines) == text
    assert all(text_width(line, 14) <= 120 for line in lines)
    following = [word.split()[0] for word in lines[1:]]
    assert all(text_width(f"{line} {word}", 14) > 120 for line, word in zip(lines, following, strict=False))


# ---- ticks and ranges


def test_ticks_are_round_and_few():
    assert nice_values(0, 10, 6) == [0, 2, 4, 6, 8, 10]
    assert nice_values(-2, 8, 6) == [-2, 0, 2, 4, 6, 8]
    assert nice_values(0.0, 0.1, 5) == pytest.approx([0, 0.025, 0.05, 0.075, 0.1])
    for low, high, count in ((-1.3, 7.7, 4), (1e-3, 2e-3, 5), (-1e6, 1e6, 3)):
        values = nice_values(low, high, count)
        assert 2 <= len(values) <= count
        assert low <= values[0] and values[-1] <= high


def test_tick_labels_share_their_decimals():
    assert tick_labels([0.0, 0.5, 1.0]) == ["0.0", "0.5", "1.0"]
    assert tick_labels([-20.0, 0.0, 20.0]) == ["−20", "0", "20"]
    assert tick_labels([0.025, 0.05]) == ["0.025", "0.050"]
    assert tick_labels([0.0, 2e5]) == ["0", "2×10⁵"]
    assert tick_labels([100000.0, 105000.0, 110000.0]) == ["10⁵", "1.05×10⁵", "1.1×10⁵"]
    assert tick_labels([1e6, 1e6 + 1]) == ["1 000 000", "1 000 001"]
    assert tick_labels([0.000995, 0.001]) == ["0.000995", "0.001000"]
    assert tick_labels([12000.5, 12001.0]) == ["12 000.5", "12 001.0"]
    assert tick_labels([-0.0, 2000.0]) == ["0", "2 000"]


SUPERSCRIPTS = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"


def _read(label):
    """The number that a label says."""
    mantissa, power = re.fullmatch(
        rf"(.*?)(?:10([{SUPERSCRIPTS}]+))?", label.replace(" ", "").replace("−", "-")
    ).groups()
    exponent = int((power or "⁰").translate(str.maketrans(SUPERSCRIPTS, "-0123456789")))
    mantissa = mantissa.removesuffix("×")
    return float(f"{mantissa}1" if mantissa in ("", "-") else mantissa) * 10.0**exponent


@given(st.floats(-1e9, 1e9), st.floats(1e-7, 1e9), st.integers(3, 7))
def test_every_tick_says_where_it_stands(low, width, count):
    assume(low + width > low and width > 1e-9 * abs(low))
    values = nice_values(low, low + width, count)
    gap = min(b - a for a, b in pairwise(values)) if len(values) > 1 else width
    told = [_read(label) for label in tick_labels(values)]
    assert told == pytest.approx(values, rel=0, abs=1e-3 * gap)


def test_decades_thin_out_evenly_and_keep_one():
    assert decades(1e-2, 1e2, 5) == pytest.approx([0.01, 0.1, 1, 10, 100])
    assert decades(1e-6, 1e4, 4) == pytest.approx([1e-6, 1e-3, 1, 1e3])


def test_scales_map_ends_to_0_and_1():
    assert Scale(Axis("x", -2, 8)).fraction([-2, 3, 8]) == pytest.approx([0, 0.5, 1])
    log = Scale(Axis("x", 0.01, 100, scale="log"))
    assert log.fraction([0.01, 1, 100]) == pytest.approx([0, 0.5, 1])
    assert -0.1 < float(log.fraction(0.0)) < 0  # nothing is positive enough: just below the axis


@pytest.mark.parametrize("axis", [Axis("x", 1, 1), Axis("x", 0, math.inf), Axis("x", 0, 1, scale="log")])
def test_impossible_axes_are_refused(axis):
    with pytest.raises(ValueError, match="axis 'x'"):
        Scale(axis)


def test_ranges_come_from_what_is_shown():
    def axes(panel, objective):
        scene = Scene(
            "t", "a", "c", (panel,), objective=objective, runs=(Run(GradientDescent(0.1), start[objective], 40),)
        )
        return panel_axes(panel, scene.still_state())

    bowl, curve = quadratic((1.0, 4.0)), parabola(3.0)
    start = {bowl: (2.0, 1.0), curve: 0.0}
    x, y = axes(Panel((Contour(),)), bowl)
    assert (x.low, x.high, y.low, y.high) == (-3, 3, -3, 3)
    x, y = axes(Panel((Curve(), Path())), curve)
    assert (x.low, x.high) == (-2, 8)
    assert y.low < 0 and y.high > 25  # f(-2) = f(8) = 25
    assert y.label == "f(x)"
    x, y = axes(Panel((LossCurve(),)), bowl)
    assert (x.low, x.high) == (0, 40) and x.label == "step t"
    assert y.low == 0 and y.high > 4  # ½ (2² + 4 · 1²) = 4 at the start
    data = worked_line()
    x, y = axes(Panel((Points(data), Residuals(data))), bowl)
    assert x.low <= 1 and x.high >= 5 and y.low <= 2 and y.high >= 10


def test_final_losses_are_those_of_each_run():
    objective = line_loss()
    rates = (0.01, 0.05, 0.084)
    for optimizer in (GradientDescent(0.01), Adam(0.01)):
        run = Run(optimizer, (0.0, 0.0), 25)
        together = final_losses(objective, run, 25, rates)
        single = [descend(objective, type(optimizer)(learning_rate=rate), (0.0, 0.0), 25).losses[-1] for rate in rates]
        np.testing.assert_allclose(together, single, rtol=1e-9)


def test_contour_levels_share_the_picture():
    values = np.linspace(0, 1, 10_001)
    levels = contour_levels(values, 12)
    assert len(levels) == 12 and np.all(np.diff(levels) > 0)
    assert 0 < levels[0] < 1 / 13  # the lowest bands are narrower than an equal share


# ---- lines and shapes


def test_clipping_by_hand():
    line = np.array([[-5.0, 5.0], [15.0, 5.0]])
    np.testing.assert_allclose(clip_polyline(line, 10, 10), [[0, 5], [10, 5]])
    corner = np.array([[5.0, 5.0], [5.0, 20.0], [8.0, 20.0], [8.0, 5.0]])
    cut = clip_polyline(corner, 10, 10)
    np.testing.assert_allclose(cut[[0, 1, 3, 4]], [[5, 5], [5, 10], [8, 10], [8, 5]])
    assert np.isnan(cut[2]).all()  # the two pieces are apart
    outside = np.array([[-5.0, -5.0], [-1.0, 20.0]])
    assert np.isnan(clip_polyline(outside, 10, 10)).all()


def test_clipping_keeps_what_is_inside():
    points = np.random.default_rng(0).uniform(0, 10, (20, 2))
    np.testing.assert_array_equal(clip_polyline(points, 10, 10), points)


@pytest.mark.parametrize("far", [1e3, 1e15, 1e150])
def test_clipping_points_the_right_way_however_far(far):
    angle = math.radians(30)
    line = np.array([[5.0, 5.0], [5.0 + far * math.cos(angle), 5.0 + far * math.sin(angle)]])
    there, back = clip_polyline(line, 10, 10), clip_polyline(line[::-1], 10, 10)
    np.testing.assert_allclose(there[-1], [10, 5 + 5 * math.tan(angle)], rtol=1e-9)
    np.testing.assert_allclose(back[-1], [5, 5])


def test_arrows_point_at_their_head_and_are_symmetric():
    shape = arrow_shape(np.array([0.0, 0.0]), np.array([30.0, 0.0]))
    np.testing.assert_allclose(shape[3], [30, 0])
    assert shape[:, 0].min() == 0 and shape[:, 0].max() == 30
    np.testing.assert_allclose(shape[::-1] * [1, -1], shape, atol=1e-12)


def test_residual_squares_are_square_and_as_tall_as_the_residual():
    seen, said = np.array([[10.0, 50.0], [40.0, 20.0]]), np.array([[10.0, 30.0], [40.0, 45.0]])
    above, below = residual_squares(seen, said)
    assert np.ptp(above[:, 0]) == np.ptp(above[:, 1]) == 20 and np.ptp(below[:, 0]) == np.ptp(below[:, 1]) == 25
    assert above[:, 0].max() == 10 and above[:, 1].min() == 30  # to the left, down to the line
    assert below[:, 0].min() == 40 and below[:, 1].max() == 45  # to the right, up to the line


def test_predictions_of_lines_with_two_parameters_and_one():
    x = np.array([1.0, 2.0])
    np.testing.assert_allclose(predictions(np.array([2.0, 0.5]), x), [2.5, 4.5])
    np.testing.assert_allclose(predictions(np.array([3.0]), x), [3, 6])


# ---- labels


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


def test_blending_colours():
    sheet = Sheet(300, 200, 1.0, LIGHT, WIDE)
    assert sheet.blend("#000000", 0.5, under="#ffffff") in ("#7f7f7f", "#808080")
    assert sheet.blend("ink", 1.0) == LIGHT.ink and sheet.blend("ink", 0.0) == LIGHT.paper


# ---- surfaces


def rotation(azimuth, elevation):
    """The camera as a product of two rotations: about the vertical, then about the axis to the right."""
    a, e = np.radians(-90 - azimuth), np.radians(90 - elevation)
    about_z = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
    about_x = np.array([[1, 0, 0], [0, np.cos(e), np.sin(e)], [0, -np.sin(e), np.cos(e)]])
    return about_x @ about_z


@pytest.mark.parametrize(("azimuth", "elevation"), [(-60, 35), (0, 0), (30, 90), (170, 10), (-135, 60)])
def test_the_projection_is_a_rotation(azimuth, elevation):
    points = np.random.default_rng(1).normal(size=(50, 3))
    flat, depth = project(points, azimuth, elevation)
    turned = points @ rotation(azimuth, elevation).T
    np.testing.assert_allclose(flat, turned[:, :2], atol=1e-12)
    np.testing.assert_allclose(depth, turned[:, 2], atol=1e-12)


def test_from_above_north_is_up_and_east_is_right():
    flat, depth = project([[1, 0, 0], [0, 1, 0], [0, 0, 1]], -90, 90)
    np.testing.assert_allclose(flat, [[1, 0], [0, 1], [0, 0]], atol=1e-12)
    np.testing.assert_allclose(depth, [0, 0, 1], atol=1e-12)


def view_of(objective, camera=(-60.0, 35.0), **mark):
    panel = Panel((Surface(**mark),), camera=camera)
    scene = Scene("t", "a", "c", (panel,), objective=objective)
    state, size = scene.still_state(), (WIDE.width, WIDE.panel_height)
    plot = Plot(Sheet(*size, 1.0, LIGHT, WIDE), frames(state, WIDE, size)[0], state)
    return plot.view, state


def test_the_box_holds_the_domain():
    view, _ = view_of(quadratic((1.0, 1.0)))
    corners = view.in_box(np.array([[-3.0, -3.0], [3.0, 3.0], [0.0, 0.0]]))
    np.testing.assert_allclose(corners, [[-1, -1, HEIGHT], [1, 1, HEIGHT], [0, 0, 0]], atol=1e-2)


def test_a_surface_is_cut_off_level_at_its_top():
    whole, _ = view_of(from_formula("x + y"), resolution=21)
    cut, _ = view_of(from_formula("x + y"), resolution=21, top=0.0)
    assert _facets(whole)[..., 2].max() == pytest.approx(HEIGHT)
    facets = _facets(cut)
    assert facets[..., 2].max() == pytest.approx(HEIGHT)
    # Over the base the plane lies below its middle height on half of the square of 2 by 2.
    x, y = facets[..., 0], facets[..., 1]
    area = 0.5 * np.abs((x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y).sum(axis=1)).sum()
    assert area == pytest.approx(2.0, rel=1e-6)


def test_a_wall_hides_what_is_behind_it_and_nothing_is_hidden_from_above():
    bowl = quadratic((1.0, 1.0))
    low, state = view_of(bowl, camera=(-90.0, 12.0))
    bottom_and_far_wall = low.in_box(np.array([[0.0, 0.0], [0.0, 2.9]]), lift=0.012)
    # From 12° the near wall, half as high as the box over the middle of that side, stands before the bottom.
    assert low.hidden(bottom_and_far_wall, state).tolist() == [True, False]
    above, state = view_of(bowl, camera=(-90.0, 85.0))
    grid = np.stack(np.meshgrid(np.linspace(-2.5, 2.5, 9), np.linspace(-2.5, 2.5, 9)), axis=-1).reshape(-1, 2)
    assert not above.hidden(above.in_box(grid, lift=0.012), state).any()
