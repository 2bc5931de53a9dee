"""What the reader of a live figure may do beyond its controls, as data: the parts of a scene.

A part is a dataclass here. `page/parts` has a module and the runtime a script of the same name, `edit_data` for
`EditData`: its HTML, and what brings that to life. The parts of a scene stand on the page in the order given, each in
its place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from gdviz.figure.controls import Value

if TYPE_CHECKING:
    from gdviz.objectives.datasets import Dataset

KINDS = ("choice", "number")
CHANGED = "The figure shows something else now: Reset brings back what was asked about."  # be it runs or a graph


@dataclass(frozen=True)
class Part:
    """Anything a reader may do with a live figure beside moving its controls.

    Attributes:
        place: where it stands: where something is "asked", above the figure; "before" the other controls under it, in
            the "words" beside the slider, in the quiet "line" under that; or "after" all, in the menu.
        aside: what is said when a prediction puts aside what the reader has brought.
    """

    place: ClassVar[str] = "after"
    aside: ClassVar[str] = ""

    @classmethod
    def stem(cls) -> str:
        """The name of its modules: edit_data for EditData."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()


@dataclass(frozen=True)
class Equation(Part):
    """An equation under the figure with the current numbers in it, as "ŷ = {m:5.2f}·x {b:+5.2f}".

    The slots are quantities of `State.quantities`. After the colon stand: "+" for a number that is added (its sign is
    set apart: + 0.41, − 1.20), the room it is given in characters, its decimals, and "f"; "g" alone prints as few
    digits as are needed.
    """

    template: str
    place: ClassVar[str] = "words"


@dataclass(frozen=True)
class Verdict(Part):
    """What the learning rate does in the end, said under the figure: 2/λmax, and whether the rate is below it."""

    place: ClassVar[str] = "line"


@dataclass(frozen=True)
class Predict(Part):
    """The reader predicts, then tries: the answer to the `question` of a scene, and when it can be told.

    Attributes:
        kind: "choice", one of `options`; or "number", a value from `low` to `high` in steps of `step`.
        answer: what is right: the index of an option, or the number. None for a number that the figure itself says.
        quantity: the quantity of `State.quantities` that a number predicts, where `answer` does not say it.
        tolerance: how far off a number may be and still be called close.
        begin: the controls to set when the prediction is made; the others go back to where they start.
        when: a quantity and the range of it in which the outcome shows, such as ("step", 10, 50).
        outcome: what stands between the two numbers: "You said 2.0; it ended at 3.00, 1.00 away."
        because: a sentence that says why.
        then: what to do after predicting.
        panel: the place of the panel in which the outcome shows: a phone, which has one row at a time, opens with it.

    Raises:
        ValueError: when the fields do not fit together.
    """

    kind: str
    when: tuple[str, float, float]
    options: tuple[str, ...] = ()
    answer: float | None = None
    quantity: str = ""
    low: float = 0.0
    high: float = 1.0
    step: float = 0.1
    tolerance: float = 0.0
    begin: Mapping[str, Value] = field(default_factory=dict)
    outcome: str = "it ended at"
    because: str = ""
    then: str = "Now press Play and see."
    panel: int | None = None
    place: ClassVar[str] = "asked"

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"Predict: kind {self.kind!r}: give choice or number")
        if self.kind == "choice" and (len(self.options) < 2 or self.answer not in range(len(self.options))):
            raise ValueError(f"Predict: answer {self.answer!r}: give the place of one of at least two options")
        if self.kind == "number" and (self.answer is None) == (not self.quantity):
            raise ValueError("Predict: a number needs either its answer or the quantity that it predicts")
        if self.kind == "number" and not (self.low < self.high and self.step > 0 and self.tolerance > 0):
            raise ValueError("Predict: a number needs low < high, a step and a tolerance above 0")


@dataclass(frozen=True)
class Judge(Part):
    """The reader says "too high" or "too low", and a control is turned down or up; each turn is half the one before.

    The verdict is obeyed, right or wrong. Only what is then said of it is measured by `error`.

    Attributes:
        control: the name of the slider that is turned; the larger it is, the higher the model predicts.
        error: how much too high the model predicts on average, in units of the prediction, as a numpy formula of the
            control's value; below 0 where it predicts too low.
        first_turn: how far the first verdict turns the control, in units of the control.
        count: how many verdicts there are.

    Raises:
        ValueError: when the first turn is not a number above 0, or there is no turn.
    """

    control: str
    error: Callable[[Any], Any]
    first_turn: float = 1.0
    count: int = 8
    place: ClassVar[str] = "before"

    def __post_init__(self) -> None:
        if not (math.isfinite(self.first_turn) and self.first_turn > 0):
            raise ValueError(f"Judge: first_turn = {self.first_turn}: give a number above 0")
        if self.count < 1:
            raise ValueError(f"Judge: count = {self.count}: give at least 1 turn")

    @property
    def turns(self) -> tuple[float, ...]:
        """How far each verdict turns the control, in order; `count` numbers."""
        return tuple(self.first_turn / 2**turn for turn in range(self.count))


@dataclass(frozen=True)
class Target(Part):
    """A value to bring a quantity of a readout below, such as the loss; both are told with so many decimals."""

    quantity: str
    value: float
    decimals: int = 3
    place: ClassVar[str] = "line"


@dataclass(frozen=True)
class GradientTerms(Part):
    """The gradient of the mean squared error of a line, worked out term by term on these points.

    A row a point, their mean, that times 2, a bar a parameter: its side is the sign of its slope, its length the size.

    Attributes:
        dataset: of the scene's objective.
        limit: the slope at which a bar is as long as it gets.

    Raises:
        ValueError: when the limit is not a number above 0.
    """

    dataset: Dataset
    limit: float
    place: ClassVar[str] = "before"

    def __post_init__(self) -> None:
        if not (math.isfinite(self.limit) and self.limit > 0):
            raise ValueError(f"GradientTerms: limit = {self.limit}: give a number above 0")


@dataclass(frozen=True)
class Flip(Part):
    """A button that turns a control between its two ends, 0 and 1, such as the sign of a step.

    Attributes:
        control: its name; a `Control` from 0 to 1 that has no slider.
        label: what the button says; it is pressed while the control is 1.
    """

    control: str
    label: str
    place: ClassVar[str] = "before"


@dataclass(frozen=True)
class Choice:
    """Values of a control to choose from.

    Attributes:
        control: its name; one that counts (`gdviz.figure.settings.is_whole`) where it has no slider.
        name: what is chosen, for those who do not see the buttons.
        options: what each button says, and the value it sets.

    Raises:
        ValueError: when there are fewer than two.
    """

    control: str
    name: str
    options: tuple[tuple[str, float], ...]

    def __post_init__(self) -> None:
        if len(self.options) < 2:
            raise ValueError(f"Choice: {len(self.options)} values of {self.control}: give at least two to choose from")


@dataclass(frozen=True)
class ChooseValue(Part):
    """Buttons that set a control to a value each, such as one of several kinds; the one it has is pressed."""

    choices: tuple[Choice, ...]
    place: ClassVar[str] = "before"


@dataclass(frozen=True)
class Training(Part):
    """A network that is trained in the page: step t of the scene is step t of its training. Says how well it does.

    A control that is called like one of the settings sets it.

    Attributes:
        steps: how far a training goes.
        run: trains it under the settings below and these steps: `gdviz.optimizers.training.training_with`. The scene
            names it, as it names the optimiser of a run: what draws figures depends on none.
        hidden_units: how wide its one hidden layer is.
        activation: the place of its name in `gdviz.objectives.network.ACTIVATIONS`.
        data: the place of its name in `gdviz.objectives.class_data.SHAPES`.
        learning_rate: of the rule.
        batch_size: how many examples a step is computed from.
        seed: that of its first weights and of the order of the examples.
        data_seed: that of the data.
        optimizer: the place of the rule in `gdviz.optimizers.training.TRAINED_BY`.

    Raises:
        ValueError: when there is no step.
    """

    steps: int
    run: Callable[..., Any]
    hidden_units: float = 8
    activation: float = 0
    data: float = 0
    learning_rate: float = 0.5
    batch_size: float = 20
    seed: float = 0
    data_seed: float = 0
    optimizer: float = 0
    place: ClassVar[str] = "words"

    def __post_init__(self) -> None:
        if self.steps < 1:
            raise ValueError(f"Training: steps = {self.steps}: give at least 1")


@dataclass(frozen=True)
class Choose(Part):
    """A list to choose one thing from, such as a schedule: it sets a control to 0, 1, 2, ...

    Attributes:
        control: its name; a `Control` from 0 up that has no slider.
        label: what is chosen.
        options: the name of each.

    Raises:
        ValueError: when there are fewer than two.
    """

    control: str
    label: str
    options: tuple[str, ...]
    place: ClassVar[str] = "words"  # beside the slider, so that the picture keeps its room

    def __post_init__(self) -> None:
        if len(self.options) < 2:
            raise ValueError(f"Choose: {len(self.options)} options: give at least two to choose from")


@dataclass(frozen=True)
class DrawSchedule(Part):
    """The points of a schedule, dragged up and down on the plot that has its `RateCurve`.

    Attributes:
        control: the name of the control that holds their factors; a `Control` of as many numbers.
    """

    control: str = "points"


@dataclass(frozen=True)
class OwnFunction(Part):
    """The reader may type another f(x) for the scene's objective of one parameter; a panel may show its slope."""

    aside: ClassVar[str] = "Your own function is put aside."


@dataclass(frozen=True)
class GraphWords(Part):
    """Words under a graph: what the step has just done, or what there is to know of the node that is pointed at."""

    place: ClassVar[str] = "words"


@dataclass(frozen=True)
class OwnGraph(Part):
    """The reader may type another formula, in up to three variables, for that of the scene's graph."""

    aside: ClassVar[str] = "Your own formula is put aside."


@dataclass(frozen=True)
class ChooseFunction(Part):
    """Functions that take the place of the scene's at a press, as one of the reader's own does; needs an `OwnFunction`.

    Attributes:
        options: a name and a formula in x for each; the first is the scene's own function.

    Raises:
        ValueError: when there are fewer than two.
    """

    options: tuple[tuple[str, str], ...]
    place: ClassVar[str] = "before"

    def __post_init__(self) -> None:
        if len(self.options) < 2:
            raise ValueError(f"ChooseFunction: {len(self.options)} functions: give at least two to choose from")


@dataclass(frozen=True)
class EditData(Part):
    """The reader may add, move and delete the points that the scene's loss is measured on."""

    aside: ClassVar[str] = "Your own data are put aside."


@dataclass(frozen=True)
class Share(Part):
    """Pictures of what is shown, and a link to it: every live figure has it, last, unasked."""


EVERYWHERE: tuple[Part, ...] = (Share(),)
