"""The equation under a live figure, with the current numbers in it: `Equation` says how its template is written.

`parts/equation.js` does the same in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

from gdviz.figure.numbers import MINUS, shortest
from gdviz.figure.parts import Equation
from gdviz.figure.quantities import written
from gdviz.figure.scene import Scene, State
from gdviz.page.parts.verdict import limit_at

LINE_BREAK = "&#10;"  # in the text, but not in the source: the strip is written on one line
SLOT = re.compile(r"(\(?)\{(\w+)(?::(\+?)(\d*)(?:\.(\d+))?([fg]))?\}")


LONG = 30  # characters that a phone has room for on one line
_SIDE = '</span>{}<span class="gd-side">'  # a line is broken between two of them before it is within one
_LETTER = re.compile(r"(?<![^\W\d_])[^\W\d_²](?![^\W\d_])")  # one that is no part of a word
TIMES = "⋅"  # in place of the sign on the keyboard, which the faces of formulas do not have


def html(scene: Scene, part: Equation) -> str:
    """The equation set like the formulas of the text: letters in italics, and one colour a meaning.

    A number is in a box that says by its slot what it holds: a page may be changed around it, as by a browser that
    translates.
    """
    known = scene.objective.axis_names if scene.objective else scene.point
    slots = SLOT.finditer(part.template)
    filled = equation_parts(part, scene.state(**scene.opening))
    boxes = "".join(_set(text, known) if room < 0 else _box(next(slots), text, known) for text, room in filled)
    text = "".join(text for text, _ in filled)
    long = " gd-long" if max(map(len, text.split("\n"))) > LONG else ""
    return (
        f'<p class="gd-equation{long}" data-part="Equation" translate="no"><span class="katex-html">'
        f'<span class="gd-side">{boxes}</span></span></p>'
    )


def _box(slot: re.Match[str], text: str, known: Sequence[str]) -> str:
    """A number in the colour of what it is: the gradient, or the parameters."""
    name = slot[2]
    kind = "slope" if "slope" in name or "gradient" in name else ""
    kind = "path" if name in known or name.startswith("next") else kind
    colour = f' class="gd-of-{kind}"' if kind else ""
    return f'<span data-slot="{escape(slot[0])}"{colour}>{text}</span>'


def _set(text: str, known: Sequence[str]) -> str:
    """What stands between numbers: single letters as in formulas, an updated parameter in the colour of its path."""

    def letter(match: re.Match[str]) -> str:
        updated = match[0] in known and text[match.end() :].startswith(" ←")
        return f'<span class="mathnormal{" gd-of-path" if updated else ""}">{match[0]}</span>'

    sides = (_LETTER.sub(letter, escape(side)) for side in text.split(" = "))
    line = f"{_SIDE.format(' ')}= ".join(sides).replace("·", f'<span class="gd-times">{TIMES}</span>')
    return line.replace("\n", _SIDE.format(LINE_BREAK))


def equation_text(part: Equation, state: State) -> str:
    """The equation with the numbers of this state.

    Raises:
        ValueError: when it names a quantity that the state does not have.
    """
    return "".join(text for text, _ in equation_parts(part, state)).replace("·", TIMES)


def equation_parts(part: Equation, state: State) -> list[tuple[str, int]]:
    """The same in parts: (text, room in characters) of a number, (text, -1) of what stands between numbers."""
    scene = state.scene
    panel, run = scene.panels[scene.focus], scene.focus_run
    values = dict(state.quantities(panel, run))
    if "{limit" in part.template:
        values["limit"] = limit_at(state.objective(panel, run), state.point(run))
    return fill(part.template, values, scene.id)


def fill(template: str, values: Mapping[str, float], scene: str = "") -> list[tuple[str, int]]:
    """The parts of a template with its slots filled; see `equation_parts`."""
    parts, end = [], 0
    for match in SLOT.finditer(template):
        opening, name, plus, room, decimals, kind = match.groups(default="")
        if name not in values:
            raise ValueError(f"{scene}: equation: no quantity {name!r}: it has {', '.join(values)}")
        text = written(name, values, int(decimals or 0)) if kind == "f" else shortest(values[name])
        if plus:
            text = f"{MINUS if text.startswith(MINUS) else '+'}\N{NO-BREAK SPACE}{text.removeprefix(MINUS)}"
        parts += [(template[end : match.start()], -1)] if match.start() > end else []
        parts.append((opening + text, int(room or 0) + len(opening) + 2 * len(plus)))
        end = match.end()
    return [*parts, (template[end:], -1)] if end < len(template) else parts
