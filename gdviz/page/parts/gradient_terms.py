"""The gradient on a few points, term by term, and a bar a parameter; `parts/gradient-terms.js` keeps them live."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from statistics import fmean

from gdviz.figure.numbers import fixed
from gdviz.figure.parts import GradientTerms
from gdviz.figure.scene import Scene

HEADS = ("x", "y", "error ŷ − y", "error · x")


def html(scene: Scene, part: GradientTerms) -> str:
    """The table and the bars of the figure as it opens."""
    m, b = scene.state(**scene.opening).point(scene.focus_run)
    rows, mean, slopes = terms(part.dataset.x, part.dataset.y, m, b)
    heads = "".join(f'<th scope="col" translate="no">{head}</th>' for head in HEADS)
    heads = heads.replace("error", '<span translate="yes">error</span>')
    names = scene.objective.axis_names if scene.objective else ("m", "b")
    doubled = [f"∂L/∂{name} = {fixed(slope, 2)}" for name, slope in zip(names, slopes, strict=True)]
    return (
        '<div class="gd-terms" data-part="GradientTerms" data-search-exclude><table class="gd-term-rows">'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(_row(row) for row in rows)}</tbody>"
        f"<tfoot>{_row(mean, 'mean')}{_row(doubled[::-1], 'times 2')}</tfoot></table>"
        f'<div class="gd-bars">{"".join(map(_bar, names, slopes, [part.limit] * 2))}</div></div>'
    )


def terms(
    x: Sequence[float], y: Sequence[float], m: float, b: float
) -> tuple[list[list[str]], list[str], tuple[float, float]]:
    """What is written in a row for each point, and of their means; the slopes for m and for b."""
    errors = [m * across + b - up for across, up in zip(x, y, strict=True)]
    times_x = [error * across for error, across in zip(errors, x, strict=True)]
    rows = [
        [*(fixed(value, 2) for value in (across, up, error)), fixed(term, 3)]
        for across, up, error, term in zip(x, y, errors, times_x, strict=True)
    ]
    means = fmean(errors), fmean(times_x)
    return rows, [fixed(mean, 3) for mean in means], (2 * means[1], 2 * means[0])


def bar(slope: float, limit: float) -> tuple[float, float]:
    """Where a bar begins and how long it is, in per cent of its track, whose middle is a slope of 0."""
    share = 50 * max(-1.0, min(1.0, slope / limit))
    return 50 + min(share, 0.0), abs(share)


def advice(name: str, slope: float) -> str:
    """What the slope asks for: "−2.48: raise m"."""
    written = fixed(slope, 2)
    verb = "leave" if written == fixed(0.0, 2) else "raise" if slope < 0 else "lower"
    return f"{written}: {verb} {name}"


def _row(cells: Sequence[str], name: str = "") -> str:
    head = f'<th scope="row" colspan="2">{name}</th>' if name else ""
    return f"<tr>{head}{''.join(f'<td translate=no>{cell}</td>' for cell in cells)}</tr>"


def _bar(name: str, slope: float, limit: float) -> str:
    start, length = bar(slope, limit)
    return (
        f'<p><span class="gd-track" aria-hidden="true"><i style="left: {start:.4g}%; width: {length:.4g}%"></i></span>'
        f"<span>{escape(advice(name, slope))}</span></p>"
    )
