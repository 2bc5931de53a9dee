"""The same numpy formula, run on symbols, prints JavaScript: nothing is written twice.

    >>> print(to_javascript(lambda w: (w[0] - 3.0) ** 2, {"w": 1}, name="value"))
    function value(w) {
      const t1 = w[0] - 3;
      return t1 * t1;
    }

Objectives become factories, `(data) => ({ dim, value, gradient, hessian })`; optimisers become objects,
`{ label, settings, init, update }`, and schedules functions of the step. The JavaScript needs nothing around it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

import numpy as np

from gdviz.autodiff import grad, hessian
from gdviz.symbolic import symbols
from gdviz.symbolic.functions import entries
from gdviz.symbolic.printer import Output, Printer, array_literal, indent, literal, quote

__all__ = ["objective_to_javascript", "optimizer_to_javascript", "schedule_to_javascript", "to_javascript"]


def to_javascript(
    function: Callable[..., Any],
    arguments: Mapping[str, int | None],
    name: str = "f",
    data: Mapping[str, Any] | None = None,
) -> str:
    """The source of a JavaScript function that computes the numpy formula `function`.

    A result of one number is returned; an array of any shape is written, row after row, into a last argument `out`,
    which is returned.

    Arguments:
        function: straight-line numpy.
        arguments: the name of each argument and its length, None for a plain number.
        name: of the JavaScript function.
        data: arrays passed to the formula by keyword, and printed inside the function.

    Raises:
        TypeError: when the formula branches on a value, or uses an operation that has no line in the tables.
    """
    data = {key: np.asarray(array, dtype=float) for key, array in (data or {}).items()}
    lengths = _length_names(data)
    constants = [f"const {key} = {array_literal(array)};" for key, array in data.items()]
    constants += _length_definitions(data, lengths)
    return "\n".join(_function(function, arguments, name, data, lengths, constants))


def objective_to_javascript(objective: Any, *, second: bool = True) -> str:
    """A JavaScript expression, a factory of the objective: `(data) => ({ dim, value, gradient, hessian })`.

    `value(w)` returns a number; `gradient(w, out)` and `hessian(w, out)` fill and return `out` (by default a new
    array), the Hessian row after row. Arrays that are keywords of the objective's formula (the data of a loss) are what
    `data` holds by default, and may be replaced by others of any common length: `factory({ x: [...], y: [...] })`. So
    may the numbers that are its `settings`; whoever gives some of all these gives all.

    An objective that has `options` prints as one of them, the one that its setting `landscape` counts to, with
    `seen(gradient, t, out)` for its noise.

    Arguments:
        second: whether the second derivatives are printed; of a network they are longer than all else.
    """
    if hasattr(objective, "options"):
        return _choice(objective, second)
    settings = getattr(objective, "settings", ())
    formula, data = _split_data(objective.formula, settings)
    lengths = _length_names(data)
    arguments = {"w": objective.dim}
    functions = {
        "value": formula,
        "gradient": lambda w, **d: grad(lambda v: formula(v, **d))(w),
        "hessian": lambda w, **d: hessian(lambda v: formula(v, **d))(w),
    }
    if not second:
        del functions["hessian"]
    lines = [f"const {{ {', '.join(data)} }} = data;"] if data else []
    lines += _length_definitions(data, lengths)
    for name, function in functions.items():
        lines += _function(function, arguments, name, data, lengths, [])
    lines.append(f"return {{ dim: {objective.dim}, {', '.join(functions)} }};")
    defaults = ", ".join(f"{key}: {_value_literal(value)}" for key, value in data.items())
    head = f"(data = {{ {defaults} }}) => {{" if data else "() => {"
    return "\n".join([head, *indent(lines), "}"])


def _choice(objective: Any, second: bool) -> str:
    """One of several objectives, which are all printed."""
    settings = {key: value for key, value in objective.formula.keywords.items() if key in objective.settings}
    noise = {key: settings[key] for key in ("noise", "seed")}

    lines = ["const { noise, seed } = data;"]
    lines += _function(type(objective).with_noise, {"gradient": objective.dim, "t": None}, "seen", noise, {}, [])
    options = [objective_to_javascript(option, second=second) for option in objective.options]
    lines += ["const options = [", *indent(",\n".join(options).split("\n")), "];"]
    lines.append("return { ...options[Math.round(data.landscape)](data), seen };")
    defaults = ", ".join(f"{key}: {literal(float(value))}" for key, value in settings.items())
    return "\n".join([f"(data = {{ {defaults} }}) => {{", *indent(lines), "}"])


def optimizer_to_javascript(optimizer: Any, dim: int = 2) -> str:
    """A JavaScript expression for an optimiser, a dataclass or an instance: `{ label, settings, init, update }`.

    `settings` holds the values of the numeric fields (an instance's own, else the defaults) but learning_rate.
    `init(w)` returns the state; `update(gradient, state, w, learning_rate, settings)` changes `w` and `state` in place,
    one component after the other. A rule of second order, and one that looks at the whole gradient, also has
    `direction(gradient, hessian, settings)`, the Hessian row after row, whose answer `update` is given as the gradient.

    Arguments:
        dim: the number of parameters, for a rule that has a direction.

    Raises:
        TypeError: when the rule branches on a value.
        ValueError: when its first state depends on more than the number of components.
    """
    kind = optimizer if isinstance(optimizer, type) else type(optimizer)
    settings = _numeric_settings(optimizer)
    start = _first_state(_with_settings(kind, optimizer, settings))
    lines = [f"label: {quote(getattr(kind, 'label', kind.__name__))},"]
    lines.append(f"settings: {_braces([f'{key}: {literal(value)}' for key, value in settings.items()])},")
    lines.append(f"init: (w) => ({_braces([f'{key}: {_filled(value)}' for key, value in start.items()])}),")
    lines += _update(kind, optimizer, settings, start)
    if getattr(kind, "second_order", False) or getattr(kind, "whole_gradient", False):
        lines += _direction(kind, optimizer, settings, dim)
    return "\n".join(["{", *indent(lines), "}"])


def schedule_to_javascript(schedule: Callable[[Any], Any]) -> str:
    """A JavaScript expression, the function of the step t that a schedule is.

    What its class names in `settings` is a second argument of the function, an object; without it they are its own.
    """
    names = getattr(schedule, "settings", ())
    own = {name: getattr(schedule, name) for name in names}
    given = {name: _named(name, value) for name, value in own.items()}
    formula = _with_settings(type(schedule), schedule, given) if names else schedule
    printer = Printer()
    printer.taken |= {*names, "t"}
    lines = printer.body([Output("return {};", formula(symbols.number("t")))])
    defaults = _braces([f"{name} = {_value_literal(value)}" for name, value in own.items()])
    return "\n".join([f"(t, {defaults} = {{}}) => {{" if names else "(t) => {", *indent(lines), "}"])


def _named(name: str, value: Any) -> Any:
    """The symbol of a setting, or those of its parts."""
    if np.ndim(value) == 0:
        return symbols.number(name)
    return [symbols.number(f"{name}[{index}]") for index in range(len(value))]


def _split_data(formula: Any, settings: Collection[str] = ()) -> tuple[Callable[..., Any], dict[str, Any]]:
    """A formula without its data, and the data: the keywords of a `partial` that are arrays, or named by `settings`."""
    if not isinstance(formula, partial):
        return formula, {}
    data = {key: v for key, v in formula.keywords.items() if key in settings or isinstance(v, np.ndarray)}
    rest = {key: value for key, value in formula.keywords.items() if key not in data}
    return partial(formula.func, *formula.args, **rest), data


def _length_names(data: Mapping[str, Any]) -> dict[int, str]:
    """The names of the variables that hold the lengths of the data: n, n2, ..."""
    sizes = dict.fromkeys(size for array in data.values() for size in np.shape(array)[:1])
    return {size: "n" if number == 1 else f"n{number}" for number, size in enumerate(sizes, start=1)}


def _length_definitions(data: Mapping[str, Any], lengths: dict[int, str]) -> list[str]:
    first = {size: next(key for key, array in data.items() if np.shape(array)[:1] == (size,)) for size in lengths}
    return [f"const {name} = {first[size]}.length;" for size, name in lengths.items()]


def _function(
    function: Callable[..., Any],
    arguments: Mapping[str, int | None],
    name: str,
    data: Mapping[str, Any],
    lengths: dict[int, str],
    constants: list[str],
) -> list[str]:
    given = [symbols.number(key) if size is None else symbols.vector(key, size) for key, size in arguments.items()]
    known = {key: symbols.data(value, key) if np.ndim(value) else symbols.number(key) for key, value in data.items()}
    result = symbols.lift(function(*given, **known))
    head = ", ".join(arguments)
    if result.shape == ():
        outputs = [Output("return {};", result)]
    else:
        indices = list(entries(result))
        outputs = [Output(f"out[{number}] = {{}};", result, index) for number, index in enumerate(indices)]
        head += f", out = new Array({len(indices)})"
    lines = constants + Printer(lengths).body(outputs) + ([] if result.shape == () else ["return out;"])
    return [f"function {name}({head}) {{", *indent(lines), "}"]


def _value_literal(value: Any) -> str:
    return array_literal(value) if np.ndim(value) else literal(float(value))


def _numeric_settings(optimizer: Any) -> dict[str, float]:
    """The fields that hold numbers, learning_rate apart, with their values."""
    values = {field.name: getattr(optimizer, field.name, None) for field in dataclasses.fields(optimizer)}
    return {
        key: float(value)
        for key, value in values.items()
        if key != "learning_rate" and isinstance(value, int | float) and not isinstance(value, bool)
    }


def _with_settings(kind: type, optimizer: Any, settings: Mapping[str, Any]) -> Any:
    """An optimiser with these settings, made without its checks, which symbols would not pass."""
    instance: Any = object.__new__(kind)
    for field in dataclasses.fields(kind):
        if hasattr(optimizer, field.name):
            object.__setattr__(instance, field.name, getattr(optimizer, field.name))
    for key, value in settings.items():
        object.__setattr__(instance, key, value)
    return instance


def _first_state(optimizer: Any) -> dict[str, Any]:
    """The state `init` makes, checked to be the same for any w."""
    one, other = (optimizer.init(np.array([w])) for w in (0.7, -1.3))
    if any(not np.array_equal(one[key], other[key]) for key in one):
        raise ValueError(f"{type(optimizer).__name__}.init must not depend on the values of w")
    return {key: np.asarray(value, dtype=float) for key, value in one.items()}


def _filled(value: Any) -> str:
    return literal(float(value)) if value.ndim == 0 else f"Array.from(w, () => {literal(float(value[0]))})"


def _update(kind: type, optimizer: Any, settings: Mapping[str, float], start: Mapping[str, Any]) -> list[str]:
    symbolic = _with_settings(kind, optimizer, {key: symbols.number(key) for key in settings})
    object.__setattr__(symbolic, "learning_rate", symbols.number("learning_rate"))
    state = {
        key: symbols.component(f"state.{key}[i]") if value.ndim else symbols.number(f"state.{key}")
        for key, value in start.items()
    }
    w, gradient = symbols.component("w[i]"), symbols.component("gradient[i]")
    new_w, new_state = symbolic.update(gradient, state, w, symbols.number("learning_rate"))
    outputs = [Output("w[i] = {};", new_w, (0,), "next")]
    for key in start:
        result = symbols.lift(new_state[key])
        subscript, index = ("[i]", (0,)) if start[key].ndim else ("", ())
        outputs.append(Output(f"state.{key}{subscript} = {{}};", result, index, key))
    if len(outputs) == 1:
        outputs[0].name = ""  # nothing else reads the old w, so the new one can be written at once
    printer = Printer()
    printer.taken |= {*settings, "gradient", "state", "w", "learning_rate", "i"}
    head = "update(gradient, state, w, learning_rate" + (f", {_braces(list(settings))}" if settings else "") + ") {"
    return [head, *indent(printer.body(outputs, components="w.length")), "},"]


def _direction(kind: type, optimizer: Any, settings: Mapping[str, float], dim: int) -> list[str]:
    """The method of a rule that has a direction, for this many parameters."""
    rule = _with_settings(kind, optimizer, {key: symbols.number(key) for key in settings})

    def direction(gradient: Any, hessian: Any) -> Any:
        rows = [[hessian[row * dim + column] for column in range(dim)] for row in range(dim)]
        return rule.direction(gradient, rows)

    source = _function(direction, {"gradient": dim, "hessian": dim * dim}, "direction", {}, {}, [])
    given = _braces(list(settings)) if settings else "_"
    head = source[0].removeprefix("function ").replace("hessian, ", f"hessian, {given}, ")
    return [head, *source[1:-1], f"{source[-1]},"]


def _braces(entries: list[str]) -> str:
    return f"{{ {', '.join(entries)} }}" if entries else "{}"
