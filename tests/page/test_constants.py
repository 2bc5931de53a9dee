"""Constants that both languages need have one home, in Python."""

import json
import re
from functools import cache

import numpy as np
import pytest
import quickjs

from gdviz.autodiff import graph as record
from gdviz.drawing import camera, clip, labels, limits, panels
from gdviz.drawing.marks import (
    contour,
    curvature,
    curve,
    depth,
    dials,
    direction,
    faults,
    graph,
    language,
    limit,
    magnified,
    network,
    note,
    path,
    polynomial,
    race,
    regularization,
    scale,
    surface,
)
from gdviz.figure import depth as deep
from gdviz.figure import faults as faulty
from gdviz.figure import graph_layout, layers, numbers, operations, quantities, ranges, settings, stages, style, writing
from gdviz.figure import scale as amounts
from gdviz.objectives import fits, reader, regularized, slopes
from gdviz.optimizers import descent, written
from gdviz.page import runtime
from gdviz.page.constants import constants, constants_js, merged
from gdviz.page.parts import equation, verdict
from gdviz.paths import SCENE_SCRIPTS

HOMES = {
    style: ("LINE_WIDTH", "POINT_RADIUS", "BLEND", "DASHES", "RUN_DASHES", "STILL_SCALE", "NARROW_SCREEN"),
    curve: ("BELOW_LEG", "CURVE_SAMPLES", "LEAP", "OFF", "HALVINGS", "SEEN"),
    ranges: ("VIEW_SAMPLES", "HUGE", "TAIL", "STRETCH", "ROOM"),
    path: ("ARROW", "DOT_GAP", "STRIDE", "UNKNOWN"),
    curvature: ("AXIS_NAMES", "AXIS_NAME_GAP", "BAR_PLACES", "BAR_WIDTH"),
    writing: ("LONGEST_BEGINNING",),
    language: (
        "HELD_AT",
        "HELD_BESIDE",
        "HELD_NAME",
        "HELD_ROOM",
        "SHARE_WIDTH",
        "WRITTEN_LINE",
        "WRITTEN_SIGN",
        "WRITTEN_TOP",
    ),
    depth: ("LAYER_DOT", "LAYER_SAID", "LAYER_WORDS", "ROW_SAID", "SWEEP_SAMPLES"),
    deep: ("LN_EPS", "NETWORK_DEPTH", "NETWORK_WIDTH"),
    network: ("BOUNDARY_WIDTH", "REGION_GRID", "REGION_SHARE", "UNIT_REACH", "UNIT_WIDTH"),
    amounts: ("AMOUNT_DIGITS", "UNITS"),
    scale: ("AMOUNT_BAR", "AMOUNT_INSET", "AMOUNT_SHARES", "IN_ALL", "SPOT_LEADING", "SPOT_WORDS"),
    direction: ("DIRECTIONS",),
    settings: ("ANEW",),
    faults: ("CHART_LEFT", "CHART_ROW", "FAULT_STRIDE", "NAN_WORDS", "NOT_A_NUMBER"),
    faulty: ("CHECK_BELOW", "CHECK_NEGLIGIBLE"),
    fits: ("DELTA", "ROUNDS", "EQUAL"),
    magnified: ("NET_LINES", "NET_SAMPLES", "GLASS", "GLASS_WIDTH", "GLASS_HEIGHT"),
    limit: ("ERROR_SAMPLES", "TOLERANCE_SAMPLES", "TOLD_ROOM"),
    regularized: ("LASSO_SWEEPS", "SETTLED", "BUDGET_HALVINGS"),
    regularization: ("PATH_SAMPLES", "BUDGET_SHADE", "CIRCLE_CORNERS"),
    polynomial: ("FIT_SAMPLES",),
    contour: ("BAND_POWER", "LEVEL_POWER"),
    limits: ("HEADROOM",),
    clip: ("FAR",),
    panels: ("TICK_GAP",),
    labels: ("ASCENT", "DESCENT", "MIDDLE"),
    camera: ("LIFT", "TICK", "RAY_START", "RAY_END", "RAY_SAMPLES"),
    surface: (
        "MESH",
        "LIGHT",
        "NAME_LIFT",
        "SIDEWAYS",
        "BELOW",
        "HEIGHT_SHARES",
        "SHADE",
        "SHADED",
        "UNDERSIDE",
    ),
    race: ("LEAST_LOSS", "RACE_DOT", "RACE_LETTER", "RACE_LINE", "RACE_SAMPLE", "RACE_SPOTS"),
    written: ("MOST_LINES", "LONGEST_RULE", "GIVEN", "FIXED", "RULE_SAYS", "EQUAL_WITHIN", "EQUAL_STEPS"),
    record: ("MOST_INPUTS", "MOST_NODES", "MOST_LAYERS", "TOO_MUCH"),
    layers: ("SWEEPS", "BEND"),
    graph_layout: tuple(
        [
            "MOST_ACROSS",
            "NODE",
            "PITCH",
            "SPACE",
            "CROWDED",
            "SMALLEST",
            "PORT",
            "BOW",
            "BENT",
            "CLEAR",
            "HEAD",
            "RATE",
            "ASIDE",
            "SHARES",
            "SAMPLES",
            "ON_BOX",
            "ON_RATE",
        ]
    ),
    graph: tuple(
        [
            "TITLE_SIZE",
            "NUMBER_SIZE",
            "CELLS",
            "TITLE_ROOM",
            "NUMBER_ROOM",
            "LETTER",
            "LEVEL",
            "BARB",
            "CORNER",
            "LIT_HEAD",
            "KEY_ROOM",
            "THIN",
            "LIT",
        ]
    ),
    dials: ("LARGEST_DIAL", "DIAL_ROOM", "DIAL_TICKS", "TICK_REACH", "HAND", "OVER_DIAL", "UNDER_DIAL", "ARROW_REACH"),
    operations: ("DIGITS", "FORMS", "NAMED"),
    stages: ("OWN_NAMES",),
    numbers: ("MINUS", "DIGIT_SPACE", "GROUP"),
    verdict: ("CURVATURE_SAMPLES",),
    descent: ("LIMIT", "WITHIN"),
    quantities: ("MISSING",),
    slopes: ("DISTANCES", "SAME", "NEGLIGIBLE"),
    reader: (
        "LONGEST",
        "DEEPEST",
        "LARGEST_NUMBER",
        "LARGEST_POWER",
        "LONGEST_NAME",
        "WHOLE",
        "AROUND",
        "SAYS",
        "SPELLINGS",
        "HINTS",
        "SUPERSCRIPTS",
        "WORDS",
        "SEPARATORS",
    ),
}
SCRIPTS = sorted(SCENE_SCRIPTS.rglob("*.js")) + sorted(SCENE_SCRIPTS.parent.glob("*.js"))


@cache
def _in_the_browser():
    context = quickjs.Context()
    context.eval(constants_js().replace("export ", ""))
    return context


def _printed(name):
    return json.loads(_in_the_browser().eval(f"JSON.stringify({name})"))


@pytest.mark.parametrize(("home", "name"), [(home, name) for home, names in HOMES.items() for name in names])
def test_a_constant_has_the_value_of_its_home(home, name):
    value = getattr(home, name)
    assert _printed(name) == json.loads(json.dumps(value.tolist() if isinstance(value, np.ndarray) else value))


def test_names_that_are_another_in_python():
    assert _printed("MARKERS") == {kind: [made[0], made[2], made[3], made[1]] for kind, made in note.KINDS.items()}
    context = quickjs.Context()
    context.eval(constants_js().replace("export ", ""))
    template = "ŷ = {m:5.2f}·x {b:+5.2f} ({limit})"
    found = json.loads(context.eval(f"JSON.stringify([...{json.dumps(template)}.matchAll(SLOT)].map((m) => [...m]))"))
    assert [match[1:] for match in found] == [list(match.groups()) for match in equation.SLOT.finditer(template)]


def test_no_constant_is_lost_behind_another_of_its_name():
    assert merged([("ROOM", 1.0), ("FAR", 2.0)]) == {"ROOM": 1.0, "FAR": 2.0}
    with pytest.raises(ValueError, match=r"^constant ROOM: two have this name: give each its own$"):
        merged([("ROOM", 1.0), ("FAR", 2.0), ("ROOM", 3.0)])


def test_every_constant_has_a_test_and_is_used():
    tested = {name for names in HOMES.values() for name in names} | {
        "MARKERS",
        "SLOT",
        "TOKEN",
        "WRITTEN",
    }
    used = {name for module in runtime.modules().values() for _, target, names in module.imports
            if target == runtime.CONSTANTS for name in names}  # fmt: skip
    assert constants().keys() == tested == used


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.relative_to(SCENE_SCRIPTS.parent).as_posix())
def test_no_script_says_a_constant_again(file):
    """By its value where that is telling: a number of some digits, a text. Short ones mean many things."""
    lines = re.sub(r"/\*.*?\*/|//[^\n]*", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    said = {float(number) for number in re.findall(r"(?<![\w.])\d+\.?\d*(?:e[+-]?\d+)?", lines)}
    assert len(_telling()) > 8 and said & _telling() == set()
    assert style.NARROW_SCREEN not in lines and "\u2007" not in lines and "\\u2007" not in lines


MEANING_MORE = {1e-12, 1e-9, 1e3, 1e9, 0.05, 0.35, 0.45}


@cache
def _telling():
    """The values of constants that mean one thing."""
    values = {
        abs(value)
        for name in constants()
        if name not in ("SLOT", "TOKEN", "WRITTEN")
        for value in _numbers(_printed(name))
    }
    return {value for value in values if value > 200 or len(f"{value:g}") > 3} - MEANING_MORE


def _numbers(value):
    if isinstance(value, dict):
        return [each for part in value.values() for each in _numbers(part)]
    if isinstance(value, list):
        return [each for part in value for each in _numbers(part)]
    return [float(value)] if isinstance(value, int | float) and not isinstance(value, bool) else []
