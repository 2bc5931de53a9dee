"""The loss landscape: the loss of every line at once, as a bowl over the plane of m and b."""

from __future__ import annotations

import numpy as np

from gdviz.figure.controls import Animation, Slider, eased
from gdviz.figure.marks import Contour, Here, Line, Marker, Points, Residuals, Surface
from gdviz.figure.numbers import fixed, in_words
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import line_loss
from gdviz.objectives.datasets import houses
from gdviz.scenes.linear_regression import CANDIDATES

HOUSES = houses()
house_count = len(HOUSES)
SLOPES, INTERCEPTS = (-0.5, 4.5), (-3.0, 4.0)
LOSS = line_loss(HOUSES.x, HOUSES.y, domain=(SLOPES, INTERCEPTS))
TOP = 10.0

best_m, best_b = LOSS.minimizers[0]
best_loss = LOSS(LOSS.minimizers[0])
loss_a, loss_b, loss_c = (LOSS(line) for line in CANDIDATES.values())

mean_area, mean_price = float(np.mean(HOUSES.x)), float(np.mean(HOUSES.y))
horizontal_loss = LOSS((0.0, mean_price))
turn = 0.5
lowering = turn * mean_area
turned_loss = LOSS((best_m + turn, best_b))
pivoted_loss = LOSS((best_m + turn, best_b - lowering))

# A place on the steep wall: straight up it from the bottom, along the direction in which the bowl curves most.
_up = np.linalg.eigh(LOSS.hessian(LOSS.minimizers[0]))[1][:, -1]
up_the_wall = 1.5
wall_m, wall_b = (float(part) for part in LOSS.minimizers[0] - up_the_wall * np.abs(_up))
wall_loss = LOSS((wall_m, wall_b))
too_low_on_the_wall = int(np.sum(wall_m * np.array(HOUSES.x) + wall_b < np.array(HOUSES.y)))
# Along the floor: m up, and b down so that the line turns about the middle of the dots.
along = 1.2
floor_m, floor_b = best_m + along, best_b - along * mean_area
floor_loss = LOSS((floor_m, floor_b))

GRID = 51
grid_m, grid_b = np.meshgrid(np.linspace(*SLOPES, GRID), np.linspace(*INTERCEPTS, GRID), indexing="ij")
grid_loss = LOSS(np.array([grid_m, grid_b]))
lowest = np.unravel_index(np.argmin(grid_loss), grid_loss.shape)
found_m, found_b, found_loss = float(grid_m[lowest]), float(grid_b[lowest]), float(grid_loss[lowest])
grid_count = GRID**2

CONTOURS = Contour(levels=(0.06, 0.15, 0.3, 0.6, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0))
M, B = Axis("slope m", *SLOPES), Axis("intercept b", *INTERCEPTS)
HEIGHT = Axis("loss L", 0.0, TOP, ticks=(0.0, TOP / 2, TOP))

surface_and_contour = Scene(
    title="The bowl, from the side and from above",
    alt=(
        "Left, a shaded surface over the plane of slope m and intercept b: a long bowl that runs slantwise across it. "
        "Right, the same bowl as a contour map of nested, slanted ellipses, with the lines A, B and C "
        "as points and the minimum marked; C lies close to the minimum."
    ),
    caption=(
        "Every point is a line; its height is that line's loss. The candidate lines of Linear regression are "
        f"{in_words(len(CANDIDATES))} points, with losses A {loss_a:.2f}, B {loss_b:.2f} and C {loss_c:.3f}. The "
        f"lowest point, {best_loss:.3f}, is the best line. Why is the bowl long and slanted?"
    ),
    objective=LOSS,
    panels=(
        Panel(
            marks=(
                Surface(top=TOP),
                *(Marker(line, label=name) for name, line in CANDIDATES.items()),
                Marker(LOSS.minimizers[0], kind="minimum", label="minimum"),
            ),
            camera=(-60.0, 50.0),
            x=M,
            y=B,
            z=HEIGHT,
        ),
        Panel(
            marks=(
                CONTOURS,
                *(Marker(line, label=name) for name, line in CANDIDATES.items()),
                Marker(LOSS.minimizers[0], kind="minimum", label="minimum", offset=(-8.0, -16.0)),
            ),
            x=M,
            y=B,
        ),
    ),
    height=400,
)

_DOWN, _FLOOR, _TURN = 12, 15, 11  # frames down the wall, along the floor, and of the camera
_STOPS_M = eased((wall_m, best_m), _DOWN) + eased((best_m, floor_m), _FLOOR) + (floor_m,) * _TURN
_STOPS_B = eased((wall_b, best_b), _DOWN) + eased((best_b, floor_b), _FLOOR) + (floor_b,) * _TURN
_STANDING = -60.0  # the camera while the point moves, in degrees

orbit = Scene(
    title="Walk about on the bowl and watch the line",
    alt=(
        "Left, the bowl of losses with a point on it; right, the houses and the line that the point stands for. The "
        "point starts high on the steep wall, where the line lies below the houses, and comes straight down to the "
        "bottom: the line rises. Then it goes along the floor of the bowl: the line turns about the middle of the "
        "dots. At the end the bowl itself is turned."
    ),
    caption=(
        f"The point and the line are one thing in two pictures. On the wall, at m = {wall_m:.2f} and b = "
        f"{fixed(wall_b, 2)}, the line is too low for {too_low_on_the_wall} houses out of {house_count}, and its "
        f"loss is {wall_loss:.2f}; at the bottom it is the best line. What do the lines of two points "
        "with the same m have in common?"
    ),
    question="If the point moves along the floor of the bowl, m up and b down, what does the line do?",
    parts=(
        Equation("ŷ = {m:5.2f}·x {b:+.2f}\nL(m, b) = {loss:6.3f}"),
        Predict(
            "choice",
            options=("it slides up or down", "it turns about the middle of the dots"),
            answer=1,
            when=("m", best_m + turn, SLOPES[1]),
            because="The middle of the dots is where a good line has to pass.",
            then="Now press Play: first down the wall, then along the floor.",
        ),
    ),
    objective=LOSS,
    point=("m", "b"),
    panels=(
        Panel(
            marks=(Surface(top=TOP, resolution=21), Here()),
            x=M,
            y=B,
            z=HEIGHT,
            readout=("loss",),
            weight=1.1,
        ),
        Panel(
            marks=(Residuals(HOUSES), Line(), Points(HOUSES)),
            x=Axis(HOUSES.x_label, 0.0, 2.6),
            y=Axis(HOUSES.y_label, 0.0, 6.0),
            readout=("m", "b"),
        ),
    ),
    controls=(
        Slider("azimuth", -180.0, 180.0, value=_STANDING, label="turn the bowl (degrees)"),
        Slider("elevation", 5.0, 85.0, value=55.0, label="tilt the bowl (degrees)"),
        Slider("m", *SLOPES, value=wall_m, label="slope m"),
        Slider("b", *INTERCEPTS, value=wall_b, label="intercept b"),
    ),
    # The camera turns last: frames that turn are large.
    animation=Animation(
        {
            "azimuth": (_STANDING,) * (_DOWN + _FLOOR) + tuple(np.linspace(-48.0, 96.0, _TURN).tolist()),
            "m": _STOPS_M,
            "b": _STOPS_B,
        },
        seconds=7.0,
    ),
    height=360,
    narrow_height=590,
)
