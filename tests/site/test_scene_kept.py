"""What a reader has set goes with the entry of the history and is there after Back; links say what they leave out."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import APIResponse, BrowserContext, Page, Route

from tests.site.conftest import Visit
from tests.site.live import CONTOUR, PATH, RUN, data_of, figure_on, live_page, open_at, slide, state_of
from tests.site.test_scene_share import copying  # noqa: F401

PROBED, ORBIT = "minimizing_functions.blind_search", "loss_landscape.orbit"
TURNED = "loss_landscape.surface_and_contour"
# Before the theme, which waits a tenth of a second, has noted where the reader is.
SCROLLS_AND_GOES_BACK = """new Promise((done) => {
    addEventListener("scroll", () => setTimeout(() => done(history.back()), 30), { once: true });
    scrollTo(0, 500);
})"""
STORE = "query => JSON.parse(document.querySelector(query).figure.store.snapshot)"


@pytest.fixture(scope="module")
def pages_apart(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Pages from file://, which are loaded anew on Back: one a figure with data, probes, a camera, a function."""
    folder = tmp_path_factory.mktemp("kept")
    return {id: f"file://{live_page(folder, id)}" for id in (RUN, PROBED, ORBIT, TURNED, PATH, CONTOUR)}


def _kept(page: Page, id: str) -> dict:
    """All that is set in a figure, once it has been noted in the history."""
    page.wait_for_function("id => history.state?.gd?.[id]", arg=id)
    page.wait_for_timeout(400)
    return page.evaluate(STORE, f"gd-scene[data-scene='{id}']")


def _gone_and_back(page: Page, pages: dict[str, str], id: str, elsewhere: str = CONTOUR) -> dict:
    """The same after a page elsewhere, loaded in full, and Back."""
    page.evaluate("window.same = true")
    page.goto(pages[elsewhere])
    page.go_back()
    page.evaluate("id => document.querySelector(`gd-scene[data-scene='${id}']`).ready.then(() => true)", id)
    assert not page.evaluate("window.same"), "the page was not loaded anew"
    return page.evaluate(STORE, f"gd-scene[data-scene='{id}']")


def test_houses_and_the_step_are_there_after_back(visit: Visit, pages_apart: dict[str, str]) -> None:
    page = open_at(visit, pages_apart[RUN], RUN)
    page.get_by_role("button", name="Add house").click()
    page.get_by_role("slider", name="step").fill("7")
    count, before = len(data_of(page)), _kept(page, RUN)
    assert _gone_and_back(page, pages_apart, RUN) == before
    assert len(data_of(page)) == count == 13 and state_of(page, RUN)["step"] == 7
    assert page.locator(".gd-datum").count() == 13
    assert visit.problems == []


def test_a_function_and_a_rate_changed_on_the_way_are_there_after_back(
    visit: Visit, pages_apart: dict[str, str]
) -> None:
    page = open_at(visit, pages_apart[PATH], PATH)
    field = page.get_by_label("Your own f(x) =")
    field.fill("x^2 + sin(x)")
    field.press("Enter")
    slide(page, "step", "4", PATH)
    slide(page, "learning rate", "0.3", PATH)
    before = _kept(page, PATH)
    assert len(before["segments"]) == 2
    runs = page.evaluate("document.querySelector('gd-scene').trajectories")
    assert _gone_and_back(page, pages_apart, PATH) == before
    assert page.evaluate("document.querySelector('gd-scene').trajectories") == runs
    assert field.input_value() == "x^2 + sin(x)" and state_of(page, PATH)["step"] == 4


def test_a_camera_and_probes_are_there_after_back(visit: Visit, pages_apart: dict[str, str]) -> None:
    page = open_at(visit, pages_apart[PROBED], PROBED)
    handle = page.locator(".gd-handle[role=slider]").first
    handle.focus()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    before = _kept(page, PROBED)
    (probes,) = before["history"].values()
    assert len(probes) == 4
    assert _gone_and_back(page, pages_apart, PROBED) == before
    page = open_at(visit, pages_apart[TURNED], TURNED)
    page.get_by_role("slider", name="turn the surface").press("ArrowRight")
    before = _kept(page, TURNED)
    assert len(before["turned"]) == 1
    assert _gone_and_back(page, pages_apart, TURNED) == before


def test_a_figure_as_it_opened_leaves_no_word_in_the_history(visit: Visit, pages_apart: dict[str, str]) -> None:
    page = open_at(visit, pages_apart[PATH], PATH)
    page.wait_for_timeout(400)
    assert page.evaluate("history.state") is None
    slide(page, "learning rate", "0.3", PATH)
    _kept(page, PATH)
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("id => !history.state.gd[id]", arg=PATH)


def test_what_the_theme_notes_and_what_figures_note_leave_each_other_alone(
    visit: Visit, pages_apart: dict[str, str]
) -> None:
    page = open_at(visit, pages_apart[PATH], PATH)
    slide(page, "learning rate", "0.3", PATH)
    before = _kept(page, PATH)
    page.evaluate("history.replaceState({ x: 1, y: 22 }, '')")  # as the theme does after each scroll
    assert page.evaluate("[history.state.x, history.state.y]") == [1, 22]
    slide(page, "step", "3", PATH)
    page.wait_for_function("id => JSON.parse(history.state.gd[id]).state.step === 3", arg=PATH)
    assert page.evaluate("[history.state.x, history.state.y]") == [1, 22]
    assert _gone_and_back(page, pages_apart, PATH) == {**before, "state": {**before["state"], "step": 3}}


def test_what_another_version_of_the_page_has_kept_is_left(visit: Visit, pages_apart: dict[str, str]) -> None:
    page = open_at(visit, pages_apart[PATH], PATH)
    for snapshot in ('{"state":{},"ownData":[],"segments":[{"values":{"rate":1}}]}', "{", "[]", "7"):
        page.evaluate("([id, kept]) => history.replaceState({ gd: { [id]: kept } }, '')", [PATH, snapshot])
        page.reload()
        page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
        assert state_of(page, PATH) == {"learning_rate": 0.1, "start": 0, "step": 0}, snapshot
    assert visit.problems == []


def _late(route: Route) -> APIResponse:
    answer = route.fetch()
    time.sleep(0.3)
    return answer


def test_work_on_the_built_site_is_there_after_back(visit: Visit, root: str) -> None:
    """By the theme's instant navigation, which changes the page without loading it."""
    page = open_at(visit, f"{root}guide/putting-it-together/", RUN)
    page.evaluate("window.same = true")
    figure_on(page, RUN).get_by_role("button", name="Add house").click()
    slide(page, "step", "9", RUN)
    page.wait_for_timeout(400)
    place = page.evaluate("scrollY")
    page.locator(".gd-nav a[href$='gradient-descent/']").click()
    page.wait_for_selector(f"gd-scene[data-scene='{PATH}']", state="attached")
    page.wait_for_timeout(300)
    page.route("**/putting-it-together/", lambda route: route.fulfill(response=_late(route)))
    page.evaluate(SCROLLS_AND_GOES_BACK)
    page.wait_for_selector(f"gd-scene[data-scene='{RUN}'][data-alive]")
    state = page.evaluate(STORE, f"gd-scene[data-scene='{RUN}']")
    assert [len(points["x"]) for points in state["ownData"] if points] == [13] and state["state"]["step"] == 9
    assert page.evaluate("same") and abs(page.evaluate("scrollY") - place) < 5
    assert visit.problems == []


# ---- links


@pytest.mark.parametrize("points", ["houses", "beans"])
def test_a_link_says_what_it_leaves_out_and_keeps_the_step(
    copying: BrowserContext,  # noqa: F811
    visit: Visit,
    pages_apart: dict[str, str],
    points: str,
) -> None:
    page = open_at(visit, pages_apart[RUN], RUN)
    page.evaluate("points => { document.querySelector('[data-points]').dataset.points = points; }", points)
    page.get_by_role("button", name="Add house").click()
    assert state_of(page, RUN)["step"] == 100  # the whole run is shown with it
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name=re.compile(f"^Link copied, without your {points}$")).wait_for()
    assert page.url.endswith(f"?step=100#{RUN}")
    link = page.evaluate("navigator.clipboard.readText()")
    other = open_at(Visit(copying.new_page()), link, RUN)
    assert state_of(other, RUN) == state_of(page, RUN)


def test_a_link_after_back_to_the_original_data_leaves_nothing_out(
    copying: BrowserContext,  # noqa: F811
    visit: Visit,
    pages_apart: dict[str, str],
) -> None:
    page = open_at(visit, pages_apart[RUN], RUN)
    page.get_by_role("button", name="Add house").click()
    page.get_by_role("button", name="Original data").click()
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Link copied", exact=True).wait_for()


def test_a_turn_that_sliders_say_is_in_the_link(
    copying: BrowserContext,  # noqa: F811
    visit: Visit,
    pages_apart: dict[str, str],
) -> None:
    page = open_at(visit, pages_apart[ORBIT], ORBIT)
    area = page.locator(".gd-turn").bounding_box()
    page.mouse.move(area["x"] + 40, area["y"] + 60)
    page.mouse.down()
    page.mouse.move(area["x"] + 90, area["y"] + 70, steps=4)
    page.mouse.up()
    turned = state_of(page, ORBIT)
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Link copied", exact=True).wait_for()
    assert f"azimuth={turned['azimuth']:g}" in page.url


# ---- addresses


@pytest.mark.parametrize("formula", ["x^^2", "foo(x)"])
def test_a_formula_in_an_address_that_is_none_stands_in_its_field(visit: Visit, served: str, formula: str) -> None:
    address = f"{served}?f={formula}&learning_rate=0.3#{PATH}"
    page = open_at(visit, address, PATH)
    field = figure_on(page, PATH).get_by_label("Your own f(x) =")
    assert field.input_value() == formula and field.get_attribute("aria-invalid") == "true"
    assert figure_on(page, PATH).locator(".gd-mistake p").text_content()
    page.wait_for_timeout(500)
    assert page.url == address and state_of(page, PATH)["learning_rate"] == 0.3
    figure_on(page, PATH).get_by_role("button", name="Reset").click()
    assert field.input_value() == "" and field.get_attribute("aria-invalid") == "false"
    page.wait_for_function("!location.search")
    assert visit.problems == []


def test_a_plus_in_an_address_is_a_plus(visit: Visit, served: str) -> None:
    page = open_at(visit, f"{served}?f=x^2+x#{PATH}", PATH)
    assert state_of(page, PATH)["f"] == "x^2+x"
    assert figure_on(page, PATH).get_by_label("Your own f(x) =").input_value() == "x^2+x"
