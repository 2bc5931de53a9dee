"""Small pictures in the text of an exercise, drawn from what they show.

They are SVG in the colour of the text: they follow the theme, and the page needs no files for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from gdviz.objectives import Objective

_WIDTH, _HEIGHT = 108, 84
_PLACES = 61  # of a curve

Range = tuple[float, float]
Point = tuple[float, float]


def line(slope: float, intercept: float, alt: str, size: int = 3) -> str:
    """A straight line over a grid of units, the origin at its lower left.

    Arguments:
        alt: what is to be seen, without naming the line.
        size: units of the grid in both directions.
    """
    ends = [(x, slope * x + intercept) for x in (0.0, float(size))]
    lines = [((at, 0), (at, size)) for at in range(size + 1)] + [((0, at), (size, at)) for at in range(size + 1)]
    grid = [_path(each, (0, size), (0, size), 'stroke-opacity=".25"') for each in lines]
    return _svg([*grid, _path(ends, (0, size), (0, size), 'stroke-width="3"')], alt)


def marked(objective: Objective, at: float, x: Range, y: Range, alt: str) -> str:
    """The curve of a function of one variable with a dot on it.

    Arguments:
        at: where the dot is.
        alt: what is to be seen, without naming the point.
    """
    curve = [(float(place), float(objective(place))) for place in np.linspace(*x, _PLACES)]
    across, down = _pixels((at, float(objective(at))), x, y)
    dot = f'<circle cx="{across:.1f}" cy="{down:.1f}" r="6" fill="currentColor"/>'
    return _svg([_path(curve, x, y, 'stroke-width="2"'), dot], alt)


def _pixels(point: Sequence[float], x: Range, y: Range) -> Point:
    edge = 3
    across, up = ((value - low) / (high - low) for value, (low, high) in zip(point, (x, y), strict=True))
    return edge + across * (_WIDTH - 2 * edge), edge + (1 - up) * (_HEIGHT - 2 * edge)


def _path(points: Iterable[Sequence[float]], x: Range, y: Range, style: str) -> str:
    places = " L".join("{:.1f} {:.1f}".format(*_pixels(point, x, y)) for point in points)
    return f'<path d="M{places}" fill="none" stroke="currentColor" {style}/>'


def _svg(shapes: Iterable[str], alt: str) -> str:
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    return f'<svg {size} style="vertical-align: middle" role="img" aria-label="{alt}">{"".join(shapes)}</svg>'
