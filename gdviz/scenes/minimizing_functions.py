"""Finding the lowest point of a function of one variable, first without seeing it."""

import numpy as np

from gdviz.figure.controls import Animation, Drag, Reveal
from gdviz.figure.marks import Curve, Here, Marker, Probes, Reference
from gdviz.figure.numbers import fixed, in_words
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, OwnFunction, Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import double_well
from gdviz.scenes.loss_landscape import GRID

_CURVE = double_well(tilt=-0.5)
_X = Axis("x", -1.6, 1.6)
_Y = Axis("f(x)", -1.0, 3.0)

((minimizer,), (second_minimizer,)) = _CURVE.minimizers
minimum_value, second_value = _CURVE(minimizer), _CURVE(second_minimizer)

_SEARCH = (-1.4, -1.1, -0.7, -0.9, -0.3, 0.1, 0.5, 0.8, 1.3, 1.1, 1.0)
probe_count = len(_SEARCH)
early_count = 4  # the probes that find the left valley only
early_best = min(_SEARCH[:early_count], key=_CURVE)
early_value = _CURVE(early_best)
best_probe = min(_SEARCH, key=_CURVE)
best_probe_value = _CURVE(best_probe)
later_count = probe_count - early_count
gap = best_probe_value - minimum_value
valley_difference = second_value - minimum_value

_GRID = np.linspace(-1.6, 1.6, 321)  # the search by trying every place, as the page codes it
grid_minimizer = float(_GRID[np.argmin(_CURVE(_GRID[None]))])
grid_minimum = float(np.min(_CURVE(_GRID[None])))

# The argument against trying everything, with the grid that the page on the loss landscape has tried.
per_parameter = GRID
probes_for_two, probes_for_ten = per_parameter**2, per_parameter**10
years_for_ten = probes_for_ten / 1_000_000 / (3600 * 24 * 365.25)  # at a million probes a second

blind_search = Scene(
    title="Searching for the lowest point without seeing the curve",
    alt=f"A plot without a curve. {in_words(early_count).capitalize()} points stand for as many probes of an unknown "
    f"function; the lowest has a ring. As it plays, {in_words(later_count)} more points appear, lower ones among them "
    "on the right, and at the end the curve: a shallow valley on the left, a deeper one on the right.",
    caption="Each dot is one probe: you choose x and learn the height f(x), nothing else. The ring marks the lowest "
    f"so far. In the search that Play shows, the first {in_words(early_count)} probes suggest a valley near "
    f"x = {fixed(early_best, 1)}; {in_words(later_count)} more follow, then the curve. Could any number of probes "
    "prove that nothing is lower?",
    question=f"The first {in_words(early_count)} probes find x = {fixed(early_best, 1)}. Is the lowest point there?",
    parts=(
        Equation("f({x:5.2f}) = {loss:6.3f}"),
        Predict(
            "choice",
            options=("yes", "no"),
            answer=int(minimum_value < early_value),
            when=("reveal", 1.0, 1.0),
            because=f"The lowest point is at x = {fixed(minimizer, 2)}, and {in_words(early_count)} probes could not "
            "tell.",
            then="Now probe the curve yourself, then reveal it.",
        ),
        OwnFunction(),
    ),
    objective=_CURVE,
    panels=(Panel((Curve(hidden=True), Probes("x"), Here(drop=True)), x=_X, y=_Y, readout=("x", "loss")),),
    point=("x",),
    controls=(Drag("x", -1.6, 1.6, value=-1.4, label="probe at x"), Reveal(value=0.0)),
    animation=Animation(
        {"x": (*_SEARCH, best_probe), "reveal": (*(0.0 for _ in _SEARCH), 1.0)}, seconds=10.0, hold=4.0
    ),
    still={"x": early_best, "reveal": 0.0},
)

minimum = Scene(
    title="Minimizer and minimum",
    alt="A curve with two valleys. A vertical dashed line goes through the lowest point of the right, deeper valley "
    "and a horizontal dashed line touches it. The left valley ends higher up.",
    caption=f"Where and how low: the minimizer is the place x = {fixed(minimizer, 3)}, the minimum is the value "
    f"f(x) = {fixed(minimum_value, 3)} found there. The left valley is only a local minimum: its floor is at "
    f"{fixed(second_value, 3)}. How much lower is the right valley than the left?",
    objective=_CURVE,
    panels=(
        Panel(
            (
                Curve(),
                Reference(minimizer, "x", label=f"minimizer: x = {fixed(minimizer, 2)}", label_at=2.6, align="right"),
                Reference(minimum_value, "y", label=f"minimum: f(x) = {fixed(minimum_value, 2)}", label_at=-1.55),
                Marker((minimizer, minimum_value), "minimum"),
                Marker((second_minimizer, second_value), "flat", label="local minimum", offset=(0.0, -20.0)),
            ),
            x=_X,
            y=_Y,
        ),
    ),
)
