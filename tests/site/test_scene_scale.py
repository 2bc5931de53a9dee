"""Amounts in the browser: what sliders and buttons set is what is computed, drawn and said."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gdviz import scenes
from gdviz.drawing.marks.scale import said
from gdviz.figure.scale import Amounts, Spot
from tests.site.conftest import Visit
from tests.site.live import live_figure, set_state, state_of

UPDATE = """() => {
    const { figure } = document.querySelector("gd-scene"), spent = [];
    for (let time = 0; time < 41; time++) {
        const begun = performance.now();
        figure.change({ parameters: 10 ** (8 + time / 20) });
        spent.push(performance.now() - begun);
    }
    return spent.sort((one, other) => one - other)[20];
}"""


def lines_of(id: str, state: dict[str, float]) -> list[str]:
    """What the mark of a scene should say at these values."""
    (mark,) = [mark for mark in scenes.get(id).panels[0].marks if isinstance(mark, Amounts | Spot)]
    told = (*mark.bars, *mark.lines) if isinstance(mark, Amounts) else mark.lines
    return [said(each, [state[name] for name in mark.controls]) for each in told]


@pytest.mark.parametrize(
    ("id", "states"),
    [
        ("at_scale.models", [{"parameters": 2.0}, {"parameters": 123456.0}, {"parameters": 175e9}]),
        ("at_scale.compute", [{"parameters": 3e9, "tokens": 2e11}, {"parameters": 1e12, "tokens": 1e13}]),
        (
            "training_memory.calculator",
            [
                {"parameters": 6.7e9, "examples": 1.0, "layers": 32.0, "precision": 0.0, "remembered": 0.0},
                {"parameters": 1e6, "examples": 1e6, "layers": 5.0, "precision": 1.0, "remembered": 1.0},
            ],
        ),
        ("fine_tuning.layers", [{"layers": 6.0, "which": 0.0}, {"layers": 3.0, "which": 1.0}]),
    ],
)
def test_the_browser_says_what_python_says(
    visit: Visit, tmp_path: Path, id: str, states: list[dict[str, float]]
) -> None:
    page = live_figure(visit, tmp_path, id)
    for state in states:
        set_state(page, **state)
        for line in lines_of(id, state):
            expect(page.locator("gd-scene svg text", has_text=line).first).to_be_visible()
    assert visit.problems == []


def bar_lengths(page: Page) -> list[float]:
    """How long the bars are, in pixels."""
    script = """() => [...document.querySelectorAll("gd-scene svg path[stroke-width='13']")]
        .map((bar) => Number(bar.getAttribute("d").split("H")[1]))"""
    return page.evaluate(script)


def test_what_is_pressed_is_what_the_bars_show(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "training_memory.calculator")
    set_state(page, precision=0.0, remembered=2.0)
    weights, slopes, adam, _ = bar_lengths(page)
    assert (slopes, adam) == pytest.approx((weights, 2 * weights), abs=0.2)
    page.get_by_role("button", name="mixed").click()
    expect(page.get_by_role("button", name="mixed")).to_have_attribute("aria-pressed", "true")
    assert bar_lengths(page)[:3] == pytest.approx([weights / 2, weights / 2, 3 * weights], abs=0.3)
    page.get_by_role("button", name="plain").press("Enter")
    assert bar_lengths(page)[2] == pytest.approx(weights, abs=0.2), "the copy with 32 bits"
    assert (state_of(page)["precision"], state_of(page)["remembered"]) == (1, 0)


def test_an_update_is_quick(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "training_memory.calculator")
    assert page.evaluate(UPDATE) < 4
