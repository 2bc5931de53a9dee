"""A scene as plain data: for the key its pictures are kept under, and for whoever draws it elsewhere.

`scene_payload(scene)` is made of dictionaries, lists, strings, numbers, booleans and None only, is the same in every
process, and is valid JSON (`to_json`). A dataclass becomes `{"kind": class, field: value, ...}`; a function becomes
`{"function": "module.name"}`, with `"arguments"` for what a `functools.partial` or a closure has bound to it; numbers
that JSON lacks become the strings "nan", "inf" and "-inf".
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from typing import Any

import numpy as np

from gdviz.figure.scene import Scene

Origin = tuple[str, str | int]
"""Where code is defined: the module, and a name in it or the line on which a nameless function starts."""


def scene_payload(scene: Scene) -> dict[str, Any]:
    """Everything a scene says, as plain data: what is in the file `gdviz export` writes for it."""
    payload: dict[str, Any] = _Plain().plain(scene)
    return payload


def origins(scene: Scene) -> set[Origin]:
    """Where the code of a scene is: every class and function of gdviz found in it."""
    walk = _Plain()
    walk.plain(scene)
    return walk.origins


def to_json(payload: Any) -> str:
    """JSON with sorted keys and a line a field, ending in a line break: equal data give equal text."""
    return json.dumps(payload, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"


class _Plain:
    """Turns values into plain data, and notes on the way where the code in them is defined."""

    def __init__(self) -> None:
        self.origins: set[Origin] = set()

    def plain(self, value: Any) -> Any:
        """`value` as plain data. TypeError names a type that has no plain form."""
        if value is None or isinstance(value, bool | str | int):
            return value
        if isinstance(value, float | np.generic):
            return _number(value.item() if isinstance(value, np.generic) else value)
        if isinstance(value, np.ndarray):
            return self.plain(value.tolist())
        if isinstance(value, Mapping):
            return {str(key): self.plain(entry) for key, entry in value.items()}
        if isinstance(value, list | tuple):
            return [self.plain(entry) for entry in value]
        if isinstance(value, set | frozenset):
            return sorted(self.plain(entry) for entry in value)
        if is_dataclass(value) and not isinstance(value, type):
            return self._dataclass(value)
        if callable(value):
            return self._function(value)
        raise TypeError(f"{type(value).__name__} {value!r} has no plain form: use data, dataclasses and functions")

    def _dataclass(self, value: Any) -> dict[str, Any]:
        for kind in type(value).__mro__:
            self._note(kind.__module__, kind.__qualname__)
        # A field left out of comparisons says nothing that the others do not.
        entries = {field.name: self.plain(getattr(value, field.name)) for field in fields(value) if field.compare}
        return {"kind": type(value).__name__, **entries}

    def _function(self, value: Any) -> dict[str, Any]:
        if isinstance(value, partial):
            bound: dict[str, Any] = {str(index): self.plain(argument) for index, argument in enumerate(value.args)}
            bound |= {name: self.plain(argument) for name, argument in value.keywords.items()}
            return {**self._function(value.func), "arguments": bound}
        if not hasattr(value, "__qualname__"):  # a numpy function, say
            return {"function": f"{type(value).__module__}.{getattr(value, '__name__', type(value).__name__)}"}
        code = getattr(value, "__code__", None)
        nameless = code is not None and "<" in value.__qualname__
        self._note(value.__module__, code.co_firstlineno if code and nameless else value.__qualname__)
        entry = {"function": f"{value.__module__}.{value.__qualname__}"}
        return {**entry, "arguments": self._bound(value)} if self._bound(value) else entry

    def _bound(self, function: Any) -> dict[str, Any]:
        """What a function carries along: its closure and its defaults."""
        code = getattr(function, "__code__", None)
        cells = getattr(function, "__closure__", None) or ()
        bound = {name: cell.cell_contents for name, cell in zip(code.co_freevars if code else (), cells, strict=True)}
        bound |= {
            f"default {index}": default for index, default in enumerate(getattr(function, "__defaults__", None) or ())
        }
        return {name: self.plain(default) for name, default in bound.items()}

    def _note(self, module: str | None, name: str | int) -> None:
        if module and module.split(".")[0] == "gdviz":
            self.origins.add((module, name.split(".")[0] if isinstance(name, str) else name))


def _number(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
    return value
