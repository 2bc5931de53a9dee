"""The minus sign of a step, flipped on the page: the point climbs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Visit
from tests.site.live import iterates_of, open_figure, set_state, state_of

FLIPPED = "gradient_descent.minus_sign"


def _equation(page: Page) -> str:
    return " ".join((page.locator(".gd-equation").text_content() or "").split())


def _slope(x: float) -> float:
    return 4 * x**3 - 4 * x + 0.3


@pytest.mark.engines("chromium", "firefox")
def test_with_a_plus_the_point_climbs_by_key_and_by_press(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, FLIPPED)
    button = page.get_by_role("button", name="Plus instead of minus")
    assert iterates_of(page)[:2, 0] == pytest.approx([0.5, 0.56]) and iterates_of(page)[-1, 0] > 0.95
    set_state(page, step=0)
    assert _equation(page) == "x ← 0.50 − 0.05⋅(−1.20) = 0.56"
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert iterates_of(page)[:2, 0] == pytest.approx([0.5, 0.44])
    assert state_of(page)["step"] == 24 and 0.07 < iterates_of(page)[-1, 0] < 0.09  # shown whole, to the hilltop
    set_state(page, step=0)
    assert _equation(page) == "x ← 0.50 + 0.05⋅(−1.20) = 0.44"
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert iterates_of(page)[1, 0] == pytest.approx(0.56)
    assert visit.problems == []


def test_a_point_on_its_way_down_turns_round(visit: Visit, bare_pages: Path) -> None:
    page = open_figure(visit, bare_pages, FLIPPED)
    set_state(page, step=3)
    down = iterates_of(page)[:4, 0]
    page.get_by_role("button", name="Plus instead of minus").click()
    path = iterates_of(page)[:, 0]
    assert path[:4] == pytest.approx(down) and state_of(page)["step"] == 3
    assert path[4] == pytest.approx(down[3] + 0.05 * _slope(down[3])) and path[4] < path[3]
    page.get_by_role("button", name="Reset").evaluate("button => button.click()")
    assert state_of(page)["maximize"] == 0 and iterates_of(page)[4, 0] > down[3]


def test_the_sign_is_in_the_address(visit: Visit, bare_pages: Path) -> None:
    page = visit.open(f"file://{bare_pages}/{FLIPPED}.html?maximize=1&start=1.4#{FLIPPED}")
    page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    assert state_of(page)["maximize"] == 1
    assert page.get_by_role("button", name="Plus instead of minus").get_attribute("aria-pressed") == "true"
    assert iterates_of(page)[1, 0] == pytest.approx(1.4 + 0.05 * _slope(1.4))  # and on, for ever
    page.wait_for_function("document.querySelector('.gd-stage').textContent.length > 0")
    assert len(iterates_of(page)) < 25 and visit.problems == []
