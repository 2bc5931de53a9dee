"""The modules of the live figures and the order in which they are joined."""

import re

import pytest
import quickjs

from gdviz.page import modules
from gdviz.paths import SCENE_SCRIPTS

FLOORS = (
    "constants", "registry", "drawing/d3", "drawing/color", "drawing/numbers", "drawing/geometry", "formula/",
    "graph/", "random/", "language/", "network/", "faults/", "regularization/", "curvature", "fits", "batches", "depth",
    "amounts", "descent", "race/", "store", "drawing/words",
    "drawing/plot", "drawing/sheet", "drawing/camera", "marks/", "controls/", "figure", "listen/", "parts/",
)  # fmt: skip
MODULES = modules.modules()
PRINTED = set(modules.printed())  # they are no files
FILES = [name for name in MODULES if name not in PRINTED]


def _floor(name):
    return next(
        floor
        for floor, start in enumerate(FLOORS)
        if name == f"{start}.js" or (start[-1] == "/" and name.startswith(start))
    )


def _made(**texts):
    return {f"{name}.js": modules.read_module(f"{name}.js", text) for name, text in texts.items()}


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
    order = [module.name for module in modules.in_order(MODULES)]
    assert sorted(order) == sorted(MODULES) and {f"{file.stem}.js" for file in SCENE_SCRIPTS.rglob("*.js")} == {
        name.rsplit("/", 1)[-1] for name in FILES
    }
    for name in order:
        assert all(order.index(target) < order.index(name) for _, target, _ in MODULES[name].imports)


def test_only_one_module_knows_the_global_d3():
    knows = [name for name, module in MODULES.items() if re.search(r"\bd3\b(?!\.js)", re.sub(r"//.*", "", module.text))]
    assert knows == ["drawing/d3.js"]


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
        modules.in_order(_made(**texts))


def test_imports_come_first_depth_first_in_the_order_of_their_lines():
    known = _made(
        a='import { d } from "./d.js";\nimport {\n  b,\n  c,\n} from "./b.js";\n\nconst a = b + c + d;\n',
        b='import { e } from "./e.js";\nexport const b = e;\nexport const c = 2;\n',
        d="export const d = 4;\n",
        e="export const e = 1;\n",
    )
    order = modules.in_order(known)
    assert [module.name for module in order] == ["d.js", "e.js", "b.js", "a.js"]
    assert [module.name for module in modules.in_order(known, "b.js")] == ["e.js", "b.js"]
    context = quickjs.Context()
    context.eval("".join(module.body() for module in order))
    assert context.eval("a") == 7
