"""What the learning rate does, said under a live figure."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from gdviz.figure.parts import Verdict
from gdviz.figure.scene import Scene
from gdviz.objectives import double_well, from_formula, line_loss, parabola
from gdviz.page.parts.verdict import verdict_words
from tests.site.conftest import Visit
from tests.site.live import LIVE, live_figure, put, set_state


def test_the_verdict_in_words() -> None:
    bowl, line, well = parabola(), line_loss(), double_well(tilt=0.3)
    assert verdict_words(bowl, bowl.minimizers[0], 0.99) == ("2/f″ = 1, this rate:", "converges")
    assert verdict_words(bowl, bowl.minimizers[0], 1.0) == ("2/f″ = 1, this rate:", "oscillates")
    assert verdict_words(line, [9.0, 9.0], 0.0845) == ("2/λmax = 0.08452, this rate:", "converges")
    assert verdict_words(line, [0.0, 0.0], 0.0846) == ("2/λmax = 0.08452, this rate:", "diverges")
    # (x² - 1)² + 0.3x has f″ = 12x² - 4: 8 at x = 1, below 0 at the hill.
    assert verdict_words(well, [1.0], 0.2) == (
        "Here 2/f″ = 0.25; in a bowl of this curvature, this rate:",
        "converges",
    )
    assert verdict_words(well, [0.1], 0.2) == ("Curvature here: not positive, so no limit", "")
    assert verdict_words(from_formula("-x**2"), [1.0], 0.2) == ("It has no bottom, so every rate:", "diverges")
    assert verdict_words(from_formula("2*x"), [1.0], 0.2) == ("No curvature, so no limit", "")


@pytest.mark.parametrize("scene", [scene for scene in LIVE if scene.part(Verdict)], ids=lambda scene: scene.id)
def test_the_verdict_is_that_of_python_at_every_rate(stage: Visit, scene: Scene) -> None:
    page = put(stage, scene.id)
    (control,) = (control for control in scene.controls if control.name == "learning_rate")
    run, chance = scene.focus_run, random.Random(1)
    for share in (0, 0.5, 1, *(chance.random() for _ in range(8))):
        rate = round(control.low + share * (control.high - control.low), 4)
        set_state(page, learning_rate=rate, step=3)
        state = scene.state(learning_rate=rate, step=3)
        objective = state.objective(scene.panels[scene.focus], run)
        expected = " ".join(verdict_words(objective, state.point(run), rate))
        assert page.locator(".gd-verdict").text_content() == expected


def test_a_rate_has_a_verdict_from_the_page_on_that_explains_it() -> None:
    rates = {scene.id for scene in LIVE if any(control.name == "learning_rate" for control in scene.controls)}
    later = {id for id in rates if id.startswith(("learning_rates.", "curvature.", "putting_it_together."))}
    later.add("hessian.split")  # on the page of curvature, where both parts of an error are seen to shrink
    assert {scene.id for scene in LIVE if scene.part(Verdict)} == later and len(later) >= 5 < len(rates)


def test_the_verdict_shows_once_what_was_asked_has_been_seen(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, "learning_rates.stability_limit")
    verdict = page.locator(".gd-verdict")
    assert not verdict.is_visible()
    page.get_by_role("button", name="nearly alike").click()
    assert not verdict.is_visible()
    page.get_by_role("button", name="100 steps").click()
    assert verdict.is_visible()
    page.get_by_role("button", name="Predict again").click()
    assert not verdict.is_visible()
    page.get_by_role("button", name="Skip").click()
    assert verdict.is_visible()


def test_the_rate_goes_through_the_limit_in_the_middle_of_a_run(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, "learning_rates.stability_limit")
    page.get_by_role("button", name="Back to step 0").click()
    for _ in range(2):
        page.get_by_role("button", name="10 steps").click()
    before = page.evaluate("document.querySelector('gd-scene').trajectories[1].slice(0, 21)")
    slider, verdict = page.get_by_role("slider", name="learning rate"), page.locator(".gd-verdict strong")
    assert verdict.text_content() == "diverges"
    slider.focus()
    said = []
    for _ in range(8):  # 0.0850, 0.0849 … 0.0842
        page.keyboard.press("ArrowLeft")
        said.append(verdict.text_content())
    assert said == ["diverges"] * 4 + ["converges"] * 4  # the limit is 0.08452
    assert page.evaluate("document.querySelector('gd-scene').trajectories[1].slice(0, 21)") == before
    assert page.evaluate("document.querySelector('gd-scene').state.step") == 20
