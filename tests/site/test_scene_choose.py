"""Functions to choose from: a press shows one with its slope, as if it had been typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gdviz import scenes
from gdviz.figure.parts import ChooseFunction
from tests.site.conftest import Visit
from tests.site.live import curve_of, live_figure, set_state, state_of

SCENE = "derivative_rules.function_and_slope"
READ = """() => {
    const { store } = document.querySelector("gd-scene").figure;
    const { loss, slope } = store.quantities(store.scene.panels[0]);
    return [loss, slope];
}"""


@pytest.fixture
def page(visit: Visit, tmp_path: Path) -> Page:
    return live_figure(visit, tmp_path, SCENE)


def test_a_press_shows_a_function_and_its_slope(visit: Visit, page: Page) -> None:
    group = page.get_by_role("group", name="Function")
    field = page.get_by_label("Your own f(x) =")
    set_state(page, x=-3.0)
    told = {"x²": (9.0, -6.0), "|x|": (3.0, -1.0), "ReLU": (0.0, 0.0), "tanh x": (-0.9950547537, 0.0098660372)}
    formulas = dict(scenes.get(SCENE).part(ChooseFunction).options)
    for name, expected in told.items():
        group.get_by_role("button", name=name, exact=True).press("Enter")
        expect(group.locator("[aria-pressed=true]")).to_have_text(name)
        assert page.evaluate(READ) == pytest.approx(expected, abs=1e-9)
        expect(field).to_have_value(formulas[name])
    assert state_of(page)["f"] == "tanh(x)"
    group.get_by_role("button", name="σ(x)").click()  # back to the scene's own
    expect(group.locator("[aria-pressed=true]")).to_have_text("σ(x)")
    expect(field).to_have_value("")
    assert "f" not in state_of(page)
    field.fill("x^3")
    field.press("Enter")
    expect(group.locator("[aria-pressed=true]")).to_have_count(0)
    page.get_by_role("button", name="Reset").click()
    expect(group.locator("[aria-pressed=true]")).to_have_text("σ(x)")
    assert visit.problems == []


def test_the_slope_is_drawn_only_where_the_function_is(visit: Visit, page: Page) -> None:
    """The slope of ln x is not the left branch of 1/x."""
    page.get_by_role("button", name="ln x").click()
    expect(page.get_by_role("group", name="Function").locator("[aria-pressed=true]")).to_have_text("ln x")
    width = page.evaluate("document.querySelector('gd-scene').figure.sheet.plots[1].width")
    for place in (0, 1):
        assert curve_of(page, place)[:, 0].min() >= width / 2 - 1  # x from -4 to 4
    assert visit.problems == []


def test_the_slope_that_is_asked_about_shows_once_that_is_told_and_that_of_another_at_once(page: Page) -> None:
    slope = page.locator("svg.gd-stage path.gd-ghost")
    expect(slope).to_be_hidden()
    page.get_by_role("button", name="x²").click()
    expect(slope).to_have_count(0)  # drawn like any other
    page.get_by_role("button", name="σ(x)").click()
    expect(slope).to_be_hidden()
    page.get_by_label("Your prediction").fill("0.5")
    page.get_by_role("button", name="Predict", exact=True).click()
    expect(slope).to_be_hidden()
    set_state(page, x=0.0)
    expect(page.locator(".gd-told p")).to_have_text(re.compile("it is 0.25, 0.25 away"))
    expect(slope).to_be_visible()
