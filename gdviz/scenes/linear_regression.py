"""Linear regression: a line has two numbers to choose, and every choice is another line."""

from __future__ import annotations

import numpy as np

from gdviz.figure.controls import Animation, Slider, eased
from gdviz.figure.marks import Line, Points
from gdviz.figure.numbers import in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Predict
from gdviz.figure.scene import Scene
from gdviz.objectives import line_loss
from gdviz.objectives.datasets import houses

HOUSES = houses()
AREA = Axis(HOUSES.x_label, 0.0, 2.6)
PRICE = Axis(HOUSES.y_label, 0.0, 6.0)
SLOPE = Slider("m", -1.0, 4.0, value=1.0, label="slope m")
_HIGHEST = 4.0
INTERCEPT = Slider("b", -2.0, _HIGHEST, value=0.0, label="intercept b")

house_count = len(HOUSES)
# Areas are in 100 m² and prices in 100 000, so a factor of 100 gives square metres and thousands.
first_area, first_price = HOUSES.x[0], HOUSES.y[0]
first_square_metres, first_thousands = 100 * first_area, 100 * first_price
smallest_square_metres, largest_square_metres = 100 * min(HOUSES.x), 100 * max(HOUSES.x)

CANDIDATES = {"A": (3.0, -1.0), "B": (0.6, 2.4), "C": (1.7, 0.7)}
m_a, b_a = CANDIDATES["A"]
m_b, b_b = CANDIDATES["B"]
m_c, b_c = CANDIDATES["C"]

flat_price = 3.0  # of a horizontal line
misses_of_largest = tuple(m * HOUSES.x[-1] + b - HOUSES.y[-1] for m, b in CANDIDATES.values())
miss_of_b = -misses_of_largest[1]

asked_area = 1.2
predicted = m_c * asked_area + b_c
asked_square_metres, predicted_thousands = 100 * asked_area, 100 * predicted
worst_miss = float(np.max(np.abs(m_c * np.array(HOUSES.x) + b_c - np.array(HOUSES.y))))
worst_miss_thousands = 100 * worst_miss
b_c_thousands = 100 * b_c


def _named(line: tuple[float, float]) -> str:
    return "m = {}, b = {}".format(*map(shortest, line))


candidates = Scene(
    title="Candidate lines",
    alt=(
        f"{in_words(house_count).capitalize()} houses as dots, price against floor area, rising from lower left to "
        "upper right. Line A is steeper than the dots, line B is flatter, and line C runs through the "
        "middle of them."
    ),
    caption=(
        f"{house_count} houses, and {in_words(len(CANDIDATES))} lines that claim to predict the price from the floor "
        "area. A is steep, B is flat, C lies between. Which line misses the largest house by most?"
    ),
    panels=(
        Panel(
            marks=(
                Line(at=CANDIDATES["A"], label="A", label_at=(2.02, 5.45), align="right"),
                Line(at=CANDIDATES["B"], label="B", label_at=(2.45, 3.45)),
                Line(at=CANDIDATES["C"], label="C", label_at=(2.32, 5.3)),
                Points(HOUSES, label="a house", label_at=(0.58, 1.75), align="right"),
            ),
            x=AREA,
            y=PRICE,
        ),
    ),
)

sweep = Scene(
    title="What m and b do",
    alt=(
        f"A line over {in_words(house_count)} dots, one for each house. While b changes the line slides up and down "
        "without turning; while m changes it turns about the point where it meets the price axis. It "
        "ends among the dots."
    ),
    caption=(
        f"First only b changes, then only m, until the line stops at {_named(CANDIDATES['C'])}. Which m and b "
        f"would draw a horizontal line at a price of {flat_price:g}?"
    ),
    question="When b grows and m stays as it is, does the line turn or slide?",
    parts=(
        Equation("ŷ = {m:5.2f}·x {b:+.2f}"),
        Predict(
            "choice",
            options=("it turns", "it slides"),
            answer=1,
            when=("b", 0.5, _HIGHEST),
            because="b is added to every prediction alike.",
            then="Now move b and see.",
        ),
    ),
    objective=line_loss(HOUSES.x, HOUSES.y),
    point=("m", "b"),
    panels=(Panel(marks=(Points(HOUSES), Line()), x=AREA, y=PRICE, readout=("m", "b")),),
    controls=(SLOPE, INTERCEPT),
    animation=Animation(
        {
            "m": eased((1.0, 1.0, 1.0, 3.0, 0.0, m_c), 81),
            "b": eased((0.0, 3.0, b_c, b_c, b_c, b_c), 81),
        },
        seconds=9.0,
    ),
)
