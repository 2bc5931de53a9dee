"""Live graphs: what Python draws at each step, a node by pointer and keys, a formula of the reader's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gdviz import scenes
from gdviz.drawing.drawing import Drawing
from gdviz.figure.style import LIGHT, WIDE
from tests.site.axe import Axe
from tests.site.conftest import Visit
from tests.site.live import live_figure, set_state, state_of

SAID = """() => [...document.querySelectorAll("svg.gd-stage g[transform] text")].map((text) => text.textContent)"""
CHOSEN = """() => [...document.querySelectorAll(".gd-node")].findIndex((node) => node === document.activeElement)"""
WORDS = ".gd-graph-words p"


def shown(page: Page) -> list[str]:
    """The numbers and titles on the graph."""
    return sorted(filter(None, page.evaluate(SAID)))


@pytest.mark.parametrize("id", ["chain_rule.graph", "chain_rule.paths", "chain_rule.shared"])
def test_at_every_step_the_figure_says_what_the_picture_says(visit: Visit, tmp_path: Path, id: str) -> None:
    page, scene = live_figure(visit, tmp_path, id), scenes.get(id)
    drawing = Drawing(scene, LIGHT, WIDE, 1.0)
    titles = [each.artist.get_text() for each in drawing.sheet.texts if each.kind == "node"]
    for step in range(scene.longest + 1):
        settings = {"step": float(step), scene.inputs[0]: -1.5}
        set_state(page, **settings)
        drawing.update(scene.state(**settings))
        expected = [*titles, *(readout.text for readout in drawing.readouts)]
        assert shown(page) == sorted(filter(None, expected)), step
    assert visit.problems == []


def test_the_dials_turn_as_in_the_picture(visit: Visit, tmp_path: Path) -> None:
    page, scene = live_figure(visit, tmp_path, "chain_rule.dials"), scenes.get("chain_rule.dials")
    drawing = Drawing(scene, LIGHT, WIDE, 1.0)
    for x in (0.93, 1.0, 1.05, 1.08):
        set_state(page, x=x)
        drawing.update(scene.state(x=x))
        assert {readout.text for readout in drawing.readouts} <= set(page.evaluate(SAID))
    assert visit.problems == []


def test_keys_go_from_node_to_node_and_each_says_itself(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "chain_rule.shared")
    set_state(page, step=11)
    line, options = page.locator(WORDS), page.get_by_role("option")
    expect(options).to_have_count(6)
    assert [options.nth(place).get_attribute("tabindex") for place in range(6)] == ["0", "-1", "-1", "-1", "-1", "-1"]
    options.first.focus()
    expect(line).to_have_text("w = 2, an input. Derivative of the output: 1 × 5 + 2 × 3 = 11, a part for each way.")
    for key, place in (
        ("ArrowRight", 3),
        ("ArrowRight", 4),
        ("ArrowRight", 5),
        ("Home", 0),
        ("ArrowDown", 1),
        ("End", 5),
    ):
        page.keyboard.press(key)
        assert page.evaluate(CHOSEN) == place, key
        expect(line).to_have_text(options.nth(place).get_attribute("aria-label") or "")
        assert options.nth(place).get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    expect(line).to_have_text("The output is 10. Its derivatives: by w 11, by x 4 and by b 2.")
    assert visit.problems == []


def test_pointing_at_a_node_tells_of_it_as_long_as_it_lasts(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "chain_rule.graph")
    set_state(page, step=3)
    line = page.locator(WORDS)
    page.locator(".gd-node").nth(3).hover()
    expect(line).to_have_text("square: 49. Local derivative: 2 · what went in = 2 · 7 = 14.")
    page.mouse.move(2, 2)
    expect(line).to_have_text("Forward: “square” gets 7 and gives 49.")


@pytest.mark.parametrize("theme", ["default", "slate"])
def test_axe_finds_nothing_on_a_graph_in_any_state(visit: Visit, tmp_path: Path, theme: str) -> None:
    page = live_figure(visit, tmp_path, "chain_rule.shared", theme=theme)
    for step in (0, 6, 11):
        set_state(page, step=step)
        assert Axe().run(page).response["violations"] == []
    page.get_by_role("option").nth(2).focus()
    own(page, "x*q")
    page.get_by_role("option").nth(2).focus()
    assert Axe().run(page).response["violations"] == []


def own(page: Page, text: str) -> None:
    field = page.get_by_label("Your own formula")
    field.fill(text)
    field.press("Enter")


def test_a_formula_of_ones_own_takes_the_place_with_its_sliders_and_steps(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "chain_rule.shared")
    own(page, "sigmoid(a*x)^2")
    expect(page.get_by_role("option")).to_have_count(5)
    assert state_of(page)["formula"] == "sigmoid(a*x)^2" and state_of(page)["step"] == 9
    expect(page.get_by_role("slider", name="a", exact=True)).to_be_visible()
    assert page.locator('[data-control="b"]').is_hidden()
    expect(page.locator(".gd-timeline .gd-value")).to_have_text("9 of 9")
    set_state(page, w=1.0, x=0.0)  # the first and the second slider are those of a and x
    # σ(0)² = 0.25; by a: 2 σ · σ' · x = 0; by x: 2 · 0.5 · 0.25 · 1 = 0.25.
    expect(page.locator(WORDS)).to_have_text("The output is 0.25. Its derivatives: by a 0 and by x 0.25.")
    expect(page.locator(".gd-apart")).to_be_visible()
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_label("Your own formula")).to_have_value("")
    expect(page.get_by_role("slider", name="w", exact=True)).to_be_visible()
    assert "formula" not in state_of(page) and page.locator('[data-control="b"]').is_visible()
    assert visit.problems == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a*b + c*x", "Formula: 4 inputs, a, b, c, x: give at most 3."),
        ("2*q", "At character 3: unknown name 'q'; accepted are a, b, c, m, w, x, y, z, pi, e"),
        ("sin(cos(sin(cos(sin(cos(sin(cos(x))))))))", "Formula: 8 operations in a row: give a formula with at most 7."),
    ],
)
def test_a_mistake_is_one_line_and_the_last_good_graph_stays(
    visit: Visit, tmp_path: Path, text: str, words: str
) -> None:
    page = live_figure(visit, tmp_path, "chain_rule.shared")
    own(page, "x*x")
    own(page, text)
    expect(page.locator(".gd-mistake")).to_contain_text(words)
    expect(page.get_by_label("Your own formula")).to_have_attribute("aria-invalid", "true")
    assert state_of(page)["formula"] == "x*x" and page.get_by_role("option").count() == 2
    place = page.locator(".gd-mistake mark")
    assert place.all_text_contents() == (["q"] if "character" in words else [])  # in the formula, where it is wrong
    own(page, "x*x + b")
    expect(page.locator(".gd-mistake")).to_be_empty()
    assert visit.problems == []


def test_a_prediction_puts_a_formula_of_ones_own_aside_and_is_told_at_the_end(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "chain_rule.shared")
    told = page.locator(".gd-told p")
    own(page, "x*x")
    page.get_by_label("Your prediction").fill("8")
    page.get_by_role("button", name="Predict", exact=True).click()
    expect(told).to_contain_text("Your own formula is put aside.")
    assert state_of(page)["step"] == 0 and "formula" not in state_of(page)
    set_state(page, step=11)
    expect(told).to_contain_text("You said 8; its derivative is 11, 3 away. 5 from the last product")
    page.get_by_role("button", name="Predict again").click()
    page.get_by_label("Your prediction").fill("11")
    page.get_by_role("button", name="Predict", exact=True).click()
    set_state(page, w=3.0)  # another number than the one that was asked about
    expect(told).to_contain_text("shows something else now: Reset brings back what was asked about.")
    assert visit.problems == []


def test_steps_are_played_forward_and_the_last_one_is_the_end(visit: Visit, tmp_path: Path) -> None:
    page = live_figure(visit, tmp_path, "chain_rule.shared")
    own(page, "x*x")
    page.evaluate("document.querySelector('gd-scene').figure.player.show(0)")
    assert state_of(page)["step"] == 0
    assert page.evaluate("document.querySelector('gd-scene').figure.player.count") == 6  # 1 + 1 + 2 + 1 stages, and 0
    page.get_by_role("button", name="+1 step").click()
    expect(page.locator(WORDS)).to_have_text("Forward: “×” gets 2 and gives 4.")
