"""Penalties: what they look like, why one of them gives zeros, the paths of parameters, and decay under Adam."""

from functools import partial
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Control, Slider, Step, eased
from gdviz.figure.marks import Budget, CoefficientPaths, Contour, Curve, Here, Path, Reference
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import Objective
from gdviz.objectives.regularized import lasso, pair_gram, ridge, within_budget
from gdviz.optimizers import Adam, AdamW
from gdviz.optimizers.descent import descend
from gdviz.optimizers.noise import Noise

# ---- the two penalties and their slopes


def _squares(x: Any) -> Any:
    return x**2 / 2


def _line(x: Any) -> Any:
    return 1.0 * x


def _size(x: Any) -> Any:
    return np.abs(x)


def _sign(x: Any) -> Any:
    return np.sign(x)


_W = Axis("w", -2.2, 2.2)
_HEIGHT = Axis("penalty", -0.1, 2.5)
_PULL = Axis("slope", -2.4, 2.4)

penalties = Scene(
    title="Penalties and their slopes",
    alt="Above, half the square of w, a parabola, and its slope, a straight line through the origin. Below, the "
    "size of w, a corner at zero, and its slope: minus one to the left of zero, one to the right.",
    caption="Above, the penalty of L2 for one parameter, and its slope; below, those of L1. Near zero the first "
    "slope is almost nothing, the second is as large as ever. What does that mean for a parameter that is nearly zero?",
    panels=(
        Panel((Curve(formula=_squares),), x=_W, y=_HEIGHT, title="L2"),
        Panel((Curve(formula=_line, role="slope"),), x=_W, y=_PULL, title="slope of L2"),
        Panel((Curve(formula=_size),), x=_W, y=_HEIGHT, title="L1"),
        Panel((Curve(formula=_sign, role="slope"),), x=_W, y=_PULL, title="slope of L1"),
    ),
    columns=2,
    narrow_columns=2,
    height=470,
    narrow_height=470,
)

# ---- a diamond and a circle

_HESSIAN = ((1.0, 0.5), (0.5, 1.0))


def _pulled(w: Any, center_u: float, center_v: float) -> Any:
    x, y = w[0] - center_u, w[1] - center_v
    return _HESSIAN[0][0] / 2 * x**2 + _HESSIAN[0][1] * x * y + _HESSIAN[1][1] / 2 * y**2


loss_at, corner_budget = (0.6, 1.8), 1.0
_BOWL = Objective(
    name="bowl that can be moved",
    formula=partial(_pulled, center_u=loss_at[0], center_v=loss_at[1]),
    domain=((-2.4, 2.4), (-2.4, 2.4)),
    minimizers=(),
    latex=r"\mathrm{bowl}(w - c)",
    axis_names=("u", "v"),
    value_name="loss",
    settings=("center_u", "center_v"),
)
_best = [within_budget(np.array(_HESSIAN), np.array(loss_at), corner_budget, power) for power in (1, 2)]
diamond_1, diamond_2 = (float(part) for part in _best[0])
circle_1, circle_2 = (float(part) for part in _best[1])
_SPACE = {"x": Axis("u", -2.4, 2.4), "y": Axis("v", -2.4, 2.4), "equal": True}

corner = Scene(
    title="A diamond has corners",
    alt="The oval contours of a loss over two parameters, twice, with a point in their middle. Left a diamond about "
    "the origin, right a circle. The lowest point within the diamond is its upper corner, where the first parameter is "
    "zero; the lowest within the circle lies beside that, where neither is.",
    caption=f"A budget, such as {shortest(corner_budget)}: left for the sum of the sizes (L1), right for the length "
    "(L2). A line leads from the lowest point of the loss alone to the lowest within the budget. Drag the "
    "first of them: for which places of it does the diamond give a parameter "
    "of exactly zero, and does the circle ever?",
    question=f"Lower the budget to {shortest(corner_budget)}. Where will the lowest point within the diamond be?",
    parts=(
        Predict(
            "choice",
            options=("on one of its sides", "at a corner", "inside"),
            answer=1,
            when=("budget", 0.2, corner_budget + 0.05),
            begin={"budget": 2.0},
            because=f"At a budget of {shortest(corner_budget)} it is the corner with u = {shortest(diamond_1)}. The "
            f"circle has u = {fixed(circle_1, 2)} there.",
            then="Now lower the budget.",
        ),
    ),
    objective=_BOWL,
    panels=tuple(
        Panel((Contour(), Budget(power=power)), title=title, **_SPACE)  # type: ignore[arg-type]
        for power, title in ((1, "L1: a diamond"), (2, "L2: a circle"))
    ),
    point=("center_u", "center_v"),
    controls=(
        Slider("budget", 0.2, 2.6, value=corner_budget, label="budget"),
        Control("center_u", -2.2, 2.2, value=loss_at[0], label="u of the loss"),
        Control("center_v", -2.2, 2.2, value=loss_at[1], label="v of the loss"),
    ),
    animation=Animation({"budget": eased((2.4, 0.4, 2.4), 25)}, seconds=5.0, hold=0.5),
    height=400,
    narrow_height=640,
)

# ---- paths of parameters

path_best = (2.0, 1.6, -0.8, 0.3)
path_correlation, path_penalty = 0.8, 0.5
_NAMES = ("a", "b", "c", "d")


def _found(power: int, penalty: float = path_penalty, correlation: float = path_correlation) -> tuple[float, ...]:
    gram, best = pair_gram(len(path_best), correlation), np.array(path_best)
    return tuple(float(part) for part in (lasso if power == 1 else ridge)(gram, best, penalty))


ridge_found, lasso_found = _found(2), _found(1)
ridge_zeros, lasso_zeros = (sum(part == 0 for part in found) for found in (ridge_found, lasso_found))
heavy_penalty = 3.0
heavy_ridge, heavy_lasso = _found(2, heavy_penalty), _found(1, heavy_penalty)
all_zero_from = float(np.max(np.abs(pair_gram(len(path_best), path_correlation) @ path_best)))
_LAMBDA = Axis("penalty λ", 0.01, 10.0, "log")

paths = Scene(
    title="Parameters against the penalty",
    alt=f"{in_words(len(path_best)).capitalize()} parameters against the penalty on a logarithmic axis. Left, ridge "
    "regression: all of them shrink smoothly, and none is zero. Right, the lasso: each shrinks, reaches zero at a "
    "penalty of its own, and stays there.",
    caption=f"{in_words(len(path_best)).capitalize()} parameters, left with an L2 penalty (ridge), right with an L1 "
    f"penalty (lasso). At λ = {shortest(path_penalty)} the lasso has set {in_words(lasso_zeros)} of them to zero. "
    f"The features of a and b go together, with a correlation of {shortest(path_correlation)}. What does each penalty "
    "do with such a pair?",
    question=f"Raise λ to {shortest(heavy_penalty)}. How many parameters does ridge set to exactly zero?",
    parts=(
        Predict(
            "choice",
            options=("none", "the smallest one", "all but the largest"),
            answer=0,
            when=("penalty", heavy_penalty, 10.0),
            because=f"Its smallest one there is {fixed(min(map(abs, heavy_ridge)), 2)}. The lasso has "
            f"{sum(part == 0 for part in heavy_lasso)} zeros.",
            then="Now raise λ.",
        ),
    ),
    panels=tuple(
        Panel(
            (CoefficientPaths(path_best, power, names=_NAMES, asked=True), Reference(0.0, axis="y", role="muted")),
            x=_LAMBDA,
            y=Axis("parameter", -1.2, 2.4),
            title=title,
        )
        for power, title in ((2, "Ridge (L2)"), (1, "Lasso (L1)"))
    ),
    controls=(
        Slider("penalty", 0.01, 10.0, value=path_penalty, label="penalty λ", log=True),
        Slider("correlation", 0.0, 0.95, value=path_correlation, label="correlation of a and b"),
    ),
    height=360,
    narrow_height=640,
)

# ---- decay under Adam


def _level(w: Any) -> Any:
    return 0.0 * w[0] + 0.0 * w[1]


_NO_LOSS = Objective(
    name="no loss at all",
    formula=_level,
    domain=((-0.4, 2.4), (-0.4, 2.4)),
    minimizers=(),
    latex=r"\mathrm{const}",
    axis_names=("u", "v"),
    value_name="loss",
)
decay_rate, decay, decay_steps, large_noise, small_noise = 0.02, 0.2, 100, 1.0, 0.05
decay_start = 2.0
_NOISE = Noise(1.0, seed=1, scales=(large_noise, small_noise))
_runs = tuple(
    Run(kind(decay_rate, weight_decay=decay), (decay_start, decay_start), decay_steps, noise=_NOISE, label=label)
    for kind, label in ((Adam, "Adam with L2"), (AdamW, "AdamW"))
)
_l2, _w = (descend(_NO_LOSS, run.optimizer, run.start, run.steps, noise=run.noise).final for run in _runs)
l2_first, l2_second, w_first, w_second = (float(part) for part in (*_l2, *_w))
decayed = decay_start * (1 - decay_rate * decay) ** decay_steps
noise_ratio = large_noise / small_noise

adam_decay = Scene(
    title="L2 under Adam, and decay of its own",
    alt="Two paths from the same point towards the origin. With L2 under Adam the path falls steeply: the second "
    "parameter shrinks much faster than the first. With AdamW both shrink about alike, along the diagonal.",
    caption=f"Two parameters, both {shortest(decay_start)} at first. There is no loss, only noise in the gradients, "
    f"{shortest(noise_ratio)} times larger for u. Both runs have λ = {shortest(decay)} and the same noise, for "
    f"{decay_steps} steps. Why does Adam with L2 not treat u and v alike?",
    question="Both runs ask for the same decay. Which one shrinks the two parameters alike?",
    parts=(
        Predict(
            "choice",
            options=("Adam with L2", "AdamW", "both"),
            answer=1,
            when=("step", decay_steps, decay_steps),
            because=f"It ends at {fixed(w_first, 2)} and {fixed(w_second, 2)}, Adam with L2 at {fixed(l2_first, 2)} "
            f"and {fixed(l2_second, 2)}: there the pull of L2 is divided by the size of the gradients.",
        ),
    ),
    objective=_NO_LOSS,
    runs=_runs,
    panels=tuple(
        Panel(
            (Path(), Here()),
            x=Axis("u", -0.2, 2.4),
            y=Axis("v", -0.2, 2.4),
            title=run.label,
            readout=("u", "v"),
            run=index,
            equal=True,
        )
        for index, run in enumerate(_runs)
    ),
    controls=(Slider("weight_decay", 0.0, 0.5, label="decay λ"), Step(jumps=(1, 10))),
    animation=Animation({"step": tuple(float(t) for t in range(0, decay_steps + 1, 2))}, seconds=6.0),
    height=390,
    narrow_height=640,
)
