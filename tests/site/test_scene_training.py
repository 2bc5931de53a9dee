"""A network trained in the page: Python's numbers at every setting, in frames while it is in sight, quick enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gdviz import scenes
from gdviz.figure.controls import Slider
from gdviz.figure.parts import Training
from gdviz.figure.training import SETTINGS, training_words
from tests.site.conftest import Visit
from tests.site.live import open_figure, put, set_state, state_of

TRAINED = [scene for scene in scenes.all() if scene.part(Training)]
A_STEP = 8.0  # milliseconds, with all that is drawn of it


def _said(page: Page) -> str:
    return page.locator(".gd-training").text_content() or ""


def _step(page: Page) -> float:
    return state_of(page)["step"]


@pytest.mark.parametrize("scene", TRAINED, ids=lambda scene: scene.id)
def test_it_does_as_well_as_python_under_every_setting(bare_stage: Visit, scene) -> None:
    page = put(bare_stage, scene.id)
    assert _said(page) == training_words(scene.state(**scene.opening))
    ends = [
        {control.name: end}
        for control in scene.controls
        if isinstance(control, Slider) and control.name in SETTINGS
        for end in (control.low, control.high)
    ]
    for changed in ({}, *ends):
        state = {**scene.opening, "step": float(min(130, scene.longest)), **changed}
        set_state(page, **state)
        assert _said(page) == training_words(scene.state(**state)), changed
    assert bare_stage.problems == []


def test_it_trains_in_frames_and_only_in_sight(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, TRAINED[0].id)
    set_state(page, step=0)
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("document.querySelector('gd-scene').state.step > 5")
    assert "step" in page.url or _said(page) != training_words(TRAINED[0].state(step=0.0))
    page.evaluate("document.querySelector('main').style.paddingTop = '300vh'; scrollTo(0, 0);")
    page.wait_for_function("!document.querySelector('gd-scene').figure.player.playing")
    at = _step(page)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert _step(page) == at < TRAINED[0].longest
    assert _said(page) == training_words(TRAINED[0].state(**{**TRAINED[0].opening, "step": float(at)}))
    assert visit.problems == []


HIDE = """(hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_nothing_trains_in_a_hidden_tab(bare_stage: Visit) -> None:
    page = put(bare_stage, TRAINED[0].id)
    set_state(page, step=0)
    play = page.locator("[data-action=play]")
    play.click()
    page.wait_for_function("document.querySelector('gd-scene').state.step > 5")
    page.evaluate(HIDE, True)
    expect(play).to_have_text("Play")  # it has paused
    at = _step(page)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert _step(page) == at < TRAINED[0].longest
    page.evaluate(HIDE, False)
    page.evaluate("delete document.hidden")
    assert _step(page) == at  # nor does it go on by itself
    play.click()
    page.wait_for_function(f"document.querySelector('gd-scene').state.step > {at}")
    assert bare_stage.problems == []


def test_each_list_chooses_its_own_and_shows_what_is_chosen(bare_stage: Visit) -> None:
    page = put(bare_stage, "neural_network.forming")
    lists = [page.locator(f"[data-choice={name}]") for name in ("data", "activation")]
    seen: list[tuple[int, int]] = []

    def chosen() -> tuple[int, int]:
        state = state_of(page)
        return state["data"], state["activation"]

    for place, option in ((1, "relu"), (0, "spirals"), (1, "sigmoid")):
        lists[place].select_option(label=option)
        seen.append(chosen())
    assert seen == [(0, 1), (2, 1), (2, 2)]
    set_state(page, data=1, activation=0)  # as an address does
    expect(lists[0]).to_have_value("1")
    expect(lists[1]).to_have_value("0")
    page.get_by_role("button", name="Reset").click()
    expect(lists[0]).to_have_value("0")
    assert bare_stage.problems == []


def test_without_motion_each_press_trains_50_steps(browser: Browser, bare_pages: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = open_figure(Visit(context.new_page()), bare_pages, TRAINED[0].id)
    set_state(page, step=0)
    button = page.get_by_role("button", name="Train 50 steps")
    for step in (50, 100):
        button.click()
        assert _step(page) == step
    assert page.get_by_role("button", name="Play").count() == 0
    context.close()


@pytest.mark.parametrize("scene", TRAINED, ids=lambda scene: scene.id)
def test_a_step_is_taken_and_shown_within_a_frame(bare_stage: Visit, scene) -> None:
    page = put(bare_stage, scene.id)
    widest = max(control.high for control in scene.controls if control.name == "hidden_units")
    set_state(page, step=0, hidden_units=widest)
    median = """(from) => {
        const scene = document.querySelector("gd-scene");
        const times = Array.from({ length: 49 }, (_, t) => {
            const before = performance.now();
            scene.state = { step: from + t + 1 };
            return performance.now() - before;
        });
        return times.sort((a, b) => a - b)[24];
    }"""
    assert min(page.evaluate(median, from_) for from_ in (0, 50, 100)) < A_STEP  # others may be at work as well
