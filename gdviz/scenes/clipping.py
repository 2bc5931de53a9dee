"""A weight used many times over: a cliff, a run that it throws away, and the same run with its gradient clipped."""

from typing import Any

from gdviz.figure.controls import Animation, Drag, Slider, Step
from gdviz.figure.marks import Curve, Here, Marker, Path
from gdviz.figure.numbers import fixed, in_words, shortest, superscript
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import Objective
from gdviz.optimizers import ClippedGradientDescent, GradientDescent
from gdviz.optimizers.descent import descend

times_used, target, _POWER = 10, 1.0, 2
bottom = target ** (1 / times_used)


def _repeated(w: Any) -> Any:
    """How wrong it is to multiply by w so many times over, where the product should be the target."""
    return (w[0] ** times_used - target) ** _POWER


REPEATED = Objective(
    name="a weight used many times over",
    formula=_repeated,
    domain=((-1.4, 1.4),),
    minimizers=((bottom,), (-bottom,)),
    latex=rf"(w^{{{times_used}}} - {target:g})^{{{_POWER}}}",
    axis_names=("w",),
    value_name="L(w)",
    flat_points=((bottom,), (-bottom,), (0.0,)),
)
start, rate, max_norm, _STEPS = 1.2, 0.005, 5.0, 30
plain_start = 0.4
_PLAIN, _CLIPPED = GradientDescent(rate), ClippedGradientDescent(rate, max_norm)
start_loss, start_slope = float(REPEATED([start])), float(REPEATED.gradient(start)[0])
plain_slope = float(REPEATED.gradient(plain_start)[0])
step_length, clipped_length = rate * start_slope, rate * max_norm
_thrown, _kept = (descend(REPEATED, rule, start, _STEPS) for rule in (_PLAIN, _CLIPPED))
thrown_to, thrown_slope = float(_thrown.iterates[1, 0]), float(_thrown.gradients[1, 0])
thrown_steps, thrown_last = _thrown.steps, float(_thrown.final[0])
arrives = next(step for step, w in enumerate(_kept.iterates[:, 0]) if abs(w - bottom) < 1e-3)
kept_final = float(_kept.final[0])
bottom_limit = 2 / float(REPEATED.hessian(bottom)[0, 0])
_slow = descend(REPEATED, _CLIPPED, plain_start, _STEPS)
crawled = float(_slow.final[0]) - plain_start
_TITLES = ("Without clipping", "Clipped")

cliff = Scene(
    title="Off a cliff, or down it",
    alt="Twice the same curve: a level stretch in the middle, a bottom on either side of it, and beyond each a steep "
    "cliff. Left, without clipping, the first step leads from the right cliff out of the picture. Right, with "
    "clipping, short steps of equal length lead down the cliff to the bottom beside it.",
    caption=f"A weight that is used {in_words(times_used)} times over, L(w) = (w{superscript(times_used)} − "
    f"{shortest(target)})², with "
    f"η = {shortest(rate)} from w = {shortest(start)}. Right, a gradient longer than c is cut to the length c. What "
    "can clipping do for a start on the level stretch?",
    question=f"The gradient at the start is {fixed(start_slope, 0)}. Where does the first step lead without clipping?",
    parts=(
        Predict(
            "choice",
            options=("a little down the cliff", f"near the bottom at {shortest(bottom)}", "beyond the other cliff"),
            answer=2 if thrown_to < -bottom else 1 if abs(thrown_to - bottom) < 0.05 else 0,
            when=("step", 1, _STEPS),
            because=f"To w = {fixed(thrown_to, 2)}, where the gradient is {fixed(thrown_slope, 0)}: the next step is "
            "longer still.",
            then="Now take the steps, then move the start.",
        ),
    ),
    objective=REPEATED,
    runs=(Run(_PLAIN, start=start, steps=_STEPS), Run(_CLIPPED, start=start, steps=_STEPS)),
    panels=tuple(
        Panel(
            (Curve(), Path(), *(Marker(place, "minimum") for place in REPEATED.minimizers), Here()),
            x=Axis("w", -1.4, 1.4),
            y=Axis("L(w)", -2.0, 32.0),
            title=title,
            run=run,
            readout=("step", "w", "gradient_norm"),
        )
        for run, title in enumerate(_TITLES)
    ),
    controls=(
        Slider("max_norm", 0.5, 50.0, label="largest norm c", run=1, log=True),
        Slider("learning_rate", 0.0005, 0.012, label="learning rate η"),
        Drag("start", -1.3, 1.3),
        Step(),
    ),
    animation=Animation({"step": tuple(float(t) for t in (0, 0, 0, 1, 1, 1, 2, 2, *range(3, _STEPS + 1)))}),
    height=340,
)
