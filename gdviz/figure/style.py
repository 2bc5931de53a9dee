"""The one home of every colour, type size and line width, for matplotlib and for CSS.

A colour has one meaning on every page and in both themes: `function` is what is being minimised, `slope` its
derivative, `path` everything the optimiser does, `data` what was measured. The four stay apart for readers with any of
the common colour-vision deficiencies, and each has a contrast of at least 4.5:1 on the paper (`tests/test_style.py`
computes both).
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Palette:
    """Colours of one theme as `#rrggbb`; the field names are the meanings.

    Attributes:
        paper: background of page and figure.
        raised: cards, code, controls.
        ink: text, axes.
        muted: secondary text, tick labels.
        rule: hairlines, grid.
        function: the objective: curve, contour, surface, model line.
        slope: derivative, gradient, tangent.
        path: iterates, start point, handles.
        data: measured points.
        race_momentum: in a race of optimisers, the paths of those with momentum.
        race_scaled: of those that divide by the size of the gradient.
        race_adam: of those that do both.
        race_sign: of those that look at signs alone.
        band_low: contour band and surface at the smallest value.
        band_high: the same at the largest.
    """

    name: str
    paper: str
    raised: str
    ink: str
    muted: str
    rule: str
    function: str
    slope: str
    path: str
    data: str
    race_momentum: str
    race_scaled: str
    race_adam: str
    race_sign: str
    band_low: str
    band_high: str

    def css(self) -> dict[str, str]:
        """The palette as CSS custom properties, `{"--gd-paper": "#fcfbf8", ...}`."""
        return {
            f"--gd-{field.name.replace('_', '-')}": getattr(self, field.name)
            for field in fields(self)
            if field.name != "name"
        }


LIGHT = Palette(
    name="light",
    paper="#fcfbf8",
    raised="#f4f2ec",
    ink="#20242b",
    muted="#5a616c",
    rule="#dedad1",
    function="#1a66c2",
    slope="#a85a00",
    path="#c0186f",
    data="#1b1f26",
    race_momentum="#208000",
    race_scaled="#4c2600",
    race_adam="#3900e6",
    race_sign="#ad1fad",
    band_low="#cfe0f3",
    band_high="#fcfbf8",
)
DARK = Palette(
    name="dark",
    paper="#14171c",
    raised="#1d2128",
    ink="#e8e6e1",
    muted="#a3a9b3",
    rule="#343a44",
    function="#5aa9f7",
    slope="#ffb347",
    path="#f06fb0",
    data="#f2f0ec",
    race_momentum="#3fa63f",
    race_scaled="#ffc61a",
    race_adam="#b266ff",
    race_sign="#99ff99",
    band_low="#1f3f63",
    band_high="#14171c",
)
THEMES = {palette.name: palette for palette in (LIGHT, DARK)}

# Fonts: the files in gdviz/drawing/fonts and the same family on the site. DejaVu has the rare symbols.
FONT_FAMILY = ("IBM Plex Sans", "DejaVu Sans")


@dataclass(frozen=True)
class Layout:
    """How large a figure is drawn; a narrow figure stacks its panels for a phone.

    Attributes:
        width: of the figure, in CSS pixels.
        panel_height: of a row of panels, in CSS pixels.
        font_size: of labels on the plot and axis names, in CSS pixels.
        small_font_size: of tick labels and readouts, in CSS pixels.
        gif_scale: GIF pixels to a CSS pixel: at least 800 pixels wide.
    """

    name: str
    width: int
    panel_height: int
    font_size: float
    small_font_size: float
    gif_scale: float


WIDE = Layout("wide", width=720, panel_height=400, font_size=14.0, small_font_size=12.5, gif_scale=1.25)
NARROW = Layout("narrow", width=400, panel_height=330, font_size=14.0, small_font_size=13.0, gif_scale=2.0)
CARD = Layout(
    "card", width=320, panel_height=200, font_size=12.0, small_font_size=1.0, gif_scale=2.0
)  # see thumbnail.py
LAYOUTS = {layout.name: layout for layout in (WIDE, NARROW)}
NARROW_SCREEN = "(max-width: 30em)"  # the media query of a page that shows narrow figures

STILL_SCALE = 2.0  # PNG pixels to a CSS pixel

LINE_WIDTH = {"function": 2.4, "slope": 2.4, "path": 1.8, "axis": 0.8, "grid": 0.6, "contour": 0.7, "mesh": 0.55}
POINT_RADIUS = {"data": 4.2, "iterate": 3.0, "current": 5.5}
# How much of a colour is seen over what is under it.
BLEND = {
    "axis": 0.55, "contour": 0.42, "arrow": 0.8, "lit": 0.16, "stem": 0.45, "ghost": 0.28, "faint": 0.4,
    "square": 0.16, "square_edge": 0.75, "stick": 0.6, "covered": 0.35,
}  # fmt: skip
# Dash and gap in widths of the line.
DASHES = {"legs": (3, 2), "drop": (3, 2.5), "covered": (2, 2), "reference": (4, 3), "held_out": (5, 3)}
RUN_DASHES = ((), (6, 2.5), (2, 2), (8, 2, 2, 2), (1, 1.6))  # several runs on one plot share the path colour


def palette_css() -> str:
    """The palettes as a stylesheet of custom properties, for docs/assets/generated/palette.css."""
    light, dark = (_declarations(palette) for palette in (LIGHT, DARK))
    return (
        "/* Made from gdviz/figure/style.py by the figure build. */\n"
        f":root, [data-md-color-scheme=default] {{\n  color-scheme: light;\n{light}}}\n"
        f"[data-md-color-scheme=slate] {{\n  color-scheme: dark;\n{dark}}}\n"
        "/* Without JavaScript no one reads the system's wish but the browser. */\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        f".no-js body {{\n  color-scheme: dark;\n{dark}}}\n}}\n"
        "/* What is printed is printed on light paper. */\n"
        f"@media print {{\n:root, [data-md-color-scheme] {{\n  color-scheme: light;\n{light}}}\n}}\n"
    )


def _declarations(palette: Palette) -> str:
    return "".join(f"  {name}: {colour};\n" for name, colour in palette.css().items())
