"""Newton's step beside gradient descent, and a saddle, where the one ends and the other lingers."""

import math

import numpy as np

from gdviz.figure.controls import Animation, Drag, Slider, Step
from gdviz.figure.marks import Contour, Here, LossCurve, Marker, Path, Surface
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import from_formula
from gdviz.optimizers import GradientDescent, Newton
from gdviz.optimizers.descent import descend
from gdviz.scenes.hessian import bowl

# Two valleys at (-1, 0) and (1, 0), and a saddle between them at 0: curvatures 3x² - 1 along x, 1 along y.
_PASS = from_formula("0.25*x^4 - 0.5*x^2 + 0.5*y^2", domain=((-2.2, 2.2), (-1.6, 1.6)))
_BOWL = bowl(12.0, 130.0, 2.0, (0.0, 0.0), axis_names=("x", "y"))
_STEPS = 25
start_x, start_y = 0.4, 1.2
_START = (start_x, start_y)
pass_rate = 0.2
_X, _Y = Axis("x", -2.2, 2.2), Axis("y", -1.6, 1.6)
_RUNS = (
    Run(GradientDescent(learning_rate=1.0), start=_START, steps=_STEPS, objective=_BOWL),
    Run(Newton(), start=_START, steps=_STEPS, objective=_BOWL),
    Run(GradientDescent(learning_rate=pass_rate), start=_START, steps=_STEPS, objective=_PASS),
    Run(Newton(), start=_START, steps=_STEPS, objective=_PASS),
)
_by_gradient, _by_newton = (descend(_PASS, run.optimizer, run.start, run.steps) for run in _RUNS[2:])
newton_x1, newton_x2 = (float(_by_newton.iterates[step, 0]) for step in (1, 2))
newton_end, gradient_end = float(_by_newton.final[0]), float(_by_gradient.final[0])
saddle_steep, saddle_down = (float(part) for part in np.diag(_PASS.hessian((0.0, 0.0)))[::-1])
valley_x, valley_y = (float(part) for part in np.diag(_PASS.hessian((1.0, 0.0))))
flat_curvature_at = math.sqrt(1 / 3)  # where 3x² - 1 is 0
good_x = 1.8
_good = descend(_PASS, Newton(), (good_x, start_y), _STEPS)
good_steps = next(t for t, x in enumerate(_good.iterates[:, 0]) if abs(x - 1) < 1e-6)
_slow = descend(_PASS, GradientDescent(pass_rate), (good_x, start_y), 500)
slow_steps = next(t for t, w in enumerate(_slow.iterates) if abs(w - (1.0, 0.0)).max() < 1e-6)

beside = Scene(
    title="Newton's method beside gradient descent",
    alt="Two contour maps. Left, a long bowl: the whole line of gradient descent zig-zags down, the dashed one of "
    "Newton's method goes to the lowest point at once. Right, two valleys with a saddle between them: gradient descent "
    "goes down into the right valley, Newton's method to the saddle.",
    caption=f"The same start, x = {shortest(start_x)}, y = {shortest(start_y)}, on two functions. Whole line: gradient "
    "descent. Dashed: Newton's method. Left a bowl, right two valleys. From which starts does Newton's method find a "
    "valley?",
    question="With two valleys, where will Newton's method come to rest?",
    parts=(
        Predict(
            "choice",
            options=("in the right valley", "in the left valley", "between the two"),
            answer=2,
            when=("step", 5, _STEPS),
            because=f"It goes to x = {fixed(newton_x1, 2)}, then to {fixed(newton_x2, 2)}: to the saddle, a flat point "
            "that is no minimum.",
            then="Now take the steps, then drag the start to the side.",
            panel=1,
        ),
    ),
    runs=_RUNS,
    panels=tuple(
        Panel(
            (Contour(), Path(run=first), Path(run=first + 1, dashed=True), *marks),
            x=_X,
            y=_Y,
            objective=objective,
            equal=True,
            title=title,
        )
        for title, objective, first, marks in (
            ("A bowl", _BOWL, 0, ()),
            ("Two valleys", _PASS, 2, (Marker((0.0, 0.0), "flat", "saddle", (8.0, -16.0)),)),
        )
    ),
    controls=(Drag("start", (-2.1, -1.5), (2.1, 1.5)), Step()),
    animation=Animation({"step": tuple(float(t) for t in (*np.repeat(np.arange(8), 3), *range(8, _STEPS + 1)))}),
    height=330,
)

# ---- to linger at a saddle

ridge_x, nearer_x = 1e-3, 1e-4
_LINGER_STEPS, _GONE = 100, 0.5


def leaves_after(x: float) -> int:
    """The first step at which a run from this distance to the ridge is half-way to its valley."""
    run = descend(_PASS, GradientDescent(pass_rate), (x, start_y), 1000)
    return next(step for step, place in enumerate(run.iterates[:, 0]) if abs(place) > _GONE)


leaves, leaves_later = leaves_after(ridge_x), leaves_after(nearer_x)
growth = 1 - pass_rate * saddle_down
_NEARER = round(ridge_x / nearer_x)
more_steps = math.log(ridge_x / nearer_x) / math.log(growth)

saddle = Scene(
    title="To linger at a saddle",
    alt="A surface with two valleys and a saddle between them, the same from above, and the loss against the step. The "
    "path comes down the ridge to the saddle and turns into the right valley. Its loss falls at once, stays level for "
    "many steps, then falls again.",
    caption=f"Gradient descent from almost the top of the ridge, x = {shortest(ridge_x)}. Its loss has a plateau: "
    f"only after {leaves} steps is it half-way to the valley. Looking at the plateau alone, could you tell that it is "
    "no minimum?",
    question=f"Start {in_words(_NEARER)} times as close to the ridge. How much longer does it linger?",
    parts=(
        Predict(
            "choice",
            options=(f"{in_words(_NEARER)} times as long", f"about {round(more_steps)} steps longer", "for ever"),
            answer=1,
            when=("ridge", 0.0, 1.5 * nearer_x),
            because=f"{leaves} steps from x = {shortest(ridge_x)}, {leaves_later} from x = {shortest(nearer_x)}: each "
            f"step near the saddle multiplies x by {shortest(growth)}.",
            then="Now move the start.",
        ),
    ),
    objective=_PASS,
    runs=(Run(GradientDescent(learning_rate=pass_rate), start=(ridge_x, start_y), steps=_LINGER_STEPS),),
    panels=(
        Panel((Surface(top=1.0), Path(), Here()), x=_X, y=_Y, z=Axis("f", -0.3, 1.0), camera=(-55.0, 40.0)),
        Panel((Contour(), Path(), Marker((0.0, 0.0), "flat", "saddle", (-8.0, -16.0)), Here()), x=_X, y=_Y, equal=True),
        Panel((LossCurve(),), x=Axis("step t", 0.0, float(_LINGER_STEPS)), y=Axis("loss", -0.4, 0.9)),
    ),
    controls=(Slider("ridge", 1e-6, 0.5, label="start x", axis=0, log=True), Step(jumps=(1, 10))),
    animation=Animation({"step": tuple(float(t) for t in range(0, _LINGER_STEPS + 1, 2))}, seconds=8.0),
    columns=2,
    height=560,
    narrow_height=860,
)

coin_ten = 2.0**10  # one in so many: ten tosses of a coin that all fall alike
