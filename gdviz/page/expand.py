"""What a page asks of the code, put in its place: `{{ value("chapter.name") }}` and the other macros.

Only the call of a macro there is counts as one. All other braces of formulas and code are text, so that `$e^{{x}}$` and
`f"{{{n}}}"` are written as they are; in running text, where they have no meaning, they are a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from jinja2 import Environment, StrictUndefined, TemplateError

from gdviz.errors import nearest

Macros = Mapping[str, Callable[..., str]]

_CALL = re.compile(r"\{\{\s*(\w+)\s*\([^\n]*?\}\}")
_OPEN = re.compile(r"\{\{\s*(\w*)(\s*\(\s*[\"'])?[^\n]*?(\}\}|$)", re.M)
_LITERAL = re.compile(
    r"^[ >]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ >]*(?P=fence)[`~]*[ \t]*$|\Z)"  # a block of code
    r"|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"  # code in a line
    r"|\$\$.+?\$\$|\\\(.+?\\\)|\\\[.+?\\\]|(?<!\\)\$(?=\S)(?:[^$\n]|\n(?!\s*\n))+?\$"  # formulas
    r"|<!--.*?-->|<(?P<tag>code|pre|script|style)\b.*?</(?P=tag)>",
    re.M | re.S,
)


def expand(text: str, macros: Macros, tell: Callable[[int, str], None]) -> str:
    """The text with each call of a macro replaced by what it gives.

    Arguments:
        macros: by the names they are called by.
        tell: called with the line, from 1, and the reason of each one that is wrong; it is left as it stands.
    """

    def result(match: re.Match[str]) -> str:
        if match[1] not in macros:
            return match[0]
        try:
            given = str(_expression(match[0][2:-2].strip())(**macros))
            return given.replace("\n", "\n" + _indentation(text, match.start()))
        except (TemplateError, TypeError, ValueError) as error:
            told.append((match.start(), f"{match[0]}: {' '.join(str(error).split())}"))
            return match[0]

    told: list[tuple[int, str]] = []
    done = _CALL.sub(result, text)
    told += _mistakes(text, macros)
    for place, reason in sorted(told):
        tell(text.count("\n", 0, place) + 1, reason)
    return done


def _indentation(text: str, place: int) -> str:
    """The space before what stands alone on its line, so that all lines of it stay in their block; else none."""
    before = text[text.rfind("\n", 0, place) + 1 : place]
    return before if before.isspace() else ""


@cache
def _expression(code: str) -> Callable[..., object]:
    found = Environment(undefined=StrictUndefined).compile_expression(code, undefined_to_none=False)
    return found  # type: ignore[return-value]


def _mistakes(text: str, macros: Macros) -> list[tuple[int, str]]:
    """Where braces were meant for a macro, or can mean nothing, and why."""
    literal = [match.span() for match in _LITERAL.finditer(text)]
    right = {match.start() for match in _CALL.finditer(text) if match[1] in macros}
    found, at = [], 0
    while match := _OPEN.search(text, at):
        at = match.start() + 2 if match.start() not in right else match.end()
        plain = not any(start <= match.start() < end for start, end in literal)
        reason = None if match.start() in right else _reason(match, plain, macros)
        if reason:
            found.append((match.start(), reason))
            at = match.end()
    return found


def _reason(match: re.Match[str], plain: bool, macros: Macros) -> str | None:
    """What is wrong with `{{`; None where it is text.

    Arguments:
        plain: whether it stands in running text, neither in code nor in a formula.
    """
    name, quoted, end = match.groups()
    known = nearest(name, macros, cutoff=0.65, otherwise="")
    if name in macros:
        if not end and (plain or quoted):
            return f"{match[0].strip()}: not closed, }}}} is missing on this line"
        return f"{match[0].strip()}: a macro is called, as in {{{{ {name}(...) }}}}" if plain else None
    if quoted and (plain or known):
        return f"{match[0].strip()}: unknown macro {name!r}: {known or nearest(name, macros)}"
    if plain:
        there = ", ".join(sorted(macros))
        return (
            f"{match[0].strip()}: {{{{ calls a macro, of which there are {there}; braces are text in code and formulas"
        )
    return None
