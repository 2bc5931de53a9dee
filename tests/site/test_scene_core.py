"""Live figures on a page of their own from file://: they come to life, are set by name, and leave nothing behind."""

from __future__ import annotations

import math
import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser

from gdviz import scenes
from gdviz.drawing.panels import sheet_size
from gdviz.figure.scene import Scene
from gdviz.figure.style import LAYOUTS
from gdviz.page import runtime
from gdviz.page.controls import controls_html
from tests.site.axe import Axe
from tests.site.conftest import Visit
from tests.site.live import LIVE, RUN, iterates_of, open_figure, put, state_of


@pytest.mark.parametrize("scene", LIVE, ids=lambda scene: scene.id)
def test_a_scene_comes_to_life_without_a_word_of_complaint(bare_stage: Visit, scene: Scene) -> None:
    page = put(bare_stage, scene.id)
    assert page.locator(f"[data-scene='{scene.id}'][data-alive] svg.gd-stage").count() == 1
    assert bare_stage.problems == []


@pytest.mark.parametrize("scene", [scene for scene in LIVE if scene.runs], ids=lambda scene: scene.id)
def test_the_element_gives_pythons_trajectories(bare_stage: Visit, scene: Scene) -> None:
    page = put(bare_stage, scene.id)
    assert page.locator(f"[data-scene='{scene.id}'][data-alive]").count()
    for run, trajectory in enumerate(scene.trajectories(**scene.opening)):
        np.testing.assert_allclose(iterates_of(page, run), trajectory.iterates, rtol=1e-9, atol=1e-12)


def test_a_figure_loads_only_the_scripts_it_needs(visit: Visit, bare_pages: Path) -> None:
    for figure, wanted in (
        ("gradient_descent.path", {"formulas.js", "functions.js"}),  # it takes a formula
        ("loss_landscape.orbit", {"surface.js"}),
        ("learning_rates.diverging", set()),
    ):
        page = open_figure(visit, bare_pages, figure)
        loaded = page.evaluate("[...document.scripts].map(({ src }) => src.split('/').at(-1))")
        assert {*loaded} & {"formulas.js", *(f"{name}.js" for name in runtime.MORE)} == wanted


def test_only_a_figure_of_curvature_loads_the_marks_of_it(visit: Visit, bare_pages: Path) -> None:
    for figure, wanted in (("hessian.turned", True), ("hessian.zigzag", False), ("gradients.dial", False)):
        page = open_figure(visit, bare_pages, figure)
        loaded = page.evaluate("[...document.scripts].map(({ src }) => src.split('/').at(-1))")
        assert ("curvature.js" in loaded) == wanted


def test_the_address_can_ask_for_the_runtime_as_it_is_written(visit: Visit, bare_pages: Path) -> None:
    for name, make in runtime.scripts().items():
        if name.endswith(".source.js"):
            (bare_pages / "assets/generated" / name).write_text(make())
    page = visit.open(f"file://{bare_pages}/gradient_descent.path.html?source")
    page.wait_for_selector("gd-scene[data-alive]")
    loaded = page.evaluate("[...document.scripts].map(({ src }) => src.split('/').at(-1))")
    assert {"runtime.source.js", "formulas.source.js", "functions.source.js"} <= {*loaded}
    assert not {"runtime.js", "formulas.js", "functions.js"} & {*loaded}
    stack = page.evaluate("""() => {
        try { document.querySelector("gd-scene").figure.sheet.text(null); } catch (error) { return error.stack; }
    }""")
    assert "Sheet.text" in stack and "runtime.source.js" in stack
    assert visit.problems == []


def test_nothing_on_the_page_moves_when_figures_come_to_life(visit: Visit, bare_pages: Path) -> None:
    page = visit.page
    page.add_init_script("""
        window.shifts = [];
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map((each) => each.value)))
            .observe({ type: "layout-shift", buffered: true });
    """)
    visit.open(f"file://{bare_pages}/gradient_descent.path.html")
    below = page.locator("p", has_text="below")
    before = below.bounding_box()
    page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    page.wait_for_timeout(200)
    assert below.bounding_box() == before
    assert page.evaluate("shifts") == []


def test_figures_far_below_wait_until_they_are_near(visit: Visit, bare_pages: Path) -> None:
    page = visit.open(f"file://{bare_pages}/all.html")
    page.wait_for_selector("gd-scene[data-alive]")
    page.wait_for_timeout(300)
    assert page.locator("gd-scene[data-alive]").count() < len(LIVE) / 2
    far = page.locator("gd-scene[data-scene='two_parameters.contour_descent']")
    assert far.get_attribute("data-alive") is None
    far.scroll_into_view_if_needed()
    page.wait_for_selector("gd-scene[data-scene='two_parameters.contour_descent'][data-alive]")


def test_a_scene_without_controls_keeps_its_still(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "derivatives.five_tangents")
    assert page.locator("svg").count() == 0 and page.locator("img").is_visible()
    assert visit.problems == []


def test_a_scene_that_is_not_there_keeps_its_still_and_says_so(visit: Visit, bare_pages: Path) -> None:
    page = visit.open(f"file://{bare_pages}/derivatives.five_tangents.html")
    message = page.evaluate("""() => {
        const element = document.createElement("gd-scene");
        element.dataset.scene = "no.such";
        element.innerHTML = `<div class="gd-frame"></div><fieldset class="gd-controls"></fieldset>`;
        document.body.append(element);
        return element.ready.then(() => "ready", (error) => error.message);
    }""")
    assert message == "gd-scene: scenes/no.such.js could not be loaded"


def test_state_is_set_by_name_clamped_and_never_broken(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "gradient_descent.path")
    page.evaluate("""document.querySelector('gd-scene').state = {
        learning_rate: 1e308, start: NaN, step: "<img src=x onerror=alert(1)>", nonsense: 1, toString: 3 }""")
    scene = scenes.get("gradient_descent.path")
    assert state_of(page) == {**scene.opening, "learning_rate": scene.controls[0].high}
    assert page.locator("gd-scene img[onerror]").count() == 0 and visit.problems == []


def test_state_set_early_is_there_when_ready(visit: Visit, bare_pages: Path) -> None:
    page = visit.page
    page.add_init_script("""
        addEventListener("DOMContentLoaded", () => {
            document.querySelector("gd-scene").state = { learning_rate: 0.5, step: 3 };
        });
    """)
    open_figure(visit, bare_pages, "gradient_descent.path")
    assert {name: state_of(page)[name] for name in ("learning_rate", "step")} == {"learning_rate": 0.5, "step": 3}


def test_a_diverging_run_stays_drawable(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "learning_rates.two_valleys")
    page.evaluate("document.querySelector('gd-scene').state = { learning_rate: 0.25, start: 2 }")
    assert not any(math.isnan(number) for number in iterates_of(page, 3).ravel())
    assert page.locator("svg").inner_html().count("NaN") == 0
    assert visit.problems == []


def test_narrow_pages_get_the_narrow_drawing(visit: Visit, bare_pages: Path) -> None:
    page = visit.page
    page.set_viewport_size({"width": 320, "height": 700})
    open_figure(visit, bare_pages, "putting_it_together.full_run")
    stage = page.locator("svg.gd-stage")
    scene = scenes.get("putting_it_together.full_run")
    narrow, wide = (sheet_size(scene, LAYOUTS[name]) for name in ("narrow", "wide"))
    assert stage.get_attribute("viewBox") == f"0 0 {narrow[0]} {narrow[1]}"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1000, "height": 700})
    page.wait_for_function("document.querySelector('svg').getAttribute('viewBox').startsWith('0 0 720')")
    assert stage.get_attribute("viewBox") == f"0 0 {wide[0]} {wide[1]}" and stage.count() == 1


def test_fifty_pages_leave_nothing_behind(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "putting_it_together.full_run")
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


def test_an_element_taken_away_while_loading_is_forgotten(visit: Visit, bare_pages: Path) -> None:
    page = visit.open(f"file://{bare_pages}/derivatives.five_tangents.html")
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
def test_nothing_for_axe_to_complain_of(bare_stage: Visit, id: str, scheme: str) -> None:
    page = put(bare_stage, id)
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
    page.evaluate("document.body.style.background = 'var(--gd-paper)'")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_forced_colours_leave_lines_and_words_visible(browser: Browser, bare_pages: Path) -> None:
    context = browser.new_context(forced_colors="active")
    page = open_figure(Visit(context.new_page()), bare_pages, "gradient_descent.path")
    colours = page.evaluate("""() => {
        const canvas = getComputedStyle(document.body).backgroundColor;
        const shown = [...document.querySelectorAll("svg path[stroke]:not([stroke*=paper]), .gd-grip")];
        return [canvas, ...new Set(shown.map((each) => getComputedStyle(each).stroke))];
    }""")
    assert colours[0] not in colours[1:-1]
    context.close()


@pytest.mark.parametrize(
    "id", ["gradient_descent.path", "loss_landscape.surface_and_contour", "loss_landscape.orbit", RUN]
)
def test_every_graphic_that_is_read_aloud_has_a_name(visit: Visit, bare_pages: Path, id: str) -> None:
    page = open_figure(visit, bare_pages, id)
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    read = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in told if not node["ignored"]]
    assert len(read) > 20
    assert [role for role, name in read if not name and re.search("graphic|image|group|slider", role, re.I)] == []
