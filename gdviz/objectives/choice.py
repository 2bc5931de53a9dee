"""Several objectives of the same parameters, of which a setting says which one counts, seen with noise or without.

A live figure then has one objective, whose landscape its reader chooses. The noise is a formula of the step, in whole
numbers that floats hold exactly: so Python and the browser draw the same, and a seed draws it again.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from gdviz.objectives.objective import Objective

PRIME = 2**26 - 5  # a prime; the square of anything below it is a whole number that a float holds exactly
LANDSCAPE, NOISE, SEED = "landscape", "noise", "seed"  # the settings that every choice has


class Choice(Objective):
    """One of `options`, at the place that the setting `landscape` says; see `choice`."""

    @property
    def options(self) -> tuple[Objective, ...]:
        """All there is to choose from."""
        formula: Any = self.formula
        options: tuple[Objective, ...] = formula.keywords["options"]
        return options

    @property
    def chosen(self) -> Objective:
        """The one that counts, with its own settings."""
        formula: Any = self.formula
        return _chosen(**{name: value for name, value in formula.keywords.items() if name not in (NOISE, SEED)})

    def seen(self, gradient: Any, t: Any) -> Any:
        """What a rule is told at step t: to each part of the gradient a number from -`noise` to `noise` is added."""
        formula: Any = self.formula
        return self.with_noise(gradient, t, formula.keywords[NOISE], formula.keywords[SEED])

    @staticmethod
    def with_noise(gradient: Any, t: Any, noise: Any, seed: Any) -> Any:
        """The gradient of two parameters with seeded noise added to each of its parts.

        Arguments:
            gradient: shape (2,), or (n, 2) for n runs that all see the same noise.
            t: the step, 0, 1, ...
            noise: the largest number added, in units of the gradient; all from -noise to noise are as likely.
            seed: a whole number from 0 to 1000.
        """
        across, up = (noise * (2.0 * _share(2.0 * t + axis, seed) - 1.0) for axis in (0, 1))
        return gradient + (np.array([1.0, 0.0]) * across + np.array([0.0, 1.0]) * up)


def choice(name: str, options: tuple[Objective, ...], **settings: float) -> Choice:
    """A choice between objectives of the same parameters, at first the first, without noise.

    Arguments:
        options: what there is to choose from.
        settings: the values of those settings that options have.
    """
    first = options[0]
    given = {LANDSCAPE: 0.0, NOISE: 0.0, SEED: 0.0, **settings}
    return Choice(
        name=name,
        formula=partial(_value, options=options, **given),
        domain=first.domain,
        minimizers=(),
        latex=r"\text{one of several}",
        axis_names=first.axis_names,
        settings=tuple(given),
    )


def _share(count: Any, seed: Any) -> Any:
    """A number from 0 to 1 that looks drawn at random, the same for the same count and seed."""
    x = _rest(1009.0 * (np.floor(seed) + 1.0) + 7919.0 * count)
    for constant in (12345.0, 54321.0, 31337.0):
        x = _rest(x * x + constant)
    return x / PRIME


def _rest(x: Any) -> Any:
    return x - PRIME * np.floor(x / PRIME)


def _chosen(options: tuple[Objective, ...], landscape: float, **settings: float) -> Objective:
    return options[round(landscape)].given(settings)


def _value(
    w: Any, options: tuple[Objective, ...], landscape: float, noise: float, seed: float, **settings: float
) -> Any:
    return _chosen(options, landscape, **settings).formula(w)
