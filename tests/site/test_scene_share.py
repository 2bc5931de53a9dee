"""Links are copied, followed, and gone back from."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, Page

from gdviz.cli.link import linked
from tests.site.conftest import Visit
from tests.site.live import (
    CONTOUR,
    DIVERGING,
    PATH,
    defaults_of,
    figure_on,
    live_page,
    open_at,
    open_menus,
    slide,
    state_of,
)


@pytest.fixture
def copying(context: BrowserContext) -> BrowserContext:
    """A reader who lets the page write to the clipboard."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return context


def _copy(page: Page, id: str = DIVERGING) -> None:
    open_menus(page, id)
    figure_on(page, id).get_by_role("button", name="Copy link").click()
    page.wait_for_function(
        "[...document.querySelectorAll('.gd-live')].some((live) => live.textContent === 'Link copied')"
    )


def test_copy_link_gives_the_address_of_this_state(copying: BrowserContext, visit: Visit, served: str) -> None:
    page = open_at(visit, served)
    slide(page, "learning rate", "0.8")
    slide(page, "step", "5")
    assert page.url == served  # not before the reader asks for it
    _copy(page)
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url == f"{served}?learning_rate=0.8&step=5#{DIVERGING}"
    assert figure_on(page).get_by_role("button", name="Link copied").count() == 1
    other = open_at(Visit(copying.new_page()), link)
    assert state_of(other) == {"learning_rate": 0.8, "step": 5}
    assert visit.problems == []


def test_a_link_to_the_figure_as_it_opens_needs_no_query(copying: BrowserContext, visit: Visit, served: str) -> None:
    page = open_at(visit, served)
    _copy(page)
    assert page.url == f"{served}#{DIVERGING}"


def test_a_dragged_point_and_a_formula_are_in_the_link(copying: BrowserContext, visit: Visit, served: str) -> None:
    page = open_at(visit, served, CONTOUR)
    page.evaluate(
        f"document.querySelector(\"gd-scene[data-scene='{CONTOUR}']\").state = {{ start: [1 / 3, -0.5], step: 30 }}"
    )
    _copy(page, CONTOUR)
    assert page.url == f"{served}?start=0.333333,-0.5#{CONTOUR}"  # the whole run, which is what it shows unless told
    page.evaluate(f"document.querySelector(\"gd-scene[data-scene='{CONTOUR}']\").state = {{ step: 0 }}")
    _copy(page, CONTOUR)
    assert page.url == f"{served}?start=0.333333,-0.5&step=0#{CONTOUR}"
    page = open_at(visit, served, PATH)
    field = figure_on(page, PATH).get_by_label("Your own f(x) =")
    field.fill("x^2 + 1 & 2")
    field.press("Enter")
    field.fill("sin(x) + x^2")
    field.press("Enter")
    _copy(page, PATH)
    again = open_at(visit, page.url, PATH)
    assert state_of(again, PATH)["f"] == "sin(x) + x^2"


def test_back_and_forward_change_the_figure_and_nothing_else(
    copying: BrowserContext, visit: Visit, served: str
) -> None:
    page = open_at(visit, served)
    page.evaluate("window.same = true")
    slide(page, "learning rate", "0.8")
    _copy(page)
    page.go_back()
    page.wait_for_function("!location.search")
    assert state_of(page) == defaults_of()
    page.go_forward()
    page.wait_for_function("location.search")
    assert state_of(page)["learning_rate"] == 0.8
    assert page.evaluate("same") and visit.problems == []


def test_the_address_follows_without_filling_the_history(copying: BrowserContext, visit: Visit, served: str) -> None:
    page = open_at(visit, served)
    _copy(page)
    entries = page.evaluate("history.length")
    for rate in ("0.2", "0.4", "0.6"):
        slide(page, "learning rate", rate)
        page.wait_for_function(f"location.search === '?learning_rate={rate}'")
    figure_on(page).get_by_role("button", name="Reset").click()
    page.wait_for_function("location.search === ''")
    assert page.url == f"{served}#{DIVERGING}" and page.evaluate("history.length") == entries


def test_another_place_of_the_page_leaves_the_figure_as_it_is(visit: Visit, served: str) -> None:
    page = open_at(visit, f"{served}?learning_rate=0.6#{DIVERGING}")
    page.evaluate("location.hash = '#elsewhere'")
    page.wait_for_timeout(100)
    assert state_of(page)["learning_rate"] == 0.6
    slide(page, "learning rate", "0.7")
    page.wait_for_timeout(500)
    assert page.url.endswith("?learning_rate=0.6#elsewhere")


def test_two_figures_take_turns_in_the_address(copying: BrowserContext, visit: Visit, served: str) -> None:
    page = open_at(visit, served)
    slide(page, "learning rate", "0.8")
    _copy(page)
    page.evaluate(f"document.querySelector(\"gd-scene[data-scene='{PATH}']\").ready.then(() => true)")
    slide(page, "learning rate", "0.3", PATH)
    _copy(page, PATH)
    assert page.url == f"{served}?learning_rate=0.3#{PATH}"
    page.go_back()
    page.wait_for_function("location.hash === '#learning_rates.diverging'")
    assert state_of(page)["learning_rate"] == 0.8 and state_of(page, PATH) == defaults_of(PATH)


def test_without_a_clipboard_the_link_is_there_to_be_copied(visit: Visit, served: str) -> None:
    visit.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    page = open_at(visit, served)
    slide(page, "learning rate", "0.8")
    button = figure_on(page).get_by_role("button", name="Copy link")
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


def test_on_a_page_opened_as_a_file(visit: Visit, tmp_path: Path) -> None:
    file = live_page(tmp_path, DIVERGING)
    page = open_at(visit, f"file://{file}?learning_rate=0.8#{DIVERGING}")
    assert state_of(page)["learning_rate"] == 0.8
    page.evaluate(
        "void (navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError')))"
    )
    slide(page, "step", "2")
    page.get_by_role("button", name="Copy link").focus()
    page.keyboard.press("Enter")
    field = page.locator(".gd-address:visible")
    field.wait_for()
    assert field.input_value() == f"file://{file}?learning_rate=0.8&step=2#{DIVERGING}"
    assert visit.problems == []


# ---- with the theme's instant navigation


def test_the_built_site_goes_back_without_a_reload_and_keeps_its_place(
    copying: BrowserContext, visit: Visit, root: str
) -> None:
    page = open_at(visit, f"{root}guide/gradient-descent/", PATH)
    page.evaluate("window.same = true")
    slide(page, "learning rate", "0.3", PATH)
    figure_on(page, PATH).get_by_role("button", name="Copy link").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    _copy(page, PATH)
    place = page.evaluate("scrollY")
    page.wait_for_timeout(300)
    page.go_back()
    page.wait_for_function("!location.search")
    page.wait_for_timeout(300)
    assert state_of(page, PATH)["learning_rate"] == 0.1 and abs(page.evaluate("scrollY") - place) < 5
    page.go_forward()
    page.wait_for_function("location.search")
    page.wait_for_timeout(300)
    assert state_of(page, PATH)["learning_rate"] == 0.3 and abs(page.evaluate("scrollY") - place) < 5
    page.locator("main a[href*=two-parameters], .md-footer a[rel=next], .md-footer__link--next").last.click()
    page.wait_for_url("**/two-parameters/")
    page.wait_for_selector(f"gd-scene[data-scene='{CONTOUR}']", state="attached")
    page.go_back()
    page.wait_for_selector(f"gd-scene[data-scene='{PATH}']", state="attached")
    page.evaluate("id => document.querySelector(`gd-scene[data-scene='${id}']`).ready.then(() => true)", PATH)
    assert state_of(page, PATH)["learning_rate"] == 0.3
    assert page.evaluate("same") and visit.problems == []


def test_a_link_to_another_state_of_this_page_reaches_the_figure(visit: Visit, root: str) -> None:
    page = open_at(visit, f"{root}guide/gradient-descent/?learning_rate=0.2#{PATH}", PATH)
    page.evaluate("window.same = true")
    for query, rate in (("?learning_rate=0.35", 0.35), ("?learning_rate=0.5&step=2", 0.5), ("", 0.1)):
        page.evaluate(
            "to => document.querySelector('main h1').insertAdjacentHTML('afterend', `<a href='${to}'>go</a>`)",
            f"{root}guide/gradient-descent/{query}#{PATH}",
        )
        page.get_by_role("link", name="go", exact=True).first.click()
        page.wait_for_function("query => location.search === query", arg=query)
        page.wait_for_timeout(100)
        assert state_of(page, PATH)["learning_rate"] == rate
        assert page.evaluate("id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 200", PATH)
    page.go_back()
    page.wait_for_function("location.search === '?learning_rate=0.5&step=2'")
    page.wait_for_function(  # the theme may have brought the page again
        "id => document.querySelector(`gd-scene[data-scene='${id}']`)?.state?.learning_rate === 0.5", arg=PATH
    )
    assert page.evaluate("same") and visit.problems == []


# ---- the command that draws it


def test_copy_command_gives_what_draws_this_state(copying: BrowserContext, visit: Visit, served: str) -> None:
    page = open_at(visit, served)
    slide(page, "learning rate", "0.8")
    slide(page, "step", "5")
    button = figure_on(page).get_by_role("button", name="Copy command")
    button.click()
    figure_on(page).get_by_role("button", name="Command copied").wait_for()
    assert page.url == served  # the address is left as it is
    command = shlex.split(page.evaluate("navigator.clipboard.readText()"))
    assert command == ["gdviz", "render", DIVERGING, "--link", f"{served}?learning_rate=0.8&step=5#{DIVERGING}"]
    assert linked(command[-1], (DIVERGING,)).values == {"learning_rate": 0.8, "step": 5.0}
    assert visit.problems == []


def test_the_command_holds_a_formula_and_survives_a_shell(visit: Visit, tmp_path: Path) -> None:
    folder = tmp_path / "it's $HOME"
    folder.mkdir()
    file = live_page(folder, PATH)
    visit.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    page = open_at(visit, file.as_uri(), PATH)
    field = figure_on(page, PATH).get_by_label("Your own f(x) =")
    field.fill("sin(x) + x^2/9")
    field.press("Enter")
    page.get_by_role("button", name="Copy command").click()
    told = page.locator(".gd-address:visible")
    assert told.get_attribute("aria-label") == "Command that draws this figure"
    printed = subprocess.run(
        ["sh", "-c", f"printf '%s\\n' {told.input_value()}"], capture_output=True, text=True, check=True
    )
    *command, address = printed.stdout.splitlines()
    assert command == ["gdviz", "render", PATH, "--link"]
    assert linked(address, (PATH,)).said == {"f": "sin(x) + x^2/9"}
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.share") == "command"


# ---- the frame that shows it


def test_copy_embed_gives_a_frame_of_this_state(copying: BrowserContext, visit: Visit, root: str) -> None:
    page = open_at(visit, f"{root}guide/gradient-descent/", PATH)
    slide(page, "learning rate", "0.3", PATH)
    figure_on(page, PATH).get_by_role("button", name="Copy embed").click()
    figure_on(page, PATH).get_by_role("button", name="Embed copied").wait_for()
    copied = BeautifulSoup(page.evaluate("navigator.clipboard.readText()"), "html.parser")
    frame, title = copied.iframe, figure_on(page, PATH).evaluate("figure => figure.figure.store.scene.title")
    assert frame["title"] == title and frame["width"] == "100%" and int(frame["height"]) > 400
    assert frame["sandbox"] == ["allow-scripts", "allow-downloads"] and frame.get_text() == ""
    assert frame["src"] == f"{root}embed/{PATH}/?learning_rate=0.3"
    page.goto(frame["src"])
    page.evaluate("document.querySelector('gd-scene').ready.then(() => true)")
    assert state_of(page)["learning_rate"] == 0.3 and visit.problems == []


def test_a_picture_that_cannot_be_saved_is_said_not_to_be(visit: Visit, root: str) -> None:
    page = open_at(visit, f"{root}guide/gradient-descent/", PATH)
    assert not [url for url in visit.requests if "save.js" in url]  # it comes when it is asked for
    page.route("**/save.js", lambda route: route.abort())
    figure_on(page, PATH).get_by_role("button", name="Save PNG").click()
    figure_on(page, PATH).get_by_role("button", name="Not saved").wait_for()
    page.unroute("**/save.js")
    with page.expect_download() as saved:
        figure_on(page, PATH).get_by_role("button", name="Save SVG").click()
    assert saved.value.suggested_filename == f"{PATH}.svg"
