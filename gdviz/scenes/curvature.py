"""How a curvature limits the rate: a steep and a gentle part of one error, and valleys that are wide or narrow."""

from gdviz.figure.controls import Drag, Slider, Step
from gdviz.figure.marks import Contour, Curve, Here, LossCurve, Path
from gdviz.figure.numbers import fixed, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, Predict, Verdict
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import Objective, from_formula
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from gdviz.scenes import learning_rates, two_parameters

# The bowl 2 (m - 1.5)² + (b - 1)², whose axes are those of m and b: the error in each is multiplied by 1 - ηλ.
_ALIGNED = two_parameters.contour_descent.objective
steep, gentle = two_parameters.curvature_m, two_parameters.curvature_b
_aligned_m, _aligned_b = two_parameters.best_m, two_parameters.best_b
aligned_limit, aligned_balance = 2 / steep, 2 / (steep + gentle)
aligned_rate = 0.45
steep_factor, gentle_factor = 1 - aligned_rate * steep, 1 - aligned_rate * gentle
aligned_balance_factor = 1 - aligned_balance * gentle
_STEPS = 20


# What the loss curve mark shows of a run need not be the loss: it may be a parameter, or how far off that is.
def _part(name: str, best: float) -> Objective:
    return from_formula(f"abs({name} - {best}) + 0*(x + y)")


two_errors = Scene(
    title="A steep and a gentle part of the error",
    alt=(
        "Left, the oval contours of a bowl with the path of gradient descent, which jumps from side to side across the "
        "steep direction. Right, the two parts of its error against the step on a logarithmic axis, two straight "
        "lines: the gentle part falls faster than the steep one."
    ),
    caption=(
        "A bowl whose axes are those of m and b. The error in m lies along the steep direction, with curvature "
        f"{shortest(steep)}; the error in b along the gentle one, with curvature {shortest(gentle)}. Right, the size "
        "of each part, step by step. At which rate do both shrink alike?"
    ),
    question=f"At η = {shortest(aligned_rate)}, which part of the error shrinks faster?",
    parts=(
        Equation(two_parameters.UPDATE),
        Verdict(),
        Predict(
            "choice",
            options=("the steep part", "the gentle part"),
            answer=int(abs(gentle_factor) < abs(steep_factor)),
            when=("step", 5, _STEPS),
            because=f"A step multiplies the steep part by {shortest(steep_factor)} and the gentle part by "
            f"{shortest(gentle_factor)}.",
            then="Now take the steps, then move the rate.",
        ),
    ),
    objective=_ALIGNED,
    runs=(
        Run(
            GradientDescent(learning_rate=aligned_rate),
            start=(two_parameters.start_m, two_parameters.start_b),
            steps=_STEPS,
        ),
    ),
    panels=(
        Panel((Contour(), Path(), Here()), x=Axis("m", -2.4, 5.4), y=Axis("b", -1.6, 3.6)),
        Panel(
            (
                LossCurve(objective=_part("x", _aligned_m), labels=("steep",), label_steps=(1.0,)),
                LossCurve(objective=_part("y", _aligned_b), labels=("gentle",), label_steps=(3.0,), held_out=True),
            ),
            x=Axis("step t", 0.0, 20.4, ticks=(0.0, 5.0, 10.0, 15.0, 20.0)),
            y=Axis("error, log scale", 1e-4, 10.0, "log"),
        ),
    ),
    controls=(Slider("learning_rate", 0.01, 0.55, label="learning rate η"), Step()),
)

# The bowl of the worked line, on the page before: the rate at which both directions shrink alike.
line_balance = 2 / (learning_rates.flattest + learning_rates.steepest)
line_balance_factor = 1 - line_balance * learning_rates.flattest
gentle_below = 1 - learning_rates.below * learning_rates.flattest

# Many valleys, the narrower the farther out, and one wide one in the middle.
_MANY = from_formula("0.1*x**2 + 0.4*(1 - cos(x**2))", domain=((-4.6, 4.6),))
_MANY_STEPS = 60
many_start, many_rates = -3.6, (0.03, 0.5)
_many = [descend(_MANY, GradientDescent(rate), many_start, _MANY_STEPS) for rate in many_rates]
trapped, freed = (float(run.final[0]) for run in _many)
trapped_limit = 2 / float(_MANY.hessian(trapped)[0, 0])  # the largest rate that can rest in that valley

many_valleys = Scene(
    title="Many small valleys",
    alt=(
        "A wavy curve with a wide, flat valley in the middle and ever narrower ones to both sides, higher the farther "
        "out they are, drawn twice. With the small rate the run comes to rest in the narrow valley it starts in; with "
        "the large one it jumps from valley to valley and comes to rest in the wide one."
    ),
    caption=(
        f"Two runs from x = {shortest(many_start)}: η = {shortest(many_rates[0])} on the left, "
        f"η = {shortest(many_rates[1])} on the right. Each valley has its own limit for the rate. What decides which "
        "valleys a large rate can rest in: how deep they are, or how narrow?"
    ),
    question="Which of the runs will end in the lowest valley?",
    parts=(
        Equation("x ← {x:5.2f} − {learning_rate:.3f}·({slope:5.2f}) = {next:5.2f}"),
        Verdict(),
        Predict(
            "choice",
            options=("the small rate", "the large rate"),
            answer=int(_MANY(freed) < _MANY(trapped)),
            when=("step", _MANY_STEPS, _MANY_STEPS),
            because=f"They end at x = {fixed(trapped, 2)} and x = {fixed(freed, 2)}: above "
            f"{shortest(trapped_limit, 2)} no run can rest in that narrow valley.",
            then="Now take the steps, then move the rate and the start.",
        ),
    ),
    objective=_MANY,
    runs=tuple(Run(GradientDescent(learning_rate=rate), start=many_start, steps=_MANY_STEPS) for rate in many_rates),
    panels=tuple(
        Panel(
            (Curve(), Path(), Here()),
            x=Axis("x", -4.6, 4.6),
            y=Axis("f(x)", -0.2, 3.2),
            readout=("learning_rate", "x"),
            run=index,
        )
        for index in range(len(many_rates))
    ),
    controls=(
        Slider("learning_rate", 0.005, 0.8, label="learning rate η", run=1),
        Drag("start", -4.5, 4.5, label="start x", run=1),
        Step(jumps=(1, 10)),
    ),
)
