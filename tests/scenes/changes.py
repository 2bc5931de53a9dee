"""What becomes of the words of every scene when its constants change: expected values worked out by hand."""

import math

from tests.scenes.by_hand import AREAS, PRICES, mean_square
from tests.scenes.changes_calculus import CALCULUS
from tests.scenes.changes_language import LANGUAGE
from tests.scenes.changes_losses import LOSSES
from tests.scenes.changes_networks import NETWORKS
from tests.scenes.changes_optimizers import OPTIMIZERS
from tests.scenes.changes_scale import SCALE
from tests.scenes.changes_schedules import SCHEDULES
from tests.scenes.changes_vanishing import VANISHING


def slow_loss(rate, steps):
    """The loss of the worked line from (0, 0): half the sum of λ (1 - ηλ)²ᵗ c² over its axes."""
    total = 0.0
    for curvature in (12 + math.sqrt(136), 12 - math.sqrt(136)):
        c = 12.0 / math.hypot(6.0, curvature - 22.0)
        total += 0.5 * curvature * (1 - rate * curvature) ** (2 * steps) * c * c
    return total


def bowl_loss(rate, steps, start=(-1.37, 4.47)):
    """How wrong the home page's line is: houses about their mean area, each direction shrinking by its own factor."""
    middle, height = sum(AREAS) / len(AREAS), sum(PRICES) / len(PRICES)
    spread = sum((x - middle) ** 2 for x in AREAS)
    tilt = sum((x - middle) * y for x, y in zip(AREAS, PRICES, strict=True)) / spread
    along = tilt + (1 - rate * 2 * spread / len(AREAS)) ** steps * (start[0] - tilt)
    up = height + (1 - rate * 2) ** steps * (start[1] - height)
    return sum((along * (x - middle) + up - y) ** 2 for x, y in zip(AREAS, PRICES, strict=True)) / len(AREAS)


FEWER = "from dataclasses import replace\nHOUSES = replace(houses(), x=houses().x[:-1], y=houses().y[:-1])"
ELEVEN = list(zip(AREAS, PRICES, strict=True))[:-1]
LOSS_A, LOSS_A_OF_11 = (
    f"{float(sum((3 * x - 1 - y) ** 2 for x, y in points) / len(points)):.2f}"
    for points in (list(zip(AREAS, PRICES, strict=True)), ELEVEN)
)
SLOW_LOSS = f"{slow_loss(0.02, 90):.3f}"
LOSS_POOR, LOSS_OTHER = (f"{float(mean_square(*line)):.3f}" for line in ((1, 1), (2, 0)))

# For each scene: what is changed in its chapter, what its words must then say no more, and what they must say.
CHANGES = {
    **LOSSES,
    **CALCULUS,
    **NETWORKS,
    **SCALE,
    **SCHEDULES,
    **VANISHING,
    **LANGUAGE,
    **OPTIMIZERS,
    "home.bowl": (
        [("_START, STEPS, LARGEST = 0.76 * math.pi, 20, 0.98", "_START, STEPS, LARGEST = 0.76 * math.pi, 10, 0.98")],
        ["20 steps", f"{bowl_loss(0.12, 20):.2f}"],
        ["10 steps", f"{bowl_loss(0.12, 10):.2f}"],
    ),
    "guide.five_step_loop": (
        [
            ('"Adjust", "Repeat")', '"Adjust", "Check", "Repeat")'),
            ('    "with all the houses again",', '    "is it better?",\n    "with all the houses again",'),
        ],
        ["Five", "five"],
        ["Six", "six", "Check"],
    ),
    "guide.tuning": (
        [("start_w, first_turn, turns = 3.5, 1.0, 8", "start_w, first_turn, turns = 1.0, 0.5, 6")],
        ["w = 3.5", "8 times", "all 12", "down."],  # at w = 1 every house is predicted too low: up
        ["w = 1", "6 times", "0 of the 12", "up."],
    ),
    "linear_regression.candidates": ([("HOUSES = houses()", FEWER)], ["Twelve", "12"], ["Eleven", "11"]),
    "linear_regression.sweep": (
        [("flat_price = 3.0", "flat_price = 2.5"), ('"C": (1.7, 0.7)', '"C": (1.6, -0.8)')],
        ["price of 3", "m = 1.7, b = 0.7"],
        ["price of 2.5", "m = 1.6, b = −0.8"],
    ),
    "loss_functions.residual_squares": (
        [("POOR = (1.0, 1.0)", "POOR = (2.0, 0.0)")],
        [LOSS_POOR],
        [LOSS_OTHER, f"poor line, loss {LOSS_OTHER}"],
    ),
    "loss_functions.shrinking_squares": (
        [("START = (0.5, 1.0)", "START = (0.0, 2.0)")],
        ["m = 0.5, b = 1", "1.83"],
        ["m = 0, b = 2", f"{float(mean_square(0, 2)):.2f}"],
    ),
    "loss_functions.outlier": (
        [("MISTYPED, SLIP = 10, 10", "MISTYPED, SLIP = 10, 4")],
        ["0.46", "71"],
        ["1.15", "4.60"],  # 4.60 / 4
    ),
    "loss_landscape.surface_and_contour": ([("HOUSES = houses()", FEWER)], [LOSS_A], [LOSS_A_OF_11]),
    "loss_landscape.orbit": (
        [("up_the_wall = 1.5", "up_the_wall = 1.0")],
        ["m = 0.67", "5.85"],
        ["2.63"],  # 0.0493 and half of 5.157 times 1²
    ),
    "minimizing_functions.blind_search": (
        [("early_count = 4", "early_count = 3")],
        ["four", "Four", "seven", "x = −0.9"],
        ["three", "Three", "eight", "x = −1.1"],  # (1.21 - 1)² + 0.55 is below (0.49 - 1)² + 0.35
    ),
    "minimizing_functions.minimum": (
        [("double_well(tilt=-0.5)", "double_well(tilt=-0.3)")],
        ["x = 1.057", "x = 1.06"],
        ["x = 1.036", "x = 1.04"],  # that of the tilt 0.3, mirrored
    ),
    "derivatives.five_tangents": (
        [("bottom = 3.0", "bottom = 2.0"), ("asked_x = 6.0", "asked_x = 7.0")],
        ["x = 3", "x = 6", "−4"],
        ["x = 2", "x = 7", "−2, 0, +2, +4 and +6"],
    ),
    "derivatives.secant": (
        [("secant_x = 0.5", "secant_x = 1.0")],
        ["x = 0.5", "−4 for h = 1"],
        ["x = 1", "−2 for h = 2", "−3 for h = 1"],  # from (1, 4) to (3, 0) and to (2, 1)
    ),
    "derivatives.sliding_tangent": (
        [
            (
                "_WAVE = flat_spots()",
                "from dataclasses import replace\n"
                "_WAVE = replace(flat_spots(), flat_points=((-2.0,), (0.0,), (1.0,), (2.0,)))",
            ),
            ("((top,), (inflection,), (valley,)) =", "((top,), (inflection,), _, (valley,)) ="),
        ],
        ["three", "answer 3"],
        ["four", "answer 4"],
    ),
    "derivatives.tangent_search": (
        [("_SEARCH = (-2.2, -1.0,", "_SEARCH = (2.0, -1.0,")],
        ["falls to the right. On", "−10.2"],
        ["rises to the right. On", "2.6"],  # 2 · 1.1 · 12/12 + 1.1² · 4/12
    ),
    "gradient_descent.path": (
        [("bottom, start, rate, steps = 3.0, 0.0, 0.1, 50", "bottom, start, rate, steps = 2.0, -1.0, 0.2, 40")],
        ["x = 0", "η = 0.1", "0.60", "50", "0.8", "0.081"],
        ["x = −1", "η = 0.2", "0.20", "40", "0.6", "0.012", "length 1.2"],  # 0.2 · 6 at first; 1.2 · 0.6⁹
    ),
    "gradient_descent.minus_sign": (
        [("slope_start, slope_steps = 0.5, 24", "slope_start, slope_steps = -0.5, 40")],
        ["x = 0.5", "24", "0.96"],
        ["x = −0.5", "40", "−1.04"],  # the left valley
    ),
    "gradient_descent.shrinking_steps": (
        [("bottom, start, rate, steps = 3.0, 0.0, 0.1, 50", "bottom, start, rate, steps = 3.0, 0.0, 0.2, 50")],
        ["0.8", "0.010"],
        ["0.6", "0.019"],  # 1 - 2 · 0.2, and 0.2 · 0.096
    ),
    "two_parameters.slices": (
        [("_START = (-1.0, 3.0)", "_START = (0.0, 2.0)")],
        ["m = −1", "b = 3", "b stays at 3, m changes", "16.5", "−10", "+4"],
        ["m = 0", "b = 2", "b stays at 2, m changes", "5.5", "−6", "+2"],  # 2 · 1.5² + 1², 4 · (-1.5), 2 · 1
    ),
    "two_parameters.contour_descent": (
        [("_START = (-1.0, 3.0)", "_START = (0.0, 2.0)"), ("rate, steps = 0.1, 30", "rate, steps = 0.2, 25")],
        ["30", "0.1", "(−1, 3)", "(0.0, 2.6)"],
        ["25", "0.2", "(0, 2)", "(1.2, 1.6)"],
    ),
    "two_parameters.surface_descent": (
        [("rate, steps = 0.1, 30", "rate, steps = 0.05, 12")],
        ["30", "0.000006"],
        ["12", "11.24"],  # 2 · (2.5 · 0.8)² + (2 · 0.9)² after one step
    ),
    "two_parameters.three_houses": (
        [("three_m, three_b = 1.0, 1.0", "three_m, three_b = 2.0, 0.0")],
        ["m = 1, b = 1", "0.768", "−2.48", "−1.07", "−3.24"],
        # The errors are -0.15, -0.5 and 0.05, the terms -0.075, -0.55 and 0.12.
        ["m = 2, b = 0", "0.092", "−0.34", "−0.40", "−0.55"],
    ),
    "parameters_to_predictions.four_steps": (
        [("rate = 0.01", "rate = 0.02"), ("steps_shown = (0, 1, 5, 50)", "steps_shown = (0, 1, 5, 40)")],
        ["0.01", "25.7", "50", "step 50"],
        ["0.02", "12.2", "40", "step 40"],  # the mean of (1.12 x - 0.24)², 1.2544 · 11 - 2 · 0.2688 · 3 + 0.0576
    ),
    "parameters_to_predictions.both_views": (
        [("turning_step = 15", "turning_step = 13"), ("start=_START, steps=200", "start=_START, steps=150")],
        ["15 steps", "fifteen", "step 200"],
        ["13 steps", "thirteen", "step 150"],
    ),
    "learning_rates.diverging": (
        [
            ("RATES = (0.1, 0.9, 1.05)", "RATES = (0.2, 0.7, 1.2)"),
            ("_FEW, _MORE = 3.0, 0.0, 8", "_FEW, _MORE = 2.0, -1.0, 9"),
        ],
        ["0.1", "0.9", "1.05", "Eight", "eight", "x = 0", "only 0.1"],
        ["0.2", "0.7", "1.2", "Nine", "nine", "x = −1", "only 0.2", "(x − 2)²"],
    ),
    "learning_rates.five_rates": (
        [("_FIVE = (0.01, 0.1, 0.3, 0.95, 1.05)", "_FIVE = (0.02, 0.1, 0.3, 0.95, 1.1)")],
        ["0.01", "1.05", "4.0", "407"],
        ["0.02", "1.1", "1.8", "13228"],  # 9 · 0.96⁴⁰ and 9 · 1.2⁴⁰
    ),
    "learning_rates.stability_limit": (
        [("below, above = 0.084, 0.085", "below, above = 0.083, 0.086")],
        ["0.084", "0.085", "0.001", "−0.9876", "−1.0113"],
        ["0.083", "0.086", "0.003", "−0.9639", "−1.0349"],  # 1 - 23.6619 η
    ),
    "learning_rates.final_loss": (
        [("_SHOWN, five_steps = 100, 5", "_SHOWN, five_steps = 90, 5"), ("slow_rate = 0.01", "slow_rate = 0.02")],
        ["0.01", "100", "0.024"],
        ["0.02", "90", SLOW_LOSS],
    ),
    "learning_rates.two_valleys": (
        [("_TILT = 0.3", "_TILT = 0.2"), ("= 0.02, 0.15, 0.25", "= 0.03, 0.15, 0.25"), ("(1.8, -1.8)", "(1.7, -1.7)")],
        ["0.3x", "0.02", "1.8", "−1.8"],
        ["0.2x", "0.03", "1.7", "−1.7"],
    ),
    "putting_it_together.all_panels": (
        [("rate, steps = 0.2, 100", "rate, steps = 0.1, 120"), ("_START = (4.0, -1.0)", "_START = (3.0, 0.0)")],
        ["m = 4, b = −1", "100 steps", "0.2", "2.77"],
        ["m = 3, b = 0", "120 steps", "0.1", f"{float(mean_square(3, 0)):.2f}"],
    ),
    "putting_it_together.full_run": (
        [("rate, steps = 0.2, 100", "rate, steps = 0.2, 90"), ("_START = (4.0, -1.0)", "_START = (3.0, 0.0)")],
        ["100", "2.77"],
        ["90", f"{float(mean_square(3, 0)):.2f}"],
    ),
    "putting_it_together.two_houses": (
        [("TRAIN.x[:_FEW], TRAIN.y[:_FEW]", "TRAIN.x[2:4], TRAIN.y[2:4]")],
        ["−0.33"],
        ["−0.77"],  # from (0.62, 1.75) to (0.75, 1.65)
    ),
}
