"""The modules of the runtime, joined and minified."""

import gzip
import json
import re
from functools import partial

import pytest
import quickjs

from gdviz import scenes
from gdviz.figure.parts import OwnFunction
from gdviz.page import runtime
from gdviz.page.registry import scripts_of
from gdviz.page.runtime_files import GENERATOR, TRAINER
from gdviz.paths import ASSETS, SCENE_SCRIPTS
from tests import built
from tests.page.exported import script_of

pytestmark = pytest.mark.xdist_group("runtime")  # one process, so that it is minified once

LARGEST_FORMULAS = 6_400  # the rules of optimisers are read by the same grammar
LARGEST = 24_500  # bytes, compressed: what a reader downloads before the first figure comes to life
LARGEST_PAGE = 60_000  # of all scripts of ours that its live figures load
LARGEST_MORE = 9_000  # where a figure has a mark or a part that few have
MODULES = runtime.modules()
WAYS = {"ids": ["source", "minified"]}


def test_nothing_of_ours_runs_text_as_code_or_writes_html_from_outside():
    for source in [*SCENE_SCRIPTS.rglob("*.js"), *SCENE_SCRIPTS.parent.glob("*.js")]:
        text = source.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|new Function|innerHTML|outerHTML|document\.write", text), source.name


def _packed(text):
    return len(gzip.compress(text.encode(), 9))


def test_the_scripts_of_a_page_are_small():
    loader = _packed((SCENE_SCRIPTS.parent / "scene-loader.js").read_text(encoding="utf-8"))
    size, formulas = _packed(built.shared("runtime")), _packed(built.shared("formulas"))
    assert 10_000 < size <= LARGEST and 2_000 < formulas <= LARGEST_FORMULAS
    more = {name: _packed(built.shared(name)) for name in runtime.MORE}
    assert max(more.values()) <= LARGEST_MORE
    sizes = {each.id: _packed(script_of(each)) for each in scenes.all()}
    loaded = {}
    for page in ASSETS.parent.rglob("*.md"):
        shown = [scenes.get(id) for id in set(re.findall(r'scene\("([\w.]+)"\)', page.read_text(encoding="utf-8")))]
        shown = [scene for scene in shown if scene.controls]  # the script of any other is never fetched
        needed = {name for scene in shown for name in scripts_of(scene)}
        typing = any(scene.part(OwnFunction) for scene in shown)
        own = sum(sizes[scene.id] for scene in shown) + sum(more[name] for name in needed)
        loaded[page.stem] = size + loader + own + typing * formulas
    assert max(loaded.values()) > 30_000
    assert {page: size for page, size in loaded.items() if size > LARGEST_PAGE} == {}


@pytest.mark.slow
def test_the_runtime_is_the_same_each_time_and_says_whose_d3_is():
    first = built.shared("runtime")
    assert runtime.minified.__wrapped__(runtime.source()) == first  # made again
    assert first.startswith("/* d3-") and "ISC" in first.split("\n", 1)[0] and first.count("\n") == 2
    assert runtime.source().startswith(first.split("\n", 1)[0])


@pytest.mark.slow
def test_the_digest_follows_the_modules_the_constants_and_the_minifier(tmp_path, monkeypatch):
    before = runtime.digest()
    assert runtime.digest() == before
    other = tmp_path / "terser.min.js"
    other.write_text("another one")
    for name, value in (("TERSER", other), ("OPTIONS", {}), ("constants_js", lambda: runtime.CONSTANTS)):
        with monkeypatch.context() as patch:
            patch.setattr(runtime, name, value) if name != "constants_js" else patch.setattr(
                runtime, "source", lambda: "another one"
            )
            assert runtime.digest() != before


@pytest.mark.parametrize(
    "made", [runtime.formulas_source, partial(built.shared, "formulas")], ids=["source", "minified"]
)
def test_the_script_of_formulas_leaves_nothing_else(made):
    context = quickjs.Context()
    context.eval(made())
    assert json.loads(context.eval("JSON.stringify(Object.keys(gdviz))")) == ["formula"]
    assert context.eval('gdviz.formula.formulaObjective(gdviz.formula.parseFormula("3(x - 1)")).value([3])') == 6


@pytest.mark.parametrize("made", [runtime.source, partial(built.shared, "runtime")], **WAYS)
def test_nothing_but_gdviz_becomes_global_and_its_hooks_have_their_names(made):
    context = quickjs.Context()
    names = "JSON.stringify(Object.getOwnPropertyNames(globalThis))"
    before = set(json.loads(context.eval(names)))
    context.eval(made())
    assert set(json.loads(context.eval(names))) - before == {"gdviz"}
    assert set(json.loads(context.eval("JSON.stringify(Object.keys(gdviz))"))) == set(runtime.HOOKS)


ANSWER = """
    const store = new gdviz.Store(gdviz.definitions.get(id));
    const seen = [];
    store.subscribe(({ state }) => seen.push(state));
    store.set({ learning_rate: 0.05, start: 0.7, step: 3, x: 0.4, m: 0.2, b: 0.1, f: "sin(x)^2 + x/3" });
    store.set({ learning_rate: 0.3 }, { midRun: true });
    const { scene, values, trajectories, turned } = store;
    const quantities = scene.panels.map((panel) => store.quantities(panel));
    return JSON.stringify([Object.keys(store), values, trajectories, turned, quantities, seen,
        ["marks", "views", "parts", "texts"].map((name) => Object.keys(gdviz[name]).sort())]);
"""


@pytest.mark.slow
def test_the_minified_runtime_behaves_like_its_source():
    ways = (runtime.source, runtime.more_source), (partial(built.shared, "runtime"), built.shared)
    answers = []
    for shared, more in ways:
        context = quickjs.Context()
        context.eval(shared() + "".join(map(more, runtime.MORE)) + built.shared("formulas"))
        for scene in scenes.all():
            context.eval(script_of(scene))
        answers.append(
            [context.eval(f"(() => {{ const id = {json.dumps(each.id)}; {ANSWER} }})()") for each in scenes.all()]
        )
    assert answers[0] == answers[1] and len(set(answers[0])) > 20


def test_the_source_names_the_file_of_each_part():
    assert re.findall(r"^// ---- scene/(.*)$", runtime.source(), re.MULTILINE) == [
        module.name for module in runtime.in_order(MODULES, *runtime._drawing())
    ]


def test_every_module_is_in_one_script_and_each_has_the_constants_it_needs():
    sources = [runtime.source(), runtime.formulas_source(), *map(runtime.more_source, runtime.MORE)]
    parts = [re.findall(r"^// ---- scene/(.*)$", text, re.MULTILINE) for text in sources]
    found = [name for names in parts for name in names if name != runtime.CONSTANTS]
    several = {*GENERATOR, *TRAINER, "parts/typed.js"}  # each script that imports one of them has it
    assert sorted(set(found) & several) == sorted(several)
    assert sorted(name for name in found if name not in several) == sorted(set(MODULES) - {runtime.CONSTANTS} - several)
    assert all(runtime.CONSTANTS in names for names in parts)
    assert "formula/reader.js" in parts[1] and "marks/surface.js" in parts[3]


@pytest.mark.parametrize("name", runtime.MORE)
@pytest.mark.parametrize("make", [runtime.more_source, built.shared], **WAYS)
def test_a_script_beside_the_runtime_registers_what_is_in_it_and_says_so(name, make):
    context = quickjs.Context()
    context.eval("globalThis.gdviz = {}")
    context.eval(make(name))  # the runtime has not come: nothing happens
    context.eval(built.shared("runtime"))
    count = "Object.keys({ ...gdviz.marks, ...gdviz.parts }).length"
    before = context.eval(count)
    assert context.eval(f'gdviz.more.has("{name}")') is False
    context.eval(make(name))
    assert context.eval(count) > before and context.eval(f'gdviz.more.has("{name}")') is True


def test_a_mistake_in_a_module_is_told_in_one_line(monkeypatch):
    with pytest.raises(ValueError, match=r"^the runtime cannot be minified: .*expected$"):
        runtime.minified("const = 1;")
