"""What a run did, as far as its iterates or its losses tell: the conditions that outcomes of exercises are made of."""

from __future__ import annotations

import numpy as np

from gdviz.arrays import Array
from gdviz.optimizers.descent import WITHIN, Trajectory

_STILL_HIGH = 0.3  # of the loss at the start: a run that ends above it was slow
_DONE = 0.02  # of the loss at the start: a run that ends below it has come down


def _jumps(run: Trajectory) -> Array:
    return np.diff(run.iterates[:, 0])


def stays_on_one_side(run: Trajectory) -> bool:
    """All its steps go one way, each shorter than the last."""
    jumps = _jumps(run)
    return bool(np.all(jumps * jumps[0] > 0) and np.all(np.diff(np.abs(jumps)) < 0))


def _swings(run: Trajectory) -> bool:
    jumps = _jumps(run)
    return bool(np.all(jumps[1:] * jumps[:-1] < 0))


def swings_closer(run: Trajectory) -> bool:
    """Its steps turn round every time, each shorter than the last."""
    return _swings(run) and bool(np.all(np.diff(np.abs(_jumps(run))) < -WITHIN))


def swings_for_ever(run: Trajectory) -> bool:
    """Its steps turn round every time and stay as long as they are."""
    return _swings(run) and bool(np.all(np.abs(np.diff(np.abs(_jumps(run)))) <= WITHIN))


def swings_farther(run: Trajectory) -> bool:
    """Its steps turn round every time, each longer than the last."""
    return _swings(run) and bool(np.all(np.diff(np.abs(_jumps(run))) > WITHIN))


def _falls(run: Trajectory) -> bool:
    return bool(np.all(np.diff(run.losses) < 0))


def is_slow(run: Trajectory) -> bool:
    """Its loss falls at every step, most at the first, and is still high at the end."""
    falls = -np.diff(run.losses)
    return _falls(run) and bool(falls.argmax() == 0 and run.losses[-1] > _STILL_HIGH * run.losses[0])


def comes_down(run: Trajectory) -> bool:
    """Its loss falls at every step, most at the first, and is low at the end."""
    falls = -np.diff(run.losses)
    return _falls(run) and bool(falls.argmax() == 0 and run.losses[-1] < _DONE * run.losses[0])


def grows(run: Trajectory) -> bool:
    """Its loss rises, at least in the end, at every step and beyond what it was at the start."""
    last = np.diff(run.losses)[-5:]
    return bool(np.all(last > 0) and run.losses[-1] > run.losses[0])


def begins_flat(run: Trajectory) -> bool:
    """Its loss hardly falls at first, then falls fast, and levels off."""
    falls = -np.diff(run.losses)
    return _falls(run) and bool(falls.argmax() >= 3 and falls.max() > 5 * falls[0] and falls[-1] < falls.max() / 5)
