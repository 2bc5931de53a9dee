"""What a reader may judge of a model with one parameter, and how far each verdict turns it, as data."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Judge:
    """The reader says "too high" or "too low", and a control is turned down or up; each turn is half the one before.

    The verdict is obeyed, right or wrong. Only what is then said of it is measured by ``error``.

    Attributes:
        control: The name of the slider that is turned; the larger it is, the higher the model predicts.
        error: How much too high the model predicts on average, in units of the prediction, as a numpy formula of the
            control's value; below 0 where it predicts too low.
        first_turn: How far the first verdict turns the control, in units of the control.
        count: How many verdicts there are.

    Raises:
        ValueError: the first turn is not a number above 0, or there is no turn.
    """

    control: str
    error: Callable[[Any], Any]
    first_turn: float = 1.0
    count: int = 8

    def __post_init__(self) -> None:
        if not (math.isfinite(self.first_turn) and self.first_turn > 0):
            raise ValueError(f"Judge: first_turn = {self.first_turn}: give a number above 0")
        if self.count < 1:
            raise ValueError(f"Judge: count = {self.count}: give at least 1 turn")

    @property
    def turns(self) -> tuple[float, ...]:
        """How far each verdict turns the control, in order; ``count`` numbers."""
        return tuple(self.first_turn / 2**turn for turn in range(self.count))
