"""A formula as one line of text, read from its MathML: 0 < η < 2/λmax. Search results can show nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element, fromstring

from gdviz.figure.numbers import superscript

_NAMESPACE = re.compile(r"^\{.*?\}")
_INVISIBLE_SIGNS = {"\u2061", "\u2062", "\u2063", "\u2064"}
_INVISIBLE = dict.fromkeys(map(ord, (*_INVISIBLE_SIGNS, "\u200b")), "")
_OPENING, _CLOSING = "([{⟨⌊⌈", ")]}⟩⌋⌉"
_TIGHT = "∂∇∑∏∫√¬′!|∥∣/"  # stand at what they belong to
_LARGE = ("∑", "∏", "∫")  # their limits end before what they work on
_ACCENTS = {"^": "\u0302", "ˉ": "\u0304", "‾": "\u0304", "¯": "\u0304", "~": "\u0303", "˙": "\u0307", "→": "\u20d7"}


def formula_text(mathml: str) -> str:
    """The line.

    Arguments:
        mathml: one `<math>` element; the TeX that KaTeX puts into it is left out.
    """
    return _tidy(_text(fromstring(mathml.replace("&nbsp;", "\u00a0"))))


def _text(element: Element) -> str:
    name, inside = _NAMESPACE.sub("", element.tag), list(element)
    if name == "semantics":
        return _text(inside[0])
    if name in _KINDS:
        return _KINDS[name](_children(inside))
    if name in ("annotation", "mphantom"):
        return ""
    if name == "mspace":
        return " "
    if name == "mo":
        return _sign((element.text or "").translate(_INVISIBLE))
    if name == "mi" and len(element.text or "") > 1:
        return f" {element.text}\ue002"
    own = (element.text or "").translate(_INVISIBLE)
    return own + "".join(map(_text, inside))


def _children(inside: Sequence[Element]) -> list[str]:
    """What is in an element; KaTeX puts an invisible operator after the name of a function, also in an index."""
    return [_text(each) for each in inside if each.text not in _INVISIBLE_SIGNS]


def _sign(sign: str) -> str:
    """An operator with room around it, marked where it may turn out to be the sign of a number."""
    if sign in ("−", "-", "+", "±"):
        return f"\ue000{sign}\ue001"
    if not sign or sign in _OPENING + _CLOSING + _TIGHT:
        return sign
    return f"{sign} " if sign in ",;:" else f" {sign} "


def _tidy(text: str) -> str:
    """Room around a minus between two things, none after one that begins something."""
    begins = r"(^\s*|[(\[{⟨|,;=<>≤≥≈←→⋅·×/^∈]\s*)"
    while (lone := re.sub(f"{begins}\ue000(.)\ue001\\s*", r"\1\2", text)) != text:
        text = lone
    text = re.sub("\ue000(.)\ue001", r" \1 ", text)
    text = re.sub("\ue002(?=[(\\[{])", "", text).replace("\ue002", " ")  # a name and what it takes
    return re.sub(r"\s+([,;:)\]])", r"\1", re.sub(r"([(\[])\s+", r"\1", " ".join(text.split())))


def _grouped(text: str) -> str:
    """In brackets, where it is more than one thing."""
    text = _tidy(text)
    return text if re.fullmatch(r"[∂∇√]?[^\W_]*[.,]?[\w′\u0300-\u036f\u20d7²³¹⁰-₟]*", text) else f"({text})"


def _power(base: str, exponent: str) -> str:
    exponent = _tidy(exponent)
    if set(exponent) <= {"′"} or exponent in ("∗", "*", "⊤", "+"):
        return base + exponent
    if re.fullmatch(r"−?\d+", exponent):
        return base + superscript(int(exponent.replace("−", "-")))
    return f"{base}^{_grouped(exponent)}{' ' if base.lstrip()[:1] in _LARGE else ''}"


def _index(base: str, index: str) -> str:
    index = _tidy(index)
    return f"{base}{index}" if re.fullmatch(r"\w+", index) else f"{base}_{_grouped(index)}"


def _under(base: str, below: str) -> str:
    base = base.strip()
    return f"{base}_{_grouped(below)} " if base else _grouped(below)


def _over(base: str, above: str) -> str:
    accent = _ACCENTS.get(above.strip())
    return unicodedata.normalize("NFC", base + accent) if accent and len(base) == 1 else _power(base.strip(), above)


_KINDS: dict[str, Callable[[Sequence[str]], str]] = {
    "mfrac": lambda parts: f"{_grouped(parts[0])}/{_grouped(parts[1])}",
    "msqrt": lambda parts: f"√{_grouped(''.join(parts))}",
    "mroot": lambda parts: f"{_grouped(parts[0])}^(1/{_tidy(parts[1])})",
    "msup": lambda parts: _power(*parts),
    "msub": lambda parts: _index(*parts),
    "msubsup": lambda parts: _power(_index(parts[0], parts[1]), parts[2]),
    "munder": lambda parts: _under(*parts),
    "mover": lambda parts: _over(*parts),
    "munderover": lambda parts: f"{_power(_under(parts[0], parts[1]).strip(), parts[2])} ",
    "mtable": "; ".join,
    "mtr": " ".join,
}
