"""A network trained in the page: Python's numbers at every setting, in frames while it is in sight, quick enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

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
    set_state(page, step=0)
    median = page.evaluate(
        """() => {
            const scene = document.querySelector("gd-scene");
            const times = Array.from({ length: 99 }, (_, t) => {
                const before = performance.now();
                scene.state = { step: t + 1 };
                return performance.now() - before;
            });
            return times.sort((a, b) => a - b)[49];
        }"""
    )
    assert median < A_STEP
