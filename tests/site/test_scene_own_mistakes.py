"""Mistakes in a formula of the reader's own are explained."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import scenes
from tests.site.conftest import Visit
from tests.site.live import PATH, curve_of, enter, iterates_of, put, state_of, ticks_of


@pytest.mark.parametrize(
    ("formula", "place", "word"),
    [
        ("x^2 + a", "At character 7:", "unknown name 'a'"),
        ("x(x + 1)", "At character 1:", "write products with *, as in x*(x + 1)"),
        ("1/2x", "At character 3:", "write 1/2*x or 1/(2*x)"),
        ("x +", "At character 4:", "missing at the end"),
        ("2*sin x", "At character 3:", "write sin(x)"),
        ("2,5*x", "At character 2:", "write 2.5"),
        ("alert(1)", "At character 1:", "unknown function 'alert'"),
        ("x.constructor", "At character 2:", "not accepted"),
        ("<img src=x onerror=alert(1)>", "At character 1:", "unexpected character '<'"),
        ("log(x - 100)", "Formula:", "no values to draw"),
        ("1e9*1e9*x", "Formula:", "no values to draw"),
        ("x" * 300, "Formula:", "at most 200"),
    ],
)
def test_a_mistake_is_explained_and_the_last_good_function_stays(
    own_stage: Visit, formula: str, place: str, word: str
) -> None:
    page = put(own_stage, PATH)
    enter(page, "(x - 1)^2")
    before, drawn = iterates_of(page), curve_of(page)
    enter(page, formula)
    field = page.get_by_label("Your own f(x) =")
    message = page.locator(".gd-mistake")
    words = message.locator("p").text_content() or ""
    assert words.startswith(place) and word in words
    assert field.get_attribute("aria-invalid") == "true" and message.get_attribute("aria-live") == "polite"
    assert message.get_attribute("id") in (field.get_attribute("aria-describedby") or "").split()
    np.testing.assert_array_equal(iterates_of(page), before)
    np.testing.assert_array_equal(curve_of(page), drawn)
    assert state_of(page)["f"] == "(x - 1)^2"
    enter(page, "(x - 1)^2")
    assert message.text_content() == "" and field.get_attribute("aria-invalid") == "false"
    assert own_stage.problems == [] and page.locator("img[onerror]").count() == 0


def test_the_place_of_a_mistake_is_marked(own_stage: Visit) -> None:
    page = put(own_stage, PATH)
    enter(page, "x^2 + 3*sin(x) + 12*x - 7 & x")
    assert page.locator(".gd-mistake mark").text_content() == "&"
    assert (page.locator(".gd-mistake code").text_content() or "").startswith("…")


def test_an_empty_field_is_the_chapters_own_function(own_stage: Visit) -> None:
    page = put(own_stage, PATH)
    before = iterates_of(page)
    enter(page, "x^2")
    assert iterates_of(page)[-1, 0] == 0.0
    enter(page, "")
    np.testing.assert_array_equal(iterates_of(page), before)
    assert ticks_of(page) == [0, 3, 6, 9, 12] and page.locator(".gd-mistake").text_content() == ""


def test_reset_clears_a_mistake_too(own_stage: Visit) -> None:
    page = put(own_stage, PATH)
    enter(page, "x +")
    page.get_by_role("button", name="Reset").click()
    assert page.get_by_label("Your own f(x) =").input_value() == "" and page.locator(".gd-mistake").text_content() == ""


@pytest.mark.parametrize(
    "value", ["'1/2x'", "7", "{}", "NaN", "'<b>'", "['x']", "undefined", "'x'.repeat(100000)", "true"]
)
def test_what_is_no_formula_changes_nothing(own_stage: Visit, value: str) -> None:
    page = put(own_stage, PATH)
    page.evaluate("document.querySelector('gd-scene').state = { f: 'x^2' }")
    page.evaluate(f"document.querySelector('gd-scene').state = {{ f: {value}, step: 3 }}")
    assert state_of(page) == {**scenes.get(PATH).opening, "f": "x^2", "step": 3}
    assert page.get_by_label("Your own f(x) =").input_value() == "x^2" and own_stage.problems == []
