"""The palette: contrast (WCAG 2), and meanings that stay apart for every reader (Machado et al. 2009)."""

import itertools

import numpy as np
import pytest

from gdviz.figure.style import DARK, LAYOUTS, LIGHT, THEMES, WIDE, palette_css

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
MEANINGS = ("function", "slope", "path", "data")
RACE = ("ink", "path", "race_momentum", "race_scaled", "race_adam", "race_sign")  # side by side in a race

# Complete absence of one kind of cone, on linear RGB (Machado, Oliveira and Fernandes 2009, severity 1.0).
DEFICIENCIES = {
    "none": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(colour):
    """Linear RGB of `#rrggbb`, by the sRGB transfer function."""
    encoded = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """Contrast ratio of WCAG 2, from 1 to 21."""
    dark, light = sorted(linear(colour) @ [0.2126, 0.7152, 0.0722] for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(rgb):
    """CIE L*a*b* of linear RGB under D65."""
    matrix = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    ratio = matrix @ np.clip(rgb, 0, 1) / [0.95047, 1.0, 1.08883]
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # WCAG's well-known near miss


def test_lab_of_white_and_of_red():
    assert lab(linear("#ffffff")) == pytest.approx([100, 0, 0], abs=0.02)
    assert lab(linear("#ff0000")) == pytest.approx([53.24, 80.09, 67.20], abs=0.02)


@PALETTES
@pytest.mark.parametrize("colour", ["muted", *MEANINGS, *RACE])
@pytest.mark.parametrize("ground", ["paper", "raised"])
def test_whatever_is_written_can_be_read(palette, colour, ground):
    assert contrast(getattr(palette, colour), getattr(palette, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize("colour", [*MEANINGS, *RACE])
def test_what_is_drawn_shows_on_the_darkest_and_lightest_band(palette, colour):
    for band in (palette.band_low, palette.band_high):
        assert contrast(getattr(palette, colour), band) >= 3  # WCAG 1.4.11, graphics


@PALETTES
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("together", [MEANINGS, RACE])
def test_meanings_stay_apart(palette, deficiency, together):
    seen = {name: lab(DEFICIENCIES[deficiency] @ linear(getattr(palette, name))) for name in together}
    distances = {pair: np.linalg.norm(seen[pair[0]] - seen[pair[1]]) for pair in itertools.combinations(together, 2)}
    assert min(distances.values()) >= 20, distances  # ten times what is just noticeable side by side


def test_css_names_every_colour_once_a_theme():
    assert list(LIGHT.css()) == list(DARK.css())
    assert LIGHT.css()["--gd-band-low"] == LIGHT.band_low
    assert "--gd-name" not in LIGHT.css()
    assert THEMES == {"light": LIGHT, "dark": DARK}


def test_stylesheet_has_a_block_for_each_way_a_theme_is_chosen():
    sheet = palette_css()
    assert sheet.count("{") == sheet.count("}")
    assert sheet.count(f"--gd-paper: {LIGHT.paper};") == 2  # chosen or by default, and in print
    assert sheet.count(f"--gd-paper: {DARK.paper};") == 2  # chosen, and by the system's wish without JavaScript


def test_gifs_are_at_least_800_pixels_wide():
    assert all(layout.width * layout.gif_scale >= 800 for layout in LAYOUTS.values())
    assert LAYOUTS["wide"] is WIDE
