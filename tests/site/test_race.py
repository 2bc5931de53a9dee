"""The race in a browser: a landscape chosen, who runs, and a rule of one's own."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.site.conftest import Visit
from tests.site.live import context_of, figure_on, state_of
from tests.site.test_scene_frame import PHONE, open_live

PAGE = "deeper/optimizers/"
TOLD = "document.querySelector('[data-part=OwnRule] {}').textContent"


def test_a_landscape_sets_start_and_rates_and_a_box_says_who_runs(visit: Visit, root: str) -> None:
    id = "optimizers.race"
    page = open_live(visit, root + PAGE, id)
    figure = figure_on(page, id)
    figure.locator("select").select_option(label="Saddle")
    state = state_of(page, id)
    assert (state["landscape"], state["start"], state["rate_plain"]) == (3, [1.001, 1.4], 0.5)
    figure.locator("summary").click()
    assert figure.locator('[data-control="rate_adam"]').is_visible()
    assert not figure.locator('[data-control="rate_lion"]').is_visible()  # Lion does not run
    figure.get_by_role("checkbox", name="Lion").check()
    assert state_of(page, id)["show_lion"] == 1
    assert figure.locator('[data-control="rate_lion"]').is_visible()
    assert figure.locator("svg").get_by_text("Lion", exact=True).count() >= 1
    assert figure.locator('[data-control="adam_eps"]').is_visible()
    assert not figure.locator('[data-control="rmsprop_eps"]').is_visible()
    assert figure.locator('[data-control="angle"]').is_disabled()  # a saddle has none
    assert figure.locator('[data-control="condition"]').is_disabled()
    figure.locator("select").select_option(label="Noisy bowl")
    assert figure.locator('[data-control="angle"]').is_enabled()
    assert figure.locator('[data-control="condition"]').is_enabled()
    assert visit.problems == []


_BOXES = """figure => [".gd-landscape select", ".gd-line .gd-hint p", ".gd-more summary"].map((query) => {
    const words = document.createRange();
    const element = figure.querySelector(query);
    words.selectNodeContents(element);
    const { left, right, top, bottom } = (element.matches("select") ? element : words).getBoundingClientRect();
    return [left, top, right, bottom];
})"""


def test_on_a_phone_list_hint_and_menu_cover_none_of_each_other(browser: Browser, root: str) -> None:
    context = context_of(browser, viewport=dict(zip(("width", "height"), PHONE, strict=True)), is_mobile=True)
    page = context.new_page()
    for id in ("optimizers.race", "own_rule.race"):
        open_live(Visit(page), root + PAGE, id)
        boxes = figure_on(page, id).evaluate(_BOXES)
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (id, boxes)
    context.close()


def test_a_rule_is_told_what_it_is_and_where_it_is_wrong(visit: Visit, root: str) -> None:
    id = "own_rule.race"
    page = open_live(visit, root + PAGE, id)
    figure = figure_on(page, id)
    if not figure.locator("textarea").is_visible():
        figure.locator("summary").click()
    field = figure.locator("textarea")
    field.fill("v = 0.9*v + g\nx = x - eta*v")
    page.wait_for_function(f"{TOLD.format('.gd-same')}.includes('this is Momentum')")
    assert state_of(page, id)["rule"] == "v = 0.9*v + g\nx = x - eta*v"
    field.fill("v = 0.9*v + g\nx = x - eta*")
    page.wait_for_function(f"{TOLD.format('.gd-mistake')}.includes('Line 2, column 13')")
    assert field.get_attribute("aria-invalid") == "true"
    assert state_of(page, id)["rule"] == "v = 0.9*v + g\nx = x - eta*v"  # the last good one stays
    field.fill("v = 0.8*v + g\nx = x - eta*v")
    page.wait_for_function(f"{TOLD.format('.gd-same')}.includes('none of the rules')")
    field.fill("")
    page.wait_for_function(f"{TOLD.format('.gd-same')} === ''")
    assert "rule" not in state_of(page, id)
    assert visit.problems == []


def test_an_address_brings_its_rule(visit: Visit, root: str) -> None:
    id = "own_rule.race"
    page = open_live(visit, f"{root}{PAGE}?rule=x%20%3D%20x%20-%20eta*g%0Av%20%3D%20g&rate_yours=0.2#{id}", id)
    assert state_of(page, id)["rule"] == "x = x - eta*g\nv = g"
    assert state_of(page, id)["rate_yours"] == 0.2
    assert figure_on(page, id).locator("textarea").input_value() == "x = x - eta*g\nv = g"
