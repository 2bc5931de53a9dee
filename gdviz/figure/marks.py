"""Marks: what a panel shows, as data. Nothing here draws.

`gdviz.drawing` draws each mark with matplotlib, the page's runtime draws the same mark with SVG; both look it up by its
class name. A mark that follows a run names it by its index (`run=None` means every run of the panel), and a mark with a
fixed `step` shows that step instead of the scene's current one.

The `role` of a mark is the meaning of its colour, see `gdviz.figure.style`. Its `label` stands at `label_at`, a point
in data units, with the end that `align` names ("left", "center" or "right"); else where there is room.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gdviz.objectives.datasets import Dataset

Point = tuple[float, ...]


@dataclass(frozen=True)
class Mark:
    """Anything a panel can show."""


@dataclass(frozen=True)
class Curve(Mark):
    """The panel's objective of one parameter, as a curve.

    Attributes:
        hidden: leave it out while the control `reveal` is 0.
        formula: a function of an array of x to show instead of the objective (a derivative to compare with, say).
        asked: the answer to what is to be predicted: the live figure shows it once that has been told or skipped.
    """

    hidden: bool = False
    asked: bool = False
    formula: Callable[[Any], Any] | None = None
    role: str = "function"
    label: str = ""
    label_at: Point | None = None
    align: str = "left"


@dataclass(frozen=True)
class Tangent(Mark):
    """The tangent of the curve at the current point, or fixed ones.

    Attributes:
        at: the x of each fixed tangent.
        half_width: how far it reaches to either side, in units of x.
        triangle: also draw run = 1 and rise = slope as a right triangle.
        labels: write "slope -1.2" beside each fixed tangent.
    """

    at: tuple[float, ...] = ()
    half_width: float = 1.0
    run: int | None = None
    triangle: bool = False
    labels: bool = False


@dataclass(frozen=True)
class Secant(Mark):
    """The line through the curve at `x` and `x + h`; both are names of controls."""

    x: str = "x"
    h: str = "h"


@dataclass(frozen=True)
class DifferenceErrors(Mark):
    """How far the slope of a secant is from that of the curve at the current point, for many distances h: a point each.

    Attributes:
        low: the smallest distance, above 0.
        high: the largest.
        central: of the secant through x - h and x + h, instead of the one through x and x + h.
        h: the name of the control whose distance has a ring.
    """

    low: float
    high: float
    central: bool = False
    h: str = "h"


@dataclass(frozen=True)
class Tolerance(Mark):
    """A limit put to the test: does the curve stay within `epsilon` of it as far as `delta` from a place?

    Attributes:
        at: the place, where the curve itself need have no value.
        limit: what its values are to be near.
        epsilon: the name of the control that says how near.
        delta: the name of the control that says how far from the place.
        told: whether the farthest value stands on the plot in words.
    """

    at: float
    limit: float
    epsilon: str = "epsilon"
    delta: str = "delta"
    told: bool = True


@dataclass(frozen=True)
class Here(Mark):
    """The current point: on the curve, on the contour, on the surface. `drop` adds a hairline to the x axis."""

    run: int | None = None
    drop: bool = False


@dataclass(frozen=True)
class Probes(Mark):
    """Every value the control `control` has had so far, as points on the curve, the lowest one marked."""

    control: str


@dataclass(frozen=True)
class Path(Mark):
    """The iterates up to the current step: on a curve with its points on the curve, on a contour or surface in place.

    Attributes:
        stems: drop each iterate to the axis of a curve panel, so that the shrinking of the steps can be seen.
        dashed: drawn dashed, to tell it from that of another run that it is compared with.
    """

    run: int | None = None
    step: int | None = None
    stems: bool = False
    dashed: bool = False
    label: str = ""


@dataclass(frozen=True)
class Contour(Mark):
    """Banded contours of an objective of two parameters.

    Attributes:
        levels: the values at the lines; where there are none, they are spaced by quantile.
        count: how many lines are spaced so.
    """

    levels: tuple[float, ...] = ()
    count: int = 12


@dataclass(frozen=True)
class Surface(Mark):
    """The shaded surface of an objective of two parameters.

    Attributes:
        top: the value at which it is cut off, where it would hide the bottom.
        resolution: points of its grid along each side.
    """

    top: float | None = None
    resolution: int = 41


@dataclass(frozen=True)
class GradientArrows(Mark):
    """The gradient of the objective as arrows, the stronger the longer.

    Attributes:
        steps: the iterates of `run` that get one.
        at: fixed points that get one.
        grid: how many points along each axis get one; 0 for no grid.
        current: whether the current point gets one.
        negative: point against the gradient.
        length: of the longest arrow, in units of the first axis.
    """

    steps: tuple[int, ...] = ()
    at: tuple[Point, ...] = ()
    grid: int = 0
    current: bool = False
    negative: bool = False
    run: int = 0
    length: float = 0.6


@dataclass(frozen=True)
class Direction(Mark):
    """An arrow from the current point of two parameters in a direction of the reader's, on a dial around it.

    Attributes:
        angle: the name of the control that says which, in degrees from the first axis towards the second.
        length: of the arrow, in units of the first axis.
        both: an arrow the opposite way too, as for a line that has no front.
    """

    angle: str = "direction"
    length: float = 1.0
    both: bool = False


@dataclass(frozen=True)
class Magnified(Mark):
    """A patch of a surface, magnified about its middle, and the plane that touches it there, both as nets.

    Attributes:
        at: the middle, in the units of the two parameters.
        half_width: of the patch where nothing is magnified.
        zoom: the name of the control that says how many times.
        told: whether the gap between the two stands above them in words.
    """

    at: Point
    half_width: float = 1.0
    zoom: str = "zoom"
    told: bool = True


@dataclass(frozen=True)
class DirectionSlopes(Mark):
    """The slope at the current point of two parameters in every direction, against the angle from 0 to 360 degrees.

    Attributes:
        angle: the name of the control whose direction has a point, as in `Direction`.
    """

    angle: str = "direction"


@dataclass(frozen=True)
class DirectionCurvatures(Mark):
    """The curvature at the current point of two parameters along every straight line, against its angle.

    Attributes:
        angle: the name of the control whose direction has a point, as in `Direction`.
    """

    angle: str = "direction"


@dataclass(frozen=True)
class PrincipalAxes(Mark):
    """The lines of largest and of smallest curvature through the current point of two parameters: "steep", "gentle".

    Attributes:
        length: of each half of a line, in units of the first axis.
        told: whether their names stand at their ends.
    """

    length: float = 1.0
    told: bool = True


@dataclass(frozen=True)
class ErrorLegs(Mark):
    """How far the current point is from the first minimizer, as two legs: along its steep axis, then its gentle one.

    The gentle one is dashed.
    """

    run: int = 0


@dataclass(frozen=True)
class ErrorBars(Mark):
    """The two parts of that error as bars from 0, the steep one above: a step multiplies each by a number of its own.

    They begin to the right of 0. The panel's x axis is the error, its y axis goes from 0 to 2.
    """

    run: int = 0


@dataclass(frozen=True)
class Points(Mark):
    """Measured data as points.

    Attributes:
        held_out: drawn hollow.
    """

    dataset: Dataset
    held_out: bool = False
    label: str = ""
    label_at: Point | None = None
    align: str = "left"


@dataclass(frozen=True)
class Line(Mark):
    """A model line y = m x + b, or y = w x with one parameter.

    Attributes:
        at: its fixed parameters, (m, b) or (w,); empty for the current point of `run`.
        faint: drawn paler and thinner.
    """

    at: Point = ()
    run: int = 0
    step: int | None = None
    label: str = ""
    label_at: Point | None = None
    align: str = "left"
    faint: bool = False


@dataclass(frozen=True)
class Residuals(Mark):
    """Residuals between the data and a model line.

    Attributes:
        kind: "sticks" or "squares".
        at: the fixed parameters of the line, as in `Line`.
    """

    dataset: Dataset
    kind: str = "sticks"
    at: Point = ()
    run: int = 0
    step: int | None = None


@dataclass(frozen=True)
class FittedLines(Mark):
    """The best lines through the data and the scene's current point, one for each loss, told apart by their dashes.

    Attributes:
        losses: names of `gdviz.objectives.fits.FITS`.
    """

    dataset: Dataset
    losses: tuple[str, ...]


@dataclass(frozen=True)
class FittedSlopes(Mark):
    """The slopes of those lines, as bars from 0 with the dashes of their lines, the first on top.

    The panel's x axis is the slope, its y axis goes from 0 to the number of lines.
    """

    dataset: Dataset
    losses: tuple[str, ...]


@dataclass(frozen=True)
class LossCurve(Mark):
    """The loss of a run against the step, up to the current step.

    Attributes:
        objective: what measures it, to measure it on other data.
        held_out: drawn dashed.
        ghost: the rest of the curve, faint, so that the frame shows where it is going.
        labels: one a run.
        label_steps: where each label stands, in steps.
    """

    run: int | None = None
    objective: Any = None
    held_out: bool = False
    ghost: bool = True
    labels: tuple[str, ...] = ()
    label_steps: tuple[float, ...] = ()


@dataclass(frozen=True)
class RateCurve(Mark):
    """The learning rate of a run against the step, up to the current step; the rest of it faint.

    Attributes:
        points: whether a ring stands at each point of a schedule that is drawn by hand.
    """

    run: int | None = None
    points: bool = False


@dataclass(frozen=True)
class StepCursor(Mark):
    """A hairline at the current step: one through all panels that have the step along their x axis."""


@dataclass(frozen=True)
class EpochLoss(Mark):
    """The loss of runs against the examples they have seen, in epochs: a run on small batches takes many steps in one.

    Attributes:
        objective: what measures it; none means what they descend.
        labels: one a run.
        label_epochs: where each label stands.
    """

    run: int | None = None
    objective: Any = None
    labels: tuple[str, ...] = ()
    label_epochs: tuple[float, ...] = ()


@dataclass(frozen=True)
class BatchGradients(Mark):
    """Where a step would lead from the current point by the gradient of each batch of an epoch; a ring by their mean.

    The controls `batch_size` and `seed` part the examples of the panel's loss.

    Attributes:
        rate: the learning rate of that step.
    """

    rate: float


@dataclass(frozen=True)
class Budget(Mark):
    """All points whose norm is within a budget, and the one of them where the loss of two parameters is least.

    The current point is where the loss alone is least.

    Attributes:
        power: 1 for the sum of the sizes, a diamond; 2 for the root of the sum of squares, a circle.
        budget: the name of the control that says how much.
        told: whether the point stands on the plot in words, and a parameter of 0 is called so.
    """

    power: int
    budget: str = "budget"
    told: bool = True


@dataclass(frozen=True)
class CoefficientPaths(Mark):
    """The parameters of a penalised linear model against the penalty, each a line, with points at the current one.

    Its features go together as `gdviz.objectives.regularized.pair_gram` says.

    Attributes:
        best: the parameters without a penalty; the first two belong to features that may be alike.
        power: 1 for the lasso, 2 for ridge regression.
        penalty: the name of the control that says λ, the x axis.
        correlation: the name of the control that says how alike the first two features are.
        names: one a parameter, at the left end of its line; none where there are no words.
        asked: the lines are the answer to what is to be predicted, as those of `Curve`.
    """

    best: tuple[float, ...]
    power: int
    penalty: str = "penalty"
    correlation: str = "correlation"
    names: tuple[str, ...] = ()
    asked: bool = False


@dataclass(frozen=True)
class Polynomial(Mark):
    """A polynomial, as a curve: fitted to data with a penalty, or with the parameters that a run has.

    Attributes:
        dataset: what it is fitted to; of no account where there is a run.
        degree: the name of the control that says its degree.
        penalty: the name of the control that says λ.
        run: the run whose point are the weights of its Legendre polynomials.
        kept: of that run, the step at which its loss on these data was least, instead of the current one.
    """

    dataset: Dataset
    degree: str = "degree"
    penalty: str = "penalty"
    run: int | None = None
    kept: bool = False


@dataclass(frozen=True)
class FitErrors(Mark):
    """The mean squared error of the best polynomial of each degree, on the data it is fitted to and, dashed, on others.

    Attributes:
        dataset: what it is fitted to.
        held_out: the others.
        highest: the largest degree.
        degree: the name of the control whose degree has points.
        penalty: the name of the control that says λ.
        asked: the lines are the answer to what is to be predicted, as those of `Curve`.
    """

    dataset: Dataset
    held_out: Dataset
    highest: int
    degree: str = "degree"
    penalty: str = "penalty"
    asked: bool = False


@dataclass(frozen=True)
class KeptStep(Mark):
    """A dashed line at the step of a run, up to the current one, where another objective is least: the step to keep."""

    objective: Any
    run: int = 0


@dataclass(frozen=True)
class FinalLoss(Mark):
    """The loss after `steps` steps against the learning rate.

    Attributes:
        low: the smallest learning rate.
        high: the largest.
        count: how many of them the curve goes through.
    """

    low: float
    high: float
    steps: int
    run: int = 0
    count: int = 241


@dataclass(frozen=True)
class Reference(Mark):
    """A straight dashed line at a value of x or of y, with its label: a limit, a target, a minimum.

    Attributes:
        axis: "x" or "y", the axis that the value is of.
        label_at: position of the label along the line, in data units.
    """

    value: float
    axis: str = "x"
    label: str = ""
    label_at: float | None = None
    align: str = "left"
    role: str = "ink"


@dataclass(frozen=True)
class Marker(Mark):
    """A fixed, named point.

    Attributes:
        at: the point, in data units.
        kind: "minimum", "start", "flat" or "point".
        offset: of the label from the point, in CSS pixels, y up.
    """

    at: Point
    kind: str = "point"
    label: str = ""
    offset: tuple[float, float] = (8.0, 8.0)


@dataclass(frozen=True)
class Label(Mark):
    """Words on the plot at a point in data units; `align` names the end of them that is there."""

    text: str
    at: Point
    role: str = "ink"
    align: str = "left"


@dataclass(frozen=True)
class Cycle(Mark):
    """Boxes joined by arrows that lead back to the first; narrow figures stack them.

    Attributes:
        boxes: a pair of texts for each: its name and one line of explanation.
        control: the name of the control that says which box is lit, 0 for none, k for the k-th.
    """

    boxes: tuple[tuple[str, str], ...]
    control: str = "stage"


@dataclass(frozen=True)
class Graph(Mark):
    """A formula as a graph: values go forward from node to node, then derivatives go back from edge to edge.

    The control `step` says how far; a wide figure reads from left to right, a narrow one from top to bottom.

    Attributes:
        formula: of the inputs, as a text (see `gdviz.objectives.formula`) or a numpy function.
        inputs: the names of the controls that are its variables, in the order of its arguments.
        told: whether its numbers are written, and above it what their colours mean.
    """

    formula: str | Callable[..., Any]
    inputs: tuple[str, ...]
    told: bool = True


@dataclass(frozen=True)
class Dials(Mark):
    """Machines in a row: a dial for each, which turns as its value changes, and between two how many times as far.

    Attributes:
        machines: a name and a numpy function of the control's value for each; each is made of the one before.
        at: the value of the control at which all hands point up, and the rates between the dials are taken.
        turn: of a hand for a change of 1, in degrees.
        control: the name of the control that turns the first.
        told: whether there are words: names, rates, the values, and how far they have changed.
    """

    machines: tuple[tuple[str, Callable[[Any], Any]], ...]
    at: float
    turn: float = 90.0
    control: str = "x"
    told: bool = True


@dataclass(frozen=True)
class RowFactors(Mark):
    """Units in a row: how many times as large each makes a slope, or what all up to it make of it together.

    The controls `activation`, `weight`, `bias` and `x` say which units; see `gdviz.figure.depth`.

    Attributes:
        layers: how many units.
        product: of all up to each unit, instead of its own factor.
        told: whether the product of all stands above them in words.
    """

    layers: int
    product: bool = False
    told: bool = True


@dataclass(frozen=True)
class LayerSizes(Mark):
    """A deep network before its training: the size of what each layer hands on, or of the slope that arrives there.

    The controls `activation`, `scale`, `depth` and `seed` say which network, and `variant`, where there is one, what it
    has beside its layers: 1 for layer normalisation, 2 for residual connections, 3 for both.

    Attributes:
        backward: the slopes, instead of the outputs.
        plain: of the network that has nothing beside its layers, drawn faint, to compare with.
        told: whether the last output, or the first slope, stands above them in words.
    """

    backward: bool = False
    plain: bool = False
    told: bool = True


@dataclass(frozen=True)
class ScaleSweep(Mark):
    """The slope that arrives at the first layer of such a network, against the scale of its weights, over the x axis.

    Attributes:
        activation: its place in `gdviz.figure.depth.ACTIVATIONS`.
        depth: how many layers.
        seed: of the weights.
    """

    activation: int
    depth: int
    seed: int
    role: str = "slope"


@dataclass(frozen=True)
class Regions(Mark):
    """What a model of two inputs says of every point of the plane: bands, the deeper the higher, and the line at 0.

    The model is the network in training, where there is a `Training` among the parts of the scene; else the panel's
    objective, as a function of its inputs.

    Attributes:
        levels: the values at which a band ends and the next begins, rising.
        boundary: whether the line at 0 is drawn.
        objective: the model, where it is not the panel's.
    """

    levels: tuple[float, ...] = (-3.0, -1.5, 0.0, 1.5, 3.0)
    boundary: bool = True
    objective: Any = None


@dataclass(frozen=True)
class Classes(Mark):
    """Points of two classes: filled where the class is 1, hollow where it is 0.

    Attributes:
        points: where they are; those of the network in training where there are none.
        classes: 1 or 0 for each.
        radius: of a point, in CSS pixels.
    """

    points: tuple[Point, ...] = ()
    classes: tuple[float, ...] = ()
    radius: float = 2.6


@dataclass(frozen=True)
class UnitLines(Mark):
    """The line at which each hidden unit of the network in training changes its sign, dashed."""


@dataclass(frozen=True)
class TrainingCurves(Mark):
    """The loss of the network in training against the step, so far: on its data, and dashed on those held out."""
