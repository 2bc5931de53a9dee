"""What a figure says and hides in words: its status, the name of Play, a formula that is to be searched blind."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Visit
from tests.site.live import figure_on, live_page, open_at

BLIND, TANGENT = (
    "minimizing_functions.blind_search",
    "derivatives.sliding_tangent",
)


@pytest.fixture
def page_of_two(tmp_path: Path) -> str:
    """The address of a page with both figures."""
    return live_page(tmp_path, BLIND, TANGENT).as_uri()


def _masked(page: Page) -> bool:
    return page.evaluate("[...document.querySelectorAll('.gd-own input')].some((f) => f.style.webkitTextSecurity)")


def test_the_status_names_the_function_where_there_is_no_loss(visit: Visit, page_of_two: str) -> None:
    page = open_at(visit, f"{page_of_two}?x=0.5#{BLIND}", BLIND)
    page.evaluate(f"document.querySelector(\"gd-scene[data-scene='{BLIND}']\").state = {{ x: 1 }}")
    status = figure_on(page, BLIND).locator(".gd-live")
    expect(status).to_contain_text("f(x) ", timeout=3000)
    assert "loss" not in status.text_content()
    assert visit.problems == []


def test_a_formula_to_be_searched_blind_is_not_readable_until_it_is_revealed(visit: Visit, page_of_two: str) -> None:
    page = open_at(visit, f"{page_of_two}?f=x%5E2%2Bsin(3*x)#{BLIND}", BLIND)
    field = figure_on(page, BLIND).get_by_label("Your own f(x) =")
    assert field.input_value() == "x^2+sin(3*x)" and _masked(page)  # from an address
    field.fill("x^2 + x")
    page.wait_for_timeout(700)
    assert not _masked(page)  # who types it may read it
    field.blur()
    assert _masked(page)
    figure_on(page, BLIND).get_by_role("button", name="Reveal").click()
    assert not _masked(page)
    figure_on(page, BLIND).get_by_role("button", name="Reveal").click()
    assert _masked(page)
    figure_on(page, BLIND).get_by_role("button", name="Reset").click()
    assert not _masked(page)
    assert visit.problems == []


def test_a_formula_whose_curve_is_in_view_is_readable(visit: Visit, page_of_two: str) -> None:
    page = open_at(visit, f"{page_of_two}?f=x%5E2#{TANGENT}", TANGENT)
    assert figure_on(page, TANGENT).get_by_label("Your own f(x) =").input_value() == "x^2" and not _masked(page)
