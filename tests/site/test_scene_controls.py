"""Sliders, steps, Play, and what is said once a figure rests."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from gdviz import scenes
from tests.site.conftest import Visit
from tests.site.live import iterates_of, middle_of, open_figure, state_of


@pytest.mark.engines("chromium", "firefox")
def test_a_slider_moves_by_keys_and_shows_its_value(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "gradient_descent.path")
    rate = page.get_by_role("slider", name="learning rate η")
    rate.focus()
    page.keyboard.press("ArrowRight")
    assert state_of(page)["learning_rate"] == pytest.approx(0.11)
    assert rate.get_attribute("aria-valuetext") == "0.11"
    expected = scenes.get("gradient_descent.path").trajectories(learning_rate=0.11)[0].iterates
    np.testing.assert_allclose(iterates_of(page), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.engines("chromium", "firefox")
def test_a_slider_moves_by_mouse(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "loss_functions.shrinking_squares")
    box = page.get_by_role("slider", name="slope m").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 11, box["y"] + box["height"] / 2)
    assert state_of(page)["m"] == 4.0


def test_steps_are_taken_by_button_and_by_key_and_begin_again_at_the_end(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "gradient_descent.path")
    one, ten = (page.get_by_role("button", name=name, exact=True) for name in ("+1 step", "10 steps"))
    one.click()
    assert state_of(page)["step"] == 1  # it stood at the end
    ten.focus()
    page.keyboard.press("Enter")
    assert state_of(page)["step"] == 11
    page.get_by_role("button", name="Back to step 0").click()
    assert state_of(page)["step"] == 0
    for _ in range(7):
        ten.click()
    assert state_of(page)["step"] == 20  # 50 was the end, then 10 and 10


def test_a_rate_changed_on_the_way_keeps_the_way(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "gradient_descent.path")
    page.evaluate("document.querySelector('gd-scene').state = { step: 10 }")
    before = iterates_of(page)
    page.get_by_role("slider", name="learning rate η").focus()
    page.keyboard.press("End")
    after = iterates_of(page)
    np.testing.assert_array_equal(after[:11], before[:11])
    factor = 1 - 2 * state_of(page)["learning_rate"]
    assert after[11, 0] == pytest.approx(3 + factor * (after[10, 0] - 3))
    page.get_by_role("button", name="Reset").click()
    np.testing.assert_array_equal(iterates_of(page), before)
    assert state_of(page) == scenes.get("gradient_descent.path").opening


@pytest.mark.engines("chromium", "firefox")
def test_play_runs_to_the_end_and_pause_stops_it(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "gradient_descent.path")
    page.evaluate("document.querySelector('gd-scene').figure.player.seconds = 8")  # not over before it is looked at
    play = page.locator("[data-action=play]")
    play.click()
    page.wait_for_function("document.querySelector('gd-scene').state.step > 0")
    assert play.text_content() == "Pause"
    play.click()
    page.evaluate("document.querySelector('gd-scene').figure.player.seconds = 0.8")
    stopped = state_of(page)["step"]
    page.wait_for_timeout(200)
    assert state_of(page)["step"] == stopped and play.text_content() == "Play"
    play.click()
    page.wait_for_function("document.querySelector('gd-scene').state.step === 50")
    page.wait_for_function("document.querySelector('[data-action=play]').textContent === 'Play'")


def test_playing_stops_out_of_sight_and_when_the_reader_takes_over(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "gradient_descent.path")
    page.evaluate("document.querySelector('main > p').style.marginTop = '3000px'")
    playing = "document.querySelector('gd-scene').figure.player.playing"
    page.locator("[data-action=play]").click()
    assert page.evaluate(playing)
    page.evaluate("scrollTo(0, 2500)")
    page.wait_for_function(f"!{playing}")
    page.evaluate("scrollTo(0, 0)")
    page.locator("[data-action=play]").click()
    page.get_by_role("button", name="+1 step", exact=True).click()
    assert not page.evaluate(playing)


def test_reduced_motion_steps_instead_of_playing(browser: Browser, bare_pages: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = open_figure(Visit(context.new_page()), bare_pages, "guide.tuning")
    button = page.locator("[data-action=play]")
    assert button.text_content() == "Play next"
    seen = set()
    for _ in range(20):
        button.click()
        seen.add(state_of(page)["w"])
        assert not page.evaluate("document.querySelector('gd-scene').figure.player.playing")
    assert len(seen) >= 8
    context.close()


def test_reveal_shows_the_curve_and_probes_are_counted(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "minimizing_functions.blind_search")
    curve = page.locator('svg path[stroke="var(--gd-function)"]').first
    assert curve.get_attribute("visibility") == "hidden"
    handle = page.locator(".gd-handle")
    x, y = middle_of(handle)
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


def test_one_live_region_speaks_once_the_figure_rests(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "gradient_descent.path")
    region = page.locator(".gd-live")
    assert region.count() == 1 and region.text_content() == ""
    page.evaluate("""() => {
        window.said = [];
        const region = document.querySelector(".gd-live");
        new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true });
    }""")
    for _ in range(3):
        page.get_by_role("button", name="+1 step", exact=True).click()
    page.wait_for_function("said.length > 0")
    page.wait_for_timeout(300)
    x = 3 - 3 * 0.8**3
    assert page.evaluate("said") == [f"Step 3 of 50: x {x:.2f}, f(x) {(x - 3) ** 2:.3f}"]


def test_a_figure_with_a_prediction_opens_before_the_outcome(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, "gradient_descent.path")
    assert state_of(page)["step"] == 0
    page.get_by_label("learning rate").fill("0.3")  # a setting must show: the run is shown whole
    assert (state_of(page)["learning_rate"], state_of(page)["step"]) == (0.3, 50)
    page.get_by_role("button", name="Reset").click()
    assert state_of(page) == scenes.get("gradient_descent.path").opening
    page.get_by_role("button", name="0.08").click()
    page.get_by_label("learning rate").fill("0.2")  # but not while a prediction waits for it
    assert (state_of(page)["learning_rate"], state_of(page)["step"]) == (0.2, 0)


# ---- Play, while no one looks


def _playing_from_the_start(visit: Visit, pages: Path) -> Page:
    page = open_figure(visit, pages, "gradient_descent.path")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("document.querySelector('gd-scene').state.step >= 1")
    return page


def test_play_pauses_when_the_page_is_hidden(visit: Visit, bare_pages: Path) -> None:
    page = _playing_from_the_start(visit, bare_pages)
    page.evaluate("""() => {
        Object.defineProperty(document, "hidden", { value: true, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }""")
    assert page.locator("[data-action=play]").text_content() == "Play"
    step = state_of(page)["step"]
    page.wait_for_timeout(300)
    assert state_of(page)["step"] == step < 50
    page.evaluate("delete document.hidden")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"document.querySelector('gd-scene').state.step > {step}")
    assert visit.problems == []


def test_play_does_not_make_up_for_time_in_which_nothing_was_drawn(visit: Visit, bare_pages: Path) -> None:
    page = _playing_from_the_start(visit, bare_pages)
    before, after = page.evaluate("""() => new Promise((done) => {
        const step = () => document.querySelector("gd-scene").state.step;
        const before = step();
        for (const end = performance.now() + 3000; performance.now() < end; );
        requestAnimationFrame(() => requestAnimationFrame(() => done([before, step()])));
    })""")
    assert after - before <= 4  # 50 steps in some 8 seconds: at most 100 milliseconds of them a frame
