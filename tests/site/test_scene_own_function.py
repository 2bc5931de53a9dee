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


def _diamond(page: Page) -> str:
    return page.evaluate("""() => {
        const { layers } = document.querySelector("gd-scene").figure.sheet.plots[0];
        return layers.surface.querySelector("path").getAttribute("d");
    }""")


def _area(page: Page) -> dict:
    area = page.locator(".gd-area").first.bounding_box()
    assert area is not None
    return dict(area)


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
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
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
