"""What a browser that translates makes of a page leaves its numbers right, and its figures from left to right."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from gdviz import scenes
from gdviz.figure.parts import Equation
from gdviz.page.parts.equation import equation_text
from tests.site.conftest import Visit
from tests.site.live import JUDGED, PATH, RUN, come_alive, set_state

BOTH = "parameters_to_predictions.both_views"

# As translating browsers do: each text becomes other words in elements of their own; what says it is not to be stays.
TRANSLATE = """heeding => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    for (const text of texts) {
        const parent = text.parentElement;
        if (parent.closest("script, style, svg") || !text.data.trim()) continue;
        if (heeding && parent.closest("[translate=no]")) continue;
        const outer = document.createElement("font");
        const inner = document.createElement("font");
        inner.textContent = text.data.toUpperCase().replace(/\\./g, ",");
        outer.append(inner);
        text.replaceWith(outer);
    }
}"""


def _opened(visit: Visit, folder: Path, id: str, heeding: bool, before: bool) -> Page:
    page = visit.open(f"file://{folder / f'{id}.html'}") if before else come_alive(visit, folder / f"{id}.html")
    page.evaluate(TRANSLATE, heeding)
    page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    return page


@pytest.mark.parametrize("before", [True, False], ids=["before it is live", "after"])
@pytest.mark.parametrize("id", [PATH, BOTH, RUN])
def test_the_numbers_of_an_equation_stay_right(visit: Visit, full_pages: Path, id: str, before: bool) -> None:
    scene = scenes.get(id)
    page = _opened(visit, full_pages, id, True, before)
    set_state(page, learning_rate=0.05, step=3)
    state = scene.state(**{**scene.opening, "learning_rate": 0.05, "step": 3.0})
    assert page.locator(".gd-equation").text_content() == equation_text(scene.part(Equation), state)
    rate = page.locator("label", has=page.locator("[data-control=learning_rate]"))
    assert rate.locator(".gd-value").text_content().startswith("0.05")
    assert visit.problems == []


@pytest.mark.parametrize("before", [True, False], ids=["before it is live", "after"])
def test_numbers_are_right_even_where_nothing_is_heeded(visit: Visit, full_pages: Path, before: bool) -> None:
    page = _opened(visit, full_pages, PATH, False, before)
    set_state(page, step=1)
    said = page.locator(".gd-equation [data-slot]").all_text_contents()
    assert said == ["0.60", "0.10", "(−4.80", "1.08"]  # 0.6 + 0.1 · 4.8


def test_a_verdict_says_what_holds_now(visit: Visit, full_pages: Path) -> None:
    page = _opened(visit, full_pages, "learning_rates.diverging", True, True)
    set_state(page, learning_rate=1.1)
    assert page.locator(".gd-verdict").text_content() == "2/f″ = 1, this rate: diverges"
    set_state(page, learning_rate=0.5)
    assert page.locator(".gd-verdict strong").text_content() == "converges"


def test_what_is_no_language_says_so(visit: Visit, full_pages: Path) -> None:
    page = come_alive(visit, full_pages / f"{RUN}.html")
    for part in (".gd-equation", ".gd-value", "svg.gd-stage"):
        assert page.locator(part).first.get_attribute("translate") == "no", part
    page = come_alive(visit, full_pages / f"{PATH}.html")
    assert page.locator(".gd-hint code").get_attribute("translate") == "no"
    names = page.locator(".gd-name").evaluate_all("all => all.map((each) => [each.textContent, each.translate])")
    assert names == [["step", True], ["learning rate η", True]]
    page = come_alive(visit, full_pages / f"{JUDGED}.html")
    assert page.locator(".gd-name").get_attribute("translate") == "no"  # w


def test_figures_and_equations_run_from_left_to_right_on_any_page(visit: Visit, full_pages: Path) -> None:
    page = come_alive(visit, full_pages / f"{PATH}.html")
    places = """() => {
        const from = (each) => each.closest(".gd-equation, .gd-figure").getBoundingClientRect().left;
        return [...document.querySelectorAll("svg.gd-stage text, .gd-handle, .gd-equation span")].map((each) =>
            Math.round(each.getBoundingClientRect().left - from(each))); }"""
    before = page.evaluate(places)
    order = """() => [...document.querySelectorAll(".gd-equation span")].map((each) =>
        each.getBoundingClientRect().left)"""
    page.evaluate("document.documentElement.dir = 'rtl'")
    after = page.evaluate(places)
    assert before == after and len(after) > 20
    assert page.evaluate(order) == sorted(page.evaluate(order))
    assert page.locator(".gd-controls input").evaluate_all(
        "all => all.every((each) => getComputedStyle(each).direction === 'ltr')"
    )
    name, value = (page.locator(part).first.bounding_box() for part in (".gd-name", ".gd-value"))
    assert name["x"] > value["x"]  # words from the right, as the page has them
