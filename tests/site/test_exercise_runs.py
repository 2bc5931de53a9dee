"""Exercises about runs, and answers in words, in the built pages: predicted, read off a curve, filled in, compared."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from gdviz import exercises
from gdviz.exercises.runs import case_of, cases
from tests.site.conftest import Visit
from tests.site.test_exercises import _violations, check, exercise, opened, place_of, say

RATES = "guide/learning-rates/"
STEP = "guide/gradient-descent/"
WORDS = "practice/check-your-understanding/"
PREDICT, DIAGNOSE, BLANK = (
    "learning_rates.where_it_goes",
    "learning_rates.read_the_curve",
    "gradient_descent.the_missing_sign",
)


def choose(box: Locator, id: str, outcome: int) -> None:
    box.get_by_role("radio").nth(place_of(id, outcome)).check()
    check(box)


def seed_shown(page: Page, box: Locator, id: str) -> int:
    """The first seed after the one printed whose run is another."""
    first = case_of(exercises.get(id))
    return next(seed for seed in range(1, 50) if case_of(exercises.get(id), seed).numbers != first.numbers)


def test_a_prediction_is_met_by_the_run_itself(visit: Visit, root: str) -> None:
    page = opened(visit, root + RATES)
    box = exercise(page, PREDICT)
    choose(box, PREDICT, 3)
    expect(say(box)).to_contain_text("This takes overshooting for divergence")
    assert say(box).locator("svg").count() == 0, "the run is not shown before its time"
    choose(box, PREDICT, 1)
    expect(say(box)).to_contain_text("1\u00a0−\u00a02\u00a0×\u00a00.8 = −0.6")
    expect(say(box).locator("svg")).to_have_attribute(
        "aria-label", re.compile(r"^A curve of x over 8 steps: 0 at step 0")
    )
    say(box).get_by_role("link", name="Run it in the figure").click()
    page.wait_for_url("**?learning_rate=0.8#learning_rates.diverging")
    figure = page.locator('gd-scene[data-scene="learning_rates.diverging"]')
    page.wait_for_function("(figure) => figure.state?.learning_rate === 0.8", arg=figure.element_handle())
    run = figure.evaluate("async (figure) => { await figure.ready; return figure.trajectories[2].at(-1); }")
    assert cases(exercises.get(PREDICT))[0].trajectory.final[0] == pytest.approx(
        run[0] if isinstance(run, list) else run
    )
    assert visit.problems == []


@pytest.mark.parametrize("id", [PREDICT, DIAGNOSE])
def test_another_run_has_its_own_answer(visit: Visit, root: str, id: str) -> None:
    page = opened(visit, root + RATES)
    box = exercise(page, id)
    known = exercises.get(id)
    choose(box, id, case_of(known).right)
    assert box.get_attribute("data-state") == "right"
    before = box.locator("svg").first.get_attribute("aria-label")
    box.get_by_role("button", name="Another one").click()
    seed = seed_shown(page, box, id)
    assert box.locator("svg").first.get_attribute("aria-label") != before
    choose(box, id, (case_of(known, seed).right + 1) % 4)
    assert box.get_attribute("data-state") == "wrong"
    choose(box, id, case_of(known, seed).right)
    assert box.get_attribute("data-state") == "right"
    box.locator("summary").click()
    assert box.locator("details.answer li:visible").count() == 4, "one line an outcome: the one that fits this run"
    assert visit.problems == []


def test_a_blank_is_filled_and_what_the_line_does_is_drawn(visit: Visit, root: str) -> None:
    page = opened(visit, root + STEP)
    box = exercise(page, BLANK)
    check(box)
    expect(say(box)).to_have_text("Write what is missing first.")
    field = box.get_by_role("textbox")
    field.fill("<b>+</b>")
    expect(box.locator("pre .gd-gap")).to_have_text("<b>+</b>")
    field.fill("+ lr")
    field.press("Enter")
    expect(say(box)).to_contain_text("adding it climbs the curve")
    climbing = say(box).locator("svg").get_attribute("aria-label")
    field.fill("−lr")
    field.press("Enter")
    expect(say(box)).to_contain_text("twelve steps lead to 2.794")
    assert say(box).locator("svg").get_attribute("aria-label") != climbing
    expect(say(box).get_by_role("link", name="See it in the figure")).to_have_attribute(
        "href", re.compile(r"\?learning_rate=0\.1#gradient_descent\.path$")
    )
    box.get_by_role("button", name="Try again").click()
    expect(box.locator("pre .gd-gap")).to_have_text("____")
    assert visit.problems == []


def test_an_answer_in_words_is_compared_point_by_point(visit: Visit, root: str) -> None:
    page = opened(visit, root + WORDS)
    box = exercise(page, "check_your_understanding.why_subtract")
    says, key = box.locator(".gd-submit [role=status]"), box.locator("details.answer")
    compare = box.get_by_role("button", name="Compare")
    compare.click()
    expect(says).to_contain_text("Write a sentence first")
    expect(key).not_to_have_attribute("open", "")
    compare.click()
    expect(key).to_have_attribute("open", "")
    box.get_by_role("textbox").fill("It goes against the slope. <b>")
    points = key.get_by_role("checkbox")
    expect(points).to_have_count(4)
    for point in points.all():
        point.check()
    expect(says).to_have_text("4 of 4 points.")
    assert page.evaluate("gdProgress.load().answers")["check_your_understanding.why_subtract"][0] == 1
    assert _violations(page) == []
    assert visit.problems == []


def test_a_sheet_has_questions_and_lines_and_its_key_curves_and_rubrics(visit: Visit, root: str) -> None:
    page = opened(visit, root + RATES)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(exercise(page, DIAGNOSE).locator(".check > p svg")).to_be_visible()
    expect(page.locator(".gd-key")).to_contain_text("the sign turns round, the size shrinks")
    assert page.locator(".gd-key li:visible", has_text="Yes.").count() == page.locator(".gd-key h3").count()
    page = opened(visit, root + WORDS)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".gd-question .gd-lines").first).to_be_visible()
    assert page.locator(".gd-key input[type=checkbox]").count() == sum(
        len(each.points) for each in exercises.all() if each.id.startswith("check_your_understanding.")
    )


def test_sheet_and_key_are_printed_each_without_the_other(visit: Visit, root: str) -> None:
    visit.page.add_init_script("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page = opened(visit, root + WORDS)
    sheet, key = page.locator(".gd-question").first, page.locator(".gd-key")
    for what, there, away in (("sheet", sheet, key), ("key", key, sheet)):
        page.get_by_role("button", name=f"Print the {what}").click()
        page.emulate_media(media="print")
        expect(there).to_be_visible()
        expect(away).to_be_hidden()
        page.emulate_media(media="screen")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(key).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_curves_and_fields_are_there_with_forced_colours(visit: Visit, root: str, scheme: str) -> None:
    visit.page.emulate_media(forced_colors="active", color_scheme=scheme)
    page = opened(visit, root + RATES)
    curve = exercise(page, DIAGNOSE).locator(".gd-curve").first
    assert curve.evaluate("(curve) => getComputedStyle(curve).stroke") == page.evaluate(
        "(() => { document.body.append(Object.assign(document.createElement('i'), { style: 'color: CanvasText' }));"
        "return getComputedStyle(document.body.lastChild).color; })()"
    )


def test_a_magnified_page_keeps_its_exercises_in_sight(visit: Visit, root: str) -> None:
    """400 % of a window 1280 wide is a page 320 wide with as many dots: nothing of an exercise is beyond its edge."""
    visit.page.set_viewport_size({"width": 320, "height": 256})
    for place in (RATES, STEP, WORDS):
        page = opened(visit, root + place)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        beyond = """(boxes) => boxes.flatMap((box) => [...box.querySelectorAll("label, button, .gd-plot, input")])
            .filter((each) => each.getBoundingClientRect().right > innerWidth).map((each) => each.outerHTML)"""
        assert page.locator(".gd-exercise").evaluate_all(beyond) == []
