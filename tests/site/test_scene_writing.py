"""Language models in the browser: what is typed, added and turned is what Python writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gdviz import scenes
from gdviz.figure.language import text_so_far
from gdviz.figure.with_beginning import with_beginning
from tests.site.conftest import Visit
from tests.site.live import live_figure, set_state, state_of

SHOWN = """() => [...document.querySelectorAll("gd-scene svg tspan")].map((part) => part.textContent).join("")"""
UPDATE = """([name, low, high]) => {
    const { figure } = document.querySelector("gd-scene"), spent = [];
    for (let time = 0; time < 41; time++) {
        const begun = performance.now();
        figure.change({ [name]: low + Math.round(time / 40 * (high - low) * 20) / 20 });
        spent.push(performance.now() - begun);
    }
    return spent.sort((one, other) => one - other)[20];
}"""


def written(beginning: str, **values: float) -> str:
    """The whole text as Python writes it."""
    return "".join(text_so_far(with_beginning(scenes.get("language_model.writing"), beginning).state(**values)))


@pytest.fixture
def page(visit: Visit, tmp_path: Path) -> Page:
    return live_figure(visit, tmp_path, "language_model.writing")


def test_what_is_typed_goes_on_as_in_python_and_is_never_markup(visit: Visit, page: Page) -> None:
    field, add = page.get_by_label("Begin the text"), page.get_by_role("button", name="Add a character")
    expect(field).to_have_value("jack and ")
    field.fill("The Mouse ")
    assert state_of(page)["beginning"] == "the mouse " and state_of(page)["written"] == 0
    for count in (1, 2, 3):
        add.click()
        assert state_of(page)["written"] == count
        assert page.evaluate(SHOWN) == written("the mouse ", written=count)
    set_state(page, written=40, temperature=0.5, seed=7)
    assert page.evaluate(SHOWN) == written("the mouse ", written=40, temperature=0.5, seed=7)
    page.get_by_role("button", name="bigram").click()
    assert page.evaluate(SHOWN) == written("the mouse ", written=40, temperature=0.5, seed=7, model=0)
    before = page.evaluate(SHOWN)
    field.fill("<b>go")
    mistake = page.locator("gd-scene .gd-mistake")
    expect(mistake).to_have_text("“<” is none of the 28 characters: give letters a to z, spaces and /.")
    assert mistake.locator("*").count() == 0 and page.evaluate(SHOWN) == before
    assert field.get_attribute("aria-invalid") == "true"
    field.fill("go ")
    expect(mistake).to_have_text("")
    assert page.evaluate(SHOWN) == "go " and field.get_attribute("aria-invalid") == "false"
    page.get_by_role("button", name="Reset").dispatch_event("click")
    expect(field).to_have_value("jack and ")
    assert visit.problems == []


def test_an_update_takes_less_than_a_quarter_of_a_frame(page: Page) -> None:
    for change in (["temperature", 0.1, 2], ["written", 0, 60]):
        assert min(page.evaluate(UPDATE, change) for _ in range(3)) < 4


def test_a_bigram_is_trained_to_each_update_within_a_quarter_of_a_frame(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "language_model.bigram")
    line = page.locator("gd-scene .gd-training")
    set_state(page, updates=0)
    expect(line).to_have_text("Loss 3.33, perplexity 28.0; held out 3.33, perplexity 28.0")
    set_state(page, updates=500)
    expect(line).to_have_text("Loss 2.29, perplexity 9.9; held out 2.43, perplexity 11.4")
    assert page.evaluate(SHOWN) == "".join(text_so_far(scenes.get("language_model.bigram").state()))
    assert min(page.evaluate(UPDATE, ["updates", 300, 340]) for _ in range(3)) < 4
