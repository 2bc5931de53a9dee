"""Predict, then try."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gdviz.figure.parts import Predict
from gdviz.figure.scene import Scene
from gdviz.scenes import gradients, hessian
from tests.site.conftest import Visit
from tests.site.live import LIVE, height_of_page, live_figure, live_page, put, set_state

ASKING = [scene for scene in LIVE if scene.part(Predict)]


def test_every_live_figure_asks_but_the_one_that_only_wants_to_be_touched() -> None:
    assert {scene.id for scene in LIVE} - {scene.id for scene in ASKING} == {"home.bowl"}


@pytest.mark.parametrize("scene", ASKING, ids=lambda scene: scene.id)
def test_every_live_figure_asks_and_tells_once_it_shows(stage: Visit, scene: Scene) -> None:
    prediction = scene.part(Predict)
    assert prediction is not None and scene.question
    page = put(stage, scene.id)
    assert scene.question in page.locator(".gd-asks").text_content()
    if prediction.kind == "choice":
        page.locator(f"[data-option='{prediction.answer}']").click()
    else:
        page.get_by_label("Your prediction").fill(f"{prediction.low:g}")
        page.get_by_role("button", name="Predict", exact=True).click()
    told = page.locator(".gd-told p")
    assert told.text_content().startswith("You say") and prediction.then in told.text_content()
    name, low, high = prediction.when
    assert name in {control.name for control in scene.controls} | {"loss", "rate", "slope_along", "curvature_along"}
    if name == "slope_along":
        set_state(page, direction=gradients.along_contour)
    elif name == "curvature_along":
        set_state(page, direction=hessian.shown_angle + 90)
    elif scene.id == "schedules.drawn":  # the last two rings at zero, as it says
        set_state(page, points=[1, 1, 1, 1, 1, 0, 0])
    elif name == "loss":
        m, b = scene.objective.minimizers[0]
        set_state(page, m=m, b=b)
    else:
        set_state(page, **{name: (low + high) / 2 if name != "step" else high})
    assert told.text_content().startswith("You said")
    assert ("right." in told.text_content()) == (prediction.kind == "choice")
    assert stage.problems == []


@pytest.mark.parametrize("scene", [scene for scene in ASKING if scene.animation], ids=lambda scene: scene.id)
def test_playing_to_the_end_tells_where_it_says_press_play(scene: Scene) -> None:
    prediction = scene.part(Predict)
    if "Play" not in prediction.then:
        assert prediction.when[0] in {
            *("m", "b", "maximize", "reveal", "step", "delta", "slope_along"),
            *("condition", "curvature_along", "ridge", "batch_size", "added", "degree", "budget"),
            *("parameters", "temperature"),
        }
        return
    last = {name: values[-1] for name, values in scene.animation.values.items()}
    state = scene.state(**{**prediction.begin, **last})
    name, low, high = prediction.when
    quantities = state.quantities(scene.panels[scene.focus], scene.focus_run)
    assert low <= (state.step if name == "step" else quantities[name]) <= high


@pytest.mark.engines("chromium", "firefox")
def test_a_wrong_choice_by_mouse_and_again(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, "gradient_descent.path")
    page.get_by_role("button", name="0.3").click()
    assert page.evaluate("document.querySelector('gd-scene').state.step") == 0
    assert page.evaluate("document.activeElement.dataset.action") == "play"
    told = page.locator(".gd-told p")
    page.get_by_role("button", name="+1 step", exact=True).click()
    assert told.text_content().startswith("You say “0.3”. ")
    page.get_by_role("button", name="10 steps").click()
    assert told.text_content() == (  # 0.6 · 0.8⁹ = 0.0805
        "You said “0.3”; the answer is “0.08”. Each step is 0.8 times the one before; step 10 has length 0.081."
    )
    page.get_by_role("button", name="Predict again").click()
    assert page.get_by_role("button", name="0.3").is_visible()
    page.get_by_role("button", name="0.08").click()
    page.get_by_role("button", name="10 steps").click()
    assert told.text_content().startswith("You said “0.08”: right.")


def test_a_number_by_keyboard_alone_and_how_far_off_it_was(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, "derivatives.secant")
    page.get_by_label("Your prediction").focus()
    page.keyboard.type("-3")
    page.keyboard.press("Enter")
    page.get_by_label("distance h").focus()
    page.keyboard.press("Home")  # h = 0.01: (0.51 - 3)² less 6.25, over 0.01, is -4.99
    assert page.locator(".gd-told p").text_content() == "You said −3.0; it came to −4.99, 1.99 away."
    page.get_by_role("button", name="Predict again").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.type") == "number"
    page.keyboard.press("Control+A")
    page.keyboard.type("-5")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("distance h").press("Home")
    assert page.locator(".gd-told p").text_content() == "You said −5.0; it came to −4.99: close."


@pytest.mark.parametrize("typed", ["", "99", "-99"])
def test_a_number_that_cannot_be_is_not_taken(stage: Visit, typed: str) -> None:
    page = put(stage, "derivatives.secant")
    page.get_by_label("Your prediction").fill(typed)
    page.get_by_role("button", name="Predict", exact=True).click()
    assert page.locator(".gd-predict").get_attribute("data-state") == "asked"


def test_by_touch_and_skipped_without_moving_anything(browser: Browser, full_pages: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page())
    page = live_figure(visit, full_pages, "gradient_descent.path")
    place = height_of_page(page)
    page.get_by_role("button", name="0.001").tap()
    assert height_of_page(page) == place
    page.get_by_role("button", name="10 steps").tap()
    assert page.locator(".gd-predict").get_attribute("data-state") == "told" and height_of_page(page) == place
    page.get_by_role("button", name="Predict again").tap()
    page.get_by_role("button", name="Skip").tap()
    assert page.locator(".gd-told p").text_content() == "Skipped." and height_of_page(page) == place
    page.get_by_role("button", name="+1 step", exact=True).tap()
    assert page.locator(".gd-told p").text_content() == "Skipped."
    assert visit.problems == []
    context.close()


def test_there_is_room_for_all_that_may_be_said_whatever_the_font(visit: Visit, site: Path) -> None:
    """In the site's own letters, and in those of a reader whom they have not reached."""
    page = visit.page
    for guide in sorted((site / "guide").rglob("index.html")):
        page.goto(guide.as_uri())
        for family, width in itertools.product(("", "sans-serif"), (320, 375, 768)):
            if family and width == 320:
                page.add_style_tag(content=f":root, [data-md-color-scheme] {{ --gd-sans: {family} !important; }}")
            page.set_viewport_size({"width": width, "height": 800})
            grown = page.evaluate("""() => [...document.querySelectorAll(".gd-told, .gd-says")].flatMap((box) => {
                const [words, room] = [box.querySelector("p"), box.offsetHeight];
                return [...box.querySelectorAll("i")].map((each) => {
                    words.textContent = each.dataset.says;
                    return [box.offsetHeight - room, each.dataset.says];
                });
            }).filter(([more]) => more !== 0)""")
            assert grown == [], (guide.parent.name, family, width)


def test_nothing_moves_when_the_parts_come_to_life(visit: Visit, full_pages: Path) -> None:
    page = visit.open(f"file://{live_page(full_pages, 'two_parameters.surface_descent')}")
    place = page.locator("p", has_text="below").bounding_box()
    page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    assert page.locator("p", has_text="below").bounding_box() == place


def test_the_outcome_is_announced_once(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, "gradient_descent.path")
    page.evaluate("""() => { window.said = [];
        new MutationObserver(() => said.push(document.querySelector(".gd-live").textContent))
            .observe(document.querySelector(".gd-live"), { childList: true, characterData: true, subtree: true }); }""")
    page.get_by_role("button", name="0.001").click()
    page.get_by_role("button", name="10 steps").click()
    page.wait_for_function("said.length === 1")
    page.get_by_role("button", name="+1 step", exact=True).click()
    page.wait_for_function("said.length === 2")
    first, second = page.evaluate("said")
    assert "Step 10 of 50" in first and "You said “0.001”; the answer is “0.08”." in first
    assert "Step 11 of 50" in second and "You said" not in second
    assert page.locator("[role=status], [aria-live=polite]:not(.gd-mistake)").count() == 1


def test_what_a_prediction_must_have() -> None:
    with pytest.raises(ValueError, match="choice or number"):
        Predict("guess", when=("step", 1, 2))
    with pytest.raises(ValueError, match="place of one of at least two"):
        Predict("choice", when=("step", 1, 2), options=("a", "b"), answer=2)
    with pytest.raises(ValueError, match="its answer or the quantity"):
        Predict("number", when=("step", 1, 2), tolerance=0.1)
    with pytest.raises(ValueError, match="tolerance above 0"):
        Predict("number", when=("step", 1, 2), answer=0.5)
