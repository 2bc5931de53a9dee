"""Marks: what a panel shows, as data. Nothing here draws.

`gdviz.render` draws each mark with matplotlib, the page's runtime draws the same mark with SVG; both look it up by
its class name. A mark that follows a run names it by its index (`run=None` means every run of the panel), and a
mark with a fixed `step` shows that step instead of the scene's current one.
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

    `hidden` leaves it out while the control `reveal` is 0; `formula` overrides the objective by any function of
    an array of x (a derivative to compare with, say).
    """

    hidden: bool = False
    formula: Callable[[Any], Any] | None = None
    role: str = "function"
    label: str = ""
    label_at: Point | None = None  # where the label's anchor stands, in data units
    align: str = "left"


@dataclass(frozen=True)
class Tangent(Mark):
    """The tangent of the curve at the current point, or at each of `at`; `half_width` in units of x."""

    at: tuple[float, ...] = ()
    half_width: float = 1.0
    run: int | None = None
    triangle: bool = False  # also draw run = 1 and rise = slope as a right triangle
    labels: bool = False  # write "slope -1.2" beside each fixed tangent


@dataclass(frozen=True)
class Secant(Mark):
    """The line through the curve at `x` and `x + h`; both are names of controls."""

    x: str = "x"
    h: str = "h"


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

    `stems` (curve panels) drops each iterate to the axis, so that the shrinking of the steps can be seen.
    """

    run: int | None = None
    step: int | None = None
    stems: bool = False
    label: str = ""


@dataclass(frozen=True)
class Contour(Mark):
    """Banded contours of an objective of two parameters; `levels` may be fixed, else spaced by quantile."""

    levels: tuple[float, ...] = ()
    count: int = 12


@dataclass(frozen=True)
class Surface(Mark):
    """The shaded surface of an objective of two parameters; `top` cuts it off where it would hide the bottom."""

    top: float | None = None
    resolution: int = 41


@dataclass(frozen=True)
class GradientArrows(Mark):
    """The gradient (`negative`: its opposite) at the given iterates of a run, at fixed points, or on a grid.

    `length` is the longest arrow in units of the first axis.
    """

    steps: tuple[int, ...] = ()
    at: tuple[Point, ...] = ()
    grid: int = 0
    current: bool = False
    negative: bool = False
    run: int = 0
    length: float = 0.6


@dataclass(frozen=True)
class Points(Mark):
    """Measured data as points."""

    dataset: Dataset
    held_out: bool = False  # drawn hollow
    label: str = ""
    label_at: Point | None = None
    align: str = "left"


@dataclass(frozen=True)
class Line(Mark):
    """A model line y = m x + b (one parameter: y = w x): fixed `at`, or the current point of `run`."""

    at: Point = ()
    run: int = 0
    step: int | None = None
    label: str = ""
    label_at: Point | None = None
    align: str = "left"
    faint: bool = False


@dataclass(frozen=True)
class Residuals(Mark):
    """Residuals between the data and the model line: `kind` is "sticks" or "squares"."""

    dataset: Dataset
    kind: str = "sticks"
    at: Point = ()
    run: int = 0
    step: int | None = None


@dataclass(frozen=True)
class LossCurve(Mark):
    """The loss of a run against the step, up to the current step; `objective` measures it on other data."""

    run: int | None = None
    objective: Any = None
    held_out: bool = False  # dashed
    ghost: bool = True  # the rest of the curve, faint, so that the frame shows where it is going
    labels: tuple[str, ...] = ()  # one a run
    label_steps: tuple[float, ...] = ()  # where each label stands, in steps


@dataclass(frozen=True)
class FinalLoss(Mark):
    """The loss after `steps` steps against the learning rate, for rates from `low` to `high`."""

    low: float
    high: float
    steps: int
    run: int = 0
    count: int = 241


@dataclass(frozen=True)
class Reference(Mark):
    """A straight dashed line at a value of x or of y, with its label: a limit, a target, a minimum."""

    value: float
    axis: str = "x"
    label: str = ""
    label_at: float | None = None  # position along the line, in data units
    align: str = "left"
    role: str = "ink"


@dataclass(frozen=True)
class Marker(Mark):
    """A fixed, named point: kind "minimum", "start", "flat" or "point"."""

    at: Point
    kind: str = "point"
    label: str = ""
    offset: tuple[float, float] = (8.0, 8.0)  # of the label from the point, in CSS pixels, y up


@dataclass(frozen=True)
class Label(Mark):
    """Words on the plot at a place in data units."""

    text: str
    at: Point
    role: str = "ink"
    align: str = "left"  # left, center or right of the place


@dataclass(frozen=True)
class Cycle(Mark):
    """Boxes joined by arrows that lead back to the first; narrow figures stack them.

    Each box is a pair of texts: its name and one line of explanation. `control` names the control that says which
    box is lit (0 for none, k for the k-th).
    """

    boxes: tuple[tuple[str, str], ...]
    control: str = "stage"
