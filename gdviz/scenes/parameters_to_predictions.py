"""From parameters to predictions: the point that walks down the bowl and the line that moves are the same thing."""

from gdviz.figure.controls import Animation, Drag, Slider, Step
from gdviz.figure.marks import Contour, Here, Line, LossCurve, Marker, Path, Points, Residuals
from gdviz.figure.numbers import fixed, in_words, listed, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Predict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import line_loss
from gdviz.objectives.datasets import worked_line
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend

DATA = worked_line()
LOSS = line_loss(DATA.x, DATA.y)
rate = 0.01
steps_shown = (0, 1, 5, 50)
_START = (0.0, 0.0)
_RUN = Run(GradientDescent(learning_rate=rate), start=_START, steps=200)
turning_step = 15  # about where the path turns into the valley
_long = descend(LOSS, GradientDescent(learning_rate=rate), _START, 2000)

((best_m, best_b),) = LOSS.minimizers
(m_0, b_0), (m_1, b_1), (m_5, b_5), (m_50, b_50), (m_200, b_200), (m_2000, b_2000) = (
    (float(m), float(b)) for m, b in _long.iterates[[0, 1, 5, 50, 200, 2000]]
)
loss_0, loss_1, loss_5, loss_50, loss_200 = (float(loss) for loss in _long.losses[[0, 1, 5, 50, 200]])
m_15, b_15 = (float(part) for part in _long.iterates[turning_step])
loss_15 = float(_long.losses[turning_step])
slope_m, slope_b = (float(part) for part in _long.gradients[0])

# One prediction, followed through the run: the third point has x = 3 and y = 6.
asked_x, asked_y = DATA.x[2], DATA.y[2]
said_0, said_1, said_50 = m_0 * asked_x + b_0, m_1 * asked_x + b_1, m_50 * asked_x + b_50
# The first point, where a falling loss does not mean a better prediction: its misses at steps 5 and 15.
first_5, first_15 = m_5 * DATA.x[0] + b_5, m_15 * DATA.x[0] + b_15
first_miss_5, first_miss_15 = abs(first_5 - DATA.y[0]), abs(first_15 - DATA.y[0])
worst_miss_50 = max(abs(m_50 * x + b_50 - y) for x, y in zip(DATA.x, DATA.y, strict=True))
far_x = 10.0
far_y, far_said = best_m * far_x + best_b, m_50 * far_x + b_50

_X, _Y = Axis("x", 0.0, 5.6), Axis("y", -0.6, 11.0, ticks=(0.0, 2.0, 4.0, 6.0, 8.0, 10.0))
_M, _B = Axis("slope m", -0.4, 2.8), Axis("intercept b", -0.9, 1.5)
_LEVELS = (0.02, 0.25, 1.0, 2.5, 5.0, 9.0, 14.0, 20.0, 28.0, 38.0, 50.0, 65.0)
_LABELS = ((6.1, 0.5), (6.1, 1.9), (6.1, 7.5), (4.3, 9.3))

_NAMES = [f"step {step}" for step in steps_shown]
_STEPS_SAID = [str(step) for step in steps_shown]

four_steps = Scene(
    title="Points of the path, and their lines",
    alt=(
        f"Left, {in_words(len(DATA))} data points and one line for each of the steps {listed(_STEPS_SAID)}: first "
        "flat on the x axis, then rising a little, then most of the way, at last close to the points. Right, the "
        "contours of the loss with the path of the same run, the same steps named."
    ),
    caption=(
        f"One run of gradient descent, seen twice (η = {shortest(rate)}). Left, the line at steps "
        f"{listed(_STEPS_SAID)}; right, the parameters (m, b) at the same steps. The loss falls from {loss_0:.0f} at "
        f"the start to {loss_1:.1f}, {loss_5:.1f} and, at step {_STEPS_SAID[-1]}, {loss_50:.3f}. Between which two of "
        "these lines does the path turn?"
    ),
    objective=LOSS,
    runs=(_RUN,),
    panels=(
        Panel(
            (
                *(
                    Line(step=step, label=name, label_at=place, align="right", faint=step != steps_shown[-1])
                    for step, name, place in zip(steps_shown, _NAMES, _LABELS, strict=True)
                ),
                Points(DATA),
            ),
            title="the line",
            x=Axis("x", 0.0, 6.3),
            y=_Y,
        ),
        Panel(
            (
                Contour(levels=_LEVELS),
                Path(step=steps_shown[-1]),
                Marker((m_0, b_0), "point", _NAMES[0], (0.0, -20.0)),
                Marker((m_1, b_1), "point", _NAMES[1], (0.0, -20.0)),
                Marker((m_5, b_5), "point", _NAMES[2], (-6.0, 12.0)),
                Marker((m_50, b_50), "point", _NAMES[3], (10.0, 8.0)),
                Marker((best_m, best_b), "minimum", "minimum", (-10.0, -12.0)),
            ),
            title="its parameters",
            x=_M,
            y=_B,
        ),
    ),
)

both_views = Scene(
    title="The line and its point move together",
    alt=(
        f"Linked pictures of one run. A line starts flat and swings up to {in_words(len(DATA))} points, with sticks "
        "for the residuals that shrink. A point on the contours of the loss moves to the right and then turns into a "
        f"long narrow valley. The loss curve falls steeply for {in_words(turning_step)} steps, then slowly."
    ),
    caption=(
        f"Starting at m = {shortest(m_0)}, b = {shortest(b_0)} with η = {shortest(rate)}. After {turning_step} steps "
        f"the line is ŷ = {m_15:.2f} x + {b_15:.2f} and the loss {loss_15:.3f}. On the logarithmic axis, equal "
        "distances are equal factors. Where does the run spend most of its steps?"
    ),
    question=f"At step {_STEPS_SAID[-1]}, b is {fixed(b_50, 2)}; its best value is {fixed(best_b, 0)}. Where will it "
    f"be at step {_RUN.steps}?",
    parts=(
        Equation(
            "ŷ = {m:5.2f}·x {b:+.2f}\n"
            "m ← {m:5.2f} − {learning_rate:.4f}·({slope_m:6.2f}) = {next_m:5.2f}\n"
            "b ← {b:5.2f} − {learning_rate:.4f}·({slope_b:6.2f}) = {next_b:5.2f}"
        ),
        Predict(
            "number",
            answer=b_200,
            low=-0.5,
            high=0.5,
            step=0.01,
            tolerance=0.05,
            when=("step", _RUN.steps, _RUN.steps),
            outcome="it came to",
            because="The floor of the valley is nearly level, so b creeps.",
            then="Now take the steps, and watch b.",
        ),
    ),
    objective=LOSS,
    runs=(_RUN,),
    panels=(
        Panel(
            (Residuals(DATA), Line(), Points(DATA)),
            x=_X,
            y=_Y,
            readout=("m", "b"),
        ),
        Panel(
            (
                Contour(levels=_LEVELS),
                Path(),
                Marker((best_m, best_b), "minimum"),
                Here(),
            ),
            x=_M,
            y=_B,
            readout=("step",),
        ),
        Panel(
            (LossCurve(),),
            x=Axis("step t", 0.0, 205.0, ticks=(0.0, 50.0, 100.0, 150.0, 200.0)),
            y=Axis("loss, log scale", 0.005, 130.0, "log"),
            readout=("loss",),
        ),
    ),
    controls=(
        Slider("learning_rate", 0.001, 0.09, label="learning rate η"),
        Drag("start", (-0.4, -0.9), (2.8, 1.5), label="start"),
        Step(jumps=(1, 10, 100)),
    ),
    animation=Animation(
        {
            "step": tuple(
                float(step)
                for step in (
                    *(step for step in range(6) for _ in range(2)),
                    *range(6, 20),
                    *range(20, 60, 4),
                    *range(60, _RUN.steps + 1, 10),
                )
            )
        },
        seconds=9.0,
        hold=3.0,
    ),
    still={"step": float(_RUN.steps)},
)
