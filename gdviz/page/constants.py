"""Numbers and words that Python and the browser must have alike, printed as JavaScript from their home in Python."""

from __future__ import annotations

import json
import re
from typing import Any

from gdviz.plain import Plain


def constants() -> dict[str, Any]:
    """Every constant that the runtime imports from `constants.js`, by its name there."""
    return {**_drawing(), **_surfaces(), **_numbers(), **_formulas(), **_graphs()}


def _drawing() -> dict[str, Any]:
    """How things are drawn."""
    from gdviz.drawing import clip, labels, limits, panels
    from gdviz.drawing.marks import contour, curvature, curve, direction, limit, magnified, note, path, race
    from gdviz.figure import ranges, style

    return {
        "LINE_WIDTH": style.LINE_WIDTH,
        "POINT_RADIUS": style.POINT_RADIUS,
        "BLEND": style.BLEND,
        "DASHES": style.DASHES,
        "RUN_DASHES": style.RUN_DASHES,
        "STILL_SCALE": style.STILL_SCALE,
        "NARROW_SCREEN": style.NARROW_SCREEN,
        "MARKERS": {kind: [role, radius, hollow, shape] for kind, (role, shape, radius, hollow) in note.KINDS.items()},
        **{name: getattr(curve, name) for name in ("BELOW_LEG", "CURVE_SAMPLES", "LEAP", "OFF", "HALVINGS", "SEEN")},
        **{name: getattr(ranges, name) for name in ("VIEW_SAMPLES", "HUGE", "TAIL", "STRETCH", "ROOM")},
        "BAND_POWER": contour.BAND_POWER,
        "DIRECTIONS": direction.DIRECTIONS,
        **{name: getattr(curvature, name) for name in ("AXIS_NAMES", "AXIS_NAME_GAP", "BAR_PLACES", "BAR_WIDTH")},
        **{
            name: getattr(magnified, name)
            for name in ("NET_LINES", "NET_SAMPLES", "GLASS", "GLASS_WIDTH", "GLASS_HEIGHT")
        },
        **{
            name: getattr(race, name)
            for name in ("LEAST_LOSS", "RACE_DOT", "RACE_LETTER", "RACE_LINE", "RACE_SAMPLE", "RACE_SPOTS")
        },
        "ERROR_SAMPLES": limit.ERROR_SAMPLES,
        "TOLERANCE_SAMPLES": limit.TOLERANCE_SAMPLES,
        "LEVEL_POWER": contour.LEVEL_POWER,
        "ARROW": path.ARROW,
        "DOT_GAP": path.DOT_GAP,
        "UNKNOWN": path.UNKNOWN,
        "HEADROOM": limits.HEADROOM,
        "FAR": clip.FAR,
        "TICK_GAP": panels.TICK_GAP,
        "ASCENT": labels.ASCENT,
        "DESCENT": labels.DESCENT,
        "MIDDLE": labels.MIDDLE,
    }


def _surfaces() -> dict[str, Any]:
    """The box of a surface, its camera, its mesh."""
    from gdviz.drawing import camera
    from gdviz.drawing.marks import path, surface

    return {
        "BOX_HEIGHT": camera.HEIGHT,
        "LIFT": camera.LIFT,
        "SIDE_ROOM": camera.SIDE_ROOM,
        "BASE_ROOM": camera.BASE_ROOM,
        "TOP_ROOM": camera.TOP_ROOM,
        "RAY_START": camera.RAY_START,
        "RAY_END": camera.RAY_END,
        "RAY_SAMPLES": camera.RAY_SAMPLES,
        "STRIDE": path.STRIDE,
        "MESH": surface.MESH,
        "LIGHT": surface.LIGHT,
        "TICK": surface.TICK,
        "NAME_LIFT": surface.NAME_LIFT,
        "SIDEWAYS": surface.SIDEWAYS,
        "BELOW": surface.BELOW,
        "HEIGHT_SHARES": surface.HEIGHT_SHARES,
        "SHADE": surface.SHADE,
        "SHADED": surface.SHADED,
        "UNDERSIDE": surface.UNDERSIDE,
    }


def _numbers() -> dict[str, Any]:
    """How numbers are written, and what is worked out."""
    from gdviz.figure import numbers, quantities
    from gdviz.optimizers import descent
    from gdviz.page.parts import equation, verdict

    return {
        "MINUS": numbers.MINUS,
        "DIGIT_SPACE": numbers.DIGIT_SPACE,
        "GROUP": numbers.GROUP,
        "SLOT": equation.SLOT,
        "LIMIT": descent.LIMIT,
        "WITHIN": descent.WITHIN,
        "CURVATURE_SAMPLES": verdict.CURVATURE_SAMPLES,
        "MISSING": quantities.MISSING,
    }


def _formulas() -> dict[str, Any]:
    """What a formula of the reader's own may be."""
    from gdviz.objectives import reader, slopes
    from gdviz.optimizers import written

    found = {name: getattr(slopes, name) for name in ("DISTANCES", "SAME", "NEGLIGIBLE")}
    names = ["LONGEST", "DEEPEST", "LARGEST_NUMBER", "LARGEST_POWER", "LONGEST_NAME", "WHOLE", "AROUND"]
    names += ["SAYS", "SPELLINGS", "HINTS", "SUPERSCRIPTS", "WORDS", "SEPARATORS", "WRITTEN", "TOKEN"]
    rules = ("MOST_LINES", "LONGEST_RULE", "GIVEN", "FIXED", "RULE_SAYS", "EQUAL_WITHIN", "EQUAL_STEPS")
    found |= {name: getattr(written, name) for name in rules}
    return found | {name: getattr(reader, name) for name in names}


_LAID_OUT = (
    "MOST_ACROSS", "NODE", "PITCH", "SPACE", "CROWDED", "SMALLEST", "PORT", "BOW", "BENT", "CLEAR", "HEAD", "RATE",
    "ASIDE", "SHARES", "SAMPLES", "ON_BOX", "ON_RATE",
)  # fmt: skip
_DRAWN = (
    "TITLE_SIZE", "NUMBER_SIZE", "CELLS", "TITLE_ROOM", "NUMBER_ROOM", "LETTER", "LEVEL", "BARB", "CORNER", "LIT_HEAD",
    "KEY_ROOM", "THIN", "LIT",
)  # fmt: skip
_TURNED = (
    "LARGEST_DIAL", "DIAL_ROOM", "DIAL_TICKS", "TICK_REACH", "HAND", "OVER_DIAL", "UNDER_DIAL", "ARROW_REACH",
)  # fmt: skip


def _graphs() -> dict[str, Any]:
    """How a graph is laid out, drawn and told of; how dials are drawn."""
    from gdviz.autodiff import graph as record
    from gdviz.drawing.marks import dials, graph
    from gdviz.figure import graph_layout, layers, operations, stages

    homes: dict[Any, tuple[str, ...]] = {
        record: ("MOST_INPUTS", "MOST_NODES", "MOST_LAYERS", "TOO_MUCH"),
        graph_layout: _LAID_OUT,
        graph: _DRAWN,
        dials: _TURNED,
        layers: ("SWEEPS", "BEND"),
        operations: ("DIGITS", "FORMS", "NAMED"),
        stages: ("OWN_NAMES",),
    }
    return {name: getattr(home, name) for home, names in homes.items() for name in names}


def constants_js() -> str:
    """The module `constants.js`: one line a constant; a pattern becomes one that finds every match."""
    lines = (f"export const {name} = {_literal(value)};\n" for name, value in constants().items())
    return "// Printed from their homes in Python.\n" + "".join(lines)


def _literal(value: Any) -> str:
    if isinstance(value, re.Pattern):
        return f"/{value.pattern}/g"
    return json.dumps(_Printed().plain(value), ensure_ascii=True)


class _Printed(Plain):
    """With whole numbers written as such, as JavaScript has one kind of number."""

    def number(self, value: Any) -> Any:
        """The number, whole where it is."""
        return int(value) if float(value).is_integer() and abs(value) < 1e9 else value
