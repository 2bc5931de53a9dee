"""What an objective is: a formula, and what pictures of it need to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from gdviz.autodiff import Variable, grad, hessian, value_and_grad
from gdviz.plain import Plain

Point = tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Objective:
    """A function of a point `w` of shape (dim,), to be minimised.

    Objectives compare by what they say, and pickle.

    Attributes:
        formula: straight-line numpy on w[0], w[1], ..., each of any shape.
        domain: the default view, (low, high) a dimension.
        minimizers: the known local minimizers, best first.
        latex: the right-hand side of the equation as printed, in TeX.
        axis_names: what the parameters are called; as many as there are dimensions.
        value_name: what the value is called, by default f(x) or f(x, y).
        flat_points: all known points with gradient 0, by default the minimizers.
        data: the arrays (x, y) of a loss.
        settings: the keywords of the formula, a `partial`, that a control of the same name sets; no minimizer may
            depend on them, and no animation move them, as contours stand still in one.

    Raises:
        ValueError: when the domain is not one finite (low, high) with low < high for each name.
    """

    name: str
    formula: Callable[[Any], Any]
    domain: tuple[tuple[float, float], ...]
    minimizers: tuple[Point, ...]
    latex: str
    axis_names: tuple[str, ...] = ("x",)
    value_name: str = ""
    flat_points: tuple[Point, ...] = ()
    data: tuple[Any, Any] | None = None
    settings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        domain = tuple((float(low), float(high)) for low, high in self.domain)
        if len(domain) != len(self.axis_names):
            raise ValueError(f"{self.name}: the domain needs (low, high) for each of {', '.join(self.axis_names)}")
        if not all(np.isfinite(pair).all() and pair[0] < pair[1] for pair in domain):
            raise ValueError(f"{self.name}: a domain is finite, with low < high; got {domain}")
        object.__setattr__(self, "domain", domain)
        object.__setattr__(self, "value_name", self.value_name or f"f({', '.join(self.axis_names)})")
        object.__setattr__(self, "flat_points", self.flat_points or self.minimizers)

    @property
    def dim(self) -> int:
        """How many parameters there are."""
        return len(self.axis_names)

    @property
    def equation(self) -> str:
        """The printed formula with its left-hand side, as TeX."""
        return f"{self.value_name} = {self.latex}"

    def __call__(self, w: Any) -> Any:
        """The value at `w`: a float for shape (dim,), an array of shape `grid` for shape (dim, *grid).

        A number will do when dim is 1. No warning where the value overflows: it is inf or NaN.
        """
        w = self._point(w)
        with np.errstate(all="ignore"):
            value = self.formula(w)
        return _number(value) if isinstance(w, np.ndarray) and w.ndim == 1 else value

    def gradient(self, w: Any) -> Any:
        """All first derivatives at `w`, with the shape of `w`: (dim,) or (dim, *grid)."""
        w = self._point(w)
        formula = self.formula if np.ndim(w) == 1 else lambda v: np.sum(self.formula(v))
        with np.errstate(all="ignore"):
            return value_and_grad(formula)(w)[1]

    def value_and_gradient(self, w: Any) -> tuple[float, Any]:
        """The value and all first derivatives at the point `w`, shape (dim,), from one evaluation."""
        with np.errstate(all="ignore"):
            value, gradient = value_and_grad(self.formula)(self._point(w))
        return _number(value), gradient

    def hessian(self, w: Any) -> Any:
        """All second derivatives at the point `w`, shape (dim, dim)."""
        with np.errstate(all="ignore"):
            return hessian(self.formula)(self._point(w))

    def known(self, w: Any, value: float, gradient: Any) -> tuple[float, Any]:
        """Value and gradient at the point `w` as far as there are any; see `WrittenObjective.known`."""
        return value, gradient

    def undefined(self, w: Any) -> bool:
        """Whether the point `w` is outside of the domain: something in it is no real number there, as log(-1) or 1/0.

        What is only too large for a float, as exp(1000), is inside.
        """
        events: list[str] = []
        with np.errstate(all="call", under="ignore", call=lambda kind, _: events.append(kind)):
            self.formula(self._point(w))
        return bool(events) and "overflow" not in events[0]

    def given(self, values: Mapping[str, Any]) -> Objective:
        """The objective with those of its `settings` that `values` names set to the numbers there."""
        chosen = {name: float(values[name]) for name in self.settings if name in values}
        if not chosen:
            return self
        formula: Any = self.formula
        return replace(self, formula=partial(formula.func, *formula.args, **{**formula.keywords, **chosen}))

    def check_point(self, w: Any) -> Any:
        """`w` as a float array of shape (dim,).

        Raises:
            ValueError: when it has another shape or is not finite.
        """
        try:
            point = np.atleast_1d(np.asarray(w, dtype=float))
        except (TypeError, ValueError, OverflowError):  # the last for a whole number too large for a float
            point = None
        names = ", ".join(self.axis_names)
        if point is None or point.shape != (self.dim,):
            wanted = "1 number" if self.dim == 1 else f"{self.dim} numbers"
            raise ValueError(f"a point of {self.name} is {wanted} ({names}); got {' '.join(repr(w).split())}")
        if not np.isfinite(point).all():
            raise ValueError(f"a point of {self.name} is finite numbers ({names}); got {point.tolist()}")
        return point

    def payload(self) -> dict[str, Any]:
        """All that the objective says, as plain values that are the same in every process: for keys."""
        fields = ("formula", "name", "domain", "minimizers", "latex", "axis_names", "value_name", "flat_points")
        told = (*fields, "settings") if self.settings else fields
        return {field: Plain().plain(getattr(self, field)) for field in told}

    def __repr__(self) -> str:
        return f"<Objective {self.name}: {self.equation}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Objective) and self.payload() == other.payload()

    def __hash__(self) -> int:
        return hash((self.name, self.latex, self.domain, self.minimizers))

    def _point(self, w: Any) -> Any:
        if hasattr(type(w), "__array_function__") and not isinstance(w, np.ndarray):
            return w  # a Variable or a symbol
        point = np.asarray(w, dtype=float)
        point = point.reshape(1) if point.ndim == 0 else point
        if point.shape[0] != self.dim:
            raise ValueError(
                f"{self.name} takes w of shape ({self.dim},) or ({self.dim}, *grid); got shape {np.shape(w)}"
            )
        return point


def _number(value: Any) -> Any:
    """A float, but what is being differentiated stays so."""
    return value if isinstance(value, Variable) else float(value)


def stability_limit(objective: Objective, w: Any = None) -> float:
    """2 / λmax, with λmax the largest eigenvalue of the Hessian at `w` (by default at the first minimizer).

    Gradient descent on a quadratic bowl converges exactly when its learning rate is below this. Elsewhere the limit
    holds near the minimizer only. Infinite where no direction curves upwards.

    Raises:
        ValueError: when no `w` is given and no minimizer is known.
    """
    if w is None:
        if not objective.minimizers:
            raise ValueError(f"{objective.name} has no known minimizer: give the point w at which to take the limit")
        w = objective.minimizers[0]
    largest = float(np.linalg.eigvalsh(objective.hessian(w))[-1])
    return 2.0 / largest if largest > 0 else float("inf")


def newton_polish(formula: Callable[[Any], Any], points: Iterable[Point]) -> tuple[Point, ...]:
    """The flat points near `points`, by Newton's method on the gradient, to the last digit that floats can tell."""
    polished = []
    for point in points:
        w = np.array(point, dtype=float)
        for _ in range(50):
            step = np.linalg.solve(hessian(formula)(w), grad(formula)(w))
            w = w - step
            if np.all(np.abs(step) <= 4e-16 * np.maximum(np.abs(w), 1.0)):
                break
        polished.append(tuple(w.tolist()))
    return tuple(polished)
