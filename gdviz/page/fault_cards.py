"""The gallery of faults in the text of a page: a card each, with the curves of its run and what is said of it."""

from __future__ import annotations

from html import escape

import numpy as np

from gdviz.arrays import Array
from gdviz.figure.numbers import shortest
from gdviz.optimizers.faults import FAULT_STEPS, FAULTS, Fault, faulty_run

SEED = 1
_WIDTH, _HEIGHT = 250, 112
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 244, 10, 90
_EVERY = 4  # steps from one point of a curve to the next
_HIGHEST = 3.0  # of a loss that is still in the picture


def faults() -> str:
    """Every fault: its curves, its sign, its cause and its remedy."""
    return f'<div class="gd-faults">{"".join(_card(place, fault) for place, fault in enumerate(FAULTS))}</div>'


def _card(place: int, fault: Fault) -> str:
    said = "".join(
        f"<p><b>{name}</b> {escape(getattr(fault, name.lower()))}</p>" for name in ("Sign", "Cause", "Remedy")
    )
    return (
        f'<div class="gd-fault"><p class="gd-fault-name">{escape(fault.name[0].upper() + fault.name[1:])}</p>'
        f"{_curves(place)}{said}</div>"
    )


def _curves(place: int) -> str:
    """The losses of its run as SVG: whole line on the training data, dashed on those held out."""
    run = faulty_run(place, SEED)
    lines = (run.losses[::_EVERY], run.held_losses[::_EVERY])
    top = float(np.clip(max(float(np.nanmax(each)) for each in lines), 1.0, _HIGHEST))
    paths = "".join(
        f'<path class="{name}" d="{_path(losses, top)}"/>'
        for name, losses in zip(("gd-held", "gd-curve"), lines[::-1], strict=True)
    )
    ends = (
        f'<text x="{_LEFT - 5}" y="{_TOP + 4}">{shortest(top, 2)}</text>'
        f'<text x="{_LEFT - 5}" y="{_BOTTOM + 4}">0</text>'
        f'<text x="{_RIGHT}" y="{_BOTTOM + 16}">step {FAULT_STEPS}</text>'
    )
    words = f"Training loss {_told(run.losses)}. Held out {_told(run.held_losses)}."
    return (
        f'<svg class="gd-plot" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" '
        f'aria-label="{escape(words)}"><path class="gd-axes" d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}"/>'
        f"{paths}{ends}</svg>"
    )


def _path(losses: Array, top: float) -> str:
    """From point to point where there are numbers; what is above the picture runs along its upper edge."""
    there = np.isfinite(losses)
    across = np.linspace(_LEFT, _RIGHT, len(losses))
    heights = np.interp(losses, (0.0, top), (_BOTTOM, _TOP))
    moves = np.where(np.concatenate([[False], there[:-1]]), " ", "M")  # what comes after a gap begins anew
    return "".join(
        f"{move}{x:.4g},{y:.1f}" for move, x, y, is_there in zip(moves, across, heights, there, strict=True) if is_there
    )


def _told(losses: Array) -> str:
    """Some of the values in words."""
    shown = ((t, losses[t]) for t in np.linspace(0, len(losses) - 1, 5).round().astype(int))
    return ", ".join(f"{shortest(float(loss), 2) if np.isfinite(loss) else 'NaN'} at step {t}" for t, loss in shown)
