"""The curve of a function of the reader's own: its axis, its strokes, its minimum."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.site.conftest import Visit
from tests.site.live import PATH, curve_of, enter, put, state_of, ticks_of

TANGENT, SEARCH = "derivatives.sliding_tangent", "minimizing_functions.blind_search"


def test_the_axis_fits_the_function_and_the_curve_is_drawn_on_it(own_stage: Visit) -> None:
    page = put(own_stage, PATH)
    before = ticks_of(page)
    assert before == [0, 3, 6, 9, 12]
    enter(page, "100 + 50*sin(x)")
    ticks = ticks_of(page)
    assert 45 <= ticks[0] < ticks[-1] <= 155 and 3 <= len(ticks) <= 8
    box = page.evaluate("(({ width, height, range }) => ({ width, height, range }))"
                        "(document.querySelector('gd-scene').figure.sheet.plots[0])")  # fmt: skip
    low, high = box["range"]
    assert low < 50 and high > 150
    curve = curve_of(page)
    x = -0.8 + 7.6 * curve[:, 0] / box["width"]
    y = low + (high - low) * (1 - curve[:, 1] / box["height"])
    np.testing.assert_allclose(y, 100 + 50 * np.sin(x), atol=0.2)
    page.get_by_role("button", name="Reset").click()
    assert ticks_of(page) == before and page.get_by_label("Your own f(x) =").input_value() == ""
    assert "f" not in state_of(page) and own_stage.problems == []


def test_a_pole_does_not_flatten_the_rest(own_stage: Visit) -> None:
    page = put(own_stage, SEARCH)
    enter(page, "1/x")
    assert max(map(abs, ticks_of(page))) < 50
    enter(page, "3")
    assert 3 in ticks_of(page)
    assert "NaN" not in page.locator("svg.gd-stage").inner_html() and own_stage.problems == []


def test_the_panel_below_shows_its_slope(own_stage: Visit) -> None:
    page = put(own_stage, TANGENT)
    page.evaluate("document.querySelector('gd-scene').state = { f: 'sin(3*x)', x: 0, reveal: 1 }")
    assert page.locator("svg text", has_text="3.00").count() == 1  # the slope, 3 cos 0
    panel = page.evaluate("(({ width, height, range }) => ({ width, height, range }))"
                          "(document.querySelector('gd-scene').figure.sheet.plots[1])")  # fmt: skip
    curve = curve_of(page, 1)
    x = -2.6 + 5.2 * curve[:, 0] / panel["width"]
    low, high = panel["range"]
    np.testing.assert_allclose(low + (high - low) * (1 - curve[:, 1] / panel["height"]), 3 * np.cos(3 * x), atol=0.05)
    label = page.locator(".gd-handle").get_attribute("aria-valuetext")
    assert label == "x 0.00, slope 3.00, f(x) 0.000"


def _strokes(page: Page, place: int = 0) -> list[np.ndarray]:
    """The connected parts of a curve that is drawn: x in units of the axis, y in pixels of its panel."""
    panel, low, high = page.evaluate("""(place) => {
        const panel = document.querySelector("gd-scene").figure.sheet.plots[place];
        return [panel.marks.findIndex(({ kind }) => kind === "Curve"), panel.frame.x.low, panel.frame.x.high];
    }""", place)  # fmt: skip
    assert panel >= 0
    data, width = page.evaluate("""(place) => {
        const panel = document.querySelector("gd-scene").figure.sheet.plots[place];
        return [panel.layers.curve.querySelector("path").getAttribute("d"), panel.width];
    }""", place)  # fmt: skip
    strokes = [
        np.array([[float(part) for part in each.split()] for each in stroke.split("L")])
        for stroke in data[1:].split("M")
    ]
    for stroke in strokes:
        stroke[:, 0] = low + (high - low) * stroke[:, 0] / width
    return strokes


@pytest.mark.parametrize(
    ("formula", "gaps"),
    [
        ("tan(x)", [-np.pi / 2, np.pi / 2]),
        ("1/x", [0.0]),
        ("atan(1/x)", [0.0]),
        ("x/abs(x)", [0.0]),
        ("1/(x - 0.01)", [0.01]),
        ("atan(1/(x + 1.234))", [-1.234]),
        ("x^2", []),
        ("atan(1e6*(x - 0.3))", []),
        ("1e6*x^3", []),
        ("sin(200*x)", []),
        ("tanh(1000*x)", []),
    ],
)
def test_a_curve_is_parted_at_poles_and_jumps_only(own_stage: Visit, formula: str, gaps: list[float]) -> None:
    page = put(own_stage, TANGENT)
    enter(page, formula)
    page.evaluate("document.querySelector('gd-scene').state = { reveal: 1 }")
    strokes = _strokes(page)
    assert len(strokes) == len(gaps) + 1
    for gap, left, right in zip(gaps, strokes, strokes[1:], strict=False):
        assert left[-1, 0] == pytest.approx(gap, abs=0.05) and right[0, 0] == pytest.approx(gap, abs=0.05)
    assert own_stage.problems == []


def test_a_jump_of_the_slope_is_no_stroke(own_stage: Visit) -> None:
    page = put(own_stage, TANGENT)
    enter(page, "abs(x - 0.3)")
    page.evaluate("document.querySelector('gd-scene').state = { reveal: 1 }")
    assert len(_strokes(page)) == 1
    left, right = _strokes(page, 1)
    assert np.ptp(left[:, 1]) == np.ptp(right[:, 1]) == 0
    assert left[-1, 0] == pytest.approx(0.3, abs=0.001) == right[0, 0]  # both sides reach the jump


@pytest.mark.parametrize(
    ("formula", "x", "tangent", "equation", "said"),
    [
        ("abs(x)", 0, False, "f′( 0.00) = no slope here", "x 0.00, slope none, f(x) 0.000"),
        ("abs(x)", 1, True, "f′( 1.00) =  1.00", "x 1.00, slope 1.00, f(x) 1.000"),
        ("x*abs(x)", 0, True, "f′( 0.00) =  0.00", "x 0.00, slope 0.00, f(x) 0.000"),
        ("x/abs(x)", 0, False, "f′( 0.00) = not defined here", "x 0.00, slope undefined, f(x) undefined"),
        ("log(x)", -1, False, "f′(−1.00) = not defined here", "x −1.00, slope undefined, f(x) undefined"),
        ("2x", 1, True, "f′( 1.00) =  2.00", "x 1.00, slope 2.00, f(x) 2.000"),
    ],
)
def test_where_there_is_no_slope_none_is_shown(
    own_stage: Visit, formula: str, x: float, tangent: bool, equation: str, said: str
) -> None:
    page = put(own_stage, TANGENT)
    enter(page, formula)
    page.evaluate(f"document.querySelector('gd-scene').state = {{ x: {x}, reveal: 1 }}")
    drawn = page.evaluate("""() => {
        const { layers } = document.querySelector("gd-scene").figure.sheet.plots[0];
        return layers.line.querySelector("path").getAttribute("d");
    }""")
    assert bool(drawn) == tangent and "NaN" not in page.locator("svg.gd-stage").inner_html()
    words = (page.locator(".gd-equation").text_content() or "").replace("\N{FIGURE SPACE}", " ")
    assert " ".join(words.split()) == " ".join(equation.replace("( ", "(").split())
    assert page.locator(".gd-handle").get_attribute("aria-valuetext") == said
    none = page.locator("svg text").get_by_text("none", exact=True).count()
    assert none == (not tangent) and own_stage.problems == []


def _diamond(page: Page) -> str:
    return page.evaluate("""() => {
        const { layers } = document.querySelector("gd-scene").figure.sheet.plots[0];
        return layers.surface.querySelector("path").getAttribute("d");
    }""")


@pytest.mark.parametrize(
    ("formula", "minimum"),
    [
        ("abs(x - 2)", 2.0),
        ("sqrt(abs(x - 2))", 2.0),
        ("1e6 + (x - 2)^2", 2.0),
        ("(x - 2)^100", 2.0),
        ("atan(1/(x - 2))", None),
        ("-exp(1/x^2)", None),
        ("-1/(x - 2)^2", None),
        ("log(abs(x - 2.001))", None),
        ("tan(x)", None),
        ("x^2/100 - 1000*exp(-1e4*(x - 3)^2)", 3.0),
    ],
)
def test_a_minimum_is_marked_only_where_there_is_one(own_stage: Visit, formula: str, minimum: float | None) -> None:
    page = put(own_stage, PATH)
    enter(page, formula)
    found = page.evaluate("document.querySelector('gd-scene').figure.store.own.minimum")
    assert found == (None if minimum is None else [pytest.approx(minimum, abs=0.05)])
    assert bool(_diamond(page)) == (minimum is not None and "exp" not in formula)  # one is far below the panel
    assert "NaN" not in page.locator("svg.gd-stage").inner_html()
    assert own_stage.problems == []


def test_a_mark_that_is_infinitely_far_off_is_not_drawn(own_stage: Visit) -> None:
    page = put(own_stage, PATH)
    page.evaluate("""() => {
        const { store } = document.querySelector("gd-scene").figure;
        const objective = { dim: 1, value: () => -Infinity, gradient: () => [0], hessian: () => [0] };
        store.setOwn({ objectives: store.objectives.map(() => objective), ranges: [[0, 1]], minimum: [1] });
    }""")
    assert _diamond(page) == ""
    assert own_stage.problems == []


def test_the_mark_of_the_minimum_moves_to_it_or_goes(own_stage: Visit) -> None:
    page = put(own_stage, PATH)
    minimum = "document.querySelector('gd-scene').figure.store.own.minimum"
    enter(page, "(x - 5)^2")
    assert page.evaluate(minimum) == [pytest.approx(5.0, abs=1e-6)]
    enter(page, "x")
    assert page.evaluate(minimum) is None
    assert own_stage.problems == []
