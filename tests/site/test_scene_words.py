"""What a figure says and hides in words: its status, the name of Play, a formula that is to be searched blind."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Visit
from tests.site.live import figure_on, live_page, open_at, open_figure

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


# Of these words that move, those that cover each other, at each of these settings or turns of a camera.
_COVERED = """async ([words, states, turns]) => {
    const { figure } = document.querySelector("gd-scene"), covered = [];
    const all = [...document.querySelectorAll("svg.gd-stage text")];
    const texts = all.filter((each) => words.includes(each.textContent));
    const look = (told) => {
        const shown = texts.filter((each) => each.getAttribute("visibility") !== "hidden");
        const boxes = shown.map((each) => [each.getBBox(), Number(each.getAttribute("y")), each.textContent]);
        for (const [place, [box, y, one]] of boxes.entries()) for (const [other, at, two] of boxes.slice(place + 1)) {
            const beside = box.x + box.width <= other.x || other.x + other.width <= box.x;
            if (!beside && Math.abs(y - at) < 13) covered.push([told, one, two]);
        }
    };
    for (const state of states) { figure.store.set(state); look(state); }
    for (const turn of turns) { figure.store.turned[0] = turn; figure.update(); look(turn); }
    return [texts.length, covered];
}"""


@pytest.mark.parametrize(
    ("id", "words", "states", "turns"),
    [
        (
            "loss_landscape.surface_and_contour",
            ["A", "B", "C"],
            [],
            [[azimuth, elevation] for azimuth in range(-180, 180, 15) for elevation in (5, 20, 35, 60, 85)],
        ),
        (
            "putting_it_together.full_run",
            ["training", "held out"],
            [
                {"learning_rate": rate, "start_m": m, "start_b": b, "step": 100}
                for rate in (0.01, 0.05, 0.2, 0.38, 0.45)
                for m in (-0.75, 1, 1.9, 4.5)
                for b in (-3, 0.4, 3.9)
            ],
            [],
        ),
    ],
)
def test_words_that_move_never_cover_each_other(
    visit: Visit, bare_pages: Path, id: str, words: list[str], states: list[dict], turns: list[list[int]]
) -> None:
    page = open_figure(visit, bare_pages, id)
    count, covered = page.evaluate(_COVERED, [words, states, turns])
    assert count >= len(words) and covered == []
    assert visit.problems == []
