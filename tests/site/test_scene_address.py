"""The state of a figure in the address: opened; and what a hostile address does."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.site.conftest import Visit
from tests.site.live import CONTOUR, DIVERGING, PATH, defaults_of, figure_on, open_at, slide, state_of


def test_an_address_opens_its_figure_in_its_state(visit: Visit, served: str) -> None:
    page = open_at(visit, f"{served}?learning_rate=1.1&step=3#{DIVERGING}")
    assert state_of(page) == {"learning_rate": 1.1, "step": 3}
    assert figure_on(page).locator(".gd-verdict strong").text_content() == "diverges"
    assert page.evaluate("document.querySelector(':target').id") == DIVERGING
    page.evaluate(f"document.querySelector(\"gd-scene[data-scene='{PATH}']\").ready.then(() => true)")
    assert state_of(page, PATH) == defaults_of(PATH)  # an address speaks of one figure
    assert visit.problems == []


@pytest.mark.engines("chromium", "firefox")
def test_a_point_is_two_numbers_and_a_function_is_text(visit: Visit, served: str) -> None:
    """A link to another run than the figure opens with shows the whole of it, where it names no step."""
    page = open_at(visit, f"{served}?start=2.5,-1&learning_rate=0.25#{CONTOUR}", CONTOUR)
    assert state_of(page, CONTOUR) == {**defaults_of(CONTOUR), "start": [2.5, -1], "learning_rate": 0.25, "step": 30}
    page = open_at(visit, f"{served}?f={quote('x^4 - x')}&start=0.5#{PATH}", PATH)
    assert state_of(page, PATH)["f"] == "x^4 - x" and state_of(page, PATH)["start"] == 0.5
    assert visit.problems == []


def test_values_are_clamped_to_the_range_of_the_control(again: Visit, served: str) -> None:
    page = open_at(again, f"{served}?learning_rate=1e300&step=-7#{DIVERGING}")
    assert state_of(page) == {"learning_rate": 1.2, "step": 0}
    page = open_at(again, f"{served}?start=99,-99#{CONTOUR}", CONTOUR)
    assert state_of(page, CONTOUR)["start"] == [5.4, -1.6]


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
def test_a_hostile_address_leaves_a_working_default_figure(again: Visit, served: str, query: str) -> None:
    page = open_at(again, f"{served}?{query}#{DIVERGING}")
    assert state_of(page) == defaults_of()
    slide(page, "learning rate", "0.5")
    assert state_of(page)["learning_rate"] == 0.5
    assert page.locator("img[src=x], main script").count() == 0
    assert again.problems == []


@pytest.mark.parametrize("formula", ["alert(1)", "x^", "<b>x</b>", "x" * 300, "(" * 150, "constructor", "1/0"])
def test_a_hostile_formula_leaves_the_figures_own(again: Visit, served: str, formula: str) -> None:
    page = open_at(again, f"{served}?f={quote(formula)}&start=1#{PATH}", PATH)
    assert state_of(page, PATH) == {**defaults_of(PATH), "start": 1, "step": 50}
    assert again.problems == []


def test_ten_thousand_parameters(visit: Visit, served: str) -> None:
    many = "&".join(f"p{number}=1" for number in range(9_998))
    content = visit.page.request.get(served).text()
    visit.page.route("**/*p1=1*", lambda route: route.fulfill(body=content, content_type="text/html"))
    page = open_at(visit, f"{served}?{many}&learning_rate=0.7&step=2#{DIVERGING}")
    assert state_of(page) == {"learning_rate": 0.7, "step": 2}
    assert visit.problems == []


@pytest.mark.parametrize("hash", ["", "#", "#learning_rates", "#%E0%A4%A", "#learning_rates.diverging%20", "#below"])
def test_an_address_that_names_no_figure_changes_none(again: Visit, served: str, hash: str) -> None:
    page = open_at(again, f"{served}?learning_rate=0.3&step=1{hash}")
    assert state_of(page) == defaults_of()
    assert again.problems == []
