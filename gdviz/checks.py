"""What a lab says of the functions that its reader writes: `check(forward, call(forward, cube, 1.0, 0.1, gives=3.31))`.

A call knows what has to come, and what comes of some usual mistakes. The first one that does not come out right is told
in one line: what was wanted, what came, and what that shows where it shows anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

WITHIN = 1e-9  # of a number, relative to the largest that is wanted
_SHOWN = 4  # numbers of a list in a line
_LONGEST = 60  # signs of an answer in a line


class NotYet(AssertionError):
    """What the reader has written does not do what it is meant to; a notebook shows its one line, and no traceback."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows of it."""
        return [f"not yet: {self}"]


@dataclass(frozen=True)
class Call:
    """A call with what it has to give: see `call`."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    gives: Any
    slips: Mapping[Any, str] = field(default_factory=dict)
    within: float = WITHIN

    def problem(self) -> str:
        """In one line, what is wrong with what the call gives; "" when nothing is."""
        line = f"{_called(self.function)}({', '.join(map(_written, self.arguments))})"
        try:
            given = self.function(*self.arguments)
        except Exception as error:
            return f"{line} stops with {self._stopped(error)}"
        if given is None or given is ...:
            return f"{line} gives nothing: what it finds has to be returned"
        if _is(given, self.gives, self.within):
            return ""
        slip = next((words for wrong, words in self.slips.items() if _is(given, wrong, self.within)), "")
        why = f": {slip}" if slip else _other_form(given, self.gives)
        return f"{line} should be {_written(self.gives)} and is {_written(given)}{why}"

    def _stopped(self, error: Exception) -> str:
        """An error in one line, with the last line of the reader's own code that it came from."""
        at, place = error.__traceback__, ""
        while at is not None:
            if at.tb_frame.f_globals is getattr(self.function, "__globals__", None):
                place = f", at line {at.tb_lineno} of the cell with {at.tb_frame.f_code.co_name}"
            at = at.tb_next
        return f"{type(error).__name__}: {' '.join(str(error).split()) or 'no message'}{place}"


def call(
    function: Callable[..., Any],
    *arguments: Any,
    gives: Any,
    slips: Mapping[Any, str] | None = None,
    within: float = WITHIN,
) -> Call:
    """A call of `function` with what it has to give: a number, or numbers in rows of any form, or else an equal thing.

    Arguments:
        function: what the reader has written, or what uses it.
        arguments: what it is called with.
        gives: what comes when all is right.
        slips: for what comes of a mistake, what the mistake is.
        within: how far numbers may be away, relative to the largest that is wanted, or to 1 where all are 0.

    Raises:
        ValueError: when a slip is what has to come.
    """
    made = Call(function, arguments, gives, dict(slips or {}), within)
    for wrong in made.slips:
        if _is(wrong, gives, within):
            raise ValueError(f"{_written(wrong)} is right, and stands among the slips")
    return made


def check(written: Callable[..., Any], *calls: Call) -> None:
    """Look at what the reader has written, and say that it is right.

    Arguments:
        written: the function that was to be written.
        calls: what it has to do, the most telling first.

    Raises:
        NotYet: when it is empty, or a call does not come out right; the message is one line about the first.
    """
    if _is_empty(written):
        raise NotYet(f"{_called(written)} is empty: write it, then run both cells.")
    for each in calls:
        if problem := each.problem():
            raise NotYet(f"{problem}.") from None
    print(f"right: {_called(written)}, {len(calls)} of {len(calls)} calls")


def _documented() -> None:
    """Nothing but these words."""


def _bare() -> None: ...


def _is_empty(function: Callable[..., Any]) -> bool:
    """Whether a function has no body beside its docstring and three dots."""
    code = getattr(function, "__code__", None)
    return code is not None and any(code.co_code == empty.__code__.co_code for empty in (_documented, _bare))


def _called(function: Callable[..., Any]) -> str:
    return str(getattr(function, "__name__", type(function).__name__))


def _numbers(value: Any) -> Any:
    """Numbers as an array of floats; None for anything else."""
    try:
        found = np.asarray(value)
    except ValueError:  # rows of several lengths
        return None
    return found.astype(float) if found.dtype.kind in "biuf" else None


def _is(given: Any, wanted: Any, within: float) -> bool:
    one, other = _numbers(given), _numbers(wanted)
    if one is None or other is None:
        return one is other and type(given) is type(wanted) and bool(given == wanted)
    scale = np.max(np.abs(other), initial=0.0, where=np.isfinite(other)) or 1.0
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=0, atol=within * scale))


def _other_form(given: Any, wanted: Any) -> str:
    """Words for an answer that can be no right one, whatever its numbers."""
    one, other = _numbers(given), _numbers(wanted)
    if other is None or (one is not None and one.shape == other.shape):
        return ""
    came = f"a {type(given).__name__}" if one is None else _form(one)
    return f": {came} where {_form(other)} {'is' if other.ndim == 0 else 'are'} wanted"


def _form(numbers: Any) -> str:
    if numbers.ndim == 0:
        return "one number"
    return " by ".join(map(str, numbers.shape)) + " numbers"


def _written(value: Any) -> str:
    """A value as a line shows it."""
    if callable(value):
        return _called(value)
    if isinstance(value, np.ndarray | np.generic):
        value = value.tolist()
    if isinstance(value, bool | str) or value is None:
        return repr(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list | tuple):
        inner = ", ".join([*map(_written, value[:_SHOWN]), *["..."] * (len(value) > _SHOWN)])
        return f"[{inner}]" if isinstance(value, list) else f"({inner})"
    text = " ".join(repr(value).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
