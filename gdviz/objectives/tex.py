"""Small pieces of printed formulas."""

from __future__ import annotations


def tex_number(value: float) -> str:
    """A number, without the point where it is whole; a small one with a power of ten, since 1e-05 reads 1e minus 05."""
    if float(value).is_integer():
        return str(int(value))
    mantissa, _, exponent = repr(float(value)).partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa


def minus(value: float) -> str:
    """`- value` to put after a name: " - 3", " + 3" for -3, nothing for 0."""
    return "" if value == 0 else f" - {tex_number(value)}" if value > 0 else f" + {tex_number(-value)}"


def plus(factor: float, what: str) -> str:
    """`+ factor what` to put after a sum: " + 3 x", " - x" for -1, nothing for 0."""
    if factor == 0:
        return ""
    size = "" if abs(factor) == 1 else f"{tex_number(abs(factor))} "
    return f" {'+' if factor > 0 else '-'} {size}{what}"
