"""What a reader is asked to predict before they try an interactive figure, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gdviz.controls import Value

KINDS = ("choice", "number")
CHANGED = "The figure shows another run now: Reset brings back the one asked about."  # before the outcome has shown
ASIDE_FUNCTION = "Your own function is put aside."  # by predicting: the question is not about it
ASIDE_DATA = "Your own data are put aside."


@dataclass(frozen=True)
class Prediction:
    """The answer to the ``question`` of a scene, and when it can be told.

    Attributes:
        kind: "choice", one of ``options``; or "number", a value from ``low`` to ``high`` in steps of ``step``.
        answer: What is right: the place of an option, or the number. None for a number that the figure itself says.
        quantity: The quantity of ``State.quantities`` that a number predicts, where ``answer`` does not say it.
        tolerance: How far off a number may be and still be called close.
        begin: The controls to set when the prediction is made; the others go back to where they start.
        when: A quantity and the range of it in which the outcome shows, such as ("step", 10, 50).
        outcome: What stands between the two numbers: "You said 2.0; it ended at 3.00, 1.00 away."
        because: A sentence that says why.
        then: What to do after predicting.

    Raises:
        ValueError: the parts do not fit together.
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

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"Prediction: kind {self.kind!r}: give choice or number")
        if self.kind == "choice" and (len(self.options) < 2 or self.answer not in range(len(self.options))):
            raise ValueError(f"Prediction: answer {self.answer!r}: give the place of one of at least two options")
        if self.kind == "number" and (self.answer is None) == (not self.quantity):
            raise ValueError("Prediction: a number needs either its answer or the quantity that it predicts")
        if self.kind == "number" and not (self.low < self.high and self.step > 0 and self.tolerance > 0):
            raise ValueError("Prediction: a number needs low < high, a step and a tolerance above 0")
