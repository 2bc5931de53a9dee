"""A race: several optimisers on one landscape, of which the reader says which run, where, and by what rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from gdviz.figure.controls import Value
from gdviz.figure.marks import Mark, Point
from gdviz.figure.parts import Part


@dataclass(frozen=True)
class Racer:
    """How one run of a race is drawn; its name is the label of the run.

    Attributes:
        show: the name of the control that is 1 while it runs, 0 while it does not; "" where it always does.
        role: the meaning of its colour.
        dashed: drawn dashed, to tell it from another of the same colour.
    """

    show: str = ""
    role: str = "ink"
    dashed: bool = False


@dataclass(frozen=True)
class RacePaths(Mark):
    """The path of every run that is shown, from above, with its name where it is now, and the lowest points.

    Attributes:
        racers: one a run, in their order.
        lowest: the lowest points of each landscape.
        landscape: the name of the control that says which landscape it is.
        told: whether there are names.
    """

    racers: tuple[Racer, ...]
    lowest: tuple[tuple[Point, ...], ...] = ()
    landscape: str = "landscape"
    told: bool = True


@dataclass(frozen=True)
class RaceLosses(Mark):
    """How far above the lowest value each of them is, against the step; their names on the right, the lowest below.

    Attributes:
        racers: as in `RacePaths`.
        names_from: where the names begin, in steps.
        told: whether there are names.
    """

    racers: tuple[Racer, ...]
    names_from: float
    told: bool = True


@dataclass(frozen=True)
class Landscape:
    """One of the landscapes to choose from.

    Attributes:
        name: what it is called.
        values: the controls that are set when it is chosen.
    """

    name: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class ChooseLandscape(Part):
    """A list of landscapes; choosing one sets controls: which it is, where the runs start, the rates that suit it.

    Attributes:
        options: what there is to choose from.
        owned: sliders that move one landscape only, and which: they cannot be moved on the others.
    """

    options: tuple[Landscape, ...]
    owned: Mapping[str, float] = field(default_factory=dict)
    place: ClassVar[str] = "line"


@dataclass(frozen=True)
class ChooseRuns(Part):
    """A box to tick for each run that may be shown or not; sliders of those that are not shown are put away."""

    racers: tuple[Racer, ...]


@dataclass(frozen=True)
class OwnRule(Part):
    """The reader may type a rule for one run: see `gdviz.optimizers.written`.

    Attributes:
        run: its place among the runs.
        show: the control that is set to 1 once there is one; "" where the run is always shown.
        compared: the runs whose rules, with their settings, it is compared with.
    """

    run: int
    show: str = ""
    compared: tuple[int, ...] = ()
    aside: ClassVar[str] = "Your own rule is put aside."
