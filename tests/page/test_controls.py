"""The strip of controls under a figure."""

import re
from dataclasses import replace

import pytest

from gdviz import scenes
from gdviz.figure.controls import Drag, Reveal, Slider, Step
from gdviz.figure.panel import Panel
from gdviz.figure.parts import Target
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import parabola
from gdviz.optimizers import Momentum
from gdviz.page.controls import controls_html, row_names


def _scene(**settings):
    run = Run(Momentum(learning_rate=0.1, momentum=0.9), start=0.0, steps=7)
    return Scene("t", "a", "c", panels=(Panel(()),), objective=parabola(), runs=(run, run), **settings)


def test_no_controls_no_strip():
    assert controls_html(_scene()) == ""
    assert "<fieldset" in controls_html(_scene(controls=(Step(),)))


@pytest.mark.parametrize(
    ("id", "scripts"),
    [
        ("hessian.turned", "curvature"),
        ("chain_rule.dials", "graph"),
        ("gradients.dial", "more"),
        ("newton.saddle", "surface"),
        ("learning_rates.stability_limit", None),
    ],
)
def test_a_figure_says_which_scripts_it_needs_beside_the_runtime(id, scripts):
    found = re.search(r'<fieldset class="gd-controls"(?: data-more="([^"]*)")? disabled', controls_html(scenes.get(id)))
    assert found[1] == scripts


def test_each_panel_has_a_name_where_one_at_a_time_is_shown():
    """Two maps by their titles; nothing is called nothing."""
    found = {}
    for scene in scenes.all():
        switch = re.search(r'<fieldset class="gd-panels".*?</fieldset>', controls_html(scene))
        found[scene.id] = re.findall(r"<button[^>]*>([^<]*)</button>", switch[0]) if switch else []
    assert found["newton.beside"] == ["A bowl", "Two valleys"]
    assert found["hessian.split"] == ["Map", "Parts of the error"]
    assert [id for id, names in found.items() if not all(map(str.strip, names))] == []


def test_names_cannot_become_markup():
    strip = controls_html(_scene(controls=(Slider("a", 0.0, 1.0, value=0.0, label='<img src=x onerror="alert(1)">'),)))
    assert "<img" not in strip and "&lt;img" in strip


def test_each_control_has_what_it_needs():
    strip = controls_html(_scene(controls=(Slider("learning_rate", 0.01, 1.0), Drag("start", -1.0, 1.0), Step())))
    inputs = re.findall(r'<input type="range" data-control="(\w+)" min="([^"]*)" max="([^"]*)"', strip)
    assert inputs == [("step", "0", "7"), ("learning_rate", "0.01", "1")]
    assert "Drag the point: start" in strip
    actions = re.findall(r'data-action="(\w+)"', strip)
    assert actions == ["play", "jump", "restart", "reset"]
    jumps = controls_html(_scene(controls=(Step(jumps=(1, 10, 100)),)))
    assert re.findall(r'data-jump="(\d+)">([^<]*)<', jumps) == [("1", "+1"), ("10", "10 steps"), ("100", "100 steps")]


def test_the_slider_that_matters_stands_under_the_stage_and_the_others_in_the_menu():
    strip, menu = controls_html(scenes.get("two_parameters.surface_descent")).split("<details")
    assert re.findall(r'data-control="(\w+)"', strip) == ["step", "learning_rate"]
    assert re.findall(r'data-control="(\w+)"', menu) == ["azimuth", "elevation"]
    pair, menu = controls_html(scenes.get("loss_landscape.orbit")).split("<details")
    assert re.findall(r'data-control="(\w+)"', pair) == ["m", "b"]  # what turns the bowl is in the menu
    turned, menu = controls_html(scenes.get("gradients.dial")).split("<details")
    assert re.findall(r'data-control="(\w+)"', turned) == ["direction"]  # what the question is about
    assert re.findall(r'data-control="(\w+)"', menu) == ["m", "b"]


def test_the_menu_is_open_from_the_start_where_the_scene_says_so():
    scene = _scene(controls=(Step(),))
    assert '<details class="gd-more" aria-label="t: menu" data-search-exclude>' in controls_html(scene)
    opened = controls_html(replace(scene, open_more=True))
    assert '<details class="gd-more" open data-kept aria-label="t: menu"' in opened


def test_on_a_phone_the_rows_of_panels_have_names_and_the_places_where_they_are_cut_out():
    three = controls_html(scenes.get("parameters_to_predictions.both_views"))
    rows = re.findall(r'data-top="([\d.]+)" aria-pressed="(\w+)">([^<]*)<', three)
    assert [top for top, _, _ in rows] == ["0.0000", "0.3333", "0.6667"]  # of three of the same height
    assert [pressed for _, pressed, _ in rows] == ["true", "false", "false"]
    assert rows[1][2] == "Map" and len({name for _, _, name in rows}) == 3
    assert "data-top" not in controls_html(scenes.get("gradient_descent.path"))
    named = re.findall(r"data-top[^>]*>([^<]*)<", controls_html(scenes.get("limits.round_off")))
    assert named == ["x³", "Error of the slope"]  # a formula is no word


def test_a_slider_of_powers_of_ten_moves_in_them():
    strip = controls_html(_scene(controls=(Slider("h", 0.01, 10.0, value=0.1, log=True),)))
    assert re.search(r'min="-2" max="1" step="0\.03" value="-1"', strip)


def test_a_reveal_is_a_button_that_is_pressed_or_not():
    strip = controls_html(_scene(controls=(Reveal(label="Show & tell"),)))
    assert '<button type="button" data-action="reveal" aria-pressed="false">Show &amp; tell</button>' in strip


@pytest.mark.parametrize("scene", scenes.all(), ids=lambda scene: scene.id)
def test_a_strip_has_its_parts_in_their_places(scene):
    strip = controls_html(scene)
    if not strip:
        assert scene.parts == () and scene.controls == ()
        return
    assert "\n" not in strip  # not even of an equation of several lines
    kinds = re.findall(r'data-part="(\w+)"', strip)
    order = {place: at for at, place in enumerate(("asked", "before", "words", "line", "after"))}
    parts = sorted(scene.parts, key=lambda part: order[part.place])  # in each place in the order of the scene
    assert kinds == [*(type(part).__name__ for part in parts), "Share"]


def test_parts_of_one_place_stand_in_the_order_of_the_scene():
    scene = scenes.get("learning_rates.diverging")
    target = Target("x", 1.0)
    assert [part.place for part in scene.parts] == ["words", "line", "asked"] and target.place == "line"
    more, turned = (replace(scene, parts=parts) for parts in ((*scene.parts, target), (target, *scene.parts)))
    kinds = [re.findall(r'data-part="(\w+)"', controls_html(each)) for each in (more, turned)]
    assert kinds == [
        ["Predict", "Equation", "Verdict", "Target", "Share"],
        ["Predict", "Equation", "Target", "Verdict", "Share"],
    ]


def test_the_question_stands_before_all_that_tries_it():
    scene = scenes.get("guide.tuning")
    assert [type(part).__name__ for part in scene.parts] == ["Equation", "Judge", "Predict"]
    assert re.findall(r'data-part="(\w+)"', controls_html(scene)) == ["Predict", "Judge", "Equation", "Share"]


def test_no_two_rows_of_panels_have_one_name():
    for scene in filter(lambda each: each.controls, scenes.all()):
        names = row_names(scene)
        assert len({*names}) == len(names), scene.id
    assert row_names(scenes.get("learning_rates.two_valleys")) == ["Start 1.8", "Start −1.8"]
    # The axes of a plane of inputs, x₁ and x₂, say nothing of it.
    assert row_names(scenes.get("neural_network.forming")) == ["Map", "Loss"]
    assert row_names(scenes.get("hidden_units.seen")) == ["unit 1", "unit 2", "unit 3", "their sum"]
    assert row_names(scenes.get("regularization.paths")) == ["Ridge (L2)", "Lasso (L1)"]


OUTCOME_BELOW = (
    "backpropagation.forgotten",
    "hessian.split",
    "newton.beside",
    "batches.cost",
    "overfitting.polynomial",
    "hidden_units.seen",
)


@pytest.mark.parametrize("id", OUTCOME_BELOW)
def test_a_phone_opens_with_the_panel_in_which_the_outcome_shows(id):
    switch = re.search(r'<fieldset class="gd-panels".*?</fieldset>', controls_html(scenes.get(id)))[0]
    *others, last = re.findall(r'aria-pressed="(\w+)"', switch)
    assert last == "true" and {*others} == {"false"}
