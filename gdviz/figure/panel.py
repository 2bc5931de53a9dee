"""One set of axes of a figure, with its marks."""

from __future__ import annotations

from dataclasses import dataclass

from gdviz.figure.faulty import PatientChart
from gdviz.figure.marks import Contour, Cycle, Dials, Graph, Magnified, Mark, Surface
from gdviz.objectives import Objective

CAMERA = ("azimuth", "elevation")  # the controls that turn a surface


@dataclass(frozen=True)
class Axis:
    """Name, range and scale of one axis.

    Attributes:
        label: its name, with the unit.
        low: the value at its left or lower end.
        high: the value at its other end.
        scale: "linear" or "log".
        ticks: where the ticks are, if not chosen by the drawing.
    """

    label: str
    low: float
    high: float
    scale: str = "linear"
    ticks: tuple[float, ...] | None = None


@dataclass(frozen=True)
class Panel:
    """One set of axes with its marks, drawn in the order given.

    Attributes:
        x: the axis across; it, `y` and `z` come from the objective's own domain and names where they are left out.
        readout: the quantities written above it; see `State.quantities`.
        run: the run its marks and readout follow where they name none.
        objective: where it is not the scene's.
        weight: its share of the width, against those of the other panels in its row.
        equal: the same length for a unit of x and of y, so that squares look square and gradients perpendicular.
        ending: its title says how the run ends: a live figure shows it when the run has ended.
        camera: azimuth and elevation in degrees, unless controls set them.
    """

    marks: tuple[Mark, ...]
    x: Axis | None = None
    y: Axis | None = None
    z: Axis | None = None
    title: str = ""
    readout: tuple[str, ...] = ()
    run: int | None = None
    objective: Objective | None = None
    weight: float = 1.0
    equal: bool = False
    ending: bool = False
    camera: tuple[float, float] = (-60.0, 35.0)

    @property
    def kind(self) -> str:
        """What its axes are: "diagram", "surface", "contour" or "plane"."""
        for family, name in (
            (Cycle | Dials | Graph | Magnified | PatientChart, "diagram"),
            (Surface, "surface"),
            (Contour, "contour"),
        ):
            if any(isinstance(mark, family) for mark in self.marks):
                return name
        return "plane"
