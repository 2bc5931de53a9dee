"""The small data sets of the course: fixed numbers, with names, units and an honest note on where they come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Dataset:
    """Points (x, y) that were measured, or made up.

    Attributes:
        x: a tuple of floats.
        y: as many.
        x_label: what x is, with its unit.
        y_label: what y is, with its unit.
        note: the source of the numbers.

    Raises:
        ValueError: when the lengths differ or there is no point.
    """

    name: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    x_label: str
    y_label: str
    note: str

    def __post_init__(self) -> None:
        if not self.x or len(self.x) != len(self.y):
            raise ValueError(
                f"data set {self.name!r}: {len(self.x)} x and {len(self.y)} y values; give as many of each"
            )

    def __len__(self) -> int:
        return len(self.x)


# (floor area in 100 m², price in 100 000 of some currency). Written by hand near price = 1.9 area + 0.4, with
# each house
# off that line by as much as 0.4: an invention, made so that the arithmetic stays readable.
_HOUSES = (
    (0.35, 1.20), (0.50, 1.15), (0.62, 1.75), (0.75, 1.65), (0.84, 2.25), (0.95, 2.00),
    (1.10, 2.70), (1.25, 2.55), (1.45, 3.45), (1.70, 3.40), (2.05, 4.60), (2.40, 4.75),
)  # fmt: skip
_MORE_HOUSES = ((0.45, 1.05), (0.70, 1.95), (0.90, 1.90), (1.20, 2.90), (1.55, 3.15), (2.20, 4.70))
_HOUSE_LABELS = ("floor area (100 m²)", "price (100 000)")
_HOUSE_NOTE = "Invented for this course: no real houses. Scattered by hand about a straight line."


def _houses(name: str, points: tuple[tuple[float, float], ...]) -> Dataset:
    x, y = zip(*points, strict=True)
    return Dataset(name, x, y, *_HOUSE_LABELS, _HOUSE_NOTE)


def worked_line() -> Dataset:
    """The five points of the worked example: x = 1..5 and y = 2x exactly, so that the best line is known: (2, 0)."""
    x = (1.0, 2.0, 3.0, 4.0, 5.0)
    return Dataset("worked line", x, tuple(2 * one for one in x), "x", "y", "Made up: y = 2x exactly.")


def houses() -> Dataset:
    """Twelve invented houses: floor area in 100 m² and price in 100 000 of some currency."""
    return _houses("houses", _HOUSES)


def houses_split() -> tuple[Dataset, Dataset]:
    """(training set, held-out set): the twelve of `houses` to fit, and six more to judge the fit by."""
    return houses(), _houses("held-out houses", _MORE_HOUSES)
