"""Live figures in a real browser: every control by mouse, touch and keyboard, on a page of their own from file://."""

from __future__ import annotations

import math
from pathlib import Path
from urllib.parse import quote

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from gdviz import scenes
from gdviz.drawing.panels import sheet_size
from gdviz.figure import style
from gdviz.figure.scene import Scene
from gdviz.figure.style import LAYOUTS
from gdviz.page import runtime, scene_script
from gdviz.page.controls import controls_html
from gdviz.paths import ASSETS
from tests.site.conftest import Visit

LIVE = [scene for scene in scenes.all() if scene.controls]
STYLES = ("figures.css", "scene/stage.css", "scene/controls.css", "scene/parts.css")


def _still(size: tuple[int, int]) -> str:
    """An empty picture of this size."""
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='{size[0]}' height='{size[1]}'/>"
    return f"data:image/svg+xml,{quote(svg)}"


def _figure(scene: Scene) -> str:
    wide, narrow = (sheet_size(scene, LAYOUTS[name]) for name in ("wide", "narrow"))
    source = f'<source media="(max-width: 30em)" srcset="{_still(narrow)}">'
    image = f'<img src="{_still(wide)}" width="{wide[0]}" height="{wide[1]}" alt="a still">'
    return (
        f'<figure class="gd-figure" style="--gd-width: {wide[0]}px"><gd-scene data-scene="{scene.id}">'
        f'<div class="gd-frame"><picture class="gd-light">{source}{image}</picture></div>'
        f"{controls_html(scene)}</gd-scene></figure>"
    )


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page a scene, and all.html with every one of them, with the scripts and styles beside them."""
    folder = tmp_path_factory.mktemp("scenes")
    for name in ("assets/generated/scenes", "assets/javascripts"):
        (folder / name).mkdir(parents=True)
    styles = style.palette_css() + "".join((ASSETS / "stylesheets" / name).read_text() for name in STYLES)
    (folder / "assets/generated/runtime.js").write_text(runtime.runtime())
    (folder / "assets/javascripts/loader.js").write_text((ASSETS / "javascripts/scene-loader.js").read_text())
    head = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>t</title><style>body {{ margin: 8px; color: var(--gd-ink) }} {styles}</style>"
        '<script src="assets/javascripts/loader.js" defer></script>'
    )
    body = '<body class="md-typeset" data-md-color-scheme="default"><main>'
    for scene in scenes.all():
        (folder / f"assets/generated/scenes/{scene.id}.js").write_text(scene_script.scene_script(scene))
        page = f"{head}{body}<h1>t</h1>{_figure(scene)}<p>below</p></main>"
        (folder / f"{scene.id}.html").write_text(page)
    figures = "".join(_figure(scene) + '<p style="height: 40vh">text</p>' for scene in LIVE)
    (folder / "all.html").write_text(f"{head}{body}<h1>t</h1>{figures}</main>")
    return folder


def _open(visit: Visit, folder: Path, id: str) -> Page:
    page = visit.open(f"file://{folder}/{id}.html")
    page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    return page


def _state(page: Page) -> dict:
    return page.evaluate("document.querySelector('gd-scene').state")


def _iterates(page: Page, run: int = 0) -> np.ndarray:
    return np.array(page.evaluate(f"document.querySelector('gd-scene').trajectories[{run}]"))


def _middle(handle: Locator) -> tuple[float, float]:
    box = handle.locator(".gd-grip").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


# ---- all of them


@pytest.mark.parametrize("scene", LIVE, ids=lambda scene: scene.id)
def test_a_scene_comes_to_life_without_a_word_of_complaint(visit: Visit, folder: Path, scene: Scene) -> None:
    page = _open(visit, folder, scene.id)
    assert page.locator("gd-scene[data-alive] svg.gd-stage").count() == 1
    assert visit.problems == []


@pytest.mark.parametrize("scene", [scene for scene in LIVE if scene.runs], ids=lambda scene: scene.id)
def test_the_element_gives_pythons_trajectories(visit: Visit, folder: Path, scene: Scene) -> None:
    page = _open(visit, folder, scene.id)
    assert page.locator("gd-scene[data-alive]").count()
    for run, trajectory in enumerate(scene.trajectories(**scene.opening)):
        np.testing.assert_allclose(_iterates(page, run), trajectory.iterates, rtol=1e-9, atol=1e-12)


def test_the_address_can_ask_for_the_runtime_as_it_is_written(visit: Visit, folder: Path) -> None:
    (folder / "assets/generated/runtime.source.js").write_text(runtime.source())
    page = visit.open(f"file://{folder}/gradient_descent.path.html?source")
    page.wait_for_selector("gd-scene[data-alive]")
    loaded = page.evaluate("[...document.scripts].map(({ src }) => src.split('/').at(-1))")
    assert "runtime.source.js" in loaded and "runtime.js" not in loaded
    stack = page.evaluate("""() => {
        try { document.querySelector("gd-scene").figure.sheet.text(null); } catch (error) { return error.stack; }
    }""")
    assert "Sheet.text" in stack and "runtime.source.js" in stack
    assert visit.problems == []


def test_nothing_on_the_page_moves_when_figures_come_to_life(visit: Visit, folder: Path) -> None:
    page = visit.page
    page.add_init_script("""
        window.shifts = [];
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map((each) => each.value)))
            .observe({ type: "layout-shift", buffered: true });
    """)
    visit.open(f"file://{folder}/gradient_descent.path.html")
    below = page.locator("p", has_text="below")
    before = below.bounding_box()
    page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    page.wait_for_timeout(200)
    assert below.bounding_box() == before
    assert page.evaluate("shifts") == []


def test_figures_far_below_wait_until_they_are_near(visit: Visit, folder: Path) -> None:
    page = visit.open(f"file://{folder}/all.html")
    page.wait_for_selector("gd-scene[data-alive]")
    page.wait_for_timeout(300)
    assert page.locator("gd-scene[data-alive]").count() < len(LIVE) / 2
    far = page.locator("gd-scene[data-scene='two_parameters.contour_descent']")
    assert far.get_attribute("data-alive") is None
    far.scroll_into_view_if_needed()
    page.wait_for_selector("gd-scene[data-scene='two_parameters.contour_descent'][data-alive]")


def test_a_scene_without_controls_keeps_its_still(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "derivatives.five_tangents")
    assert page.locator("svg").count() == 0 and page.locator("img").is_visible()
    assert visit.problems == []


def test_a_scene_that_is_not_there_keeps_its_still_and_says_so(visit: Visit, folder: Path) -> None:
    page = visit.open(f"file://{folder}/derivatives.five_tangents.html")
    message = page.evaluate("""() => {
        const element = document.createElement("gd-scene");
        element.dataset.scene = "no.such";
        element.innerHTML = `<div class="gd-frame"></div><fieldset class="gd-controls"></fieldset>`;
        document.body.append(element);
        return element.ready.then(() => "ready", (error) => error.message);
    }""")
    assert message == "gd-scene: scenes/no.such.js could not be loaded"


# ---- handles


# ---- the strip


def test_a_figure_with_a_prediction_opens_before_the_outcome(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "gradient_descent.path")
    assert _state(page)["step"] == 0
    page.get_by_label("learning rate").fill("0.3")  # a setting must show: the run is shown whole
    assert (_state(page)["learning_rate"], _state(page)["step"]) == (0.3, 50)
    page.get_by_role("button", name="Reset").click()
    assert _state(page) == scenes.get("gradient_descent.path").opening
    page.get_by_role("button", name="0.08").click()
    page.get_by_label("learning rate").fill("0.2")  # but not while a prediction waits for it
    assert (_state(page)["learning_rate"], _state(page)["step"]) == (0.2, 0)


# ---- the element


def test_state_is_set_by_name_clamped_and_never_broken(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "gradient_descent.path")
    page.evaluate("""document.querySelector('gd-scene').state = {
        learning_rate: 1e308, start: NaN, step: "<img src=x onerror=alert(1)>", nonsense: 1, toString: 3 }""")
    scene = scenes.get("gradient_descent.path")
    assert _state(page) == {**scene.opening, "learning_rate": scene.controls[0].high}
    assert page.locator("gd-scene img[onerror]").count() == 0 and visit.problems == []


def test_state_set_early_is_there_when_ready(visit: Visit, folder: Path) -> None:
    page = visit.page
    page.add_init_script("""
        addEventListener("DOMContentLoaded", () => {
            document.querySelector("gd-scene").state = { learning_rate: 0.5, step: 3 };
        });
    """)
    _open(visit, folder, "gradient_descent.path")
    assert {name: _state(page)[name] for name in ("learning_rate", "step")} == {"learning_rate": 0.5, "step": 3}


def test_a_diverging_run_stays_drawable(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "learning_rates.two_valleys")
    page.evaluate("document.querySelector('gd-scene').state = { learning_rate: 0.25, start: 2 }")
    assert not any(math.isnan(number) for number in _iterates(page, 3).ravel())
    assert page.locator("svg").inner_html().count("NaN") == 0
    assert visit.problems == []


def test_narrow_pages_get_the_narrow_drawing(visit: Visit, folder: Path) -> None:
    page = visit.page
    page.set_viewport_size({"width": 320, "height": 700})
    _open(visit, folder, "putting_it_together.full_run")
    stage = page.locator("svg.gd-stage")
    scene = scenes.get("putting_it_together.full_run")
    narrow, wide = (sheet_size(scene, LAYOUTS[name]) for name in ("narrow", "wide"))
    assert stage.get_attribute("viewBox") == f"0 0 {narrow[0]} {narrow[1]}"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1000, "height": 700})
    page.wait_for_function("document.querySelector('svg').getAttribute('viewBox').startsWith('0 0 720')")
    assert stage.get_attribute("viewBox") == f"0 0 {wide[0]} {wide[1]}" and stage.count() == 1


def test_fifty_pages_leave_nothing_behind(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "putting_it_together.full_run")
    measure = page.context.new_cdp_session(page)
    measure.send("Performance.enable")

    def counts() -> dict[str, float]:
        page.wait_for_timeout(100)  # timers end, observers report
        for _ in range(2):
            measure.send("HeapProfiler.collectGarbage")
        values = {each["name"]: each["value"] for each in measure.send("Performance.getMetrics")["metrics"]}
        return {name: values[name] for name in ("Nodes", "JSEventListeners")}

    again = """async (times) => {
        for (let time = 0; time < times; time++) {
            const old = document.querySelector("figure");
            const markup = old.cloneNode(true);
            markup.querySelectorAll("svg").forEach((svg) => svg.remove());
            old.replaceWith(markup);
            await document.querySelector("gd-scene").ready;
            document.querySelector("gd-scene").state = { step: time };
        }
    }"""
    page.evaluate(again, 5)
    before = counts()
    page.evaluate(again, 50)
    after = counts()
    assert after["JSEventListeners"] <= before["JSEventListeners"] + 5
    assert after["Nodes"] <= before["Nodes"] * 1.1
    assert page.locator("svg.gd-stage").count() == 1 and visit.problems == []


def test_an_element_taken_away_while_loading_is_forgotten(visit: Visit, folder: Path) -> None:
    page = visit.open(f"file://{folder}/derivatives.five_tangents.html")
    strip = controls_html(scenes.get("learning_rates.diverging"))
    page.evaluate(
        """(strip) => {
        const element = document.createElement("gd-scene");
        element.dataset.scene = "learning_rates.diverging";
        element.innerHTML = `<div class="gd-frame"></div>${strip}`;
        document.body.append(element);
        element.begin();
        element.remove();
        window.taken = element;
    }""",
        strip,
    )
    page.wait_for_function("gdviz.definitions.has('learning_rates.diverging')")
    page.wait_for_timeout(100)
    assert page.evaluate("taken.figure === undefined && !taken.querySelector('svg')")
    page.evaluate("() => { document.body.append(taken); return taken.ready; }")
    page.wait_for_function("taken.figure")
    assert visit.problems == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("id", ["gradient_descent.path", "minimizing_functions.blind_search", "guide.five_step_loop"])
def test_nothing_for_axe_to_complain_of(visit: Visit, folder: Path, id: str, scheme: str) -> None:
    page = _open(visit, folder, id)
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
    page.evaluate("document.body.style.background = 'var(--gd-paper)'")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_forced_colours_leave_lines_and_words_visible(browser: Browser, folder: Path) -> None:
    context = browser.new_context(forced_colors="active")
    page = _open(Visit(context.new_page()), folder, "gradient_descent.path")
    colours = page.evaluate("""() => {
        const canvas = getComputedStyle(document.body).backgroundColor;
        const shown = [...document.querySelectorAll("svg path[stroke]:not([stroke*=paper]), .gd-grip")];
        return [canvas, ...new Set(shown.map((each) => getComputedStyle(each).stroke))];
    }""")
    assert colours[0] not in colours[1:-1]
    context.close()
