"""A run as a small picture in the text of an exercise: SVG that needs no script, and the data for one to redraw it."""

from __future__ import annotations

from html import escape
from typing import Any, Literal

import numpy as np

from gdviz.figure.numbers import shortest
from gdviz.optimizers.descent import Trajectory

_WIDTH, _HEIGHT = 320, 132
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 312, 12, 108
_SAID = 6  # values that are told in words, at most
What = Literal["losses", "iterates"]
_NAMES: dict[What, str] = {"losses": "loss", "iterates": "x"}


def plot(run: Trajectory, what: What, level: float | None = None) -> dict[str, Any]:
    """What a picture of the run shows, as plain data.

    Arguments:
        what: the loss of each step, or the first coordinate of each iterate.
        level: a height to mark, such as that of the minimizer.
    """
    values = getattr(run, what).reshape(run.steps + 1, -1)[:, 0]
    marked = [0.0] if what == "losses" else [] if level is None else [level]
    low, high = min(*values, *marked), max(*values, *marked)
    across = np.linspace(_LEFT, _RIGHT, run.steps + 1)
    heights = np.interp([*values, low if level is None else level], (low, high), (_BOTTOM, _TOP)).round(1)
    return {
        "points": " ".join(f"{x:.4g},{y:g}" for x, y in zip(across, heights[:-1], strict=True)),
        "low": shortest(low, 3),
        "high": shortest(high, 3),
        "level": float(heights[-1]),
        "words": _in_words(values, _NAMES[what]),
    }


def _in_words(values: np.ndarray[Any, Any], name: str) -> str:
    """Some of the values, for those who do not see the picture; what they mean is for the reader to find."""
    steps = np.unique(np.linspace(0, len(values) - 1, _SAID).round().astype(int))
    told = ", ".join(f"{shortest(float(values[step]), 3)} at step {step}" for step in steps)
    return f"A curve of {name} over {len(values) - 1} steps: {told}."


def svg(data: dict[str, Any], what: What, steps: int, level: str = "") -> str:
    """The picture, in one line of HTML.

    Arguments:
        level: the name of the height that is marked.
    """
    points = data["points"]
    axes = f"M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}"
    ends = (
        f'<text x="{_LEFT - 6}" y="{_TOP + 4}" class="gd-high">{data["high"]}</text>'
        f'<text x="{_LEFT - 6}" y="{_BOTTOM + 4}" class="gd-low">{data["low"]}</text>'
        f'<text x="{_LEFT - 6}" y="{(_TOP + _BOTTOM) // 2 + 4}">{_NAMES[what]}</text>'
        f'<text x="{_LEFT}" y="{_BOTTOM + 17}" class="gd-first">0</text>'
        f'<text x="{_RIGHT}" y="{_BOTTOM + 17}">step {steps}</text>'
    )
    marked = f'<path class="gd-level" d="M{_LEFT} {data["level"]}H{_RIGHT}"/>' if level else ""
    return (
        f'<svg class="gd-plot" data-plot viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" '
        f'role="img" aria-label="{escape(data["words"])}"><path class="gd-axes" d="{axes}"/>{marked}'
        f'<path class="gd-curve" d="{line(points)}"/><path class="gd-dots" d="{dots(points)}"/>{ends}</svg>'
    )


def line(points: str) -> str:
    """The path from point to point."""
    return f"M{points}"


def dots(points: str) -> str:
    """The path that is a dot at each point."""
    return "M" + points.replace(" ", "h0M") + "h0"
