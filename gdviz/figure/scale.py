"""Amounts from one to a trillion: how they are written, and the marks that show them. See also `marks/scale.js`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gdviz.figure.marks import Mark
from gdviz.figure.numbers import shortest, significant

# Of each unit how it is written from which size on, the largest first.
UNITS: dict[str, tuple[tuple[float, str], ...]] = {
    "": ((1e15, ""), (1e12, " trillion"), (1e9, " billion"), (1e6, " million"), (1e3, " thousand"), (1.0, "")),
    "bytes": ((1e12, " TB"), (1e9, " GB"), (1e6, " MB"), (1e3, " kB"), (1.0, " bytes")),
    "seconds": (
        (31_557_600.0, " years"),
        (86_400.0, " days"),
        (3_600.0, " hours"),
        (60.0, " minutes"),
        (1.0, " seconds"),
    ),
    "%": ((1.0, "%"),),
}
AMOUNT_DIGITS = 3


def amount(value: float, unit: str = "") -> str:
    """A number of 0 or more in words of its size, with three digits at most: 175 billion, 2.8 TB, 5550 years.

    Arguments:
        unit: one of `UNITS`.
    """
    value = float(significant(value, AMOUNT_DIGITS)) if value else 0.0
    size, word = next((each for each in UNITS[unit] if value >= each[0]), UNITS[unit][-1])
    written = shortest(value / (size if word else 1.0), AMOUNT_DIGITS)
    return written + (word.removesuffix("s") if written == "1" else word)


@dataclass(frozen=True)
class Told:
    """A line that says an amount.

    Attributes:
        before: what stands before it.
        formula: a numpy function of the controls of its mark.
        unit: one of `UNITS`.
        after: what stands behind it.
        whole: a second amount in the same unit, behind all that: what it comes to in all.
    """

    before: str
    formula: Callable[..., Any]
    unit: str = ""
    after: str = ""
    whole: Callable[..., Any] | None = None


@dataclass(frozen=True)
class Spot(Mark):
    """A point at the values of two controls, or a hairline at that of one, and lines that say what follows from them.

    Attributes:
        controls: their names: across, and up where there are two.
        lines: from the upper left corner down.
        told: whether they are written.
    """

    controls: tuple[str, ...]
    lines: tuple[Told, ...] = ()
    told: bool = True


@dataclass(frozen=True)
class EqualProducts(Mark):
    """Lines on two logarithmic axes along which the product of x and y is the same, faint, each with its label.

    Attributes:
        products: one a line.
        labels: one a line, at its lower end; none where there are no words.
        factor: what x times y is multiplied by.
    """

    products: tuple[float, ...]
    labels: tuple[str, ...] = ()
    factor: float = 1.0


@dataclass(frozen=True)
class Amounts(Mark):
    """Bars from 0, the first on top, each with its name and amount above it, and lines that say more below them.

    The panel's x axis is their length, its y axis goes from 0 to the number of bars, and as far as there are lines.

    Attributes:
        controls: the names of those that the formulas are of.
        bars: a length each.
        lines: of words, under the bars.
        told: whether anything is written.
    """

    controls: tuple[str, ...]
    bars: tuple[Told, ...]
    lines: tuple[Told, ...] = ()
    told: bool = True
