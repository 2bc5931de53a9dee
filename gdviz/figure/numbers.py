"""How a number is written, in figures and on pages. `drawing/numbers.js` writes the same in the browser."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\N{MINUS SIGN}"
DIGIT_SPACE = "\N{FIGURE SPACE}"  # as wide as a digit, and as a minus sign, in the fonts we ship
GROUP = " "  # between groups of three digits

_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *(f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
    "twenty",
)
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def decimals(step: float) -> int:
    """The decimals that tell values a step apart."""
    return max(0, -math.floor(math.log10(step) + 1e-9))


def rounded(value: float, decimals: int) -> Decimal:
    """The number to that many decimals; half-way ones go away from zero, as in the browser: 2.625 to 2.63."""
    return Decimal(float(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def significant(value: float, digits: int) -> Decimal:
    """The number to that many significant digits, rounded in the same way."""
    return rounded(value, digits - 1 - Decimal(float(value)).adjusted())


def fixed(value: float, decimals: int) -> str:
    """The number with that many decimals and a true minus sign; never minus zero; powers of ten beyond 10 000."""
    if not math.isfinite(value):
        return "∞" if value > 0 else f"{MINUS}∞" if value < 0 else "–"
    if abs(value) >= 9999.5:
        mantissa, exponent = f"{significant(value, 2):.1e}".split("e")
        return f"{mantissa}×10{superscript(int(exponent))}".replace("-", MINUS, 1)
    return signed(f"{rounded(value, decimals):f}")


def signed(digits: str) -> str:
    """A number as Python writes it, with a true minus sign, but none before a zero."""
    return (digits if digits.strip("-0.") else digits.lstrip("-")).replace("-", MINUS)


def shortest(value: float, digits: int = 4) -> str:
    """The number with at most that many significant digits and no trailing zeros: 0.1, 1.05, 0.0845."""
    if value != 0 and not 1e-4 <= abs(value) < 1e4:
        return power_of_ten(value)
    return f"{float(significant(value, digits)):.15g}".replace("-", MINUS)


def power_of_ten(value: float, digits: int = 1) -> str:
    """A number as power of ten with at most that many decimals before it: 2×10⁻⁶, 10⁻³, 1.05×10⁵."""
    if value == 0 or not math.isfinite(value):
        return fixed(value, 0)
    mantissa, exponent = f"{significant(value, digits + 1):.{digits}e}".split("e")
    power = f"10{superscript(int(exponent))}"
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    mantissa = mantissa.replace("-", MINUS)
    return {"1": power, f"{MINUS}1": MINUS + power}.get(mantissa, f"{mantissa}×{power}")


def superscript(exponent: int) -> str:
    """An integer in superscript digits."""
    return str(exponent).translate(_SUPERSCRIPTS)


def in_words(count: int) -> str:
    """A whole number as a sentence has it: in words up to twenty, beyond that in digits."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else fixed(count, 0)


def listed(words: Sequence[str], joint: str = "and") -> str:
    """Words as a sentence has them: "1, 2 and 3"."""
    return f" {joint} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
