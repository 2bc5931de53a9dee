"""Runs with a fault on a figure, as data: the marks that draw them, and the parts that have them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from gdviz.figure.marks import Mark
from gdviz.figure.parts import Part


@dataclass(frozen=True)
class Faulty:
    """What parts have that show runs with a fault each; see `gdviz.figure.faults`.

    Attributes:
        faults: each with its `name`, `sign`, `cause`, `remedy`, `settings` and the `tests` that tell it.
        run: `gdviz.optimizers.faults.faulty_run`: the scene names it, as it names the optimiser of a run.
        steps: how far a run is shown.
        seed: of their first weights, where no control is called like it.
    """

    faults: tuple[Any, ...]
    run: Callable[..., Any]
    steps: int = 0
    seed: int = 0


@dataclass(frozen=True)
class FaultWords(Faulty, Part):
    """Says of the fault that the control `fault` has what it comes from, and what helps."""

    place: ClassVar[str] = "line"


@dataclass(frozen=True)
class Patient(Faulty, Part):
    """A run with a fault that the reader is to find: orders tests, and names it.

    Its controls are `patient`, which says the fault and the seed, `ordered`, a bit for each test, and `named`, 0 for no
    diagnosis yet.

    Attributes:
        examine: `gdviz.optimizers.examination.examined`.

    Raises:
        ValueError: when there is nothing to examine with.
    """

    examine: Callable[..., Any] | None = None
    place: ClassVar[str] = "before"
    controls: ClassVar[tuple[str, ...]] = ("patient", "ordered", "named")

    def __post_init__(self) -> None:
        if self.examine is None:
            raise ValueError("Patient: no examine: give what measures a run")


@dataclass(frozen=True)
class FaultCurves(Mark):
    """The losses of a run with a fault so far: on what it is trained on, and dashed on the data held out.

    A run that ends in what is no number says so where it ends.

    Attributes:
        fault: its place among those of the scene's part, where the control `fault` does not say it.
        tiny: of the run on the tiny batch alone, which holds nothing out.
        role: the meaning of its colour.
    """

    fault: int | None = None
    tiny: bool = False
    role: str = "path"


@dataclass(frozen=True)
class PatientCurves(Mark):
    """Of the losses of a patient's run those that the reader has ordered; that on the tiny batch is dotted."""


@dataclass(frozen=True)
class PatientChart(Mark):
    """All tests of a patient, a name each, and under it what it says, once it has been ordered.

    Attributes:
        told: whether there are words at all.
    """

    told: bool = True
