"""Numbers and words that Python and the browser must have alike, printed as JavaScript from their home in Python."""

from __future__ import annotations

import json
import re
from typing import Any


def constants() -> dict[str, Any]:
    """Every constant that the runtime imports from ``constants.js``, by its name there."""
    return {**_drawing(), **_surfaces(), **_numbers(), **_formulas()}


def _drawing() -> dict[str, Any]:
    """How things are drawn."""
    from gdviz import style
    from gdviz.drawing import clip, frame, function, labels, notes, trail

    return {
        "LINE_WIDTH": style.LINE_WIDTH,
        "POINT_RADIUS": style.POINT_RADIUS,
        "RUN_DASHES": style.RUN_DASHES,
        "STILL_SCALE": style.STILL_SCALE,
        "NARROW_SCREEN": style.NARROW_SCREEN,
        "MARKERS": {kind: [role, radius, hollow, shape] for kind, (role, shape, radius, hollow) in notes.KINDS.items()},
        "CURVE_SAMPLES": function.CURVE_SAMPLES,
        "DOT_GAP": trail.DOT_GAP,
        "FAR": clip.FAR,
        "TICK_GAP": frame.TICK_GAP,
        "ASCENT": labels.ASCENT,
        "DESCENT": labels.DESCENT,
    }


def _surfaces() -> dict[str, Any]:
    """The box of a surface, its camera, its mesh."""
    from gdviz.drawing import relief, surface, trail

    return {
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
    }


def _numbers() -> dict[str, Any]:
    """How numbers are written, and what is worked out."""
    from gdviz import descent, equation
    from gdviz.drawing import text, ticks

    return {
        "MINUS": text.MINUS,
        "DIGIT_SPACE": text.DIGIT_SPACE,
        "GROUP": ticks.GROUP,
        "SLOT": equation.SLOT,
        "LIMIT": descent.LIMIT,
        "CURVATURE_SAMPLES": equation.CURVATURE_SAMPLES,
        "WITHIN": equation.WITHIN,
    }


def _formulas() -> dict[str, Any]:
    """What a formula of the reader's own may be."""
    from gdviz import formula

    return {name: getattr(formula, name) for name in ("LONGEST", "DEEPEST", "LARGEST_NUMBER", "LARGEST_POWER")}


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
