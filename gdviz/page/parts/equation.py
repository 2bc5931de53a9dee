"""The equation under a live figure, with the current numbers in it: `Equation` says how its template is written.

`parts/equation.js` does the same in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from gdviz.figure.numbers import MINUS, shortest
from gdviz.figure.parts import Equation
from gdviz.figure.quantities import written
from gdviz.figure.scene import Scene, State
from gdviz.page.parts.verdict import limit_at

LINE_BREAK = "&#10;"  # in the text, but not in the source: the strip is written on one line
SLOT = re.compile(r"(\(?)\{(\w+)(?::(\+?)(\d*)(?:\.(\d+))?([fg]))?\}")


def html(scene: Scene, part: Equation) -> str:
    """Each number in a box with room for it, so that nothing moves as the numbers change.

    A box says by its slot what it holds: a page may be changed around it, as by a browser that translates.
    """
    slots = (escape(match[0]) for match in SLOT.finditer(part.template))
    boxes = "".join(
        escape(text).replace("\n", LINE_BREAK)
        if room < 0
        else f'<span data-slot="{next(slots)}" style="min-width: {room}ch">{text}</span>'
        for text, room in equation_parts(part, scene.state(**scene.opening))
    )
    return f'<p class="gd-equation" data-part="Equation" translate="no">{boxes}</p>'


def equation_text(part: Equation, state: State) -> str:
    """The equation with the numbers of this state.

    Raises:
        ValueError: when it names a quantity that the state does not have.
    """
    return "".join(text for text, _ in equation_parts(part, state))


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
