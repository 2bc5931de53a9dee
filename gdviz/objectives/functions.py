"""Functions to minimise, each written once as straight-line numpy.

An `Objective` is data: a formula and what pictures of it need to know. Its gradient and Hessian come from
`gdviz.autodiff`, its JavaScript from `gdviz.symbolic`. What can be called without arguments is found by
`gdviz.objectives.catalogue`, so that a new one is drawn, exported and tested by being written and named there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from gdviz.objectives.formula import Formula, parse_formula
from gdviz.objectives.objective import Objective, newton_polish
from gdviz.objectives.tex import minus, plus, tex_number
from gdviz.objectives.written import WrittenObjective


def parabola(center: float = 3.0) -> Objective:
    """(x - center)²: one variable, one minimum, second derivative 2 everywhere.

    Raises:
        ValueError: when `center` is not a finite number of at most 1e100 in size.
    """
    center = _setting("parabola", "center", center)
    return Objective(
        name="parabola",
        formula=partial(_parabola, center=center),
        domain=((center - 5.0, center + 5.0),),
        minimizers=((center,),),
        latex=f"(x{minus(center)})^2",
    )


def quadratic(
    eigenvalues: Sequence[float] = (1.0, 10.0), angle: float = 0.0, matrix: Any = None, center: Any = None
) -> Objective:
    """½ (w - center)ᵀ A (w - center): the bowl on which everything about descent is known exactly.

    Arguments:
        eigenvalues: the diagonal of A.
        angle: degrees by which A is turned, for two eigenvalues.
        matrix: A itself, symmetric, instead of eigenvalues and angle.
        center: dim numbers, or one for all of them; 0 unless given.

    Raises:
        ValueError: when the matrix is not symmetric or has an entry that is not finite, or an angle comes with other
            than two eigenvalues.
    """
    a = _rotated(eigenvalues, angle) if matrix is None else np.array(matrix, dtype=float)
    if not np.isfinite(a).all():
        raise ValueError(f"quadratic needs finite numbers; its matrix would be {a.tolist()}")
    if a.ndim != 2 or a.shape[0] != a.shape[1] or not np.array_equal(a, a.T):
        raise ValueError(f"quadratic needs a symmetric matrix, such as [[2, 0], [0, 1]]; got {a.tolist()}")
    dim = len(a)
    middle = np.zeros(dim) if center is None else np.broadcast_to(np.asarray(center, dtype=float), (dim,))
    bowl = bool(np.all(np.linalg.eigvalsh(a) > 0))
    return Objective(
        name="quadratic",
        formula=partial(_quadratic, matrix=_table(a), center=tuple(middle.tolist())),
        domain=tuple((c - 3.0, c + 3.0) for c in middle.tolist()),
        minimizers=(tuple(middle.tolist()),) if bowl else (),
        flat_points=(tuple(middle.tolist()),),
        latex=_quadratic_latex(_cleaned(a) if angle and matrix is None else a, middle),
        axis_names=("x", "y") if dim == 2 else ("x",) if dim == 1 else tuple(f"x_{i + 1}" for i in range(dim)),
    )


def double_well(tilt: float = 0.3) -> Objective:
    """(x² - 1)² + tilt·x: two valleys, of which `tilt` decides the deeper; it is the first of `minimizers`.

    Raises:
        ValueError: when `tilt` is not a finite number of at most 1e100 in size.
    """
    tilt = _setting("double_well", "tilt", tilt)
    formula = partial(_double_well, tilt=tilt)
    roots = np.roots([4.0, 0.0, -4.0, tilt])
    flat = newton_polish(formula, [(float(root.real),) for root in roots if abs(root.imag) < 1e-9])
    valleys = sorted((p for p in flat if 12 * p[0] ** 2 > 4), key=lambda p: (p[0] ** 2 - 1) ** 2 + tilt * p[0])
    return Objective(
        name="double_well",
        formula=formula,
        domain=((-2.0, 2.0),),
        minimizers=tuple(valleys),
        flat_points=tuple(sorted(flat)),
        latex=f"(x^2 - 1)^2{plus(tilt, 'x')}",
    )


def cubic() -> Objective:
    """x³: flat at 0, which is neither a minimum nor a maximum; no minimum anywhere."""
    return Objective(
        name="cubic", formula=_cubic, domain=((-2.0, 2.0),), minimizers=(), flat_points=((0.0,),), latex="x^3"
    )


def flat_spots() -> Objective:
    """(3x⁵ - 20x³) / 32, with slope 15 x² (x² - 4) / 32: flat at -2, at 0 and at 2.

    These are a maximum, an inflection and a minimum; the values there are 2, 0 and -2. The minimum is a local one: far
    to the left the function falls for ever.
    """
    return Objective(
        name="flat_spots",
        formula=_flat_spots,
        domain=((-2.8, 2.8),),
        minimizers=((2.0,),),
        flat_points=((-2.0,), (0.0,), (2.0,)),
        latex=r"\frac{3 x^5 - 20 x^3}{32}",
    )


def rosenbrock(a: float = 1.0, b: float = 100.0) -> Objective:
    """(a - x)² + b (y - x²)²: a long curved valley with its minimum at (a, a²).

    For b <= 0 that point is flat but no minimizer: a saddle, or at b = 0 one of a whole line as low.

    Raises:
        ValueError: when `a` or `b` is not a finite number of at most 1e100 in size.

    Source: Rosenbrock (1960).
    """
    a, b = _setting("rosenbrock", "a", a), _setting("rosenbrock", "b", b)
    reach = max(abs(a), 1.0)
    bottom = (a, a**2)
    return Objective(
        name="rosenbrock",
        formula=partial(_rosenbrock, a=a, b=b),
        domain=((-2.0 * reach, 2.0 * reach), (-1.0, reach**2 + 2.0)),
        minimizers=(bottom,) if b > 0 else (),
        flat_points=(bottom,),
        latex=f"({tex_number(a)} - x)^2{plus(b, '(y - x^2)^2')}",
        axis_names=("x", "y"),
    )


def beale() -> Objective:
    """Beale's function: a minimum of 0 at (3, 0.5) among steep walls and wide plains; (0, 1) is a saddle.

    Source: Beale (1958).
    """
    return Objective(
        name="beale",
        formula=_beale,
        domain=((-4.5, 4.5), (-4.5, 4.5)),
        minimizers=((3.0, 0.5),),
        flat_points=((0.0, 1.0), (3.0, 0.5)),
        latex="(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2",
        axis_names=("x", "y"),
    )


# Approximate places; each call polishes them by Newton's method to the last digit.
_HIMMELBLAU_MINIMA = ((3.0, 2.0), (-2.805118, 3.131313), (-3.779310, -3.283186), (3.584428, -1.848127))
_HIMMELBLAU_OTHERS = (
    (-0.270845, -0.923039), (-3.073026, -0.081353), (-0.127961, -1.953715), (0.086678, 2.884255),
    (3.385154, 0.073852),
)  # fmt: skip


def himmelblau() -> Objective:
    """(x² + y - 11)² + (x + y² - 7)²: four minima, all 0.

    Source: Himmelblau (1972), "Applied nonlinear programming".
    """
    minimizers = newton_polish(_himmelblau, _HIMMELBLAU_MINIMA)
    return Objective(
        name="himmelblau",
        formula=_himmelblau,
        domain=((-5.0, 5.0), (-5.0, 5.0)),
        minimizers=minimizers,
        flat_points=(*minimizers, *newton_polish(_himmelblau, _HIMMELBLAU_OTHERS)),
        latex="(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
        axis_names=("x", "y"),
    )


def saddle() -> Objective:
    """x² - y²: flat at the origin, up along x and down along y; no minimum."""
    return Objective(
        name="saddle",
        formula=_saddle,
        domain=((-2.0, 2.0), (-2.0, 2.0)),
        minimizers=(),
        flat_points=((0.0, 0.0),),
        latex="x^2 - y^2",
        axis_names=("x", "y"),
    )


def from_formula(text: str, domain: Any = None) -> Objective:
    """The objective of a user's formula.

    Arguments:
        text: a formula in x, or in x and y, such as "x**4 - 3*x**2 + x".
        domain: (low, high) for each variable, by default -3 to 3.

    Raises:
        ValueError: as for `parse_formula`, or when the domain is not one finite low < high a variable.
    """
    formula = parse_formula(text, ("x", "y"))
    names = ("x", "y") if "y" in formula.names else ("x",)
    return WrittenObjective(
        name=text,
        formula=partial(_from_formula, formula=parse_formula(text, names)),
        domain=domain or ((-3.0, 3.0),) * len(names),
        minimizers=(),
        latex=formula.latex(),
        axis_names=names,
    )


# The formulas: straight-line numpy on w[0], w[1], ..., each of any shape.


def _parabola(w: Any, center: float) -> Any:
    return (w[0] - center) ** 2


def _quadratic(w: Any, matrix: tuple[tuple[float, ...], ...], center: tuple[float, ...]) -> Any:
    v = [w[i] - c for i, c in enumerate(center)]
    terms = [a * v[i] * v[j] for i, row in enumerate(matrix) for j, a in enumerate(row) if a]
    return 0.5 * sum(terms, 0.0 * v[0])


def _double_well(w: Any, tilt: float) -> Any:
    return (w[0] ** 2 - 1.0) ** 2 + tilt * w[0]


def _cubic(w: Any) -> Any:
    return w[0] ** 3


def _flat_spots(w: Any) -> Any:
    return (3.0 * w[0] ** 5 - 20.0 * w[0] ** 3) / 32.0


def _rosenbrock(w: Any, a: float, b: float) -> Any:
    return (a - w[0]) ** 2 + b * (w[1] - w[0] ** 2) ** 2


def _beale(w: Any) -> Any:
    x, y = w[0], w[1]
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


def _himmelblau(w: Any) -> Any:
    x, y = w[0], w[1]
    return (x**2 + y - 11.0) ** 2 + (x + y**2 - 7.0) ** 2


def _saddle(w: Any) -> Any:
    return w[0] ** 2 - w[1] ** 2


def _from_formula(w: Any, formula: Formula) -> Any:
    return formula(*(w[i] for i in range(len(formula.variables))))


def _setting(maker: str, name: str, value: Any) -> float:
    """`value` as a float. ValueError unless it is at most 1e100 in size: its square must be a float too."""
    try:
        number = float(value)
    except (ValueError, OverflowError):
        number = float("nan")
    if not abs(number) <= 1e100:
        raise ValueError(f"{maker}: {name} must be a finite number, at most 1e100 in size; got {value!r}")
    return number


def _rotated(eigenvalues: Sequence[float], angle: float) -> Any:
    a = np.diag(np.asarray(eigenvalues, dtype=float))
    if angle:
        if len(a) != 2:
            raise ValueError(f"quadratic turns two eigenvalues by an angle; got {len(a)} eigenvalues")
        turn = np.radians(_setting("quadratic", "angle", angle))
        c, s = np.cos(turn), np.sin(turn)
        a = np.array([[c, -s], [s, c]]) @ a @ np.array([[c, s], [-s, c]])
        a = (a + a.T) / 2
    return a


def _cleaned(a: Any) -> Any:
    """A turned matrix without what rounding left where exact arithmetic gives 0: for printing only."""
    return np.where(np.abs(a) < 1e-14 * np.abs(a).max(), 0.0, a)


def _table(a: Any) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(row) for row in a.tolist())


def _quadratic_latex(a: Any, center: Any) -> str:
    names = ("x", "y") if len(a) == 2 else ("x",) if len(a) == 1 else [f"x_{{{i + 1}}}" for i in range(len(a))]
    shifted = [name if c == 0 else f"({name}{minus(c)})" for name, c in zip(names, center, strict=True)]
    squares = [(a[i, i] / 2, f"{shifted[i]}^2") for i in range(len(a))]
    mixed = [(a[i, j], f"{shifted[i]} {shifted[j]}") for i in range(len(a)) for j in range(i + 1, len(a))]
    # 12 digits show every number that a person chose, and not the rounding of the last digits.
    text = "".join(plus(float(f"{factor:.12g}"), what) for factor, what in [*squares, *mixed])
    return text.removeprefix(" + ") or "0"
