"""The state of a figure in the address: opened, copied, followed, gone back from; and what a hostile address does."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page

from gdviz import scenes
from tests.site.conftest import Visit
from tests.site.test_scene_parts import live_page

DIVERGING, PATH, BOTH, CONTOUR = (
    "learning_rates.diverging",
    "gradient_descent.path",
    "parameters_to_predictions.both_views",
    "two_parameters.contour_descent",
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing."""

    def handle(self) -> None:
        """Serve, and do not mind a browser that goes away."""
        try:
            super().handle()
        except ConnectionError:
            return


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page with four figures, without its query."""
    page = live_page(tmp_path_factory.mktemp("address"), DIVERGING, PATH, BOTH, CONTOUR)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(page.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/{page.name}"
    server.shutdown()


def _open(visit: Visit, address: str, id: str = DIVERGING) -> Page:
    """The page at this address once the figure is live."""
    page = visit.open(address)
    page.evaluate("id => document.querySelector(`gd-scene[data-scene='${id}']`).ready.then(() => true)", id)
    return page


def _state(page: Page, id: str = DIVERGING) -> dict:
    return page.evaluate("id => document.querySelector(`gd-scene[data-scene='${id}']`).state", id)


def _figure(page: Page, id: str = DIVERGING):
    return page.locator(f"gd-scene[data-scene='{id}']")


def _copy(page: Page, id: str = DIVERGING) -> None:
    _figure(page, id).get_by_role("button", name="Copy link").click()
    page.wait_for_function(
        "[...document.querySelectorAll('.gd-live')].some((live) => live.textContent === 'Link copied')"
    )


def _slide(page: Page, label: str, value: str, id: str = DIVERGING) -> None:
    _figure(page, id).get_by_role("slider", name=label).fill(value)


def _defaults(id: str = DIVERGING) -> dict:
    return {name: list(v) if isinstance(v, tuple) else v for name, v in scenes.get(id).opening.items()}


# ---- opening


def test_an_address_opens_its_figure_in_its_state(visit: Visit, served: str) -> None:
    page = _open(visit, f"{served}?learning_rate=1.1&step=3#{DIVERGING}")
    assert _state(page) == {"learning_rate": 1.1, "step": 3}
    assert _figure(page).locator(".gd-verdict strong").text_content() == "diverges"
    assert page.evaluate("document.querySelector(':target').id") == DIVERGING
    page.evaluate(f"document.querySelector(\"gd-scene[data-scene='{PATH}']\").ready.then(() => true)")
    assert _state(page, PATH) == _defaults(PATH)  # an address speaks of one figure
    assert visit.problems == []


def test_a_point_is_two_numbers_and_a_function_is_text(visit: Visit, served: str) -> None:
    """A link to another run than the figure opens with shows the whole of it, where it names no step."""
    page = _open(visit, f"{served}?start=2.5,-1&learning_rate=0.25#{CONTOUR}", CONTOUR)
    assert _state(page, CONTOUR) == {**_defaults(CONTOUR), "start": [2.5, -1], "learning_rate": 0.25, "step": 30}
    page = _open(visit, f"{served}?f={quote('x^4 - x')}&start=0.5#{PATH}", PATH)
    assert _state(page, PATH)["f"] == "x^4 - x" and _state(page, PATH)["start"] == 0.5
    assert visit.problems == []


def test_values_are_clamped_to_the_range_of_the_control(visit: Visit, served: str) -> None:
    page = _open(visit, f"{served}?learning_rate=1e300&step=-7#{DIVERGING}")
    assert _state(page) == {"learning_rate": 1.2, "step": 0}
    page = _open(visit, f"{served}?start=99,-99#{CONTOUR}", CONTOUR)
    assert _state(page, CONTOUR)["start"] == [5.4, -1.6]


HOSTILE = {
    "not a number": "learning_rate=NaN&step=Infinity",
    "too large": "learning_rate=1e999&step=-1e999",
    "empty": "learning_rate=&step=",
    "words": "learning_rate=fast&step=one",
    "hexadecimal": "learning_rate=0x10&step=0b1",
    "markup": "learning_rate=%3Cimg%20src=x%20onerror=alert(1)%3E&step=%3Cscript%3Ealert(1)%3C/script%3E",
    "markup for names": "%3Cscript%3Ealert(1)%3C/script%3E=1&%22%3E%3Cb%3E=2",
    "unknown names": "rate=0.5&zzz=1&__proto__=1&constructor=2&toString=3&hasOwnProperty=4",
    "said twice": "learning_rate=1&learning_rate=1.1&step=1&step=2",
    "too many numbers": "learning_rate=1,1&step=1,2,3",
    "only commas": "learning_rate=,&step=,,,,,,,,,,,,",
    "broken escapes": "learning_rate=%E0%A4%A&step=%&%%%=%",
    "separators": "&&&===&;?#?learning_rate=1",
    "spaces": "learning_rate=1%2C05&step=%201%201",
    "digits without end": f"learning_rate={'9' * 4000}e&step={'1' * 4000}x",
    "a formula that is none": "f=alert(1)",
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_address_leaves_a_working_default_figure(visit: Visit, served: str, query: str) -> None:
    page = _open(visit, f"{served}?{query}#{DIVERGING}")
    assert _state(page) == _defaults()
    _slide(page, "learning rate", "0.5")
    assert _state(page)["learning_rate"] == 0.5
    assert page.locator("img[src=x], main script").count() == 0
    assert visit.problems == []


@pytest.mark.parametrize("formula", ["alert(1)", "x^", "<b>x</b>", "x" * 300, "(" * 150, "constructor", "1/0"])
def test_a_hostile_formula_leaves_the_figures_own(visit: Visit, served: str, formula: str) -> None:
    page = _open(visit, f"{served}?f={quote(formula)}&start=1#{PATH}", PATH)
    assert _state(page, PATH) == {**_defaults(PATH), "start": 1, "step": 50}
    assert visit.problems == []


def test_ten_thousand_parameters(visit: Visit, served: str) -> None:
    many = "&".join(f"p{number}=1" for number in range(9_998))
    content = visit.page.request.get(served).text()
    visit.page.route("**/*p1=1*", lambda route: route.fulfill(body=content, content_type="text/html"))
    page = _open(visit, f"{served}?{many}&learning_rate=0.7&step=2#{DIVERGING}")
    assert _state(page) == {"learning_rate": 0.7, "step": 2}
    assert visit.problems == []


@pytest.mark.parametrize("hash", ["", "#", "#learning_rates", "#%E0%A4%A", "#learning_rates.diverging%20", "#below"])
def test_an_address_that_names_no_figure_changes_none(visit: Visit, served: str, hash: str) -> None:
    page = _open(visit, f"{served}?learning_rate=0.3&step=1{hash}")
    assert _state(page) == _defaults()
    assert visit.problems == []


# ---- copying, following, going back


@pytest.fixture
def copying(context: BrowserContext) -> BrowserContext:
    """A reader who lets the page write to the clipboard."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return context


def test_on_a_page_opened_as_a_file(visit: Visit, tmp_path: Path) -> None:
    file = live_page(tmp_path, DIVERGING)
    page = _open(visit, f"file://{file}?learning_rate=0.8#{DIVERGING}")
    assert _state(page)["learning_rate"] == 0.8
    page.evaluate(
        "void (navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError')))"
    )
    _slide(page, "step", "2")
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
    page = _open(visit, f"{root}guide/gradient-descent/", PATH)
    page.evaluate("window.same = true")
    _figure(page, PATH).scroll_into_view_if_needed()
    _slide(page, "learning rate", "0.3", PATH)
    page.wait_for_timeout(300)
    _copy(page, PATH)
    place = page.evaluate("scrollY")
    page.wait_for_timeout(300)
    page.go_back()
    page.wait_for_function("!location.search")
    page.wait_for_timeout(300)
    assert _state(page, PATH)["learning_rate"] == 0.1 and abs(page.evaluate("scrollY") - place) < 5
    page.go_forward()
    page.wait_for_function("location.search")
    page.wait_for_timeout(300)
    assert _state(page, PATH)["learning_rate"] == 0.3 and abs(page.evaluate("scrollY") - place) < 5
    page.locator("main a[href*=two-parameters], .md-footer a[rel=next], .md-footer__link--next").last.click()
    page.wait_for_url("**/two-parameters/")
    page.wait_for_selector(f"gd-scene[data-scene='{CONTOUR}']", state="attached")
    page.go_back()
    page.wait_for_selector(f"gd-scene[data-scene='{PATH}']", state="attached")
    page.evaluate("id => document.querySelector(`gd-scene[data-scene='${id}']`).ready.then(() => true)", PATH)
    assert _state(page, PATH)["learning_rate"] == 0.3
    assert page.evaluate("same") and visit.problems == []
