"""The modules of the runtime, joined and minified."""

import gzip
import itertools
import json
import re

import pytest
import quickjs

from gdviz import scenes
from gdviz.page import runtime, scene_script
from gdviz.page.controls import controls_html
from gdviz.paths import ASSETS, SCENE_SCRIPTS

pytestmark = pytest.mark.xdist_group("runtime")  # one process, so that it is minified once

LARGEST_FORMULAS = 6_000
LARGEST = 34_000  # bytes, compressed: what a reader downloads before the first figure comes to life
FLOORS = (
    "constants", "registry", "drawing/d3", "drawing/color", "drawing/numbers", "drawing/geometry", "formula/", "graph/",
    "descent", "store", "drawing/words", "drawing/plot", "drawing/sheet", "drawing/camera", "marks/",
    "controls/", "figure", "parts/",
)  # fmt: skip
MODULES = runtime.modules()
PRINTED = {runtime.CONSTANTS, runtime.OPERATIONS}  # they are no files
FILES = [name for name in MODULES if name not in PRINTED]
LARGEST_GRAPH = 9_500  # more, where a page has one


def _floor(name):
    return next(
        floor
        for floor, start in enumerate(FLOORS)
        if name == f"{start}.js" or (start[-1] == "/" and name.startswith(start))
    )


def _made(**texts):
    return {f"{name}.js": runtime.read_module(f"{name}.js", text) for name, text in texts.items()}


# ---- what is there


@pytest.mark.parametrize("name", FILES)
def test_imports_point_one_way(name):
    """Down the floors; within one there is no circle, or the modules could not be joined at all."""
    assert [target for _, target, _ in MODULES[name].imports if _floor(target) > _floor(name)] == []


def test_what_is_exported_is_imported_somewhere():
    imported = {(target, each) for module in MODULES.values() for _, target, names in module.imports for each in names}
    exported = {(name, each) for name, module in MODULES.items() for each in module.exported}
    assert exported - imported == set()


def test_every_module_comes_once_and_after_what_it_imports():
    order = [module.name for module in runtime.in_order(MODULES)]
    assert sorted(order) == sorted(MODULES) and {f"{file.stem}.js" for file in SCENE_SCRIPTS.rglob("*.js")} == {
        name.rsplit("/", 1)[-1] for name in FILES
    }
    for name in order:
        assert all(order.index(target) < order.index(name) for _, target, _ in MODULES[name].imports)


def test_only_one_module_knows_the_global_d3():
    knows = [name for name, module in MODULES.items() if re.search(r"\bd3\b(?!\.js)", re.sub(r"//.*", "", module.text))]
    assert knows == ["drawing/d3.js"]


def test_nothing_of_ours_runs_text_as_code_or_writes_html_from_outside():
    for source in [*SCENE_SCRIPTS.rglob("*.js"), *SCENE_SCRIPTS.parent.glob("*.js")]:
        text = source.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|new Function|innerHTML|outerHTML|document\.write", text), source.name


# ---- what is refused


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"a": 'import { b } from "./b.js";\n'}, "a.js:1: there is no module b.js"),
        ({"a": '// A\nimport { c } from "./b.js";\n', "b": "const c = 1;\n"}, "a.js:2: b.js exports no c"),
        (
            {
                "a": 'import { b } from "./b.js";\nexport const a = 1;\n',
                "b": 'import { a } from "./a.js";\nexport const b = 1;\n',
            },
            "b.js:1: a circle of imports: a.js -> b.js -> a.js",
        ),
        ({"a": "const c = 1;\n", "b": "\nfunction c() {}\n"}, "b.js:2: c is declared in a.js:1 too"),
        ({"a": "const c = 1;\n", "b": "const { d, c } = e;\n"}, "b.js:1: c is declared in a.js:1 too"),
        ({"a": "let b = 1;\nclass b {}\n"}, "a.js:2: b is declared twice"),
        ({"a": 'const b = 1;\nimport { c } from "./c.js";\n'}, "a.js:2: an import below other lines"),
        ({"a": 'import b from "./b.js";\n'}, "a.js:1: .* cannot be joined"),
        ({"a": 'import * as b from "./b.js";\n'}, "a.js:1: .* cannot be joined"),
        ({"a": 'import { b as c } from "./b.js";\n'}, "a.js:1: .* cannot be joined"),
        ({"a": 'import "./b.js";\n'}, "a.js:1: .* cannot be joined"),
        ({"a": "\nexport default 1;\n"}, "a.js:2: .* cannot be joined"),
        ({"a": "const b = 1;\nexport { b };\n"}, "a.js:2: .* cannot be joined"),
        ({"a": 'const b = () => import("./b.js");\n'}, "a.js:1: .* cannot be joined"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_refused_with_its_place(texts, words):
    with pytest.raises(ValueError, match=words):
        runtime.in_order(_made(**texts))


def test_imports_come_first_depth_first_in_the_order_of_their_lines():
    known = _made(
        a='import { d } from "./d.js";\nimport {\n  b,\n  c,\n} from "./b.js";\n\nconst a = b + c + d;\n',
        b='import { e } from "./e.js";\nexport const b = e;\nexport const c = 2;\n',
        d="export const d = 4;\n",
        e="export const e = 1;\n",
    )
    order = runtime.in_order(known)
    assert [module.name for module in order] == ["d.js", "e.js", "b.js", "a.js"]
    assert [module.name for module in runtime.in_order(known, "b.js")] == ["e.js", "b.js"]
    context = quickjs.Context()
    context.eval("".join(module.body() for module in order))
    assert context.eval("a") == 7


# ---- the script


def test_the_scripts_of_a_page_are_small():
    loader = (SCENE_SCRIPTS.parent / "scene-loader.js").read_bytes()
    size = len(gzip.compress(runtime.runtime().encode(), 9))
    assert 10_000 < size <= LARGEST
    sizes = {each.id: len(gzip.compress(scene_script.scene_script(each).encode(), 9)) for each in scenes.all()}
    pages = [page.read_text(encoding="utf-8") for page in ASSETS.parent.rglob("*.md")]
    shown = [set(re.findall(r'scene\("([\w.]+)"\)', page)) for page in pages]
    formulas = len(gzip.compress(runtime.formulas().encode(), 9))  # loaded where a figure takes one
    graph = len(gzip.compress(runtime.graph().encode(), 9))
    assert 2_000 < formulas <= LARGEST_FORMULAS and 5_000 < graph <= LARGEST_GRAPH
    needed = [size + formulas + len(gzip.compress(loader, 9)) + sum(map(sizes.__getitem__, ids)) for ids in shown]
    drawn = [any("data-graph" in controls_html(scenes.get(id)) for id in ids) for ids in shown]
    needed = [each + graph * apart for each, apart in zip(needed, drawn, strict=True)]
    assert 1 <= sum(drawn) < len(pages) / 2 and 50_000 < max(needed) < 60_000


def test_the_runtime_is_the_same_each_time_and_says_whose_d3_is():
    first = runtime.runtime()
    runtime.minified.cache_clear()
    assert runtime.runtime() == first
    assert first.startswith("/* d3-") and "ISC" in first.split("\n", 1)[0] and first.count("\n") == 2
    assert runtime.source().startswith(first.split("\n", 1)[0])


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


@pytest.mark.parametrize("script", ["formulas_source", "formulas"])
def test_the_script_of_formulas_leaves_nothing_else(script):
    context = quickjs.Context()
    context.eval(getattr(runtime, script)())
    assert json.loads(context.eval("JSON.stringify(Object.keys(gdviz))")) == ["formula"]
    assert context.eval('gdviz.formula.formulaObjective(gdviz.formula.parseFormula("3(x - 1)")).value([3])') == 6


@pytest.mark.parametrize("script", ["source", "runtime"])
def test_nothing_but_gdviz_becomes_global_and_its_hooks_have_their_names(script):
    context = quickjs.Context()
    names = "JSON.stringify(Object.getOwnPropertyNames(globalThis))"
    before = set(json.loads(context.eval(names)))
    context.eval(getattr(runtime, script)())
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
    JSON.stringify([Object.keys(store), values, trajectories, turned, quantities, seen,
        ["marks", "views", "parts", "texts"].map((name) => Object.keys(gdviz[name]).sort())]);
"""


def test_the_minified_runtime_behaves_like_its_source():
    answers = []
    for script in (runtime.source(), runtime.runtime()):
        found = []
        for scene in scenes.all():
            context = quickjs.Context()
            context.eval(script + runtime.formulas())
            context.eval(scene_script.scene_script(scene))
            found.append(context.eval(f"const id = {json.dumps(scene.id)}; {ANSWER}"))
        answers.append(found)
    assert answers[0] == answers[1] and len(set(answers[0])) > 20


def test_the_source_names_the_file_of_each_part():
    assert re.findall(r"^// ---- scene/(.*)$", runtime.source(), re.MULTILINE) == [
        module.name for module in runtime.in_order(MODULES, *runtime._drawing())
    ]


def test_every_module_is_in_the_runtime_or_in_one_of_the_scripts_beside_it():
    main, formulas, graphs = (
        set(re.findall(r"^// ---- scene/(.*)$", text, re.MULTILINE))
        for text in (runtime.source(), runtime.formulas_source(), runtime.graph_source())
    )
    assert main | formulas | graphs == set(MODULES) and main & formulas == {runtime.CONSTANTS}
    assert "formula/reader.js" in formulas and not formulas & graphs - {runtime.CONSTANTS}
    apart = {"marks/graph.js", "marks/dials.js", "parts/own-graph.js", "graph/layers.js", runtime.OPERATIONS}
    assert apart <= graphs - main and "drawing/d3.js" not in graphs  # what a page has loaded anyway is small


@pytest.mark.parametrize("order", list(itertools.permutations(("runtime", "graph"))))
def test_the_script_of_graphs_may_come_before_or_after_the_runtime(order):
    context = quickjs.Context()
    for name in order:
        context.eval(getattr(runtime, name)())
    known = "JSON.stringify([...Object.keys(gdviz.marks), ...Object.keys(gdviz.parts), ...Object.keys(gdviz.texts)])"
    assert {"Graph", "Dials", "Path", "OwnGraph", "GraphWords", "Predict", "formula", "f"} <= set(
        json.loads(context.eval(known))
    )
    assert context.eval("gdviz.graph") is True


def test_a_mistake_in_a_module_is_told_in_one_line(monkeypatch):
    with pytest.raises(ValueError, match=r"^the runtime cannot be minified: .*expected$"):
        runtime.minified("const = 1;")
