"""Links are copied, followed, and gone back from."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

from tests.site import test_scene_address as base
from tests.site.conftest import Visit
from tests.site.test_scene_address import CONTOUR, DIVERGING, PATH, _copy, _defaults, _figure, _open, _slide, _state

copying = base.copying
served = base.served


def test_copy_link_gives_the_address_of_this_state(copying: BrowserContext, visit: Visit, served: str) -> None:
    page = _open(visit, served)
    _slide(page, "learning rate", "0.8")
    _slide(page, "step", "5")
    assert page.url == served  # not before the reader asks for it
    _copy(page)
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url == f"{served}?learning_rate=0.8&step=5#{DIVERGING}"
    assert _figure(page).get_by_role("button", name="Link copied").count() == 1
    other = _open(Visit(copying.new_page()), link)
    assert _state(other) == {"learning_rate": 0.8, "step": 5}
    assert visit.problems == []


def test_a_link_to_the_figure_as_it_opens_needs_no_query(copying: BrowserContext, visit: Visit, served: str) -> None:
    page = _open(visit, served)
    _copy(page)
    assert page.url == f"{served}#{DIVERGING}"


def test_a_dragged_point_and_a_formula_are_in_the_link(copying: BrowserContext, visit: Visit, served: str) -> None:
    page = _open(visit, served, CONTOUR)
    page.evaluate(
        f"document.querySelector(\"gd-scene[data-scene='{CONTOUR}']\").state = {{ start: [1 / 3, -0.5], step: 30 }}"
    )
    _copy(page, CONTOUR)
    assert page.url == f"{served}?start=0.333333,-0.5#{CONTOUR}"  # the whole run, which is what it shows unless told
    page.evaluate(f"document.querySelector(\"gd-scene[data-scene='{CONTOUR}']\").state = {{ step: 0 }}")
    _copy(page, CONTOUR)
    assert page.url == f"{served}?start=0.333333,-0.5&step=0#{CONTOUR}"
    page = _open(visit, served, PATH)
    field = _figure(page, PATH).get_by_label("Your own f(x) =")
    field.fill("x^2 + 1 & 2")
    field.press("Enter")
    field.fill("sin(x) + x^2")
    field.press("Enter")
    _copy(page, PATH)
    again = _open(visit, page.url, PATH)
    assert _state(again, PATH)["f"] == "sin(x) + x^2"


def test_back_and_forward_change_the_figure_and_nothing_else(
    copying: BrowserContext, visit: Visit, served: str
) -> None:
    page = _open(visit, served)
    page.evaluate("window.same = true")
    _slide(page, "learning rate", "0.8")
    _copy(page)
    page.go_back()
    page.wait_for_function("!location.search")
    assert _state(page) == _defaults()
    page.go_forward()
    page.wait_for_function("location.search")
    assert _state(page)["learning_rate"] == 0.8
    assert page.evaluate("same") and visit.problems == []


def test_the_address_follows_without_filling_the_history(copying: BrowserContext, visit: Visit, served: str) -> None:
    page = _open(visit, served)
    _copy(page)
    entries = page.evaluate("history.length")
    for rate in ("0.2", "0.4", "0.6"):
        _slide(page, "learning rate", rate)
        page.wait_for_function(f"location.search === '?learning_rate={rate}'")
    _figure(page).get_by_role("button", name="Reset").click()
    page.wait_for_function("location.search === ''")
    assert page.url == f"{served}#{DIVERGING}" and page.evaluate("history.length") == entries


def test_another_place_of_the_page_leaves_the_figure_as_it_is(visit: Visit, served: str) -> None:
    page = _open(visit, f"{served}?learning_rate=0.6#{DIVERGING}")
    page.evaluate("location.hash = '#elsewhere'")
    page.wait_for_timeout(100)
    assert _state(page)["learning_rate"] == 0.6
    _slide(page, "learning rate", "0.7")
    page.wait_for_timeout(500)
    assert page.url.endswith("?learning_rate=0.6#elsewhere")


def test_two_figures_take_turns_in_the_address(copying: BrowserContext, visit: Visit, served: str) -> None:
    page = _open(visit, served)
    _slide(page, "learning rate", "0.8")
    _copy(page)
    page.evaluate(f"document.querySelector(\"gd-scene[data-scene='{PATH}']\").ready.then(() => true)")
    _slide(page, "learning rate", "0.3", PATH)
    _copy(page, PATH)
    assert page.url == f"{served}?learning_rate=0.3#{PATH}"
    page.go_back()
    page.wait_for_function("location.hash === '#learning_rates.diverging'")
    assert _state(page)["learning_rate"] == 0.8 and _state(page, PATH) == _defaults(PATH)


def test_without_a_clipboard_the_link_is_there_to_be_copied(visit: Visit, served: str) -> None:
    visit.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    page = _open(visit, served)
    _slide(page, "learning rate", "0.8")
    button = _figure(page).get_by_role("button", name="Copy link")
    before = page.evaluate("document.documentElement.scrollHeight")
    button.click()
    field = page.locator(".gd-address:visible")
    field.wait_for()
    assert page.evaluate("getSelection().toString()") == f"{served}?learning_rate=0.8#{DIVERGING}"
    assert page.evaluate("document.documentElement.scrollHeight") == before
    assert field.bounding_box()["height"] >= 44
    page.keyboard.press("Escape")
    assert not field.is_visible() and page.evaluate("document.activeElement.dataset.share") == "link"
    assert visit.problems == []
