"""Why a sigmoid is trained with cross-entropy: a start that is wrong and sure of it, and three classes by hand."""

import math
from dataclasses import replace
from typing import Any

import numpy as np

from gdviz.figure.controls import Animation, Drag, Slider, Step
from gdviz.figure.marks import Curve, Graph, Here, Path, Reference
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Equation, GraphWords, Predict
from gdviz.figure.scene import Run, Scene
from gdviz.figure.stages import graph_record
from gdviz.objectives import from_formula
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.descent import descend
from gdviz.scenes.chain_rule import at_the_end, there_and_back

# One unit p = σ(z), whose right answer is 1: by the squared error, and by cross-entropy, -ln p = ln(1 + exp(-z)).
_NAMED: dict[str, Any] = {"axis_names": ("z",), "value_name": "loss"}
SQUARED = replace(from_formula("(sigmoid(x) - 1)^2", domain=((-8.0, 6.0),)), **_NAMED)
CROSS = replace(from_formula("softplus(-x)", domain=((-8.0, 6.0),)), **_NAMED)
right_answer = 1.0
start, rate, steps = -6.0, 1.0, 60
_RUNS = tuple(
    Run(GradientDescent(learning_rate=rate), start=start, steps=steps, objective=loss) for loss in (SQUARED, CROSS)
)
_by_squared, _by_cross = (descend(loss, GradientDescent(rate), start, steps) for loss in (SQUARED, CROSS))
start_p = 1 / (1 + math.exp(-start))
first_squared, first_cross = (float(run.gradients[0, 0]) for run in (_by_squared, _by_cross))
slope_ratio = first_cross / first_squared
end_squared, end_cross = (1 / (1 + math.exp(-float(run.final[0]))) for run in (_by_squared, _by_cross))
crossed_at = int(np.argmax(_by_cross.iterates[:, 0] > 0))  # the first step at which the answer is right
squared_crossed = next(
    t for t, z in enumerate(descend(SQUARED, GradientDescent(rate), start, 1000).iterates[:, 0]) if z > 0
)
_ASKED = 20

stall = Scene(
    title="Wrong and sure of it",
    alt="Two curves against a score z. Left, the squared error of the sigmoid: level far to the left, then falling to "
    "zero; the run stays on the level part, where it started. Right, cross-entropy: a straight slope far to the left, "
    "then level near zero; the run has come down it.",
    caption=f"A sigmoid should say {shortest(right_answer)}. It starts at z = {shortest(start)} and says "
    f"{fixed(start_p, 4)}: wrong, and sure of it. Left, the squared error, whose steps are written "
    f"out; right, cross-entropy; both with η = {shortest(rate)}. What does the left curve look like where the error "
    "is worst?",
    question=f"Which of them will have the answer right, z above zero, within {_ASKED} steps?",
    parts=(
        Equation("z ← {z:5.2f} − {learning_rate:.2f}·({slope:7.4f}) = {next:5.2f}"),
        Predict(
            "choice",
            options=("both", "only the squared error", "only cross-entropy", "neither"),
            answer=2,
            when=("step", _ASKED, steps),
            because=f"Its first slope is {fixed(first_cross, 3)}, that of the squared error "
            f"{fixed(first_squared, 4)}: {fixed(slope_ratio, 0)} times less.",
            then="Now press Play, then move start and rate.",
        ),
    ),
    objective=SQUARED,
    runs=_RUNS,
    panels=tuple(
        Panel(
            (Reference(0.0, "x", role="muted"), Curve(), Path(), Here()),
            title=name,
            x=Axis("score z", -8.0, 6.0, ticks=(-6.0, -3.0, 0.0, 3.0)),
            y=Axis("loss", *window),
            run=index,
            readout=("z", "slope"),
        )
        for index, (name, window) in enumerate((("squared error", (-0.08, 1.2)), ("cross-entropy", (-0.5, 8.0))))
    ),
    controls=(
        Slider("learning_rate", 0.05, 4.0, value=rate, label="learning rate η"),
        Drag("start", -7.5, 5.5, label="start z"),
        Step(jumps=(1, 10)),
    ),
    animation=Animation(
        {"step": tuple(float(t) for t in (*np.repeat(np.arange(10), 2), *range(10, steps + 1)))}, seconds=7.0, hold=2.0
    ),
    height=340,
)

# ---- three classes

SCORES, RIGHT = (2.0, 1.0, 0.0), 1
class_count = len(SCORES)
_powers = np.exp(SCORES)
power_a, power_b, power_c = (float(each) for each in _powers)
power_sum = float(_powers.sum())
p_a, p_b, p_c = (float(each) for each in _powers / power_sum)
right_p = (p_a, p_b, p_c)[RIGHT]
loss = -math.log(right_p)
slope_a, slope_b, slope_c = (float(p) - (place == RIGHT) for place, p in enumerate((p_a, p_b, p_c)))
twice_at_most = math.e / (math.e + class_count - 1)  # softmax of probabilities, of which one is all but certain
_NAMES = ("a", "b", "c")
_GRAPH = Graph("log(exp(a) + exp(b) + exp(c)) - b", _NAMES)
_RECORD = graph_record(_GRAPH, dict(zip(_NAMES, SCORES, strict=True)))
_scores = ", ".join(f"{name} = {shortest(score)}" for name, score in zip(_NAMES, SCORES, strict=True))

three_classes = Scene(
    title="Softmax and cross-entropy as a graph",
    alt=f"A graph of boxes and arrows: the scores a, b and c, the exponential of each, their sum, its logarithm, and b "
    f"taken away from that. As it plays, values appear forward, up to the loss {fixed(loss, 2)}, then derivatives "
    f"backward: {fixed(slope_a, 2)} at a, {fixed(slope_b, 2)} at b, {fixed(slope_c, 2)} at c.",
    caption=f"The loss of {in_words(class_count)} scores, {_scores}, when b is right: the logarithm of the sum of "
    "their exponentials, less b. Two arrows leave b. What do their slopes add up to?",
    question="Which score will be told to rise: whose derivative is below zero?",
    parts=(
        Predict(
            "choice",
            options=("a, the largest", "b, the right one", "c, the smallest"),
            answer=RIGHT,
            when=at_the_end(_GRAPH),
            because=f"Its derivative is p − {shortest(1.0)} = {fixed(slope_b, 2)}; those of a and c are their p, "
            f"{fixed(slope_a, 2)} and {fixed(slope_c, 2)}.",
            then="Now press Play, then move the scores.",
        ),
        GraphWords(),
    ),
    panels=(Panel((_GRAPH,)),),
    controls=(
        Step(),
        *(Slider(name, -4.0, 6.0, value=score) for name, score in zip(_NAMES, SCORES, strict=True)),
    ),
    animation=there_and_back(_GRAPH),
    height=410,
    narrow_height=430,
)
