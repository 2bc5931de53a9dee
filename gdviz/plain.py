"""Values as plain data: dictionaries, lists, strings, numbers, booleans and None, the same in every process."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from typing import Any

import numpy as np


class Plain:
    """Turns values into plain data that is valid JSON; what is turned otherwise overrides a method.

    A dataclass becomes `{"kind": class, field: value, ...}`; a function becomes `{"function": "module.name"}`, with
    `"arguments"` for what a `functools.partial` or a closure has bound to it; numbers that JSON lacks become the
    strings "nan", "inf" and "-inf".
    """

    def plain(self, value: Any) -> Any:
        """`value` as plain data.

        Raises:
            TypeError: when it, or something in it, has no plain form; it names the type.
        """
        if value is None or isinstance(value, bool | str | int):
            return value
        if isinstance(value, float | np.generic):
            return self.number(value.item() if isinstance(value, np.generic) else value)
        if isinstance(value, np.ndarray):
            return self.plain(value.tolist())
        if isinstance(value, Mapping):
            return {str(key): self.plain(entry) for key, entry in value.items()}
        if isinstance(value, list | tuple):
            return [self.plain(entry) for entry in value]
        if isinstance(value, set | frozenset):
            return sorted(self.plain(entry) for entry in value)
        if is_dataclass(value) and not isinstance(value, type):
            return self.dataclass(value)
        if callable(value):
            return self.function(value)
        raise TypeError(f"{type(value).__name__} {value!r} has no plain form: use data, dataclasses and functions")

    def number(self, value: Any) -> Any:
        """A number that is no Python int."""
        if isinstance(value, float) and not math.isfinite(value):
            return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
        return value

    def dataclass(self, value: Any) -> dict[str, Any]:
        """A dataclass; a field left out of comparisons says nothing that the others do not."""
        for kind in type(value).__mro__:
            self.note(kind.__module__, kind.__qualname__)
        entries = {field.name: self.plain(getattr(value, field.name)) for field in fields(value) if field.compare}
        return {"kind": type(value).__name__, **entries}

    def function(self, value: Any) -> dict[str, Any]:
        """A function, a partial of one, or anything else that can be called."""
        if isinstance(value, partial):
            bound: dict[str, Any] = {str(index): self.plain(argument) for index, argument in enumerate(value.args)}
            bound |= {name: self.plain(argument) for name, argument in value.keywords.items()}
            return {**self.function(value.func), "arguments": bound}
        if not hasattr(value, "__qualname__"):  # a numpy function, say
            return {"function": f"{type(value).__module__}.{getattr(value, '__name__', type(value).__name__)}"}
        code = getattr(value, "__code__", None)
        nameless = code is not None and "<" in value.__qualname__
        self.note(value.__module__, code.co_firstlineno if code and nameless else value.__qualname__)
        entry = {"function": f"{value.__module__}.{value.__qualname__}"}
        return {**entry, "arguments": bound} if (bound := self._bound(value)) else entry

    def _bound(self, function: Any) -> dict[str, Any]:
        """What a function carries along: its closure, apart from itself, and its defaults."""
        code = getattr(function, "__code__", None)
        cells = getattr(function, "__closure__", None) or ()
        bound = {name: cell.cell_contents for name, cell in zip(code.co_freevars if code else (), cells, strict=True)}
        defaults = getattr(function, "__defaults__", None) or ()
        bound |= {f"default {index}": default for index, default in enumerate(defaults)}
        return {name: self.plain(carried) for name, carried in bound.items() if carried is not function}

    def note(self, module: str | None, name: str | int) -> None:
        """Told of every class and function on the way: its module, and its name or, where it has none, its line."""
