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


def test_the_start_is_dragged_by_mouse(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "gradient_descent.path")
    handle = page.get_by_role("slider", name="start x")
    x, y = _middle(handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=5)
    page.mouse.up()
    moved = _state(page)["start"]
    axis = scenes.get("gradient_descent.path").panels[0].x
    box = page.evaluate("gdviz.definitions.get('gradient_descent.path').scene.layouts.wide.panels[0].box")
    assert moved == pytest.approx(60 / box[2] * (axis.high - axis.low), abs=0.02)  # it began at 0
    assert _iterates(page)[0, 0] == moved
    assert _middle(handle)[0] == pytest.approx(x + 60, abs=1.5)


def test_the_start_is_dragged_by_touch(browser: Browser, folder: Path) -> None:
    context = scene_script.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page())
    page = _open(visit, folder, "two_parameters.contour_descent")
    before = _state(page)["start"]
    x, y = _middle(page.get_by_role("slider", name="start"))
    touch = context.new_cdp_session(page)

    def send(kind: str, *points: tuple[float, float]) -> None:
        each = [{"x": x, "y": y} for x, y in points]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": each})

    send("touchStart", (x + 15, y + 15))  # beside the point, within the 44 pixels a finger needs
    for part in range(1, 9):
        send("touchMove", (x + 15 + 5 * part, y + 15 + 10 * part))
    send("touchEnd")
    m, b = _state(page)["start"]
    assert m > before[0] + 0.3 and b < before[1] - 0.5
    assert page.evaluate("scrollY") == 0
    assert visit.problems == []
    context.close()


def test_the_start_is_moved_by_keys_and_says_where_it_is(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "two_parameters.contour_descent")
    handle = page.get_by_role("slider", name="start")
    handle.focus()
    for key in ("ArrowRight", "Shift+ArrowRight", "ArrowDown", "PageDown"):
        page.keyboard.press(key)
    assert _state(page)["start"] == pytest.approx([-1.0 + 0.05 * 11, 3.0 - 0.05 * 11])
    loss = scenes.get("two_parameters.contour_descent").objective([-0.45, 2.45])
    assert handle.get_attribute("aria-valuetext") == f"m −0.45, b 2.45, loss {loss:.3f}"
    page.keyboard.press("Home")
    low = scenes.get("two_parameters.contour_descent").controls[1].low
    assert _state(page)["start"][0] == low[0]


def test_a_click_on_the_contours_puts_the_start_there(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "two_parameters.contour_descent")
    area = page.locator(".gd-area").bounding_box()
    page.mouse.click(area["x"] + area["width"] / 2, area["y"] + area["height"] / 4)
    panel = scenes.get("two_parameters.contour_descent").panels[0]
    x, y = panel.x, panel.y
    middle, upper = (x.low + x.high) / 2, y.low + (y.high - y.low) * 0.75
    assert _state(page)["start"] == pytest.approx([middle, upper], abs=0.02)


def test_a_point_cannot_be_dragged_out_of_its_range(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "gradient_descent.path")
    x, y = _middle(page.get_by_role("slider", name="start x"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(-4000, y)
    page.mouse.up()
    assert _state(page)["start"] == scenes.get("gradient_descent.path").controls[1].low


@pytest.mark.parametrize("width", [360, 1280])
def test_what_takes_a_finger_is_44_pixels(context, folder: Path, width: int) -> None:
    visit = Visit(context.new_page())
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = _open(visit, folder, "gradient_descent.path")
    touch = page.locator(".gd-touch").bounding_box()
    assert min(touch["width"], touch["height"]) >= 43.9
    for control in page.locator(".gd-controls :is(button, input):not([hidden])").all():
        box = control.bounding_box()
        assert box["height"] >= 44 and box["width"] >= 44


# ---- the strip


def test_a_slider_moves_by_keys_and_shows_its_value(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "gradient_descent.path")
    rate = page.get_by_role("slider", name="learning rate η")
    rate.focus()
    page.keyboard.press("ArrowRight")
    assert _state(page)["learning_rate"] == pytest.approx(0.11)
    assert rate.get_attribute("aria-valuetext") == "0.11"
    expected = scenes.get("gradient_descent.path").trajectories(learning_rate=0.11)[0].iterates
    np.testing.assert_allclose(_iterates(page), expected, rtol=1e-9, atol=1e-12)


def test_a_slider_moves_by_mouse(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "loss_functions.shrinking_squares")
    box = page.get_by_role("slider", name="slope m").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 11, box["y"] + box["height"] / 2)
    assert _state(page)["m"] == 4.0


def test_steps_are_taken_by_button_and_by_key_and_begin_again_at_the_end(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "gradient_descent.path")
    one, ten = (page.get_by_role("button", name=name, exact=True) for name in ("1 step", "10 steps"))
    one.click()
    assert _state(page)["step"] == 1  # it stood at the end
    ten.focus()
    page.keyboard.press("Enter")
    assert _state(page)["step"] == 11
    page.get_by_role("button", name="Back to step 0").click()
    assert _state(page)["step"] == 0
    for _ in range(7):
        ten.click()
    assert _state(page)["step"] == 20  # 50 was the end, then 10 and 10


def test_a_rate_changed_on_the_way_keeps_the_way(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "gradient_descent.path")
    page.evaluate("document.querySelector('gd-scene').state = { step: 10 }")
    before = _iterates(page)
    page.get_by_role("slider", name="learning rate η").focus()
    page.keyboard.press("End")
    after = _iterates(page)
    np.testing.assert_array_equal(after[:11], before[:11])
    factor = 1 - 2 * _state(page)["learning_rate"]
    assert after[11, 0] == pytest.approx(3 + factor * (after[10, 0] - 3))
    page.get_by_role("button", name="Reset").click()
    np.testing.assert_array_equal(_iterates(page), before)
    assert _state(page) == scenes.get("gradient_descent.path").opening


def test_play_runs_to_the_end_and_pause_stops_it(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "gradient_descent.path")
    page.evaluate("document.querySelector('gd-scene').figure.player.seconds = 8")  # not over before it is looked at
    play = page.locator("[data-action=play]")
    play.click()
    page.wait_for_function("document.querySelector('gd-scene').state.step > 0")
    assert play.text_content() == "Pause"
    play.click()
    page.evaluate("document.querySelector('gd-scene').figure.player.seconds = 0.8")
    stopped = _state(page)["step"]
    page.wait_for_timeout(200)
    assert _state(page)["step"] == stopped and play.text_content() == "Play"
    play.click()
    page.wait_for_function("document.querySelector('gd-scene').state.step === 50")
    page.wait_for_function("document.querySelector('[data-action=play]').textContent === 'Play'")


def test_playing_stops_out_of_sight_and_when_the_reader_takes_over(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "gradient_descent.path")
    page.evaluate("document.querySelector('main > p').style.marginTop = '3000px'")
    playing = "document.querySelector('gd-scene').figure.player.playing"
    page.locator("[data-action=play]").click()
    assert page.evaluate(playing)
    page.evaluate("scrollTo(0, 2500)")
    page.wait_for_function(f"!{playing}")
    page.evaluate("scrollTo(0, 0)")
    page.locator("[data-action=play]").click()
    page.get_by_role("button", name="1 step", exact=True).click()
    assert not page.evaluate(playing)


def test_reduced_motion_steps_instead_of_playing(browser: Browser, folder: Path) -> None:
    context = scene_script.new_context(reduced_motion="reduce")
    page = _open(Visit(context.new_page()), folder, "guide.tuning")
    button = page.locator("[data-action=play]")
    assert button.text_content() == "Next"
    seen = set()
    for _ in range(20):
        button.click()
        seen.add(_state(page)["w"])
        assert not page.evaluate("document.querySelector('gd-scene').figure.player.playing")
    assert len(seen) >= 8
    context.close()


def test_reveal_shows_the_curve_and_probes_are_counted(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "minimizing_functions.blind_search")
    curve = page.locator('svg path[stroke="var(--gd-function)"]').first
    assert curve.get_attribute("visibility") == "hidden"
    handle = page.locator(".gd-handle")
    x, y = _middle(handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 100, y, steps=8)
    page.mouse.up()
    assert page.locator("svg text", has_text="probes").text_content() == "2 probes"
    reveal = page.locator("[data-action=reveal]")
    reveal.click()
    assert curve.get_attribute("visibility") == "visible" and reveal.get_attribute("aria-pressed") == "true"
    reveal.click()
    assert curve.get_attribute("visibility") == "hidden"


def test_one_live_region_speaks_once_the_figure_rests(visit: Visit, folder: Path) -> None:
    page = _open(visit, folder, "gradient_descent.path")
    region = page.locator(".gd-live")
    assert region.count() == 1 and region.text_content() == ""
    page.evaluate("""() => {
        window.said = [];
        const region = document.querySelector(".gd-live");
        new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true });
    }""")
    for _ in range(3):
        page.get_by_role("button", name="1 step", exact=True).click()
    page.wait_for_function("said.length > 0")
    page.wait_for_timeout(300)
    x = 3 - 3 * 0.8**3
    assert page.evaluate("said") == [f"Step 3 of 50: x {x:.2f}, f(x) {(x - 3) ** 2:.3f}"]


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
    context = scene_script.new_context(forced_colors="active")
    page = _open(Visit(context.new_page()), folder, "gradient_descent.path")
    colours = page.evaluate("""() => {
        const canvas = getComputedStyle(document.body).backgroundColor;
        const shown = [...document.querySelectorAll("svg path[stroke]:not([stroke*=paper]), .gd-grip")];
        return [canvas, ...new Set(shown.map((each) => getComputedStyle(each).stroke))];
    }""")
    assert colours[0] not in colours[1:-1]
    context.close()
