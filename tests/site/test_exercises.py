"""Exercises in the built pages: answered, judged and told why, with and without a mouse, a script, or paper."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from gdviz import exercises
from gdviz.exercises.fresh import numbers
from tests.site.axe import Axe
from tests.site.conftest import Visit

STEP = "guide/gradient-descent/"
SLOPE = "guide/derivatives/"
LOSS = "guide/loss-functions/"
RATES = "guide/learning-rates/"
PAGES = (STEP, SLOPE, LOSS, RATES, "guide/linear-regression/", "guide/two-parameters/")  # pictures, code


def exercise(page: Page, id: str) -> Locator:
    return page.locator(f'[id="{id}"]')


def say(box: Locator) -> Locator:
    return box.locator(".gd-response[role=status]")


def opened(visit: Visit, address: str) -> Page:
    page = visit.open(address)
    page.wait_for_function("!document.querySelector('.gd-later, .gd-early')")
    return page


def check(box: Locator) -> None:
    box.locator(".gd-check").click()


def place_of(id: str, option: int) -> int:
    return exercises.shown_order(exercises.get(id)).index(option)


def test_a_wrong_choice_is_met_by_its_misconception_and_the_second_by_the_answer(visit: Visit, root: str) -> None:
    box = exercise(opened(visit, root + SLOPE), "derivatives.slope_and_direction")
    check(box)
    expect(say(box)).to_have_text("Choose an answer first.")
    for option, words in ((0, "9 is the height"), (3, "This loses the sign")):
        box.get_by_role("radio").nth(place_of("derivatives.slope_and_direction", option)).check()
        check(box)
        expect(say(box)).to_contain_text(words)
        assert ("The answer:" in say(box).inner_text()) is (option == 3)
    expect(say(box)).to_contain_text("a negative slope falls to the right")
    expect(say(box).get_by_role("link")).to_have_attribute("href", re.compile(r"#from-secant-to-tangent$"))
    box.get_by_role("button", name="Try again").click()
    expect(say(box)).to_be_empty()
    assert box.locator("input:checked").count() == 0
    box.get_by_role("radio").nth(place_of("derivatives.slope_and_direction", 1)).check()
    check(box)
    expect(say(box)).to_contain_text("Yes.")
    assert visit.problems == []


def test_several_answers(visit: Visit, root: str) -> None:
    id = "gradient_descent.tiny_steps"
    box = exercise(opened(visit, root + STEP), id)
    box.get_by_role("checkbox").nth(place_of(id, 1)).check()
    check(box)
    expect(say(box)).to_have_text("What you chose is right, but something is missing.")
    box.get_by_role("checkbox").nth(place_of(id, 4)).press("Space")
    check(box)
    expect(say(box).locator("p")).to_have_count(2)
    assert box.get_attribute("data-state") == "right"


def test_steps_are_put_in_order_by_keys(visit: Visit, root: str) -> None:
    box = exercise(opened(visit, root + STEP), "gradient_descent.order_of_a_step")
    check(box)
    expect(say(box)).to_contain_text("No.")
    for wanted in range(5):
        row = box.locator(f'li[data-place="{wanted}"]')
        button = row.get_by_role("button").first
        button.focus()
        for _ in range(row.evaluate("(row) => [...row.parentNode.children].indexOf(row)") - wanted):
            button.press("ArrowUp")
        expect(button).to_be_focused()
    expect(box.locator(".gd-moved")).to_contain_text("is now at place")
    check(box)
    expect(say(box)).to_contain_text("Each line of the rule needs what the one above it gives.")


def test_steps_are_dragged(visit: Visit, root: str) -> None:
    box = exercise(opened(visit, root + STEP), "gradient_descent.order_of_a_step")
    box.evaluate("(box) => box.scrollIntoView({ block: 'center' })")
    first = box.locator("li[data-place]").first
    place, last = first.get_attribute("data-place"), box.locator("li[data-place]").last.bounding_box()
    first.locator(".gd-drag").hover()
    visit.page.mouse.down()
    visit.page.mouse.move(last["x"] + 20, last["y"] + last["height"] / 2, steps=12)
    visit.page.mouse.up()
    assert box.locator("li[data-place]").last.get_attribute("data-place") == place
    assert box.locator("[data-dragged]").count() == 0


def test_partners_are_chosen_from_menus_or_dragged(visit: Visit, root: str) -> None:
    id = "derivatives.signs_on_both_sides"
    box = exercise(opened(visit, root + SLOPE), id)
    box.evaluate("(box) => box.scrollIntoView({ block: 'center' })")
    for place, menu in enumerate(box.get_by_role("combobox").all()[:3]):
        menu.select_option(str(place))
    check(box)
    expect(say(box)).to_have_text("Choose a partner for each, none of them twice.")
    box.locator(".gd-rights li").nth(place_of(id, 3)).locator(".gd-drag").hover()
    visit.page.mouse.down()
    box.locator(".gd-lefts li").nth(3).hover()
    visit.page.mouse.up()
    check(box)
    assert box.get_attribute("data-state") == "right"
    expect(say(box)).to_contain_text("Yes.")
    assert visit.problems == []


def test_a_first_wrong_partner_is_not_told(visit: Visit, root: str) -> None:
    box = exercise(opened(visit, root + SLOPE), "derivatives.signs_on_both_sides")
    for place, menu in zip((1, 0, 2, 3), box.get_by_role("combobox").all(), strict=True):
        menu.select_option(str(place))
    check(box)
    expect(say(box)).to_contain_text("No. Look at 1 again.")
    assert "1 and" not in say(box).inner_text()
    check(box)
    expect(say(box)).to_contain_text("1 and ")


def test_a_number_is_judged_and_another_one_asked(visit: Visit, root: str) -> None:
    box = exercise(opened(visit, root + STEP), "gradient_descent.one_step")
    field = box.get_by_role("textbox")
    for typed, words in (("<b>5</b>", "That is no number."), ("6,6", "it climbs"), ("5,4", "it leaves 5.4.")):
        field.fill(typed)
        field.press("Enter")
        expect(say(box)).to_contain_text(words)
    assert box.locator(".gd-response b").count() == 0
    before = box.locator(".check > p").all_inner_texts()
    box.get_by_role("button", name="Another one").click()
    expect(field).to_be_focused()
    assert box.locator(".check > p").all_inner_texts() != before
    data = json.loads(box.get_attribute("data-exercise"))
    seed = visit.page.evaluate(
        """(data) => { // the next one that differs
            const all = [0, 1, 2, 3, 4].map((seed) => JSON.stringify(gdExercises.numbers(data, seed)));
            return all.findIndex((each) => each !== all[0]);
        }""",
        data,
    )
    known = numbers(exercises.get("gradient_descent.one_step"), seed)
    field.fill(f"{known['answer']:.3f}")
    check(box)
    expect(say(box)).to_contain_text("Yes.")


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("place", PAGES)
def test_nothing_jumps_and_axe_finds_nothing_in_any_state(visit: Visit, root: str, place: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.page.emulate_media(color_scheme="dark" if width == 320 else "light")
    page = opened(visit, root + place)
    boxes = page.locator(".gd-exercise").all()
    assert boxes
    for box in boxes:
        for label in box.locator(".gd-lefts, .gd-option, input[type=text]").all()[:1]:
            if label.evaluate("(each) => each.matches('input')"):
                label.fill("99")
            elif not label.evaluate("(each) => each.matches('ol')"):
                label.click()
        for place, menu in enumerate(box.get_by_role("combobox").all()):
            menu.select_option(index=place + 1)
        before = box.bounding_box()["height"]
        check(box)
        assert say(box).inner_text()
        assert box.bounding_box()["height"] == before
    assert _violations(page, ".gd-exercise") == []  # all that stands around them: test_pages.py
    for box in boxes:
        if box.get_attribute("data-state") == "wrong":
            before = box.bounding_box()["height"]
            check(box)
            assert box.get_attribute("data-state") == "shown"
            assert box.bounding_box()["height"] == before
    assert _violations(page, ".gd-exercise") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.problems == []


def _violations(page: Page, context: str | None = None) -> list[str]:
    found = Axe().run(page, context).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


def test_without_scripts_there_are_question_and_answer(browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + SLOPE)
    box = exercise(page, "derivatives.level_place")
    expect(box.get_by_text("A smooth curve is level at")).to_be_visible()
    assert box.locator("li:visible").count() == 4
    box.locator("summary").click()
    expect(box.get_by_text("lower ground lies to the right")).to_be_visible()
    assert page.locator("input[type=radio][name*=level], .gd-check").count() == 0
    context.close()


def test_scripts_come_with_a_page_that_has_exercises_and_work_after_a_change_of_page(visit: Visit, root: str) -> None:
    page = opened(visit, root)
    assert not [each for each in visit.requests if "exercise" in each]
    page.locator(".gd-path").get_by_role("link", name="Loss functions").click()
    page.wait_for_url(f"**/{LOSS}")
    box = exercise(page, "loss_functions.compute_loss")
    box.get_by_role("textbox").fill("18")
    check(box)
    expect(say(box)).to_contain_text("Divided by 3 that is 18.")
    assert visit.problems == []


def test_paper_has_questions_with_lines_and_the_key_apart(visit: Visit, root: str) -> None:
    page = opened(visit, root + STEP)
    box = exercise(page, "gradient_descent.one_step")
    box.get_by_role("textbox").fill("6,6")
    check(box)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(box.locator(".gd-lines")).to_be_visible()
    for hidden in (".gd-check", "details", ".gd-response[role=status]"):
        expect(box.locator(hidden)).to_be_hidden()
    titles = page.locator(".gd-key h3").all_inner_texts()
    assert [title.strip() for title in titles] == [
        "Exercise 1: one step by hand",
        "Exercise 2: twice as long",
        "Exercise 3: one step in order",
        "Exercise 4: sign and rate",
        "Exercise 5: tiny steps",
    ]
    expect(page.locator(".gd-key")).to_contain_text("it leaves 5.4")


def test_forced_colours_keep_fields_and_buttons(visit: Visit, root: str) -> None:
    visit.page.emulate_media(forced_colors="active")
    page = opened(visit, root + STEP)
    box = exercise(page, "gradient_descent.order_of_a_step")
    assert box.get_by_role("button").first.evaluate("(each) => getComputedStyle(each).borderTopStyle") == "solid"
    assert _violations(page) == []
