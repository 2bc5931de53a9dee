"""What the tests of figures share: a small scene for each mark, a plot, the pixels of a drawing, a number read back."""

from gdviz.figure.controls import Control, Slider, Step
from gdviz.figure.faulty import FaultCurves, FaultWords, Patient, PatientChart, PatientCurves
from gdviz.figure.marks import (
    BatchGradients,
    Budget,
    Classes,
    CoefficientPaths,
    Contour,
    Curve,
    Cycle,
    Dials,
    DifferenceErrors,
    Direction,
    DirectionCurvatures,
    DirectionSlopes,
    EpochLoss,
    ErrorBars,
    ErrorLegs,
    FinalLoss,
    FitErrors,
    FittedLines,
    FittedSlopes,
    GradientArrows,
    Graph,
    Here,
    KeptStep,
    Label,
    LayerSizes,
    Line,
    LossCurve,
    Magnified,
    Marker,
    Path,
    Points,
    Polynomial,
    PrincipalAxes,
    Probes,
    RateCurve,
    Reference,
    Regions,
    Residuals,
    RowFactors,
    ScaleSweep,
    Secant,
    StepCursor,
    Surface,
    Tangent,
    Tolerance,
    TrainingCurves,
    UnitLines,
)
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Training
from gdviz.figure.race import RaceLosses, RacePaths, Racer
from gdviz.figure.scale import Amounts, EqualProducts, Spot, Told
from gdviz.figure.scene import Run, Scene
from gdviz.figure.writing import NextCharacters, TextLoss, Writing, WrittenText
from gdviz.objectives import line_loss, parabola
from gdviz.objectives.datasets import worked_line
from gdviz.optimizers import GradientDescent
from gdviz.optimizers.examination import examined
from gdviz.optimizers.faults import FAULTS, faulty_run
from gdviz.optimizers.training import training_with

DATA = worked_line()
LOSS = line_loss()


def scene_of(*panels, **fields):
    return Scene("title", "alt", "caption", panels, **fields)


def descent(rate=0.1, steps=20, *extra, **fields):
    """Gradient descent on (x - 3)² from 0: x after t steps is 3 (1 - (1 - 2 rate)ᵗ)."""
    return scene_of(
        Panel((Curve(), Path(), *extra), readout=("step", "x", "loss", "slope")),
        objective=parabola(3.0),
        runs=(Run(GradientDescent(rate), 0.0, steps),),
        controls=(Step(),),
        **fields,
    )


def run_on_loss(*panels, rate=0.03, **fields):
    return scene_of(
        *panels, objective=LOSS, runs=(Run(GradientDescent(rate), (0.0, 0.0), 30),), controls=(Step(),), **fields
    )


def raced(*marks, **axes):
    """Two runs of gradient descent on a bowl, of which the second goes twice as far each step."""
    return scene_of(
        Panel(marks, **axes),
        objective=LOSS,
        runs=tuple(
            Run(GradientDescent(rate), (0.0, 0.0), 30, label=label) for rate, label in ((0.01, "A"), (0.02, "B"))
        ),
        controls=(Step(), Slider("landscape", 0, 1, 0.0)),
    )


RACERS = (Racer(), Racer(role="path", dashed=True))


def fitted_by_degree(*marks, **axes):
    """A polynomial through the data of the line, with a penalty."""
    controls = (Slider("degree", 0, 4, 2.0, whole=True), Slider("penalty", 1e-3, 1.0, 1e-2, log=True))
    return scene_of(Panel(marks, **axes), controls=controls)


def turned(panel):
    """A point of two parameters with a dial."""
    controls = (Slider("direction", 0, 360, 30.0), Slider("m", 0, 3, 1.0), Slider("b", -1, 2, 0.5))
    return scene_of(panel, objective=LOSS, point=("m", "b"), controls=controls)


def in_training(*marks, **axes):
    """A network of two hidden units at step 30 of its training on the moons."""
    axes = axes or {"x": Axis("x₁", -2.2, 2.2), "y": Axis("x₂", -1.6, 1.6)}
    part = Training(30, training_with, hidden_units=2)
    return scene_of(Panel(marks, **axes), parts=(part,), controls=(Step(),))


def faulty(*marks):
    """A run on the tiny batch with a fault that a control chooses, at step 12."""
    axes = {"x": Axis("t", 0.0, 20.0), "y": Axis("L", 0.0, 2.0)}
    controls = (Step(), Slider("fault", 0.0, 10.0, 9.0, whole=True))
    part = FaultWords(FAULTS, faulty_run, 20, 1)
    return scene_of(Panel(marks, **axes), parts=(part,), controls=controls, still={"step": 12.0})


def examined_patient(mark, **axes):
    """The second patient, of whom three tests have been ordered."""
    controls = (Control("patient", 0, 32, 1.0), Control("ordered", 0, 63, 41.0), Control("named", 0, 11, 0.0))
    return scene_of(Panel((mark,), **axes), parts=(Patient(FAULTS, faulty_run, examine=examined),), controls=controls)


def fitted(panel):
    """A point beside the data, which it is fitted with."""
    controls = (Slider("m", 0, 5, 4.0), Slider("b", 0, 10, 1.0))
    return scene_of(panel, objective=LOSS, point=("m", "b"), controls=controls)


def same(x):
    return x


def twice(x):
    return 2 * x


def squared(x):
    return (2 * x) ** 2


def deep(*marks, across=Axis("layer", 0.0, 11.0), **values):
    """A panel of layers on a logarithmic axis, with the controls that say which."""
    controls = {"activation": (0, 2), "weight": (0, 6), "bias": (-4, 4), "x": (-2, 2), "scale": (0.5, 2.5)}
    controls |= {"depth": (2, 50), "seed": (1, 9), "variant": (0, 3)}
    held = {
        "activation": 2,
        "weight": 2,
        "bias": -1,
        "x": 0.5,
        "scale": 1,
        "depth": 5,
        "seed": 1,
        "variant": 0,
    } | values
    sliders = tuple(Slider(name, *ends, float(held[name])) for name, ends in controls.items())
    return scene_of(Panel(marks, x=across, y=Axis("size", 1e-8, 1e2, "log")), controls=sliders)


def all_of_them(many):
    return many


def half_of_them(many):
    return many / 2


LINES = (Told("all: ", all_of_them, "bytes", " each", half_of_them), Told("half: ", half_of_them, after="!"))


def amounts(*marks, x, y=Axis("kept", 0.0, 3.0, ticks=())):
    """A panel of amounts that follow from two controls."""
    controls = (Slider("many", 1.0, 1e12, 4e9, log=True), Slider("each", 1.0, 1e9, 1e3, log=True))
    return scene_of(Panel(marks, x=x, y=y), controls=controls)


def spoken(*marks, begin="the ", model=0.0, updates=30.0, up=(0.0, 1.4)):
    """A panel of what a language model says, with the controls that say which."""
    return scene_of(
        Panel(marks, x=Axis("next", -1.0, 28.0, ticks=()), y=Axis("probability", *up)),
        controls=(Slider("written", 0.0, 60.0, 9.0, whole=True), Slider("updates", 0.0, 500.0, updates, whole=True)),
        parts=(Writing(begin=begin, model=model),),
    )


# One scene a mark, where the chapters' own scenes may change.
SAMPLES = {
    Curve: descent(),
    Path: descent(),
    Tangent: descent(0.1, 20, Tangent(triangle=True), Tangent(at=(1.0, 5.0), labels=True)),
    Here: descent(0.1, 20, Here(drop=True)),
    Marker: descent(0.1, 20, Marker((3.0,), "minimum", "minimum"), Marker((0.0, 9.0), "start", "start")),
    Label: descent(0.1, 20, Label("steep", (-1.0, 20.0))),
    Reference: descent(0.1, 20, Reference(3.0, label="here"), Reference(10.0, "y", label="target")),
    Secant: scene_of(
        Panel((Curve(), Secant())), objective=parabola(3.0), controls=(Slider("x", 0, 5, 1.0), Slider("h", 0, 3, 2.0))
    ),
    Probes: scene_of(
        Panel((Curve(), Probes("x"))), objective=parabola(3.0), point=("x",), controls=(Slider("x", 0, 5, 1.0),)
    ),
    Contour: run_on_loss(Panel((Contour(), Path(), Marker(LOSS.minimizers[0], "minimum", "best")))),
    Surface: run_on_loss(Panel((Surface(top=60.0), Path(), Marker(LOSS.minimizers[0], "minimum", "best")))),
    GradientArrows: run_on_loss(Panel((Contour(), GradientArrows(grid=4, current=True, negative=True)))),
    Points: run_on_loss(Panel((Points(DATA, label="data"), Line(label="model")))),
    Line: run_on_loss(Panel((Points(DATA), Line(), Line((1.0, 1.0), label="guess", faint=True)))),
    Residuals: run_on_loss(Panel((Residuals(DATA, "squares"), Points(DATA), Line()), equal=True), still={"step": 1}),
    LossCurve: run_on_loss(Panel((LossCurve(labels=("training",)),))),
    FinalLoss: run_on_loss(Panel((FinalLoss(0.01, 0.1, 30),))),
    DifferenceErrors: scene_of(
        Panel((DifferenceErrors(1e-4, 1.0),), x=Axis("h", 1e-4, 1.0, scale="log"), y=Axis("e", 1e-4, 9.0, scale="log")),
        objective=parabola(3.0),
        point=("x",),
        controls=(Slider("x", 0, 5, 1.0), Slider("h", 1e-4, 1.0, 0.1, log=True)),
    ),
    Tolerance: scene_of(
        Panel((Curve(), Tolerance(at=3.0, limit=0.0))),
        objective=parabola(3.0),
        controls=(Slider("epsilon", 0.0, 4.0, 1.0), Slider("delta", 0.0, 2.0, 1.5)),
    ),
    DirectionCurvatures: turned(
        Panel((DirectionCurvatures(),), x=Axis("degrees", 0.0, 180.0), y=Axis("curvature", -1.0, 25.0))
    ),
    Regions: in_training(Regions()),
    Classes: in_training(Classes()),
    UnitLines: in_training(UnitLines()),
    TrainingCurves: in_training(TrainingCurves(), x=Axis("t", 0.0, 30.0), y=Axis("L", 0.0, 2.0)),
    FaultCurves: faulty(FaultCurves(), FaultCurves(fault=0, tiny=True, role="function")),
    PatientCurves: examined_patient(PatientCurves(), x=Axis("t", 0.0, 400.0), y=Axis("L", 0.0, 2.0)),
    PatientChart: examined_patient(PatientChart()),
    PrincipalAxes: turned(Panel((Contour(), PrincipalAxes(length=0.5)))),
    ErrorLegs: run_on_loss(Panel((Contour(), ErrorLegs())), still={"step": 1}),
    ErrorBars: run_on_loss(Panel((ErrorBars(),), x=Axis("error", -2.0, 2.0), y=Axis("part", 0.0, 2.0))),
    EpochLoss: run_on_loss(Panel((EpochLoss(),), x=Axis("epoch", 0.0, 30.0), y=Axis("loss", 0.0, 30.0))),
    BatchGradients: scene_of(
        Panel((Contour(), BatchGradients(rate=0.02))),
        objective=LOSS,
        point=("m", "b"),
        controls=(
            *(Slider("batch_size", 1, 5, 2.0), Slider("seed", 0, 9, 1.0)),
            *(Slider("m", 0, 5, 1.0), Slider("b", -1, 2, 0.5)),
        ),
    ),
    FittedLines: fitted(Panel((FittedLines(DATA, ("squared", "absolute")), Points(DATA)))),
    FittedSlopes: fitted(
        Panel((FittedSlopes(DATA, ("Huber", "trimmed")),), x=Axis("m", 0.0, 3.0), y=Axis("loss", 0.0, 2.0))
    ),
    Direction: turned(Panel((Contour(), Direction(length=0.5)))),
    DirectionSlopes: turned(Panel((DirectionSlopes(),), x=Axis("degrees", 0.0, 360.0), y=Axis("slope", -40.0, 40.0))),
    Magnified: scene_of(
        Panel((Magnified((1.0, 1.0), half_width=0.5),)), objective=LOSS, controls=(Slider("zoom", 1.0, 9.0, 2.0),)
    ),
    Cycle: scene_of(
        Panel((Cycle(tuple((f"box {k}", "what happens here, in a few words") for k in range(5))),)),
        controls=(Slider("stage", 0, 5, 2.0),),
    ),
    RowFactors: deep(RowFactors(10), RowFactors(10, product=True)),
    LayerSizes: deep(LayerSizes(), LayerSizes(backward=True, told=False), LayerSizes(plain=True), variant=3),
    NextCharacters: spoken(NextCharacters()),
    WrittenText: spoken(WrittenText()),
    TextLoss: spoken(TextLoss(), up=(2.0, 4.0)),
    ScaleSweep: deep(ScaleSweep(1, 10, 1), across=Axis("scale", 0.5, 2.5, "log")),
    RacePaths: raced(RacePaths(RACERS, lowest=(LOSS.minimizers,)), x=Axis("m", 0.0, 3.0), y=Axis("b", -1.0, 2.0)),
    RaceLosses: raced(RaceLosses(RACERS, 32.0), x=Axis("step", 0.0, 40.0), y=Axis("loss", 1e-3, 1e2, "log")),
    Budget: scene_of(
        Panel((Contour(), Budget(power=1)), x=Axis("m", -1.0, 5.0), y=Axis("b", -2.0, 4.0)),
        objective=LOSS,
        point=("m", "b"),
        controls=(Slider("budget", 1.0, 4.0, 2.0), Slider("m", -1.0, 5.0, 1.0), Slider("b", -2.0, 4.0, 2.0)),
    ),
    CoefficientPaths: scene_of(
        Panel(
            (CoefficientPaths((5.0, 2.0), 1, names=("a", "b")),),
            x=Axis("penalty", 1.0, 9.0, "log"),
            y=Axis("w", -1.0, 6.0),
        ),
        controls=(Slider("penalty", 1.0, 9.0, 1.0, log=True), Slider("correlation", 0.0, 0.9, 0.3)),
    ),
    Polynomial: fitted_by_degree(Polynomial(DATA), x=Axis("x", -1.0, 3.0), y=Axis("y", -1.0, 9.0)),
    FitErrors: fitted_by_degree(FitErrors(DATA, DATA, 4), x=Axis("degree", 0.0, 4.0), y=Axis("error", 0.0, 3.0)),
    KeptStep: run_on_loss(
        Panel((LossCurve(), KeptStep(LOSS)), x=Axis("t", 0.0, 30.0), y=Axis("loss", 0.0, 30.0)), still={"step": 20}
    ),
    RateCurve: run_on_loss(Panel((RateCurve(),), x=Axis("t", 0.0, 30.0), y=Axis("rate", 0.0, 0.1))),
    StepCursor: run_on_loss(
        Panel((LossCurve(), StepCursor()), x=Axis("t", 0.0, 30.0), y=Axis("loss", 0.0, 30.0)), still={"step": 10}
    ),
    Spot: amounts(Spot(("many",), LINES), x=Axis("many", 1.0, 1e12, "log")),
    EqualProducts: amounts(
        EqualProducts((1e6, 1e9), ("10⁶", "10⁹"), 6.0),
        x=Axis("many", 1.0, 1e12, "log"),
        y=Axis("each", 1.0, 1e9, "log"),
    ),
    Amounts: amounts(Amounts(("many",), LINES, LINES[:1]), x=Axis("bytes", 0.0, 1e10)),
    Dials: scene_of(
        Panel((Dials((("x", same), ("2x", twice), ("4x²", squared)), at=1.0),)), controls=(Slider("x", 0.0, 2.0, 1.25),)
    ),
    Graph: scene_of(
        Panel((Graph("(w*x + b - 3)^2", ("x", "w", "b")),)),
        controls=(Step(), Slider("x", 0, 5, 2.0), Slider("w", -1, 1, 0.5), Slider("b", -1, 1, 0.1)),
    ),
}
