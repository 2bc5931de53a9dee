"""A value to beat."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from gdviz import scenes
from gdviz.figure.parts import Target
from tests.site.conftest import Visit
from tests.site.live import SQUARES, come_alive


def test_the_target_says_how_far_and_when_it_is_reached(visit: Visit, pages: dict[str, Path]) -> None:
    scene = scenes.get(SQUARES)
    assert scene.objective is not None
    page = come_alive(visit, pages[SQUARES])
    line = page.locator(".gd-target")
    loss = scene.objective([0.5, 1.0])
    assert line.text_content() == f"Target: loss under 0.060. Now {loss:.3f}, {loss - 0.06:.3f} too high"
    page.evaluate("document.querySelector('gd-scene').state = { m: 1.9, b: 0.4 }")
    assert line.text_content() == f"{scene.objective([1.9, 0.4]):.3f}: under the target 0.060"
    assert line.get_attribute("data-reached") is not None
    page.wait_for_function("document.querySelector('.gd-live').textContent.includes('under the target')")
    page.get_by_role("slider", name="slope m").press("End")
    assert line.get_attribute("data-reached") is None and "too high" in (line.text_content() or "")
    assert visit.problems == []


def test_the_target_can_be_reached_with_the_sliders_but_is_not_a_gift() -> None:
    """Of the stops of both sliders some beat it, and few."""
    scene = scenes.get(SQUARES)
    assert scene.objective is not None and scene.part(Target) is not None
    m, b = np.meshgrid(np.arange(-1.0, 4.001, 0.05), np.arange(-2.0, 4.001, 0.05))
    reached = scene.objective(np.stack([m, b])) < scene.part(Target).value
    assert 10 <= reached.sum() <= 60


def test_the_page_says_the_target_before_the_figure_lives(visit: Visit, pages: dict[str, Path]) -> None:
    page = come_alive(visit, pages[SQUARES])
    live = page.locator(".gd-target").text_content()
    assert f">{live}<" in pages[SQUARES].read_text()
