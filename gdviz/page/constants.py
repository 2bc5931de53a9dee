"""Numbers and words that Python and the browser must have alike, printed as JavaScript from their home in Python."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from gdviz.plain import Plain


def constants() -> dict[str, Any]:
    """Every constant that the runtime imports from `constants.js`, by its name there."""
    return merged(
        chain(
            *(_drawing(), _surfaces(), _numbers(), _formulas(), _graphs()),
            *(_layers(), _faults(), _regularized(), _amounts(), _texts()),
        )
    )


def merged(constants: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """All of these constants by name.

    Raises:
        ValueError: when two have the same name: one would be lost.
    """
    found: dict[str, Any] = {}
    for name, value in constants:
        if name in found:
            raise ValueError(f"constant {name}: two have this name: give each its own")
        found[name] = value
    return found


def _of(home: Any, *names: str) -> Iterator[tuple[str, Any]]:
    """Constants that have the same name in their home."""
    return ((name, getattr(home, name)) for name in names)


def _drawing() -> Iterator[tuple[str, Any]]:
    """How things are drawn."""
    from gdviz.drawing import clip, labels, limits, panels
    from gdviz.drawing.marks import contour, curvature, curve, direction, limit, magnified, network, note, path, race
    from gdviz.figure import ranges, style

    yield from _of(style, "LINE_WIDTH", "POINT_RADIUS", "BLEND", "DASHES", "RUN_DASHES", "STILL_SCALE", "NARROW_SCREEN")
    yield "MARKERS", {kind: [role, radius, hollow, shape] for kind, (role, shape, radius, hollow) in note.KINDS.items()}
    yield from _of(curve, "BELOW_LEG", "CURVE_SAMPLES", "LEAP", "OFF", "HALVINGS", "SEEN")
    yield from _of(ranges, "VIEW_SAMPLES", "HUGE", "TAIL", "STRETCH", "ROOM")
    yield from _of(contour, "BAND_POWER", "LEVEL_POWER")
    yield from _of(direction, "DIRECTIONS")
    yield from _of(curvature, "AXIS_NAMES", "AXIS_NAME_GAP", "BAR_PLACES", "BAR_WIDTH")
    yield from _of(magnified, "NET_LINES", "NET_SAMPLES", "GLASS", "GLASS_WIDTH", "GLASS_HEIGHT")
    yield from _of(network, "BOUNDARY_WIDTH", "REGION_GRID", "REGION_SHARE", "UNIT_REACH", "UNIT_WIDTH")
    yield from _of(race, "LEAST_LOSS", "RACE_DOT", "RACE_LETTER", "RACE_LINE", "RACE_SAMPLE", "RACE_SPOTS")
    yield from _of(limit, "ERROR_SAMPLES", "TOLERANCE_SAMPLES", "TOLD_ROOM")
    yield from _of(path, "ARROW", "DOT_GAP", "UNKNOWN", "STRIDE")
    yield from _of(limits, "HEADROOM")
    yield from _of(clip, "FAR")
    yield from _of(panels, "TICK_GAP")
    yield from _of(labels, "ASCENT", "DESCENT", "MIDDLE")


def _regularized() -> Iterator[tuple[str, Any]]:
    """How models are fitted that are kept simple."""
    from gdviz.drawing.marks import polynomial, regularization
    from gdviz.objectives import regularized

    yield from _of(regularized, "LASSO_SWEEPS", "SETTLED", "BUDGET_HALVINGS")
    yield from _of(regularization, "PATH_SAMPLES", "BUDGET_SHADE", "CIRCLE_CORNERS")
    yield from _of(polynomial, "FIT_SAMPLES")


def _surfaces() -> Iterator[tuple[str, Any]]:
    """The box of a surface, its camera, its mesh."""
    from gdviz.drawing import camera
    from gdviz.drawing.marks import surface

    yield from _of(camera, "LIFT", "RAY_START", "RAY_END", "RAY_SAMPLES", "TICK")
    yield from _of(surface, "MESH", "LIGHT", "NAME_LIFT", "SIDEWAYS", "BELOW", "HEIGHT_SHARES")
    yield from _of(surface, "SHADE", "SHADED", "UNDERSIDE")


def _numbers() -> Iterator[tuple[str, Any]]:
    """How numbers are written, and what is worked out."""
    from gdviz.figure import numbers, quantities, settings
    from gdviz.objectives import fits
    from gdviz.optimizers import descent
    from gdviz.page.parts import equation, verdict

    yield from _of(numbers, "MINUS", "DIGIT_SPACE", "GROUP")
    yield from _of(equation, "SLOT")
    yield from _of(descent, "LIMIT", "WITHIN")
    yield from _of(verdict, "CURVATURE_SAMPLES")
    yield from _of(quantities, "MISSING")
    yield from _of(settings, "ANEW")
    yield from _of(fits, "DELTA", "ROUNDS", "EQUAL")


def _formulas() -> Iterator[tuple[str, Any]]:
    """What a formula of the reader's own may be."""
    from gdviz.objectives import reader, slopes
    from gdviz.optimizers import written

    yield from _of(slopes, "DISTANCES", "SAME", "NEGLIGIBLE")
    yield from _of(reader, "LONGEST", "DEEPEST", "LARGEST_NUMBER", "LARGEST_POWER", "LONGEST_NAME", "WHOLE", "AROUND")
    yield from _of(reader, "SAYS", "SPELLINGS", "HINTS", "SUPERSCRIPTS", "WORDS", "SEPARATORS", "WRITTEN", "TOKEN")
    yield from _of(written, "MOST_LINES", "LONGEST_RULE", "GIVEN", "FIXED", "RULE_SAYS", "EQUAL_WITHIN", "EQUAL_STEPS")


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


def _graphs() -> Iterator[tuple[str, Any]]:
    """How a graph is laid out, drawn and told of; how dials are drawn."""
    from gdviz.autodiff import graph as record
    from gdviz.drawing.marks import dials, graph
    from gdviz.figure import graph_layout, layers, operations, stages

    yield from _of(record, "MOST_INPUTS", "MOST_NODES", "MOST_LAYERS", "TOO_MUCH")
    yield from _of(graph_layout, *_LAID_OUT)
    yield from _of(graph, *_DRAWN)
    yield from _of(dials, *_TURNED)
    yield from _of(layers, "SWEEPS", "BEND")
    yield from _of(operations, "DIGITS", "FORMS", "NAMED")
    yield from _of(stages, "OWN_NAMES")


def _layers() -> Iterator[tuple[str, Any]]:
    """Deep networks, and how their layers are drawn."""
    from gdviz.drawing.marks import depth
    from gdviz.figure import depth as network

    yield from _of(depth, "LAYER_DOT", "LAYER_SAID", "LAYER_WORDS", "ROW_SAID", "SWEEP_SAMPLES")
    yield from _of(network, "LN_EPS", "NETWORK_DEPTH", "NETWORK_WIDTH")


def _amounts() -> Iterator[tuple[str, Any]]:
    """How amounts are written, and where."""
    from gdviz.drawing.marks import scale as drawn
    from gdviz.figure import scale

    yield from _of(scale, "AMOUNT_DIGITS", "UNITS")
    yield from _of(drawn, "AMOUNT_BAR", "AMOUNT_INSET", "AMOUNT_SHARES", "SPOT_LEADING", "SPOT_WORDS", "IN_ALL")


def _texts() -> Iterator[tuple[str, Any]]:
    """How what a language model says is drawn."""
    from gdviz.drawing.marks import language
    from gdviz.figure import writing

    yield from _of(writing, "LONGEST_BEGINNING")
    yield from _of(language, "HELD_AT", "HELD_BESIDE", "HELD_NAME", "HELD_ROOM")
    yield from _of(language, "SHARE_WIDTH", "WRITTEN_LINE", "WRITTEN_SIGN", "WRITTEN_TOP")


def _faults() -> Iterator[tuple[str, Any]]:
    """Runs with a fault, and the chart of a patient."""
    from gdviz.drawing.marks import faults as drawn
    from gdviz.figure import faults

    yield from _of(drawn, "CHART_LEFT", "CHART_ROW", "FAULT_STRIDE", "NAN_WORDS", "NOT_A_NUMBER")
    yield from _of(faults, "CHECK_BELOW", "CHECK_NEGLIGIBLE")


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
