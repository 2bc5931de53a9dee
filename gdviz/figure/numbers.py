"""How a number is written, in figures and on pages. `drawing/numbers.js` writes the same in the browser."""

from __future__ import annotations

import math
from collections.abc import Sequence

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


def fixed(value: float, decimals: int) -> str:
    """The number with that many decimals and a true minus sign; never minus zero; powers of ten beyond 10 000."""
    if not math.isfinite(value):
        return "∞" if value > 0 else f"{MINUS}∞" if value < 0 else "–"
    if abs(value) >= 9999.5:
        exponent = math.floor(math.log10(abs(value)))
        mantissa = round(value / 10.0**exponent, 1)
        if abs(mantissa) >= 10:
            mantissa, exponent = mantissa / 10, exponent + 1
        return f"{mantissa:.1f}×10{superscript(exponent)}".replace("-", MINUS, 1)
    return signed(f"{value:.{decimals}f}")


def signed(digits: str) -> str:
    """A number as Python writes it, with a true minus sign, but none before a zero."""
    return (digits if digits.strip("-0.") else digits.lstrip("-")).replace("-", MINUS)


def shortest(value: float, digits: int = 4) -> str:
    """The number with at most that many significant digits and no trailing zeros: 0.1, 1.05, 0.0845."""
    if value != 0 and not 1e-4 <= abs(value) < 1e4:
        return power_of_ten(value)
    rounded = float(f"{value:.{digits}g}")
    return f"{rounded:.15g}".replace("-", MINUS)


def power_of_ten(value: float, digits: int = 1) -> str:
    """A number as power of ten with at most that many decimals before it: 2×10⁻⁶, 10⁻³, 1.05×10⁵."""
    if value == 0 or not math.isfinite(value):
        return fixed(value, 0)
    mantissa, exponent = f"{value:.{digits}e}".split("e")
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
