"""The state of a live figure: what a reader sets, what is kept of it, and what is computed from it."""

import json
import re
from dataclasses import replace
from functools import cache

import pytest
import quickjs

from gdviz import scenes
from gdviz.drawing.ticks import tick_labels
from gdviz.figure.controls import Drag, Slider, Step
from gdviz.figure.marks import Mark
from gdviz.figure.numbers import fixed, shortest
from gdviz.figure.panel import Panel
from gdviz.figure.scene import Run, Scene
from gdviz.objectives import from_formula, parabola
from gdviz.optimizers import GradientDescent, Momentum, Newton
from gdviz.page import runtime
from gdviz.page.controls import controls_html
from gdviz.page.scene_script import scene_script
from gdviz.paths import SCENE_SCRIPTS
from tests.page.exported import script_of


@cache
def _context():
    context = quickjs.Context()
    for script in (runtime.source(), *map(runtime.more_source, runtime.MORE)):
        context.eval(script)
    return context


@cache
def _defined(id):
    """The data of a scene as the browser has it."""
    _context().eval(script_of(scenes.get(id)))
    return json.loads(_context().eval(f"JSON.stringify(gdviz.definitions.get({json.dumps(id)}).scene)"))


def _with_store(scene, body):
    """What `body`, which returns something, makes of a new store of the scene (an id, or a scene of our own)."""
    if isinstance(scene, str):
        _defined(scene)
        id = scene
    else:
        id = "made.up"
        _context().eval(scene_script(replace(scene, id=id)))
    store = f"new gdviz.Store(gdviz.definitions.get({json.dumps(id)}))"
    return json.loads(_context().eval(f"JSON.stringify(((store) => {{ {body} }})({store}))"))


def _descent(steps=5):
    """(x - 3)² from 0 with a rate of 0.1, all of which a reader may change."""
    controls = (Slider("learning_rate", 0.01, 1.1), Drag("start", -1.0, 6.0), Step())
    run = Run(GradientDescent(learning_rate=0.1), start=0.0, steps=steps)
    return Scene("t", "a", "c", panels=(Panel(()),), objective=parabola(), runs=(run,), controls=controls)


def _scene(**settings):
    run = Run(Momentum(learning_rate=0.1, momentum=0.9), start=0.0, steps=7)
    return Scene("t", "a", "c", panels=(Panel(()),), objective=parabola(), runs=(run, run), **settings)


def test_every_kind_of_mark_is_drawn():
    registered = json.loads(_context().eval("JSON.stringify(Object.keys(gdviz.marks))"))
    assert {kind.__name__ for kind in Mark.__subclasses__()} == set(registered)


def test_settings_of_one_run_leave_the_rate_of_another():
    scene = _scene(controls=(Slider("learning_rate", 0.1, 0.5, run=1),))
    read = "return [0, 1].map((run) => store.settings(run, store.values).learning_rate);"
    assert _with_store(scene, f"store.set({{ learning_rate: 0.4 }}); {read}") == [0.1, 0.4]


def test_a_rate_changed_on_the_way_keeps_what_has_been():
    change = "store.set({ step: 2 }); store.set({ learning_rate: 0.5 }, { midRun: true }); store.set({ step: 4 });"
    iterates = _with_store(_descent(), f"{change} return store.iterates().map(([x]) => x);")
    # two steps at 0.1 leave 0.8² of the distance to 3, one at 0.5 lands on it
    assert iterates == pytest.approx([0.0, 0.6, 1.08, 3.0, 3.0], abs=1e-12)


def test_a_rate_changed_again_on_the_way_or_back_at_step_0_or_by_name():
    begin = "store.set({ step: 2 }); for (const rate of [1, 0.5]) store.set({ learning_rate: rate }, { midRun: true });"
    read = "return store.trajectory(0).iterates.slice(0, 4).map(([x]) => x);"
    onward = _with_store(_descent(), f"{begin} {read}")
    assert onward == pytest.approx([0.0, 0.6, 1.08, 3.0], abs=1e-12)  # only the last one counts
    anew = [0, 3, 3, 3]
    assert _with_store(_descent(), f"{begin} store.set({{ step: 0 }}); {read}") == anew
    assert _with_store(_descent(), f"store.set({{ step: 2 }}); store.set({{ learning_rate: 0.5 }}); {read}") == anew
    # a start that is moved begins a new run, even on the way
    moved = "store.set({ start: 5 }, { midRun: true });"
    assert _with_store(_descent(), f"{begin} {moved} {read}") == [5, 3, 3, 3]


@pytest.mark.parametrize(
    "settings",
    [
        "{ learning_rate: NaN }", '{ learning_rate: "0.3" }', "{ learning_rate: [0.3, 0.4] }", "{ start: null }",
        "{ nonsense: 1 }", "{ __proto__: 1, constructor: 2 }", "null", "undefined", "7", "'text'", "{ step: Infinity }",
    ],
)  # fmt: skip
def test_what_is_no_value_changes_nothing(settings):
    before, after = (f"const {name} = JSON.stringify(store.values);" for name in ("before", "after"))
    assert _with_store(_descent(), f"{before} store.set({settings}); {after} return before === after;")


def test_values_are_clamped_and_steps_are_whole():
    change = "store.set({ learning_rate: 1e300, start: -1e9, step: 3.4 });"
    assert _with_store(_descent(), f"{change} return store.values;") == {"learning_rate": 1.1, "start": -1.0, "step": 3}


def test_reset_brings_back_the_opening_after_any_change():
    change = "store.set({ step: 2 }); store.set({ learning_rate: 0.7 }, { midRun: true }); store.set({ start: 5 });"
    change += "store.reset();"
    assert _with_store(_descent(), f"{change} return store.values;") == {"learning_rate": 0.1, "start": 0, "step": 5}
    assert _with_store(_descent(), f"{change} return store.segments.length;") == 1


def test_only_probes_that_were_let_go_count():
    id = "minimizing_functions.blind_search"
    body = (
        "for (const x of [-1, -0.5, 0]) store.set({ x }, { passing: true });"
        "store.set({ x: 0 }); store.set({ x: 1 }); return store.history.x;"
    )
    assert _with_store(id, body) == [scenes.get(id).opening["x"], 0, 1]


def test_other_data_for_a_data_set_moves_the_objective():
    """The mean of the squares of y for the line 0: 1 for the points (0, 1), (1, -1)."""
    id = "loss_functions.shrinking_squares"
    read = "store.quantities(store.scene.panels[0]).loss"
    body = (
        f"store.setDataset(0, {{ x: [0, 1], y: [1, -1] }}); store.set({{ m: 0, b: 0 }}); const one = {read};"
        f"store.reset(); store.set({{ m: 0.5, b: 1 }}); return [one, {read}];"
    )
    assert _with_store(id, body) == pytest.approx([1.0, scenes.get(id).objective([0.5, 1.0])], abs=1e-12)


@pytest.mark.parametrize("x", [1.0, 0.7])
def test_the_slopes_of_secants_are_pythons_to_the_last_bit(x):
    """Even where hardly a digit of them is right: the browser has the same numbers."""
    scene = scenes.get("limits.round_off")
    distances = [10.0**-k for k in range(17)]
    read = "const told = store.quantities(store.scene.panels[0]); return [told.secant_slope, told.central_slope];"
    body = f"return {distances}.map((h) => {{ store.set({{ h, x: {x} }}); {read} }});"
    states = [scene.state(h=h, x=x).quantities(scene.panels[0]) for h in distances]
    assert _with_store(scene.id, body) == [[known["secant_slope"], known["central_slope"]] for known in states]


def test_a_control_that_sets_the_objective_makes_another_of_it_and_other_runs():
    """A bowl with the condition number κ leaves (κ - 1)/(κ + 1) of x in a step at the best rate, from x = 4."""
    read = "[store.trajectory(0).iterates[1][0], store.objectives[0].hessian([0, 0])[0]]"
    change = "store.set({ condition: 3 }, { midRun: true });"  # no step of the bowl that was is kept
    body = f"const told = [{read}]; {change} told.push({read}); store.reset(); told.push({read}); return told;"
    long, round, again = _with_store("hessian.zigzag", f"store.set({{ step: 5 }}); {body}")
    assert long == again == pytest.approx([4 * 9 / 11, 2 / 11])
    assert round == pytest.approx([4 * 2 / 4, 2 / 4])


def test_a_snapshot_brings_back_the_objective_that_a_control_had_set():
    read = "store.objectives[0].hessian([0, 0])[0]"
    kept = "store.set({ condition: 3 }); const kept = store.snapshot; store.reset(); store.restore(kept);"
    assert _with_store("hessian.zigzag", f"{kept} return {read};") == pytest.approx(0.5)


def test_newtons_method_has_a_final_loss_too():
    """On ½ x² from 1 the share 1 - η is left, twice."""
    run = Run(Newton(), start=1.0, steps=2)
    scene = Scene("t", "a", "c", panels=(Panel(()),), objective=from_formula("x^2/2"), runs=(run,))
    context = quickjs.Context()
    context.eval("globalThis.gdviz = { define: (id, made) => { globalThis.made = made; } };")
    context.eval(runtime.source_of("marks/loss.js"))
    context.eval(scene_script(scene))
    made = "objective: made.objectives[0](), optimizer: made.optimizers[0], schedule: null"
    assert context.eval(f"finalLoss({{ {made}, start: [1], settings: {{}} }}, 0.25, 2)") == pytest.approx(0.5 * 0.75**4)


def test_the_final_loss_of_a_rate_is_the_loss_of_its_run():
    context = quickjs.Context()
    context.eval("globalThis.gdviz = { define: (id, made) => { globalThis.made = made; } };")
    context.eval(runtime.source_of("marks/loss.js"))
    context.eval(scene_script(_descent()))
    run = "{ objective: made.objectives[0](), optimizer: made.optimizers[0], schedule: null, start: [0], settings: {} }"
    found = context.eval(f"finalLoss({run}, 0.4, 3)")
    assert found == pytest.approx(9 * (0.2**3) ** 2, rel=1e-12)  # each step leaves 1 - 2 · 0.4 of the distance to 3


def test_the_browser_writes_values_as_the_page_did():
    text = "definition.scene.controls.filter(({ kind }) => kind === 'Slider' || kind === 'Step').map(write)"
    sources = runtime.source_of("controls/controls.js")
    for scene in scenes.all():
        context = quickjs.Context()
        context.eval(sources + "globalThis.gdviz = { define: (id, made) => { globalThis.definition = made; } };")
        context.eval(script_of(scene))
        context.eval("const write = (control) => writeControl(control, definition.scene.opening[control.name]);")
        page = re.findall(r'"gd-value"[^>]*>([^<]*)<', controls_html(scene))
        assert sorted(page) == sorted(json.loads(context.eval(f"JSON.stringify({text})")))  # the step stands first


TICKS = (
    [0.0, 0.5, 1.0], [-20.0, 0.0, 20.0], [0.025, 0.05], [0.0, 2e5], [1e5, 1.05e5, 1.1e5], [1e6, 1e6 + 1], [-0.0, 2e3],
    [12000.5, 12001.0], [9e4, 9.5e4, 9.75e4], [0.000995, 0.001], [0.9999999, 1.0], [1e-6, 2e-6], [-1e7, 0.0, 1e7],
    [1e12, 1e12 + 1], [0.1, 0.2, 0.1 * 3], [-1234567.0, -1234566.5],
)  # fmt: skip


def test_the_browser_writes_ticks_as_the_still_does():
    context = quickjs.Context()
    context.eval(runtime.source_of("drawing/numbers.js"))
    for values in TICKS:
        assert json.loads(context.eval(f"JSON.stringify(tickLabels({json.dumps(values)}))")) == tick_labels(values)


HALF_WAY = (
    *(sign * (whole + odd / 2**places) for sign in (-1, 1) for whole in (0, 2, 1234) for places in range(1, 8)
      for odd in (1, 3)),
    *(12500.0, 105000.0, 1.25e-5),
)  # fmt: skip


def test_the_browser_rounds_half_way_numbers_as_python_does():
    context = quickjs.Context()
    context.eval(runtime.source_of("drawing/numbers.js"))
    for value in HALF_WAY:
        browser = context.eval(f"JSON.stringify([0, 1, 2, 3].map((count) => fixed({value!r}, count)))")
        assert json.loads(browser) == [fixed(value, count) for count in range(4)], value
        assert context.eval(f"shortest({value!r})") == shortest(value), value
    assert fixed(2.625, 2) == context.eval("fixed(2.625, 2)") == "2.63"


def test_the_loader_parses():
    loader = SCENE_SCRIPTS.parent / "scene-loader.js"
    quickjs.Context().eval(f"(function () {{ {loader.read_text(encoding='utf-8')} }})")
