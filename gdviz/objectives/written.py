"""The objective of a formula that somebody has written: it knows where it has no slope, and where it is not defined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gdviz.objectives.objective import Objective
from gdviz.objectives.slopes import limit_slope


@dataclass(frozen=True, eq=False)
class WrittenObjective(Objective):
    """An `Objective` whose formula is a `partial` of a `Formula`, which can be asked about its parts."""

    def gradient(self, w: Any) -> Any:
        """As for every objective; at a point also what the chain rule alone does not tell, as x*x^0.5 at 0."""
        return self._mended(w, super().gradient(w))

    def value_and_gradient(self, w: Any) -> tuple[float, Any]:
        """As for every objective; see `gradient`."""
        value, gradient = super().value_and_gradient(w)
        return value, self._mended(w, gradient)

    def known(self, w: Any, value: float, gradient: Any) -> tuple[float, Any]:
        """Value and gradient at the point `w`; NaN outside of the domain, and for slopes where there is none.

        There is no slope where those on either side differ; the gradient itself is 0 there, as frameworks take it.
        """
        if self.undefined(w):
            return np.nan, np.full(self.dim, np.nan)
        with np.errstate(all="ignore"):
            return value, self._limits(w) if self._corner(w) or not np.isfinite(gradient).all() else gradient

    def _mended(self, w: Any, gradient: Any) -> Any:
        if isinstance(gradient, np.ndarray) and gradient.shape == (self.dim,):
            point = np.asarray(w, dtype=float).reshape(self.dim)
            with np.errstate(all="ignore"):
                if (not np.isfinite(gradient).all() or self._corner(point)) and not self.undefined(point):
                    limits, convention = self._limits(point), self._corner(point, powers=False)
                    return np.where(np.isfinite(limits), limits, gradient if convention else np.nan)
        return gradient

    def _corner(self, w: Any, powers: bool = True) -> bool:
        return bool(self.formula.keywords["formula"].corner(*w, powers=powers))  # type: ignore[attr-defined]

    def _limits(self, w: Any) -> Any:
        def moved(axis: int, place: float) -> Any:
            return np.array([place if other == axis else part for other, part in enumerate(w)])

        def limit(axis: int) -> float:
            return limit_slope(
                lambda place: self(moved(axis, place)),
                lambda place: float(Objective.gradient(self, moved(axis, place))[axis]),
                float(w[axis]),
            )

        return np.array([limit(axis) for axis in range(self.dim)])
