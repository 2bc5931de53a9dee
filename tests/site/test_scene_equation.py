"""The equation under a live figure."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from gdviz.figure.controls import Control, Step
from gdviz.figure.parts import Equation
from gdviz.figure.scene import Scene
from gdviz.figure.settings import is_whole
from gdviz.page.parts.equation import equation_text, fill
from tests.site.conftest import Visit
from tests.site.live import LIVE, live_figure, put, set_state


def random_settings(scene: Scene, chance: random.Random) -> dict[str, object]:
    """A value in its range for every control, as the browser would take it."""

    def value(control: Control) -> object:
        if isinstance(control, Step):
            return float(chance.randint(0, max(run.steps for run in scene.runs)))
        if is_whole(scene, control):
            return float(chance.randint(0, 1))
        pairs = zip(
            *([end] if isinstance(end, float | int) else end for end in (control.low, control.high)), strict=True
        )
        parts = tuple(round(chance.uniform(low, high), 3) for low, high in pairs)
        return parts if isinstance(control.low, tuple) else parts[0]

    return {control.name: value(control) for control in scene.controls}


def test_a_template_is_filled_with_true_minus_signs_and_room_for_digits() -> None:
    values = {"m": -1.904, "b": -0.404, "x": 12.0, "tiny": -0.001, "rate": 0.1}
    assert fill("ŷ = {m:6.2f}·x {b:+5.2f}", values) == [("ŷ = ", -1), ("−1.90", 6), ("·x ", -1), ("−\u00a00.40", 7)]
    assert fill("{x:+.1f}{tiny:.2f}{tiny:+.2f} {rate:g}.", values) == [
        ("+\u00a012.0", 2), ("0.00", 0), ("+\u00a00.00", 2), (" ", -1), ("0.1", 0), (".", -1),
    ]  # fmt: skip
    assert fill("0.1·({m:6.2f})", values) == [("0.1·", -1), ("(−1.90", 7), (")", -1)]
    with pytest.raises(ValueError, match="no quantity 'z'"):
        fill("{z}", values)


@pytest.mark.parametrize("scene", [scene for scene in LIVE if scene.part(Equation)], ids=lambda scene: scene.id)
def test_the_equation_says_the_numbers_of_the_state_as_python_does(stage: Visit, scene: Scene) -> None:
    page = put(stage, scene.id)
    line = page.locator(".gd-equation")
    assert line.text_content() == equation_text(scene.part(Equation), scene.state(**scene.opening))
    chance = random.Random(scene.id)
    for _ in range(8):
        settings = random_settings(scene, chance)
        set_state(page, **settings)
        expected = equation_text(scene.part(Equation), scene.state(**{**scene.opening, **settings}))
        if "∞" not in expected and "×10" not in expected and "–" not in expected:  # far out digits may differ
            assert line.text_content() == expected, settings
    assert stage.problems == []


def test_the_equation_follows_by_hand(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, "gradient_descent.path")
    set_state(page, step=1)
    # f(x) = (x - 3)²: from 0.6 the slope is -4.8, so 0.6 + 0.48 comes next.
    assert page.locator(".gd-equation").text_content() == "x ← 0.60 − 0.10⋅(−4.80) = 1.08"
    page = live_figure(visit, full_pages, "derivatives.secant")
    set_state(page, x=1, h=0.5)  # (2.25 - 4) / 0.5
    assert page.locator(".gd-equation").text_content().endswith("= −3.50")


def test_the_equation_moves_nothing_and_has_no_gaps_as_its_numbers_change(visit: Visit, full_pages: Path) -> None:
    page = live_figure(visit, full_pages, "parameters_to_predictions.both_views")
    measure = """() => { const line = document.querySelector(".gd-equation"), range = document.createRange();
        const slots = [...line.querySelectorAll("[data-slot]")];
        const gaps = slots.map((slot) => { range.selectNodeContents(slot);
            return slot.getBoundingClientRect().width - range.getBoundingClientRect().width; });
        return [line.getBoundingClientRect().height, Math.max(...gaps.map(Math.abs))]; }"""
    seen = set()
    for step in range(0, 200, 9):
        set_state(page, step=step)
        height, gap = page.evaluate(measure)
        seen.add(height)
        assert gap < 1
    assert len(seen) == 1
