"""Where labels go: each near the point it names, clear of other texts, of points and of lines.

Labels are put last, when all else is there. Every label has a few positions it may take; each is judged by what it
would cover, by how far it is from the first choice and by how far it had to be moved to stay on the plot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from gdviz.arrays import Array
from gdviz.drawing.text import text_width

Box = tuple[float, float, float, float]  # left, bottom, right, top in CSS pixels from the lower left corner
MIDDLE = 0.34  # of the font size: how far the baseline of digits is below what they are to be level with
ASCENT, DESCENT = 0.78, 0.24  # of the font size: what a line of text reaches above and below its baseline
SAMPLE = 4.0  # CSS pixels between the points that stand for a line
ON_TEXT, ON_LINE, MOVED, FAR = 400.0, 6.0, 2.0, 0.35  # what a covered box, a covered sample, a pixel costs
CLEAR = 2.0  # CSS pixels to keep around a label


@dataclass(eq=False)
class Label:
    """A text waiting for a position.

    Attributes:
        candidates: (x, baseline, align), best first; in CSS pixels.
        within: the box it may not leave.
        size: in CSS pixels.
        options: of `Sheet.text`.
        written: the text on the sheet once it has a position.
    """

    text: str
    candidates: Sequence[tuple[float, float, str]]
    within: Box
    size: float
    weight: int
    options: dict[str, Any] = field(default_factory=dict)
    written: Any = None


def left_end(x: float, width: float, align: str) -> float:
    """Where a text begins of which the end that `align` names ("left", "center" or "right") is at x."""
    return x - {"left": 0.0, "center": 0.5, "right": 1.0}[align] * width


def text_box(x: float, y: float, text: str, size: float, weight: int, align: str) -> Box:
    """The box a line of text takes up, in CSS pixels."""
    width = text_width(text, size, weight)
    left = left_end(x, width, align)
    return left, y - DESCENT * size, left + width, y + ASCENT * size


def best_place(label: Label, taken: Sequence[Box], lines: Array) -> tuple[float, float, str]:
    """The cheapest of the label's positions: x, baseline and align, moved so that the text stays `within`.

    Arguments:
        taken: boxes of other texts.
        lines: points all along what is drawn, shape (n, 2), in CSS pixels.
    """
    first = label.candidates[0]
    best, lowest = first, np.inf
    for x, y, align in label.candidates:
        box = text_box(x, y, label.text, label.size, label.weight, align)
        dx, dy = _into(box, label.within)
        moved = (box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy)
        cost = MOVED * (abs(dx) + abs(dy)) + FAR * np.hypot(x - first[0], y - first[1]) + _covered(moved, taken, lines)
        if cost < lowest - 1e-9:
            best, lowest = (x + dx, y + dy, align), cost
    return best


def _into(box: Box, outer: Box) -> tuple[float, float]:
    dx = max(outer[0] - box[0], 0.0) or -max(box[2] - outer[2], 0.0)
    dy = max(outer[1] - box[1], 0.0) or -max(box[3] - outer[3], 0.0)
    return dx, dy


def _covered(box: Box, taken: Sequence[Box], lines: Array) -> float:
    left, bottom, right, top = box[0] - CLEAR, box[1] - CLEAR, box[2] + CLEAR, box[3] + CLEAR
    cost = sum(ON_TEXT for other in taken if overlap((left, bottom, right, top), other))
    x, y = lines[:, 0], lines[:, 1]
    inside = (x > left) & (x < right) & (y > bottom) & (y < top)
    return cost + ON_LINE * float(np.count_nonzero(inside))


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share an area."""
    return min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(one[1], other[1])


def drawn_lines(figure: Figure, scale: float) -> Array:
    """Points all along the lines and on the dots of a figure, shape (n, 2), in CSS pixels; contours are left out."""
    pieces = [np.empty((0, 2))]
    for axes in figure.axes:
        corner = axes.bbox.p0 / scale
        for artist in axes.get_children():
            if not artist.get_visible() or artist.get_gid() == "ground":
                continue
            if isinstance(artist, Line2D):
                positions = np.asarray(artist.get_xydata(), dtype=float)
                dots = artist.get_linestyle() == "None"
                pieces.append(
                    corner + (_thick(positions, artist.get_markersize() / 2) if dots else _sampled(positions))
                )
            elif isinstance(artist, PolyCollection):
                pieces += [corner + _sampled(np.asarray(path.vertices)) for path in artist.get_paths()]
    points = np.concatenate(pieces)
    return points[np.isfinite(points).all(axis=1)]


def _thick(positions: Array, radius: float) -> Array:
    """Nine points for each dot, so that covering one costs as much as covering a good piece of line."""
    steps = np.array([-radius, 0.0, radius])
    spread = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(1, -1, 2)
    return (positions[:, None, :] + spread).reshape(-1, 2)


def _sampled(positions: Array) -> Array:
    if len(positions) < 2:
        return positions
    steps = np.diff(positions, axis=0)
    lengths = np.nan_to_num(np.hypot(steps[:, 0], steps[:, 1]))
    counts = np.minimum(np.ceil(lengths / SAMPLE), 500).astype(int)
    starts = np.repeat(np.arange(len(steps)), counts)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    shares = (np.arange(counts.sum()) - first) / np.maximum(counts[starts], 1)
    return np.concatenate([positions[starts] + shares[:, None] * steps[starts], positions[-1:]])
