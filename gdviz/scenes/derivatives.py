"""The slope of a curve at a point, and what a slope of zero does and does not say."""

import numpy as np

from gdviz.figure.controls import Animation, Drag, Reveal, Slider
from gdviz.figure.marks import Curve, Here, Marker, Reference, Secant, Surface, Tangent
from gdviz.figure.numbers import fixed, in_words, listed, shortest, signed
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, OwnFunction, Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import cubic, flat_spots, from_formula, parabola, saddle
from gdviz.scenes import minimizing_functions

bottom = 3.0
_BOWL = parabola(center=bottom)
_PLACES = (1.0, 2.0, 3.0, 4.0, 5.0)
asked_x = 6.0
asked_slope = float(_BOWL.gradient(asked_x)[0])
slopes = tuple(float(_BOWL.gradient(x)[0]) for x in _PLACES)
slope_at_1 = slopes[0]
rise = _BOWL(2.0) - _BOWL(1.0)  # over the whole unit from 1 to 2: the slope is not the same all the way


secant_x = 0.5
slope_at_secant = float(_BOWL.gradient(secant_x)[0])


def _secant_slope(h: float) -> float:
    return (_BOWL(secant_x + h) - _BOWL(secant_x)) / h


_WIDE, _NEAR = 2.0, 1.0  # distances h
secant_2, secant_1, secant_01, secant_001 = (_secant_slope(h) for h in (_WIDE, _NEAR, 0.1, 0.01))

# A valley that is hidden, and a search of it that follows the slope.
_HIDDEN = from_formula("(x - 0.9)**2*(x**2 + 8)/12 - 2", domain=((-2.5, 3.0),))
_SEARCH = (-2.2, -1.0, 0.4, 1.6, 1.1, 0.8, 0.9)
search_count = len(_SEARCH)
_search_slope = float(_HIDDEN.gradient(_SEARCH[0])[0])
_SLANT = "falls" if _search_slope < 0 else "rises"

_WAVE = flat_spots()
_WAVE_SLOPE = from_formula("15*x**2*(x**2 - 4)/32", domain=_WAVE.domain)
((top,), (inflection,), (valley,)) = _WAVE.flat_points
slope_before, slope_after = (float(_WAVE.gradient(x)[0]) for x in (-1.0, 1.0))

_PLACES_LISTED = listed([shortest(x) for x in _PLACES])
_SLOPES_LISTED = listed([signed(f"{slope:+.0f}" if slope else f"{slope:.0f}") for slope in slopes])

five_tangents = Scene(
    title="The tangents of one curve",
    alt=f"A parabola with its lowest point at x = {shortest(bottom)}. Short tangent lines touch it at "
    f"x = {_PLACES_LISTED}, each with its slope: falling on the left, level at the bottom, rising on the right.",
    caption=f"The slope at x = {_PLACES_LISTED} is {_SLOPES_LISTED}: negative left of the minimum, zero at it, "
    f"positive right of it. What would the slope be at x = {shortest(asked_x)}?",
    objective=_BOWL,
    panels=(
        Panel(
            (Curve(), Tangent(at=_PLACES, half_width=0.45, labels=True)),
            x=Axis("x", -0.4, 6.4),
            y=Axis("f(x)", -1.5, 9.5),
        ),
    ),
)

secant = Scene(
    title="A secant turns into the tangent",
    alt="A parabola with a long straight line through two of its points and a short tangent at the first of them, "
    f"x = {secant_x:g}. As it plays, the second point slides towards the first and the line turns into the tangent.",
    caption=f"The long line, the secant, goes through the points at x = {secant_x:g} and x = {secant_x:g} + h. Its "
    f"slope is {fixed(secant_2, 0)} for h = {_WIDE:g} and {fixed(secant_1, 0)} for h = {_NEAR:g}. The short line is "
    "the tangent. Why can h not simply be zero from the start?",
    question="As the second point slides towards the first, which slope does the line settle on?",
    parts=(
        Equation("(f({x:.2f} + {h:.2f}) − f({x:.2f})) / {h:.2f} = {secant_slope:5.2f}"),
        Predict(
            "number",
            quantity="secant_slope",
            low=-6.0,
            high=6.0,
            tolerance=0.1,
            when=("h", 0.0, 0.05),
            outcome="it came to",
            then="Now press Play, or bring h down.",
        ),
    ),
    objective=_BOWL,
    panels=(
        Panel(
            (Curve(), Tangent(half_width=0.6), Secant(), Here()),
            x=Axis("x", -0.4, 4.4),
            y=Axis("f(x)", -1.5, 9.5),
            readout=("h", "secant_slope"),
        ),
    ),
    point=("x",),
    controls=(Drag("x", 0.0, 4.0, value=secant_x), Slider("h", 0.01, 3.0, value=_WIDE, label="distance h", log=True)),
    animation=Animation({"h": tuple(float(h) for h in np.geomspace(_WIDE, 0.01, 48))}, seconds=7.0, hold=3.0),
    still={"h": _NEAR},
)

sliding_tangent = Scene(
    title="The tangent slides along the curve",
    alt="Above, a curve that rises to a hill, falls past a level stretch in the middle into a valley and rises again, "
    "with a tangent line sliding along it. Below, the slope of that tangent as a curve of its own: it is "
    f"zero at {in_words(len(_WAVE.flat_points))} places and touches zero from below in the middle.",
    caption="Above: f and its tangent. Below: the slope f′, one number for every x. At which of its "
    "level places is the curve neither highest nor lowest?",
    question="At how many places is the tangent level?",
    parts=(
        Equation("f′({x:5.2f}) = {slope:5.2f}"),
        Predict(
            "number",
            answer=len(_WAVE.flat_points),
            low=0,
            high=9,
            step=1,
            tolerance=0.5,
            when=("reveal", 1.0, 1.0),
            outcome="the number is",
            because="Only one of them is a minimum: the slope must rise through zero there.",
            then="Now slide along the curve, then reveal its slope.",
        ),
        OwnFunction(),
    ),
    objective=_WAVE,
    panels=(
        Panel(
            (Curve(), Tangent(half_width=0.8), Here()),
            x=Axis("x", -2.6, 2.6),
            y=Axis("f(x)", -3.0, 3.0, ticks=(-2.0, 0.0, 2.0)),
            readout=("x", "slope"),
        ),
        Panel(
            (Reference(0.0, "y"), Curve(hidden=True, role="slope"), Here(drop=True)),
            x=Axis("x", -2.6, 2.6),
            y=Axis("slope f′(x)", -3.0, 7.0, ticks=(-2.0, 0.0, 2.0, 4.0, 6.0)),
            objective=_WAVE_SLOPE,
        ),
    ),
    point=("x",),
    controls=(Drag("x", -2.5, 2.5, value=-2.4), Reveal(value=0.0)),
    animation=Animation(
        {"x": tuple(float(x) for x in np.linspace(-2.5, 2.5, 81)), "reveal": (1.0,) * 81}, seconds=10.0, hold=1.5
    ),
    still={"x": 0.0, "reveal": 1.0},
    columns=1,
    height=560,
    narrow_height=560,
)

tangent_search = Scene(
    title="Searching by the slope alone",
    alt="A plot without a curve: one point, and the tangent of the hidden curve at it. As it plays, the point goes to "
    "the right while the tangent falls, past the place where it is level, and back; at the end the curve shows, a "
    "valley with the point at its bottom.",
    caption="The curve is hidden, but now the tangent at your point shows. A search by heights alone took "
    f"{minimizing_functions.probe_count} probes. How few do you need with the tangent?",
    question=f"The tangent {_SLANT} to the right. On which side of you is lower ground?",
    parts=(
        Equation("f′({x:5.2f}) = {slope:5.2f}"),
        Predict(
            "choice",
            options=("left", "right"),
            answer=int(_search_slope < 0),
            when=("reveal", 1.0, 1.0),
            because=f"The slope is {fixed(_search_slope, 1)}: close by, the curve {_SLANT} to the right.",
            then="Now drag the point until the tangent is level, then reveal the curve.",
        ),
    ),
    objective=_HIDDEN,
    panels=(
        Panel(
            (Curve(hidden=True), Tangent(half_width=0.5), Here(drop=True)),
            x=Axis("x", -2.7, 3.2),
            y=Axis("f(x)", -3.0, 12.0),
            readout=("x", "slope"),
        ),
    ),
    point=("x",),
    controls=(Drag("x", -2.5, 3.0, value=_SEARCH[0]), Reveal(value=0.0)),
    animation=Animation(
        {"x": (*_SEARCH, _SEARCH[-1]), "reveal": (*(0.0 for _ in _SEARCH), 1.0)}, seconds=8.0, hold=3.0
    ),
    still={"x": _SEARCH[0], "reveal": 0.0},
)

flat_points = Scene(
    title="Ways to be flat",
    alt="Small pictures of a level tangent: the bottom of a parabola, the top of an upside-down parabola, the "
    "level point in the middle of x cubed, and a saddle surface that rises along x and falls along y.",
    caption="The slope is zero at the marked point of each. Only the first is a minimum. What could you learn "
    "from the slopes a little to both sides?",
    panels=(
        Panel(
            (Curve(), Tangent(at=(0.0,), half_width=0.8), Marker((0.0, 0.0), "flat")),
            title="minimum",
            objective=parabola(center=0.0),
            x=Axis("x", -1.6, 1.6),
            y=Axis("x²", -2.0, 2.0),
        ),
        Panel(
            (Curve(), Tangent(at=(0.0,), half_width=0.8), Marker((0.0, 0.0), "flat")),
            title="maximum",
            objective=from_formula("-x**2", domain=((-2.0, 2.0),)),
            x=Axis("x", -1.6, 1.6),
            y=Axis("−x²", -2.0, 2.0),
        ),
        Panel(
            (Curve(), Tangent(at=(0.0,), half_width=0.8), Marker((0.0, 0.0), "flat")),
            title="inflection",
            objective=cubic(),
            x=Axis("x", -1.6, 1.6),
            y=Axis("x³", -2.0, 2.0),
        ),
        Panel(
            (Surface(resolution=33), Marker((0.0, 0.0), "flat")),
            title="saddle",
            objective=saddle(),
            x=Axis("x", -1.5, 1.5, ticks=(-1.0, 1.0)),
            y=Axis("y", -1.5, 1.5, ticks=(-1.0, 1.0)),
            z=Axis("x² − y²", -2.0, 2.0, ticks=(-2.0, 2.0)),
        ),
    ),
    columns=2,
    narrow_columns=2,
    height=560,
    narrow_height=440,
)
