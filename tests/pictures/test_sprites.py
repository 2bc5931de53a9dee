"""Readouts made of ready-made glyphs: where they stand, and that they look like matplotlib's own text."""

import numpy as np
import pytest

from gdviz.drawing.sheet import Readout, Sheet
from gdviz.drawing.text import drawing_settings, font
from gdviz.figure.numbers import DIGIT_SPACE, MINUS
from gdviz.figure.style import LIGHT, WIDE
from gdviz.pictures.sprites import write


def paper(scale=1.0, size=(60, 200)):
    image = np.full((int(size[0] * scale), int(size[1] * scale), 4), 255, dtype=np.uint8)
    image[..., :3] = (252, 251, 248)  # LIGHT.paper
    return image


def written(text, x=10.0, y=20.0, scale=1.0, **options):
    image = paper(scale)
    with drawing_settings():
        write(image, Readout(text, (x, y), 12.5, LIGHT.ink, scale, **options))
    return image[..., :3].astype(int)


def by_matplotlib(text, x, y, scale, weight=400, halo=""):
    sheet = Sheet(200, 60, scale, LIGHT, WIDE)
    with drawing_settings():
        drawn = sheet.figure.text(x, y, text, color=LIGHT.ink, fontproperties=font(12.5, weight), va="baseline",
                                  ha="left", transform=sheet.pixels)  # fmt: skip
        if halo:
            from matplotlib.patheffects import withStroke

            drawn.set_path_effects([withStroke(linewidth=3.5, foreground=halo)])
        sheet.canvas.draw()
    return np.asarray(sheet.canvas.buffer_rgba())[..., :3].astype(int)


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
@pytest.mark.parametrize(("x", "y"), [(10.0, 20.0), (10.3, 20.6), (33.37, 31.123)])
@pytest.mark.parametrize("text", [f"{MINUS}0.125", "1234567890", "learning rate η", "∞", "2.5×10⁻⁶", "step 12"])
def test_it_looks_like_matplotlibs_text(text, x, y, scale):
    # at most 2/64 of a pixel aside: see test_frames
    assert np.abs(written(text, x, y, scale) - by_matplotlib(text, x, y, scale)).max() <= 8


@pytest.mark.parametrize("options", [{"weight": 600}, {"halo": LIGHT.raised}])
def test_weights_and_halos_look_like_matplotlibs(options):
    ours, theirs = written("3", 20, 20, 2.0, **options), by_matplotlib("3", 20, 20, 2.0, **options)
    assert np.abs(ours - theirs).max() <= 8
    assert np.abs(ours - written("3", 20, 20, 2.0)).max() > 8  # and it does make a difference


def test_a_halo_lies_below_every_glyph():
    ours, theirs = (
        written("3.14", 20, 20, 2.0, halo=LIGHT.raised),
        by_matplotlib("3.14", 20, 20, 2.0, halo=LIGHT.raised),
    )
    # matplotlib fills the outlines of all glyphs at once; where two touch, a few pixels at the edge come out darker
    apart = (np.abs(ours - theirs) > 8).any(axis=-1)
    assert apart.sum() <= 12 and (theirs[apart] <= ours[apart]).all()


@pytest.mark.parametrize("x", [10.0, 10.41, 57.8])
@pytest.mark.parametrize("scale", [1.25, 2.0])
def test_a_changing_digit_moves_nothing_after_it(x, scale):
    shown = [written(f"{digit}.250", x, scale=scale) for digit in "0123456789" + DIGIT_SPACE + MINUS]
    first = int(np.ceil((x + 0.61 * 12.5) * scale))  # a digit is 0.6 em wide; the ink of the next begins after it
    for image in shown[1:]:
        np.testing.assert_array_equal(image[:, first:], shown[0][:, first:])
    assert len({image.tobytes() for image in shown}) == 12


def test_a_changing_digit_changes_only_its_own_place():
    one, other = written("1.25", 10), written("1.28", 10)
    columns = np.flatnonzero((one != other).any(axis=(0, 2)))
    # after "1.2": two digits of 0.6 em and a full stop of 0.272 em (3.4 of 12.5 pixels)
    assert columns.min() >= 10 + 12.5 * (2 * 0.6 + 0.272) - 1 and columns.max() <= 10 + 12.5 * (3 * 0.6 + 0.35) + 1


@pytest.mark.parametrize(("x", "y"), [(-20.0, 20.0), (190.0, 20.0), (50.0, -4.0), (50.0, 57.0), (500.0, 500.0)])
def test_what_falls_outside_the_picture_is_cut_off(x, y):
    larger = np.full((300, 500, 4), 255, dtype=np.uint8)
    larger[..., :3] = (252, 251, 248)
    with drawing_settings():
        write(larger, Readout("0.125", (x + 100, y + 100), 12.5, LIGHT.ink, 1.0))
    window = larger[300 - 160 : 300 - 100, 100:300, :3].astype(int)
    np.testing.assert_array_equal(written("0.125", x, y), window)


def test_nothing_is_written_for_spaces():
    np.testing.assert_array_equal(written(DIGIT_SPACE * 3), paper()[..., :3])
