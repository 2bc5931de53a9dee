"""One set of axes of a figure, with its marks."""

from __future__ import annotations

from dataclasses import dataclass

from gdviz.figure.marks import Contour, Cycle, Mark, Surface
from gdviz.objectives import Objective


@dataclass(frozen=True)
class Axis:
    """Name, range and scale of one axis; `scale` is "linear" or "log". `ticks` fixes the tick positions."""

    label: str
    low: float
    high: float
    scale: str = "linear"
    ticks: tuple[float, ...] | None = None


@dataclass(frozen=True)
class Panel:
    """One set of axes with its marks, drawn in the order given.

    Axes that are left out come from the objective's own domain and names. `run` is the run its marks and readout
    follow where they name none. `readout` names the quantities written above it; see `State.quantities`.
    """

    marks: tuple[Mark, ...]
    x: Axis | None = None
    y: Axis | None = None
    z: Axis | None = None
    title: str = ""
    readout: tuple[str, ...] = ()
    run: int | None = None
    objective: Objective | None = None
    weight: float = 1.0  # share of the width
    equal: bool = False  # the same length for a unit of x and of y (squares look square, gradients perpendicular)
    ending: bool = False  # its title says how the run ends: a live figure shows it when the run has ended
    camera: tuple[float, float] = (-60.0, 35.0)  # azimuth and elevation in degrees, unless controls set them

    @property
    def kind(self) -> str:
        """What its axes are: "diagram", "surface", "contour" or "plane"."""
        for mark, name in ((Cycle, "diagram"), (Surface, "surface"), (Contour, "contour")):
            if any(isinstance(each, mark) for each in self.marks):
                return name
        return "plane"
