"""Data of the reader's own: points added, dragged, moved by keys, deleted; everything follows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Locator, Page

from gdviz import scenes
from gdviz.objectives import line_loss
from gdviz.optimizers.descent import descend
from tests.site.axe import Axe
from tests.site.conftest import Visit
from tests.site.live import DATA, RUN, come_alive, data_of, place_of

SCENE = scenes.get(RUN)

HELD_OUT = SCENE.panels[0].marks[2].dataset


@pytest.fixture
def page(visit: Visit, pages: dict[str, Path]) -> Page:
    return come_alive(visit, pages[RUN])


def _houses(page: Page) -> Locator:
    return page.locator(".gd-datum")


def _everything_follows(page: Page) -> None:
    """The run, both losses and the line are those of Python on the data shown."""
    x, y = (np.array(column) for column in zip(*data_of(page), strict=True))
    run = SCENE.runs[0]
    expected = descend(line_loss(x, y), run.optimizer, run.start, run.steps)
    found = np.array(page.evaluate("document.querySelector('gd-scene').trajectories[0]"))
    np.testing.assert_allclose(found, expected.iterates, rtol=1e-9, atol=1e-12)
    store = "document.querySelector('gd-scene').figure.store"
    loss = page.evaluate(f"{store}.trajectory(0).losses.at(-1)")
    assert loss == pytest.approx(float(np.mean((x * expected.final[0] + expected.final[1] - y) ** 2)), rel=1e-9)
    assert page.locator("svg text", has_text=f"{loss:.3f}").count() == 1
    assert data_of(page, 1) == list(zip(HELD_OUT.x, HELD_OUT.y, strict=True))


def test_every_house_says_where_it_is(page: Page) -> None:
    assert _houses(page).count() == len(DATA)
    third = page.get_by_role("slider", name="house 3", exact=True)
    assert third.get_attribute("aria-valuetext") == f"floor area {DATA.x[2]:.2f}, price {DATA.y[2]:.2f}"
    assert float(third.get_attribute("aria-valuenow") or "nan") == DATA.x[2]


def test_a_click_adds_a_house_and_everything_follows(page: Page, visit: Visit) -> None:
    page.evaluate("document.querySelector('gd-scene').state = { step: 100 }")
    _everything_follows(page)
    line = page.locator('svg path[stroke="var(--gd-function)"]').first
    curve = page.locator('svg path[stroke="var(--gd-path)"]').first
    before = [each.get_attribute("d") for each in (line, curve)]
    page.mouse.click(*place_of(page, 0.5, 6.5))
    assert len(data_of(page)) == len(DATA) + 1
    assert data_of(page)[-1] == pytest.approx((0.5, 6.5), abs=0.03)
    assert [each.get_attribute("d") for each in (line, curve)] != before
    _everything_follows(page)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"house {len(DATA) + 1}"
    assert f"Added house 13: floor area {data_of(page)[-1][0]:.2f}" in (page.locator(".gd-live").text_content() or "")
    assert visit.problems == []


@pytest.mark.engines("chromium", "firefox")
def test_a_house_is_dragged_by_mouse(page: Page, visit: Visit) -> None:
    x, y = DATA.x[-1], DATA.y[-1]
    start, end = place_of(page, x, y), place_of(page, 2.2, 1.5)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()
    assert len(data_of(page)) == len(DATA)
    assert data_of(page)[-1] == pytest.approx((2.2, 1.5), abs=0.05)
    assert data_of(page)[:-1] == list(zip(DATA.x[:-1], DATA.y[:-1], strict=True))
    _everything_follows(page)
    assert visit.problems == []


def test_the_nearest_of_crowded_houses_is_taken(page: Page) -> None:
    """Fingers need 44 pixels; houses are closer than that."""
    for place in range(len(DATA)):
        page.mouse.move(*place_of(page, DATA.x[place], DATA.y[place]))
        page.mouse.down()
        page.mouse.up()
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"house {place + 1}"
    assert data_of(page) == list(zip(DATA.x, DATA.y, strict=True))


def test_a_house_cannot_leave_the_plot(page: Page) -> None:
    page.mouse.move(*place_of(page, DATA.x[0], DATA.y[0]))
    page.mouse.down()
    page.mouse.move(-3000, 5000, steps=3)
    page.mouse.up()
    assert data_of(page)[0] == (0.0, -1.0)
    _everything_follows(page)


def test_houses_are_added_moved_and_deleted_by_keys(page: Page, visit: Visit) -> None:
    page.get_by_role("button", name="Add house").focus()
    page.keyboard.press("Enter")
    assert data_of(page)[-1] == (1.3, 3.5)  # the middle of 0 to 2.6 and of -1 to 8
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "house 13"
    for key in ("ArrowRight", "ArrowRight", "ArrowUp", "Shift+ArrowLeft", "PageDown"):
        page.keyboard.press(key)
    across, up = page.evaluate("document.querySelector('gd-scene').figure.parts.find((each) => each.steps).steps")
    assert data_of(page)[-1] == pytest.approx((1.3 - 8 * across, 3.5 - 9 * up), abs=0.011)
    _everything_follows(page)
    page.keyboard.press("Delete")
    assert data_of(page) == list(zip(DATA.x, DATA.y, strict=True))
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "house 12"
    page.keyboard.press("Backspace")
    assert len(data_of(page)) == len(DATA) - 1
    assert page.locator(".gd-live").text_content() == "Deleted house 12, 11 left"
    _everything_follows(page)
    assert visit.problems == []


@pytest.mark.parametrize("width", [1280, 320])
def test_houses_added_by_button_do_not_hide_each_other(page: Page, width: int) -> None:
    """All there can be: within the plot, at a price, and each as far from all others as a point is wide."""
    page.set_viewport_size({"width": width, "height": 900})
    for _ in range(60 - len(DATA)):
        page.evaluate("document.querySelector('[data-edit=add]').click()")
    added = data_of(page)[len(DATA) :]
    assert len(added) == 60 - len(DATA)
    assert added[0] == (1.3, 3.5)
    assert all(0 < x < 2.6 and 0 <= y < 8 for x, y in added)
    places = np.array([place_of(page, x, y) for x, y in [*data_of(page), *data_of(page, 1)]])
    away = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    new = slice(len(DATA), 60)
    np.fill_diagonal(away, np.inf)
    assert away[new].min() > (10 if width == 1280 else 8)


def test_the_button_finds_room_wherever_points_are(page: Page) -> None:
    """Also beside points that lie between the places it would take."""
    for x in np.linspace(0.1, 2.5, 7):
        for y in np.linspace(0.5, 7.5, 6):
            page.mouse.click(*place_of(page, x, y))
    before = len(data_of(page))
    page.get_by_role("button", name="Add house").click()
    places = np.array([place_of(page, x, y) for x, y in data_of(page)])
    assert len(places) == before + 1 and np.hypot(*(places[:-1] - places[-1]).T).min() > 10


@pytest.mark.parametrize(("slip", "adds"), [(0, True), (2, True), (6, False), (80, False)])
def test_only_a_click_that_ends_where_it_began_adds_a_house(page: Page, slip: float, adds: bool) -> None:
    x, y = place_of(page, 0.5, 6.5)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + slip, steps=3)
    page.mouse.up()
    assert len(data_of(page)) == len(DATA) + adds


def test_the_button_deletes_the_chosen_house(page: Page) -> None:
    button = page.get_by_role("button", name="Delete house")
    assert button.get_attribute("aria-disabled") == "true"
    button.click(force=True)
    assert len(data_of(page)) == len(DATA)
    assert page.locator(".gd-live").text_content() == "Choose a house first"
    page.mouse.click(*place_of(page, DATA.x[4], DATA.y[4]))
    assert button.get_attribute("aria-disabled") == "false"
    button.click()
    rest = [point for place, point in enumerate(zip(DATA.x, DATA.y, strict=True)) if place != 4]
    assert data_of(page) == rest and button.get_attribute("aria-disabled") == "true"


def test_two_houses_stay_and_there_is_a_most(page: Page, visit: Visit) -> None:
    _houses(page).last.focus()
    for _ in range(20):
        page.keyboard.press("Delete")
    assert len(data_of(page)) == 2
    _everything_follows(page)
    for _ in range(70):
        page.evaluate("document.querySelector('[data-edit=add]').click()")
    assert len(data_of(page)) == 60 and _houses(page).count() == 60
    assert visit.problems == []


@pytest.mark.parametrize("button", ["Original data", "Reset"])
def test_the_original_data_come_back(page: Page, button: str) -> None:
    page.mouse.click(*place_of(page, 0.5, 6.5))
    _houses(page).first.press("Delete")
    page.get_by_role("slider", name="learning rate η").press("ArrowRight")
    page.get_by_role("button", name=button).click()
    assert data_of(page) == list(zip(DATA.x, DATA.y, strict=True))
    assert _houses(page).count() == len(DATA)
    rate = page.evaluate("document.querySelector('gd-scene').state.learning_rate")
    assert (rate == SCENE.opening["learning_rate"]) == (button == "Reset")


@pytest.mark.parametrize("place", [2, None])
def test_a_house_in_focus_stays_so_when_the_drawing_changes_its_layout(page: Page, place: int | None) -> None:
    if place is not None:
        _houses(page).nth(place).focus()
    for width, wide in ((320, False), (900, True), (320, False)):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(
            f"document.querySelector('svg').getAttribute('viewBox').startsWith('0 0 720') === {str(wide).lower()}"
        )
        label = page.evaluate("document.activeElement.getAttribute('aria-label')")
        assert label == (None if place is None else f"house {place + 1}")
    if place is not None:
        page.keyboard.press("ArrowUp")
        assert data_of(page)[place][1] > DATA.y[place]


def test_the_data_stay_when_the_drawing_changes_its_layout(page: Page, visit: Visit) -> None:
    page.mouse.click(*place_of(page, 0.5, 6.5))
    page.set_viewport_size({"width": 320, "height": 900})
    page.wait_for_function("!document.querySelector('svg').getAttribute('viewBox').startsWith('0 0 720')")
    assert _houses(page).count() == len(DATA) + 1 and page.locator(".gd-datum[data-selected]").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    touch = page.locator(".gd-datum .gd-touch").first.bounding_box()
    assert touch is not None and min(touch["width"], touch["height"]) >= 43.5
    _houses(page).first.press("Delete")
    _everything_follows(page)
    assert visit.problems == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_nothing_for_axe_to_complain_of(page: Page, scheme: str) -> None:
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
    for _ in range(2):
        found = Axe().run(page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
        page.get_by_role("button", name="Add house").click()
