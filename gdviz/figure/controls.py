"""Controls: the named values of a scene that a reader, an animation or `--set` may change.

A control says what a value is called, what it may be and what it starts as. It draws nothing: the page turns it into a
native input, `Animation` runs through it frame by frame, and `Scene.state` checks what it is given against it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Value = float | tuple[float, ...]


@dataclass(frozen=True)
class Control:
    """A named value of a scene.

    Attributes:
        low: the smallest value accepted; a tuple where the value is one.
        high: the largest, likewise.
        value: what it starts with; None where that is taken from the run it acts on.
        label: what it is called on the page, where `name` will not do.
        run: the index of the one run it acts on; None for every run.
        axis: the one coordinate of where the runs start that it sets, for a scene that shows no plane to drag a point
            in.
        field: the setting of the optimiser that it sets, where that is not called as the control is.
    """

    name: str
    low: float | tuple[float, ...]
    high: float | tuple[float, ...]
    value: Value | None = None
    label: str = ""
    run: int | None = None
    axis: int | None = None
    field: str = ""

    @property
    def shown_name(self) -> str:
        """What it is called on the page."""
        return self.label or self.name.replace("_", " ")

    def check(self, scene: str, value: object) -> Value:
        """The value as a float or a tuple of floats.

        Raises:
            ValueError: when it is not accepted; it says what is, and begins with `scene`.
        """
        size = len(self.low) if isinstance(self.low, tuple) else 1
        parts = tuple(value) if isinstance(value, Sequence) and not isinstance(value, str) else (value,)
        lows = self.low if isinstance(self.low, tuple) else (self.low,)
        highs = self.high if isinstance(self.high, tuple) else (self.high,)
        accepted = " and ".join(f"{low:g} to {high:g}" for low, high in zip(lows, highs, strict=True))
        problem = f"{scene}: {self.name} = {value!r} is not accepted: give {accepted}"
        if len(parts) != size or not all(isinstance(p, (int, float)) and math.isfinite(p) for p in parts):
            raise ValueError(problem)
        if not all(low <= float(p) <= high for p, low, high in zip(parts, lows, highs, strict=True)):
            raise ValueError(problem)
        numbers = tuple(float(p) for p in parts)
        return numbers if isinstance(self.low, tuple) else numbers[0]


@dataclass(frozen=True)
class Slider(Control):
    """A value set by a slider; `log` spaces it evenly in powers of ten, `whole` leaves whole numbers only."""

    log: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Drag(Control):
    """A value set by dragging a point of the figure; a tuple of bounds for a point in the plane."""


@dataclass(frozen=True)
class Step(Control):
    """Which step of the runs is shown, 0 to the longest run; always called `step`.

    Attributes:
        high: infinite here, as the scene knows the length of its runs.
        jumps: the numbers of steps that the buttons offer.
    """

    name: str = "step"
    low: float = 0.0
    high: float = math.inf
    jumps: tuple[int, ...] = (1,)


@dataclass(frozen=True)
class Reveal(Control):
    """0 hides what the scene keeps for later (a curve to search blind, say), 1 shows it."""

    name: str = "reveal"
    low: float = 0.0
    high: float = 1.0
    value: Value | None = 1.0


@dataclass(frozen=True)
class Animation:
    """Frames: for each named control the value in every frame.

    Attributes:
        values: as many for each control, at least 2.
        seconds: the time of the moving part.
        hold: how much longer the last frame stands, in seconds.
        loops: False where a repeat would mislead (a run that has ended has ended).

    Raises:
        ValueError: when the numbers of frames differ or are below 2, or a time is not above 0.
    """

    values: Mapping[str, tuple[Value, ...]]
    seconds: float = 6.0
    hold: float = 2.0
    loops: bool = True

    def __post_init__(self) -> None:
        lengths = {name: len(values) for name, values in self.values.items()}
        if not lengths or len(set(lengths.values())) != 1 or min(lengths.values()) < 2:
            raise ValueError(f"Animation: every control needs the same number of frames, at least 2, not {lengths}")
        if self.seconds <= 0 or self.hold < 0:
            raise ValueError(f"Animation: seconds = {self.seconds}, hold = {self.hold}: give times above 0")

    @property
    def frame_count(self) -> int:
        """How many frames there are."""
        return len(next(iter(self.values.values())))


def eased(stops: Sequence[float], frames: int) -> tuple[float, ...]:
    """Values that go from stop to stop, slow at each stop and fast between; `frames` of them."""
    t = np.linspace(0.0, len(stops) - 1.0, frames)
    return tuple(np.interp(t - np.sin(2 * np.pi * t) / (2 * np.pi), range(len(stops)), stops).tolist())
