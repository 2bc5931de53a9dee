"""A function of the reader's own on a live figure: typed, drawn, descended, refused with a place, taken back."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from gdviz import scenes
from gdviz.drawing.panels import sheet_size
from gdviz.figure import style
from gdviz.figure.parts import OwnFunction
from gdviz.figure.style import LAYOUTS
from gdviz.objectives import from_formula
from gdviz.optimizers.descent import descend
from gdviz.page import runtime, scene_script
from gdviz.page.controls import controls_html
from gdviz.paths import ASSETS
from tests.site.conftest import Visit

OWN = [scene.id for scene in scenes.all() if scene.part(OwnFunction)]
STYLES = ("text.css", "figures.css", "scene/stage.css", "scene/controls.css", "scene/parts.css")
PATH, TANGENT, SEARCH = "gradient_descent.path", "derivatives.sliding_tangent", "minimizing_functions.blind_search"


def live_page(folder: Path, id: str) -> Path:
    """A page from file:// with one live figure on it."""
    scene = scenes.get(id)
    for name in ("assets/generated/scenes", "assets/javascripts"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "assets/generated/runtime.js").write_text(runtime.runtime())
    (folder / f"assets/generated/scenes/{id}.js").write_text(scene_script.scene_script(scene))
    (folder / "assets/javascripts/loader.js").write_text((ASSETS / "javascripts/scene-loader.js").read_text())
    styles = style.palette_css() + "".join((ASSETS / "stylesheets" / name).read_text() for name in STYLES)
    (wide, high), (thin, tall) = (sheet_size(scene, LAYOUTS[name]) for name in ("wide", "narrow"))
    still = "data:image/svg+xml," + quote("<svg xmlns='http://www.w3.org/2000/svg'/>")
    page = folder / f"{id}.html"
    page.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<title>t</title><style>html { font-size: 20px } body { margin: 8px; background: var(--gd-paper); "
        f"color: var(--gd-ink) }} {styles} figure {{ margin: 0; max-width: {wide}px }}</style>"
        '<script src="assets/javascripts/loader.js" defer></script><body class="md-typeset" '
        'data-md-color-scheme="default"><main><h1>t</h1><figure class="gd-figure">'
        f'<gd-scene data-scene="{id}"><div class="gd-frame"><picture>'
        f'<source media="(max-width: 30em)" srcset="{still}" width="{thin}" height="{tall}">'
        f'<img src="{still}" style="width: 100%; height: auto" width="{wide}" height="{high}" alt="a still"></picture>'
        f"</div>{controls_html(scene)}</gd-scene></figure><p>below</p></main>"
    )
    return page


def come_alive(visit: Visit, page: Path) -> Page:
    """The page once its figure is live."""
    opened = visit.open(f"file://{page}")
    opened.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    return opened


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("own")
    return {id: live_page(folder, id) for id in OWN}


def _state(page: Page) -> dict:
    return page.evaluate("document.querySelector('gd-scene').state")


def _iterates(page: Page) -> np.ndarray:
    return np.array(page.evaluate("document.querySelector('gd-scene').trajectories[0]"))


def _use(page: Page, formula: str) -> None:
    page.get_by_label("Your own f(x) =").fill(formula)
    page.get_by_label("Your own f(x) =").press("Enter")


def _curve(page: Page, place: int = 0) -> np.ndarray:
    """The points of a curve that is drawn, in pixels of its panel."""
    role = ("function", "slope")[place]
    data = page.locator(f'svg path[stroke="var(--gd-{role})"]').first if place == 0 else page.locator(
        'svg g > g path[stroke="var(--gd-slope)"][stroke-width="2.4"]').last  # fmt: skip
    text = data.get_attribute("d") or ""
    return np.array([[float(part) for part in point.split()] for point in text[1:].replace("M", "L").split("L")])


def _ticks(page: Page, panel: int = 0) -> list[float]:
    words = page.evaluate(f"document.querySelector('gd-scene').figure.sheet.plots[{panel}].tickTexts"
                          ".map((text) => text.textContent)")  # fmt: skip
    return [float(word.replace("\N{MINUS SIGN}", "-")) for word in words]


def test_the_chapters_that_offer_it() -> None:
    assert sorted(OWN) == [TANGENT, PATH, SEARCH]


def test_it_is_used_after_a_pause_in_typing(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    field = page.get_by_label("Your own f(x) =")
    field.press_sequentially("(x - 2)^2/2", delay=20)
    assert "f" not in _state(page)
    page.wait_for_function("document.querySelector('gd-scene').state.f === '(x - 2)^2/2'")
    expected = 2 - 2 * 0.9 ** np.arange(51)  # each step leaves 1 - η of the distance to 2
    np.testing.assert_allclose(_iterates(page)[:, 0], expected, rtol=1e-12)
    assert visit.problems == []


def test_a_prediction_says_that_it_puts_the_function_aside(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    told = page.locator(".gd-told p")
    page.get_by_role("button", name="0.08").click()
    assert "aside" not in told.inner_text()
    _use(page, "(x - 2)^2/2")
    page.get_by_role("button", name="Predict again").click()
    page.get_by_role("button", name="0.08").click()
    assert "f" not in _state(page)
    assert told.inner_text().endswith("Your own function is put aside.")
    page.get_by_role("button", name="Predict again").click()
    page.get_by_role("button", name="0.08").click()
    assert "aside" not in told.inner_text()


@pytest.mark.parametrize(
    "formula", ["(x-2)^4/4 - (x-2)^2 + 0.3*x", "(x - 3)^2 + 3*sin(2*x)", "exp(x/3) - x", "log(x + 1)"]
)
def test_descent_on_it_is_pythons(visit: Visit, pages: dict[str, Path], formula: str) -> None:
    page = come_alive(visit, pages[PATH])
    _use(page, formula)
    run = scenes.get(PATH).runs[0]
    expected = descend(from_formula(formula, ((-1.0, 7.0),)), run.optimizer, run.start, run.steps)
    np.testing.assert_allclose(_iterates(page), expected.iterates, rtol=1e-9, atol=1e-12)


def test_the_axis_fits_the_function_and_the_curve_is_drawn_on_it(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    before = _ticks(page)
    assert before == [0, 3, 6, 9, 12]
    _use(page, "100 + 50*sin(x)")
    ticks = _ticks(page)
    assert 45 <= ticks[0] < ticks[-1] <= 155 and 3 <= len(ticks) <= 8
    box = page.evaluate("(({ width, height, range }) => ({ width, height, range }))"
                        "(document.querySelector('gd-scene').figure.sheet.plots[0])")  # fmt: skip
    low, high = box["range"]
    assert low < 50 and high > 150
    curve = _curve(page)
    x = -0.8 + 7.6 * curve[:, 0] / box["width"]
    y = low + (high - low) * (1 - curve[:, 1] / box["height"])
    np.testing.assert_allclose(y, 100 + 50 * np.sin(x), atol=0.2)
    page.get_by_role("button", name="Reset").click()
    assert _ticks(page) == before and page.get_by_label("Your own f(x) =").input_value() == ""
    assert "f" not in _state(page) and visit.problems == []


def test_a_pole_does_not_flatten_the_rest(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[SEARCH])
    _use(page, "1/x")
    assert max(map(abs, _ticks(page))) < 50
    _use(page, "3")
    assert 3 in _ticks(page)
    assert "NaN" not in page.locator("svg.gd-stage").inner_html() and visit.problems == []


def test_the_panel_below_shows_its_slope(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[TANGENT])
    page.evaluate("document.querySelector('gd-scene').state = { f: 'sin(3*x)', x: 0, reveal: 1 }")
    assert page.locator("svg text", has_text="3.00").count() == 1  # the slope, 3 cos 0
    panel = page.evaluate("(({ width, height, range }) => ({ width, height, range }))"
                          "(document.querySelector('gd-scene').figure.sheet.plots[1])")  # fmt: skip
    curve = _curve(page, 1)
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
def test_a_curve_is_parted_at_poles_and_jumps_only(
    visit: Visit, pages: dict[str, Path], formula: str, gaps: list[float]
) -> None:
    page = come_alive(visit, pages[TANGENT])
    _use(page, formula)
    page.evaluate("document.querySelector('gd-scene').state = { reveal: 1 }")
    strokes = _strokes(page)
    assert len(strokes) == len(gaps) + 1
    for gap, left, right in zip(gaps, strokes, strokes[1:], strict=False):
        assert left[-1, 0] == pytest.approx(gap, abs=0.05) and right[0, 0] == pytest.approx(gap, abs=0.05)
    assert visit.problems == []


def test_a_jump_of_the_slope_is_no_stroke(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[TANGENT])
    _use(page, "abs(x - 0.3)")
    page.evaluate("document.querySelector('gd-scene').state = { reveal: 1 }")
    assert len(_strokes(page)) == 1
    left, right = _strokes(page, 1)
    assert np.ptp(left[:, 1]) == np.ptp(right[:, 1]) == 0
    assert left[-1, 0] == pytest.approx(0.3, abs=0.001) == right[0, 0]  # both sides reach the jump


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
def test_a_minimum_is_marked_only_where_there_is_one(
    visit: Visit, pages: dict[str, Path], formula: str, minimum: float | None
) -> None:
    page = come_alive(visit, pages[PATH])
    _use(page, formula)
    found = page.evaluate("document.querySelector('gd-scene').figure.store.own.minimum")
    assert found == (None if minimum is None else [pytest.approx(minimum, abs=0.05)])
    assert bool(_diamond(page)) == (minimum is not None and "exp" not in formula)  # one is far below the panel
    assert "NaN" not in page.locator("svg.gd-stage").inner_html()
    assert visit.problems == []


def test_a_mark_that_is_infinitely_far_off_is_not_drawn(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    page.evaluate("""() => {
        const { store } = document.querySelector("gd-scene").figure;
        const objective = { dim: 1, value: () => -Infinity, gradient: () => [0], hessian: () => [0] };
        store.setOwn({ objectives: store.objectives.map(() => objective), ranges: [[0, 1]], minimum: [1] });
    }""")
    assert _diamond(page) == ""
    assert visit.problems == []


def test_probing_blind_tells_the_height_alone(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[SEARCH])
    _use(page, "x^2")
    page.evaluate("document.querySelector('gd-scene').state = { x: 1.5 }")
    assert page.locator(".gd-handle").get_attribute("aria-valuetext") == "x 1.50, f(x) 2.250"


def _area(page: Page) -> dict:
    area = page.locator(".gd-area").first.bounding_box()
    assert area is not None
    return dict(area)


@pytest.mark.parametrize(("slip", "moves"), [(0, True), (2, True), (6, False), (80, False)])
def test_only_a_click_that_ends_where_it_began_moves_the_start(
    visit: Visit, pages: dict[str, Path], slip: float, moves: bool
) -> None:
    page = come_alive(visit, pages[PATH])
    before, area = _state(page)["start"], _area(page)
    page.mouse.move(area["x"] + 0.7 * area["width"], area["y"] + 20)
    page.mouse.down()
    page.mouse.move(area["x"] + 0.7 * area["width"] - slip, area["y"] + 20, steps=3)
    page.mouse.up()
    assert (_state(page)["start"] != before) == moves


def test_a_second_finger_does_not_take_the_point_from_the_first(browser: Browser, pages: dict[str, Path]) -> None:
    context = scene_script.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = come_alive(Visit(context.new_page()), pages[PATH])
    touch = context.new_cdp_session(page)

    def grip() -> tuple[float, float]:
        box = page.locator(".gd-handle .gd-grip").bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def send(kind: str, *points: tuple[float, float]) -> float:
        each = [{"x": x, "y": y, "id": id} for id, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": each})
        page.wait_for_timeout(100)  # events of a touch come late
        return _state(page)["start"]

    x, y = grip()
    start = send("touchStart", (x, y))
    unit = 7.6 / _area(page)["width"]
    assert send("touchMove", (x + 40, y)) == pytest.approx(start + 40 * unit, abs=0.02)
    other = grip()
    send("touchStart", (x + 40, y), other)
    assert send("touchMove", (x + 40, y), (other[0] + 50, other[1])) == pytest.approx(start + 40 * unit, abs=0.02)
    assert send("touchMove", (x + 50, y), (other[0] + 50, other[1])) == pytest.approx(start + 50 * unit, abs=0.02)
    send("touchMove", (x + 50, y))  # the second goes, the first goes on
    assert send("touchMove", (x + 60, y)) == pytest.approx(start + 60 * unit, abs=0.02)
    assert send("touchEnd") == pytest.approx(start + 60 * unit, abs=0.02)
    context.close()


@pytest.mark.parametrize("formula", ["log(x)", "1/x", "sqrt(x)", "(x - 3)^100"])
def test_a_run_that_cannot_move_is_explained(visit: Visit, pages: dict[str, Path], formula: str) -> None:
    page = come_alive(visit, pages[PATH])
    message, field = page.locator(".gd-mistake"), page.get_by_label("Your own f(x) =")
    _use(page, formula)
    assert "no step can be taken" in (message.text_content() or "")
    assert message.is_visible() and field.get_attribute("aria-invalid") == "false"
    assert _state(page)["f"] == formula
    _use(page, f"{formula} +")  # a mistake goes first
    assert "missing at the end" in (message.text_content() or "")
    page.evaluate("document.querySelector('gd-scene').state = { start: 0 }")
    assert "missing at the end" in (message.text_content() or "")
    _use(page, formula)
    assert "no step can be taken" in (message.text_content() or "")
    page.evaluate("document.querySelector('gd-scene').state = { start: 2.5 }")
    assert message.text_content() == ""
    page.evaluate("document.querySelector('gd-scene').state = { start: 0 }")
    assert "no step can be taken" in (message.text_content() or "")
    page.get_by_role("button", name="Reset").click()
    assert message.text_content() == "" and visit.problems == []


def test_the_mark_of_the_minimum_moves_to_it_or_goes(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    minimum = "document.querySelector('gd-scene').figure.store.own.minimum"
    _use(page, "(x - 5)^2")
    assert page.evaluate(minimum) == [pytest.approx(5.0, abs=1e-6)]
    _use(page, "x")
    assert page.evaluate(minimum) is None
    assert visit.problems == []


def test_probes_of_another_function_begin_anew(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[SEARCH])
    handle = page.locator(".gd-handle")
    for _ in range(3):
        handle.press("ArrowRight")
        page.keyboard.up("ArrowRight")
    assert "4 probes" in page.locator("svg").text_content()
    _use(page, "x^2")
    assert "1 probe" in page.locator("svg").text_content() and "4 probes" not in page.locator("svg").text_content()


@pytest.mark.parametrize(
    ("formula", "place", "word"),
    [
        ("x^2 + a", "At character 7:", "unknown name 'a'"),
        ("2x", "At character 1:", "write products with *"),
        ("x +", "At character 4:", "missing at the end"),
        ("2*sin x", "At character 3:", "write sin(x)"),
        ("2,5*x", "At character 2:", "write 2.5"),
        ("alert(1)", "At character 1:", "unknown function 'alert'"),
        ("x.constructor", "At character 1:", "not accepted"),
        ("<img src=x onerror=alert(1)>", "At character 1:", "unexpected character '<'"),
        ("log(x - 100)", "Formula:", "no values to draw"),
        ("1e9*1e9*x", "Formula:", "no values to draw"),
        ("x" * 300, "Formula:", "at most 200"),
    ],
)
def test_a_mistake_is_explained_and_the_last_good_function_stays(
    visit: Visit, pages: dict[str, Path], formula: str, place: str, word: str
) -> None:
    page = come_alive(visit, pages[PATH])
    _use(page, "(x - 1)^2")
    before, drawn = _iterates(page), _curve(page)
    _use(page, formula)
    field = page.get_by_label("Your own f(x) =")
    message = page.locator(".gd-mistake")
    words = message.locator("p").text_content() or ""
    assert words.startswith(place) and word in words
    assert field.get_attribute("aria-invalid") == "true" and message.get_attribute("aria-live") == "polite"
    assert message.get_attribute("id") in (field.get_attribute("aria-describedby") or "").split()
    np.testing.assert_array_equal(_iterates(page), before)
    np.testing.assert_array_equal(_curve(page), drawn)
    assert _state(page)["f"] == "(x - 1)^2"
    _use(page, "(x - 1)^2")
    assert message.text_content() == "" and field.get_attribute("aria-invalid") == "false"
    assert visit.problems == [] and page.locator("img[onerror]").count() == 0


def test_the_place_of_a_mistake_is_marked(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    _use(page, "x^2 + 3*sin(x) + 12*x - 7 & x")
    assert page.locator(".gd-mistake mark").text_content() == "&"
    assert (page.locator(".gd-mistake code").text_content() or "").startswith("…")


def test_an_empty_field_is_the_chapters_own_function(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    before = _iterates(page)
    _use(page, "x^2")
    assert _iterates(page)[-1, 0] == 0.0
    _use(page, "")
    np.testing.assert_array_equal(_iterates(page), before)
    assert _ticks(page) == [0, 3, 6, 9, 12] and page.locator(".gd-mistake").text_content() == ""


def test_reset_clears_a_mistake_too(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    _use(page, "x +")
    page.get_by_role("button", name="Reset").click()
    assert page.get_by_label("Your own f(x) =").input_value() == "" and page.locator(".gd-mistake").text_content() == ""


@pytest.mark.parametrize(
    "value", ["'2x'", "7", "{}", "NaN", "'<b>'", "['x']", "undefined", "'x'.repeat(100000)", "true"]
)
def test_what_is_no_formula_changes_nothing(visit: Visit, pages: dict[str, Path], value: str) -> None:
    page = come_alive(visit, pages[PATH])
    page.evaluate("document.querySelector('gd-scene').state = { f: 'x^2' }")
    page.evaluate(f"document.querySelector('gd-scene').state = {{ f: {value}, step: 3 }}")
    assert _state(page) == {**scenes.get(PATH).opening, "f": "x^2", "step": 3}
    assert page.get_by_label("Your own f(x) =").input_value() == "x^2" and visit.problems == []


def test_it_stays_when_the_drawing_changes_its_layout_or_its_place(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    _use(page, "100 + 50*sin(x)")
    page.set_viewport_size({"width": 320, "height": 700})
    page.wait_for_function("!document.querySelector('svg').getAttribute('viewBox').startsWith('0 0 720')")
    assert (
        min(_ticks(page)) >= 45
        and max(_ticks(page)) <= 155
        and page.evaluate("document.documentElement.scrollWidth") <= 320
    )
    page.evaluate("""() => {
        const scene = document.querySelector("gd-scene");
        const parent = scene.parentNode;
        scene.remove();
        parent.prepend(scene);
        return scene.ready;
    }""")
    page.wait_for_function("document.querySelector('gd-scene').figure")
    assert _state(page)["f"] == "100 + 50*sin(x)"
    assert page.get_by_label("Your own f(x) =").input_value() == "100 + 50*sin(x)"
    assert visit.problems == []


def test_it_is_typed_and_its_point_dragged_by_touch(browser: Browser, pages: dict[str, Path]) -> None:
    context = scene_script.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page())
    page = come_alive(visit, pages[SEARCH])
    field = page.get_by_label("Your own f(x) =")
    field.tap()
    page.keyboard.type("x^2")
    page.get_by_role("button", name="Reveal").tap()
    assert _state(page)["f"] == "x^2" and _state(page)["reveal"] == 1
    area = page.locator(".gd-area").first.bounding_box()
    assert area is not None
    page.touchscreen.tap(area["x"] + area["width"] / 2, area["y"] + area["height"] / 2)
    assert _state(page)["x"] == pytest.approx(0.0, abs=0.02)
    box = field.bounding_box()
    assert box is not None and box["height"] >= 44
    assert visit.problems == []
    context.close()


def test_an_update_is_quick(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[PATH])
    _use(page, "(x-2)^4/4 - (x-2)^2 + 0.3*x + sin(exp(cos(x)))*tanh(x)^3")
    times = page.evaluate("""() => Array.from({ length: 60 }, (_, index) => {
        const began = performance.now();
        document.querySelector("gd-scene").state = { start: index / 10 };
        return performance.now() - began;
    }).sort((one, other) => one - other)""")
    assert times[30] < 8  # twice the budget: other work may be going on


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("formula", ["", "x^2", "x^2 +", "log(x)"])
def test_nothing_for_axe_to_complain_of(visit: Visit, pages: dict[str, Path], formula: str, scheme: str) -> None:
    page = come_alive(visit, pages[PATH])
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
    _use(page, formula)
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
