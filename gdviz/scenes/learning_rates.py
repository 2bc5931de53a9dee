"""Learning rates: too small is slow, too large overshoots, and a bowl has an exact limit between the two."""

import numpy as np

from gdviz.figure.controls import Animation, Drag, Slider, Step
from gdviz.figure.marks import Curve, FinalLoss, Here, LossCurve, Path, Reference
from gdviz.figure.numbers import fixed
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Predict, Verdict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import double_well, from_formula, line_loss, parabola
from gdviz.objectives import stability_limit as stability_limit_of
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import behaviour, descend, final_losses

# The parabola (x - 3)²: each step multiplies the distance to 3 by 1 - 2η.
_BOWL = parabola(center=3.0)
bowl_limit = stability_limit_of(_BOWL)
RATES = (0.1, 0.9, 1.05)
_RUNS = tuple(Run(GradientDescent(learning_rate=rate), start=0.0, steps=8) for rate in RATES)
small_8, large_8, too_large_8 = (float(descend(_BOWL, run.optimizer, run.start, run.steps).final[0]) for run in _RUNS)
factor_small, factor_large, factor_too_large = (1 - 2 * rate for rate in RATES)
one_step = float(descend(_BOWL, GradientDescent(0.5), 0.0, 1).final[0])
bounce_1, bounce_2, bounce_3 = (float(x) for x in descend(_BOWL, GradientDescent(1.0), 0.0, 3).iterates[1:, 0])
growth = -100 * factor_too_large - 100

_FIVE = (0.01, 0.1, 0.3, 0.95, 1.05)
_five = [descend(_BOWL, GradientDescent(rate), 0.0, 20).losses for rate in _FIVE]
slow_20, quick_20, growing_20 = (float(_five[index][-1]) for index in (0, 1, 4))

# The worked line: five points, two parameters, one limit.
LOSS = line_loss()
_curvatures = np.linalg.eigvalsh(LOSS.hessian(LOSS.minimizers[0]))
flattest, steepest = float(_curvatures[0]), float(_curvatures[1])
condition = steepest / flattest
limit = stability_limit_of(LOSS)
below, above = 0.084, 0.085
factor_below, factor_above = 1 - below * steepest, 1 - above * steepest
_SHOWN = 100
_below, _above = (descend(LOSS, GradientDescent(rate), (0.0, 0.0), _SHOWN) for rate in (below, above))
start_loss = float(_below.losses[0])
below_100, above_100 = float(_below.losses[_SHOWN]), float(_above.losses[_SHOWN])

# Every rate from nearly 0 to beyond the limit, each given the same number of steps.
_SWEEP_STEPS = 100
_sweep_rates = np.linspace(0.001, 0.0845, 836)
_sweep = final_losses(LOSS, GradientDescent(), (0.0, 0.0), _SWEEP_STEPS, _sweep_rates)
best_rate, best_loss = float(_sweep_rates[_sweep.argmin()]), float(_sweep.min())
slow_rate, slow_loss = 0.01, float(descend(LOSS, GradientDescent(0.01), (0.0, 0.0), _SWEEP_STEPS).losses[-1])

# The tilted double well: two valleys, two starts, two rates.
_WELL = double_well(tilt=0.3)
(deep,), (shallow,) = _WELL.minimizers
deep_value, shallow_value = float(_WELL([deep])), float(_WELL([shallow]))
well_small, well_large = 0.02, 0.15
_STARTS = (1.8, -1.8)
_WELL_FRAMES = tuple(float(step) for step in (*(s for s in range(6) for _ in range(3)), *range(6, 31)))
_WELL_RUNS = tuple(
    Run(GradientDescent(learning_rate=rate), start=start, steps=30)
    for start in _STARTS
    for rate in (well_small, well_large)
)
_ends = [float(descend(_WELL, run.optimizer, run.start, 400).final[0]) for run in _WELL_RUNS]
right_small, right_large, left_small, left_large = _ends
_escape = descend(_WELL, GradientDescent(0.25), 1.8, 3)
escape_1, escape_2, escape_3 = (float(x) for x in _escape.iterates[1:, 0])


diverging = Scene(
    title="Three learning rates on one bowl",
    alt=(
        "The same parabola three times, each with eight steps from x = 0. On the left the points come down one side in "
        "shrinking steps. In the middle they jump from side to side and come down. On the right they jump from side to "
        "side and climb, higher at every step."
    ),
    caption=(
        f"Eight steps from x = 0 on f(x) = (x − 3)², with η = {RATES[0]}, {RATES[1]} and {RATES[2]}. "
        f"They end at x = {small_8:.2f}, {large_8:.2f} and {fixed(too_large_8, 2)}. "
        "Where does jumping turn into climbing?"
    ),
    question="Three rates: 0.1, 0.9 and 1.05. Which of the runs will get close to the bottom?",
    parts=(
        Equation("x ← {x:5.2f} − {learning_rate:.2f}·({slope:5.2f}) = {next:5.2f}"),
        Verdict(),
        Predict(
            "choice",
            options=("only 0.1", "0.1 and 0.9", "all three"),
            answer=sum(abs(factor) < 1 for factor in (factor_small, factor_large, factor_too_large)) - 1,
            when=("step", 8, 8),
            because="Jumping across is no harm while each jump is shorter than the last.",
        ),
    ),
    objective=_BOWL,
    runs=_RUNS,
    panels=tuple(
        Panel(
            (Curve(), Path(), Here()),
            x=Axis("x", -4.2, 10.2, ticks=(-3.0, 0.0, 3.0, 6.0, 9.0)),
            y=Axis("f(x)", -2.0, 46.0),
            readout=("learning_rate", "step", "x"),
            run=index,
        )
        for index in range(3)
    ),
    controls=(Slider("learning_rate", 0.01, 1.2, label="learning rate η", run=2), Step()),
    animation=Animation({"step": tuple(float(step) for step in range(9))}, seconds=8.0, hold=3.0),
)

five_rates = Scene(
    title="The loss under five learning rates",
    alt=(
        "Five straight lines on a logarithmic axis, all starting at 9. The line for rate 0.01 falls slowly, 0.1 "
        "faster, 0.3 so fast that it leaves the picture; 0.95 falls at a middling pace; 1.05 rises steadily."
    ),
    caption=(
        f"(x − 3)² from x = 0 under five rates. Straight lines on a logarithmic axis: the same factor at every step. "
        f"After 20 steps η = 0.01 has only come down to {slow_20:.1f}, η = 0.1 to {quick_20:.4f}; η = 1.05 has climbed "
        f"to {growing_20:.0f}. Which rate would draw a horizontal line?"
    ),
    question="Of 0.01, 0.1, 0.3, 0.95 and 1.05: which rate brings the loss down fastest?",
    objective=_BOWL,
    runs=tuple(Run(GradientDescent(learning_rate=rate), start=0.0, steps=20) for rate in _FIVE),
    panels=(
        Panel(
            (LossCurve(labels=tuple(f"η = {rate:g}" for rate in _FIVE), label_steps=(16.0, 14.5, 5.2, 13.0, 13.5)),),
            x=Axis("step t", 0.0, 20.4, ticks=(0.0, 5.0, 10.0, 15.0, 20.0)),
            y=Axis("f(x), log scale", 1e-6, 3e4, "log"),
        ),
    ),
)


# What the loss curve mark shows of a run need not be the loss: here it is the first parameter, step by step.
_M_ALONE = from_formula("x + 0*y")
_TIME = Axis("step t", 0.0, _SHOWN + 2.0, ticks=(0.0, 25.0, 50.0, 75.0, 100.0))
_UPDATE_M = "m ← {m:5.2f} − {learning_rate:.4f}·({slope_m:6.2f}) = {next_m:5.2f}"
_SLOPE = Axis("slope m", -4.4, 8.4, ticks=(-4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0))
_FRAMES = (*range(21), *range(23, 101, 3), 100)


def _swings(run: int, rate: float) -> Panel:
    return Panel(
        (Reference(LOSS.minimizers[0][0], axis="y"), LossCurve(run=run, objective=_M_ALONE, ghost=False)),
        title=f"η = {rate} {behaviour(rate, steepest)}",
        x=_TIME,
        y=_SLOPE,
        readout=("learning_rate", "step", "loss"),
        run=run,
        ending=True,
    )


stability_limit = Scene(
    title="The stability limit, a thousandth apart",
    alt=(
        "Two plots of the slope m against the step, both swinging from side to side about the best value 2. Left, with "
        "learning rate 0.084, the swings get shorter, like a funnel that closes. Right, with 0.085, they get longer, "
        "like a trumpet that opens."
    ),
    caption=(
        f"The slope m of a line fitted to five points, step by step; its best value, {LOSS.minimizers[0][0]:.0f}, is "
        "dashed. The same start, and learning rates η a thousandth apart, one on either side of the limit, "
        f"{limit:.5f}. Could you tell the two runs apart after five steps?"
    ),
    question=f"Two runs, learning rates {below} and {above}, all else the same. How different will they look?",
    parts=(
        Equation(_UPDATE_M),
        Verdict(),
        Predict(
            "choice",
            options=("nearly alike", "one settles, the other runs away"),
            answer=int(abs(factor_below) < 1 < abs(factor_above)),
            when=("step", 50, _SHOWN),
            because="Each step multiplies the error along the steepest direction by "
            f"{fixed(factor_below, 4)} at {below}, by {fixed(factor_above, 4)} at {above}.",
        ),
    ),
    objective=LOSS,
    runs=tuple(
        Run(GradientDescent(learning_rate=rate), start=(0.0, 0.0), steps=_SHOWN, label=f"η = {rate}")
        for rate in (below, above)
    ),
    panels=(_swings(0, below), _swings(1, above)),
    controls=(Slider("learning_rate", 0.07, 0.09, label="learning rate η", run=1), Step(jumps=(1, 10, 100))),
    animation=Animation({"step": tuple(float(step) for step in _FRAMES)}, seconds=9.0, hold=3.0),
)

# Thousandths, finer where more happens.
_THOUSANDTHS = (*range(2, 60, 4), *range(60, 76, 3), *range(76, 83, 2), *np.arange(83.0, 86.5, 0.5))
_RATES_SHOWN = tuple(float(thousandths) / 1000 for thousandths in _THOUSANDTHS)

final_loss = Scene(
    title="Through the limit: the loss for every rate",
    alt=(
        "Left, the slope m against the step for one learning rate. Right, the loss after 100 steps against the "
        "learning rate on a logarithmic axis: it falls as the rate grows, is lowest just before the limit 2/λmax, "
        "marked by a dashed line, and then shoots up like a wall. A dot marks the rate of the run on the left."
    ),
    caption=(
        f"The same data and start. Left, the slope m of one run; right, the loss after {_SWEEP_STEPS} steps for every "
        f"rate, with a dot for that run. At η = {slow_rate} it is {slow_loss:.3f}, at the best rate {best_loss:.5f}. "
        "Would you choose the best rate, or one somewhat smaller?"
    ),
    question="Where between 0 and the limit is the best learning rate: in the middle or near one end?",
    parts=(
        Equation(_UPDATE_M),
        Verdict(),
        Predict(
            "choice",
            options=("near 0", "in the middle", "just short of the limit"),
            answer=int(3 * best_rate / limit),
            begin={"learning_rate": 0.002},
            when=("learning_rate", 0.08, 0.09),
            because=f"About {best_rate:.3f} is best, and the limit is {limit:.5f}.",
            then="Now press Play, or move the rate.",
        ),
    ),
    objective=LOSS,
    runs=(Run(GradientDescent(learning_rate=0.07), start=(0.0, 0.0), steps=_SWEEP_STEPS),),
    panels=(
        Panel(
            (Reference(LOSS.minimizers[0][0], axis="y"), LossCurve(objective=_M_ALONE)),
            x=_TIME,
            y=_SLOPE,
            readout=("learning_rate",),
        ),
        Panel(
            (
                FinalLoss(low=0.001, high=0.09, steps=_SWEEP_STEPS),
                Reference(limit, label=f"limit {limit:.5f}", label_at=3000.0, align="right"),
            ),
            x=Axis("learning rate η", 0.0, 0.09, ticks=(0.0, 0.02, 0.04, 0.06, 0.08)),
            y=Axis(f"loss after {_SWEEP_STEPS} steps, log scale", 5e-5, 1e6, "log"),
        ),
    ),
    controls=(Slider("learning_rate", 0.001, 0.09, label="learning rate η"), Step(jumps=(1, 10, 100))),
    narrow_height=560,
    animation=Animation({"learning_rate": _RATES_SHOWN}, seconds=9.0, hold=3.0),
)

two_valleys = Scene(
    title="Start and rate decide the valley",
    alt=(
        "A curve with two valleys, the left one deeper, drawn four times. With the small rate a start on the right "
        "ends in the right valley and a start on the left in the left one. With the large rate the first step jumps "
        "over the hill, and each start ends in the other valley."
    ),
    caption=(
        f"f(x) = (x² − 1)² + 0.3x, with η = {well_small} and η = {well_large}, from a start at 1.8 and one at −1.8. "
        "The left valley is the deeper one. Is the large rate better?"
    ),
    question="From which start does the large rate end in the deeper valley?",
    parts=(
        Equation("x ← {x:5.2f} − {learning_rate:.3f}·({slope:5.2f}) = {next:5.2f}"),
        Verdict(),
        Predict(
            "choice",
            options=("1.8", "−1.8"),
            answer=int(abs(left_large - deep) < abs(right_large - deep)),
            when=("step", 10, 30),
            because=f"It hops the hill: from 1.8 to {fixed(right_large, 2)}, from −1.8 to {left_large:.2f}.",
        ),
    ),
    objective=_WELL,
    runs=_WELL_RUNS,
    panels=tuple(
        Panel(
            (Curve(), Path(), Here()),
            x=Axis("x", -2.1, 2.1, ticks=(-2.0, -1.0, 0.0, 1.0, 2.0)),
            y=Axis("f(x)", -0.9, 6.2, ticks=(0.0, 2.0, 4.0, 6.0)),
            readout=("learning_rate", "x"),
            run=index,
        )
        for index in range(len(_WELL_RUNS))
    ),
    columns=2,
    narrow_columns=2,
    height=620,
    narrow_height=560,
    controls=(
        Slider("learning_rate", 0.001, 0.25, label="learning rate η", run=3),
        Drag("start", -2.0, 2.0, label="start x", run=3),
        Step(),
    ),
    animation=Animation({"step": _WELL_FRAMES}, seconds=9.0, hold=3.0),
)
