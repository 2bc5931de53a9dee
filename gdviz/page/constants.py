"""Numbers and words that Python and the browser must have alike, printed as a JavaScript module from their Python home."""

from __future__ import annotations

import json
import re
from typing import Any


def constants() -> dict[str, Any]:
    """Every constant that the runtime imports from ``constants.js``, by its name there."""
    from gdviz import descent, equation, formula, style
    from gdviz.drawing import clip, frame, function, labels, notes, relief, surface, text, ticks, trail

    return {
        # how things are drawn
        "LINE_WIDTH": style.LINE_WIDTH,
        "POINT_RADIUS": style.POINT_RADIUS,
        "RUN_DASHES": style.RUN_DASHES,
        "STILL_SCALE": style.STILL_SCALE,
        "MARKERS": {kind: [role, radius, hollow, shape] for kind, (role, shape, radius, hollow) in notes.KINDS.items()},
        "CURVE_SAMPLES": function.CURVE_SAMPLES,
        "DOT_GAP": trail.DOT_GAP,
        "FAR": clip.FAR,
        "TICK_GAP": frame.TICK_GAP,
        "ASCENT": labels.ASCENT,
        "DESCENT": labels.DESCENT,
        "NARROW_SCREEN": style.NARROW_SCREEN,
        # surfaces
        "BOX_HEIGHT": surface.HEIGHT,
        "LIFT": surface.LIFT,
        "SIDE_ROOM": surface.SIDE_ROOM,
        "BASE_ROOM": surface.BASE_ROOM,
        "TOP_ROOM": surface.TOP_ROOM,
        "RAY_START": surface.RAY_START,
        "RAY_END": surface.RAY_END,
        "RAY_SAMPLES": surface.RAY_SAMPLES,
        "STRIDE": trail.STRIDE,
        "MESH": relief.MESH,
        "LIGHT": relief.LIGHT.tolist(),
        "TICK": relief.TICK,
        "NAME_LIFT": relief.NAME_LIFT,
        # how numbers are written
        "MINUS": text.MINUS,
        "DIGIT_SPACE": text.DIGIT_SPACE,
        "GROUP": ticks.GROUP,
        "SLOT": equation.SLOT,
        # what is worked out
        "LIMIT": descent.LIMIT,
        "CURVATURE_SAMPLES": equation.CURVATURE_SAMPLES,
        "WITHIN": equation.WITHIN,
        # formulas of the reader's own
        "LONGEST": formula.LONGEST,
        "DEEPEST": formula.DEEPEST,
        "LARGEST_NUMBER": formula.LARGEST_NUMBER,
        "LARGEST_POWER": formula.LARGEST_POWER,
    }


def constants_js() -> str:
    """The module ``constants.js``: one line a constant; a pattern becomes one that finds every match."""
    lines = (f"export const {name} = {_literal(value)};\n" for name, value in constants().items())
    return "// Printed from their homes in Python.\n" + "".join(lines)


def _literal(value: Any) -> str:
    if isinstance(value, re.Pattern):
        return f"/{value.pattern}/g"
    return json.dumps(_plain(value), ensure_ascii=True)


def _plain(value: Any) -> Any:
    """With whole numbers written as such, as JavaScript has one kind of number."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e9 else value
