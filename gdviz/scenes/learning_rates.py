"""Learning rates: too small is slow, too large overshoots, and a bowl has an exact limit between the two."""

import numpy as np

from gdviz.figure.controls import Animation, Drag, Slider, Step
from gdviz.figure.marks import Curve, FinalLoss, Here, LossCurve, Path, Reference
from gdviz.figure.numbers import fixed, in_words, listed, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Predict, Verdict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import double_well, from_formula, line_loss, parabola
from gdviz.objectives import stability_limit as stability_limit_of
from gdviz.objectives.datasets import worked_line
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import behaviour, descend, final_losses

# The parabola (x - 3)²: each step multiplies the distance to 3 by 1 - 2η.
_BOTTOM, _START, _FEW, _MORE = 3.0, 0.0, 8, 20
_BOWL = parabola(center=_BOTTOM)
bowl_curvature, bowl_limit = float(_BOWL.hessian(_BOTTOM)[0, 0]), stability_limit_of(_BOWL)
RATES = (0.1, 0.9, 1.05)
_RUNS = tuple(Run(GradientDescent(learning_rate=rate), start=_START, steps=_FEW) for rate in RATES)
small_8, large_8, too_large_8 = (float(descend(_BOWL, run.optimizer, run.start, run.steps).final[0]) for run in _RUNS)
factor_small, factor_large, factor_too_large = (1 - bowl_curvature * rate for rate in RATES)
one_step = float(descend(_BOWL, GradientDescent(0.5), 0.0, 1).final[0])
bounce_1, bounce_2, bounce_3 = (float(x) for x in descend(_BOWL, GradientDescent(1.0), 0.0, 3).iterates[1:, 0])
growth = -100 * factor_too_large - 100

_FIVE = (0.01, 0.1, 0.3, 0.95, 1.05)
_five = [descend(_BOWL, GradientDescent(rate), _START, _MORE).losses for rate in _FIVE]
slow_20, quick_20, growing_20 = (float(_five[index][-1]) for index in (0, 1, 4))

# The worked line: five points, two parameters, one limit.
_DATA = worked_line()
LOSS = line_loss(_DATA.x, _DATA.y)
flattest, steepest = (float(each) for each in np.linalg.eigvalsh(LOSS.hessian(LOSS.minimizers[0])))
condition, limit = steepest / flattest, stability_limit_of(LOSS)
below, above = 0.084, 0.085
factor_below, factor_above = 1 - below * steepest, 1 - above * steepest
_SHOWN, five_steps = 100, 5
_below, _above = (descend(LOSS, GradientDescent(rate), (0.0, 0.0), _SHOWN) for rate in (below, above))
m_below_5, m_above_5 = (float(run.iterates[five_steps, 0]) for run in (_below, _above))
below_100, above_100 = float(_below.losses[_SHOWN]), float(_above.losses[_SHOWN])

# Every rate from nearly 0 to beyond the limit, each given the same number of steps.
_sweep_rates = np.linspace(0.001, 0.0845, 836)
_sweep = final_losses(LOSS, GradientDescent(), (0.0, 0.0), _SHOWN, _sweep_rates)
best_rate, best_loss = float(_sweep_rates[_sweep.argmin()]), float(_sweep.min())
slow_rate = 0.01
slow_loss = float(descend(LOSS, GradientDescent(slow_rate), (0.0, 0.0), _SHOWN).losses[-1])

# The tilted double well: two valleys, two starts, two rates.
_TILT = 0.3
_WELL = double_well(tilt=_TILT)
(deep,), (shallow,) = _WELL.minimizers
well_small, well_large, well_too_large = 0.02, 0.15, 0.25
well_start, _ = _STARTS = (1.8, -1.8)
_WELL_FRAMES = tuple(float(step) for step in (*(s for s in range(6) for _ in range(3)), *range(6, 31)))
_WELL_RUNS = tuple(
    Run(GradientDescent(learning_rate=rate), start=start, steps=30)
    for start in _STARTS
    for rate in (well_small, well_large)
)
right_small, right_large, left_small, left_large = (
    float(descend(_WELL, run.optimizer, run.start, 400).final[0]) for run in _WELL_RUNS
)
escape_1, escape_2, escape_3 = map(
    float, descend(_WELL, GradientDescent(well_too_large), well_start, 3).iterates[1:, 0]
)

_RATES_SAID, _FIVE_SAID, _STARTS_SAID = (tuple(map(shortest, each)) for each in (RATES, _FIVE, _STARTS))
_BELOW_SAID, _ABOVE_SAID = shortest(below), shortest(above)


def _side_by_side(count: int, x: Axis, y: Axis, readout: tuple[str, ...]) -> tuple[Panel, ...]:
    """The same curve once for each run."""
    return tuple(Panel((Curve(), Path(), Here()), x=x, y=y, readout=readout, run=run) for run in range(count))


diverging = Scene(
    title=f"{in_words(len(RATES)).capitalize()} learning rates on one bowl",
    alt=(
        f"The same parabola {in_words(len(RATES))} times, each with {in_words(_FEW)} steps from x = "
        f"{shortest(_START)}. On the left the points come down one side in shrinking steps. In the middle they jump "
        "from side to side and come down. On the right they jump from side to side and climb, higher at every step."
    ),
    caption=(
        f"{in_words(_FEW).capitalize()} steps from x = {shortest(_START)} on f(x) = (x − {shortest(_BOTTOM)})², with "
        f"η = {listed(_RATES_SAID)}. All but the rate is the same. Where does jumping turn into climbing?"
    ),
    question=f"The rates are {listed(_RATES_SAID)}. Which of the runs will get close to the bottom?",
    parts=(
        Equation("x ← {x:5.2f} − {learning_rate:.2f}·({slope:5.2f}) = {next:5.2f}"),
        Verdict(),
        Predict(
            "choice",
            options=(f"only {_RATES_SAID[0]}", listed(_RATES_SAID[:2]), f"all {in_words(len(RATES))}"),
            answer=sum(abs(1 - bowl_curvature * rate) < 1 for rate in RATES) - 1,
            when=("step", _FEW, _FEW),
            because="Jumping across is no harm while each jump is shorter than the last.",
        ),
    ),
    objective=_BOWL,
    runs=_RUNS,
    panels=_side_by_side(
        len(RATES),
        Axis("x", -4.2, 10.2, ticks=(-3.0, 0.0, 3.0, 6.0, 9.0)),
        Axis("f(x)", -2.0, 46.0),
        ("learning_rate", "step", "x"),
    ),
    controls=(Slider("learning_rate", 0.01, 1.2, label="learning rate η", run=len(RATES) - 1), Step()),
    animation=Animation({"step": tuple(float(step) for step in range(_FEW + 1))}, seconds=8.0, hold=3.0),
)

five_rates = Scene(
    title="The loss under several learning rates",
    alt=(
        f"{in_words(len(_FIVE)).capitalize()} straight lines on a logarithmic axis, all starting at "
        f"{shortest(_five[0][0])}, for the rates {listed(_FIVE_SAID)}. All but the last fall, each at its own pace, "
        "the middle one so fast that it leaves the picture; the last one rises."
    ),
    caption=(
        f"(x − {shortest(_BOTTOM)})² from x = {shortest(_START)} under {in_words(len(_FIVE))} rates. Straight lines "
        f"on a logarithmic axis: the same factor at every step. After {_MORE} steps η = {_FIVE_SAID[0]} has only come "
        f"down to {slow_20:.1f}, η = {_FIVE_SAID[1]} to {quick_20:.4f}; η = {_FIVE_SAID[-1]} has climbed to "
        f"{growing_20:.0f}. Which rate would draw a horizontal line?"
    ),
    objective=_BOWL,
    runs=tuple(Run(GradientDescent(learning_rate=rate), start=_START, steps=_MORE) for rate in _FIVE),
    panels=(
        Panel(
            (LossCurve(labels=tuple(f"η = {rate}" for rate in _FIVE_SAID), label_steps=(16.0, 14.5, 5.2, 13.0, 13.5)),),
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
    title=f"Learning rates {_BELOW_SAID} and {_ABOVE_SAID}",
    alt=(
        "Two plots of the slope m against the step, swinging about the best value "
        f"{shortest(LOSS.minimizers[0][0])}. Left, with learning rate {_BELOW_SAID}, the swings get shorter, like a "
        f"funnel that closes. Right, with {_ABOVE_SAID}, they get longer, like a trumpet that opens."
    ),
    caption=(
        f"The slope m of a line fitted to {in_words(len(_DATA))} points, step by step; its best value, "
        f"{shortest(LOSS.minimizers[0][0])}, is dashed. The same start, and learning rates η that differ by "
        f"{shortest(above - below)}. Could you tell the runs apart after {in_words(five_steps)} steps?"
    ),
    question=f"Learning rates {_BELOW_SAID} and {_ABOVE_SAID}, all else the same: how different will the runs look?",
    parts=(
        Equation(_UPDATE_M),
        Verdict(),
        Predict(
            "choice",
            options=("nearly alike", "one settles, the other runs away"),
            answer=int(abs(factor_below) < 1 < abs(factor_above)),
            when=("step", 50, _SHOWN),
            begin={"step": float(five_steps)},
            because="Each step multiplies the error along the steepest direction by "
            f"{fixed(factor_below, 4)} at {_BELOW_SAID}, by {fixed(factor_above, 4)} at {_ABOVE_SAID}.",
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

final_loss = Scene(
    title="Through the limit: the loss for every rate",
    alt=(
        f"Left, the slope m against the step for one learning rate. Right, the loss after {_SHOWN} steps against the "
        "rate on a logarithmic axis: it falls as the rate grows, is lowest just before the limit, a dashed line, and "
        "then shoots up like a wall. A dot marks the rate of the run on the left."
    ),
    caption=(
        f"The same data and start. Left, the slope m of one run; right, the loss after {_SHOWN} steps for every "
        f"rate, with a dot for that run. At η = {shortest(slow_rate)} it is {slow_loss:.3f}, at the best rate "
        f"{best_loss:.5f}. "
        "Would you choose the best rate, or one somewhat smaller?"
    ),
    question="Where between zero and the limit is the best learning rate: in the middle or near one end?",
    parts=(
        Equation(_UPDATE_M),
        Verdict(),
        Predict(
            "choice",
            options=("near zero", "in the middle", "just short of the limit"),
            answer=int(3 * best_rate / limit),
            begin={"learning_rate": 0.002},
            when=("learning_rate", 0.08, 0.09),
            because=f"About {best_rate:.3f} is best, and the limit is {limit:.5f}.",
            then="Now press Play, or move the rate.",
        ),
    ),
    objective=LOSS,
    runs=(Run(GradientDescent(learning_rate=0.07), start=(0.0, 0.0), steps=_SHOWN),),
    panels=(
        Panel(
            (Reference(LOSS.minimizers[0][0], axis="y"), LossCurve(objective=_M_ALONE)),
            x=_TIME,
            y=_SLOPE,
            readout=("learning_rate",),
        ),
        Panel(
            (
                FinalLoss(low=0.001, high=0.09, steps=_SHOWN),
                Reference(limit, label=f"limit {limit:.5f}", label_at=3000.0, align="right"),
            ),
            x=Axis("learning rate η", 0.0, 0.09, ticks=(0.0, 0.02, 0.04, 0.06, 0.08)),
            y=Axis(f"loss after {_SHOWN} steps, log scale", 5e-5, 1e6, "log"),
        ),
    ),
    controls=(Slider("learning_rate", 0.001, 0.09, label="learning rate η"), Step(jumps=(1, 10, 100))),
    narrow_height=560,
    animation=Animation({"learning_rate": tuple(float(each) / 1000 for each in _THOUSANDTHS)}, seconds=9.0, hold=3.0),
)

two_valleys = Scene(
    title="Start and rate decide the valley",
    alt=(
        "A curve with two valleys, the left one deeper, drawn once for each start and rate. With the small rate each "
        "start ends in its own valley; with the large one the first step jumps over the hill, into the other."
    ),
    caption=(
        f"f(x) = (x² − 1)² + {shortest(_TILT)}x, with η = {shortest(well_small)} and η = {shortest(well_large)}, from "
        f"starts at {listed(_STARTS_SAID)}. The left valley is the deeper one. Is the large rate better?"
    ),
    question="From which start does the large rate end in the deeper valley?",
    parts=(
        Equation("x ← {x:5.2f} − {learning_rate:.3f}·({slope:5.2f}) = {next:5.2f}"),
        Verdict(),
        Predict(
            "choice",
            options=_STARTS_SAID,
            answer=int(abs(left_large - deep) < abs(right_large - deep)),
            when=("step", 10, 30),
            because=f"It hops the hill: from {_STARTS_SAID[0]} to {fixed(right_large, 2)}, from {_STARTS_SAID[1]} to "
            f"{fixed(left_large, 2)}.",
        ),
    ),
    objective=_WELL,
    runs=_WELL_RUNS,
    panels=_side_by_side(
        len(_WELL_RUNS),
        Axis("x", -2.1, 2.1, ticks=(-2.0, -1.0, 0.0, 1.0, 2.0)),
        Axis("f(x)", -0.9, 6.2, ticks=(0.0, 2.0, 4.0, 6.0)),
        ("learning_rate", "x"),
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
