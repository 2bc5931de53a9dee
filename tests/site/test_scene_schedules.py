"""Schedules chosen from a list and drawn by hand, and the figures of regularization: live, against Python."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import scenes
from gdviz.objectives.regularized import within_budget
from tests.site.conftest import Visit
from tests.site.live import put, set_state, state_of

TRAJECTORIES = "document.querySelector('gd-scene').trajectories"


def test_a_schedule_is_chosen_from_the_list_and_the_run_follows(stage: Visit) -> None:
    page = put(stage, "schedules.chosen")
    scene = scenes.get("schedules.chosen")
    for number in (0, 5, 1, 2, 4):
        page.locator("select[data-choice=schedule]").select_option(str(number))
        assert state_of(page)["schedule"] == number
        set_state(page, step=120)
        found = page.evaluate(TRAJECTORIES)
        for answer, run in zip(found, scene.trajectories(schedule=float(number)), strict=True):
            np.testing.assert_allclose(answer, run.iterates, rtol=1e-9, atol=1e-12)
    set_state(page, noise=0)
    quiet = scene.trajectories(schedule=4.0, noise=0.0)[0]
    np.testing.assert_allclose(page.evaluate(TRAJECTORIES)[0], quiet.iterates, rtol=1e-9, atol=1e-12)
    assert stage.problems == []


def test_a_schedule_is_drawn_by_dragging_and_by_keys_and_goes_into_the_address(stage: Visit) -> None:
    page = put(stage, "schedules.drawn")
    scene = scenes.get("schedules.drawn")
    points = page.get_by_role("slider", name="point ")
    assert points.count() == 7
    first = points.nth(0)
    assert first.get_attribute("aria-valuetext") == "at step 0: rate 0.030"
    first.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    assert state_of(page)["points"][0] == pytest.approx(1.95)
    box = points.nth(6).bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0], middle[1] + 200, steps=4)
    page.mouse.up()
    drawn = state_of(page)["points"]
    assert drawn[6] == 0 and drawn[1:6] == [0.375] * 5
    run = scene.trajectories(points=tuple(drawn))[0]
    np.testing.assert_allclose(page.evaluate(TRAJECTORIES)[0], run.iterates, rtol=1e-9, atol=1e-12)
    assert stage.problems == []


def test_the_words_of_a_budget_say_a_corner(stage: Visit) -> None:
    page = put(stage, "regularization.corner")
    words = page.locator("gd-scene svg text", has_text="a corner, ")
    for center, count in (((0.6, 1.8), 1), ((1.5, 1.5), 0), ((-2.0, 0.3), 1)):
        set_state(page, center_u=center[0], center_v=center[1], budget=1.0)
        assert words.count() == count
        point = within_budget(np.array([(1.0, 0.5), (0.5, 1.0)]), np.array(center), 1.0, 1)
        assert (0.0 in point.tolist()) == bool(count)
    assert stage.problems == []


def test_the_figures_of_overfitting_follow_their_sliders(stage: Visit) -> None:
    for id in ("overfitting.polynomial", "overfitting.early_stopping", "regularization.paths"):
        page = put(stage, id)
        lines = "[...document.querySelectorAll('gd-scene svg path')].map((each) => each.getAttribute('d')).join()"
        before = page.evaluate(lines)
        slider = page.locator("gd-scene .gd-strip input[type=range]").last
        slider.focus()
        page.keyboard.press("End")
        assert page.evaluate(lines) != before
        assert "NaN" not in page.evaluate(lines)
        assert stage.problems == []


_LABELS = """() => [...document.querySelectorAll("gd-scene svg text")].filter((each) =>
    getComputedStyle(each).visibility === "visible").map((each) => each.textContent)"""


def test_the_name_of_a_loss_stands_where_its_line_is_drawn_and_not_where_it_has_yet_to_come(stage: Visit) -> None:
    page = put(stage, "warm_up.steep_start")  # opens with all steps; the dotted run is moved by no control
    assert {"warm-up", "constant"} <= set(page.evaluate(_LABELS))
    page = put(stage, "schedules.chosen")  # opens with none; names stand at steps 60 and 100
    for step, shown in ((0, set()), (60, {"constant"}), (100, {"constant", "yours"}), (30, set())):
        set_state(page, step=step)
        assert {"constant", "yours"} & set(page.evaluate(_LABELS)) == shown
    assert stage.problems == []


def test_the_name_of_a_loss_that_leaves_the_plot_stays_beside_its_line(stage: Visit) -> None:
    page = put(stage, "schedules.chosen")
    set_state(page, learning_rate=0.18, constant_rate=0.18, noise=0.0, step=120)
    places = page.evaluate("""() => {
        const { plots } = document.querySelector("gd-scene").figure.sheet;
        const named = [...document.querySelectorAll("gd-scene svg text")];
        return ["constant", "yours"].map((name) => {
            const { x } = named.find((each) => each.textContent === name).getBBox();
            return (x - plots[1].left) / plots[1].width;
        });
    }""")
    # (1 - 0.18)^(2t) · 4.5 is below 10⁻⁴ from step 27 on: the names stand left of step 40 of 120.
    assert all(place < 40 / 120 for place in places)
    assert stage.problems == []
