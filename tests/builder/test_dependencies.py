"""gdviz.provenance: which edits reach which scenes, on a small package made for it."""

import pytest

from gdviz.builder.dependencies import Sources

OPTIMIZERS = """
import numpy as np
from gdviz.style import WIDTH

RATE = 0.1

def _check(value):
    return value > 0

class Optimizer:
    def __init__(self, rate=RATE):
        _check(rate)

class Momentum(Optimizer):
    def update(self, g):
        return helper(g)

class Adam(Optimizer):
    def update(self, g):
        from gdviz.schedules import constant
        return np.sqrt(g) * constant(g)

def helper(g):
    return g * WIDTH
"""
FILES = {
    "__init__": "",
    "optimizers": OPTIMIZERS,
    "schedules": "def constant(t):\n    return 1.0\n\ndef cosine(t):\n    return t\n",
    "style": "WIDTH = 2\n",
    "render": "from gdviz import style\nfrom gdviz.drawing.curves import draw\n",
    "drawing/__init__": "ORDER = []\n",
    "drawing/curves": "from gdviz.optimizers import Optimizer\n\ndef draw():\n    pass\n",
    "scenes/__init__": "",
    "scenes/chapter": (
        "from gdviz.optimizers import Adam\n\nTITLE = 'a'\n\nfirst = (\n    Adam(),\n    lambda x: x + OFFSET,\n)\n\n"
        "OFFSET = 1\nsecond = 2\n"
    ),
}


@pytest.fixture
def package(tmp_path):
    for name, text in FILES.items():
        file = tmp_path / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    return tmp_path


def _digests(package, *origins):
    return Sources(package).digests(origins)


def _edit(package, name, before, after):
    file = package / f"{name}.py"
    assert before in file.read_text()
    file.write_text(file.read_text().replace(before, after))


def test_a_definition_depends_on_what_it_names_and_on_nothing_else(package):
    assert list(_digests(package, ("gdviz.optimizers", "Momentum"))) == [
        "gdviz.optimizers:Momentum",
        "gdviz.optimizers:Optimizer",
        "gdviz.optimizers:RATE",
        "gdviz.optimizers:_check",
        "gdviz.optimizers:helper",
        "gdviz.style:WIDTH",
    ]


def test_an_import_inside_a_function_counts(package):
    found = _digests(package, ("gdviz.optimizers", "Adam"))
    assert "gdviz.schedules:constant" in found
    assert "gdviz.schedules:cosine" not in found


@pytest.mark.parametrize(
    ("name", "before", "after", "reached"),
    [
        ("optimizers", "np.sqrt(g)", "np.cbrt(g)", {"Adam"}),
        ("optimizers", "return helper(g)", "return 2 * helper(g)", {"Momentum"}),
        ("optimizers", "g * WIDTH", "g / WIDTH", {"Momentum"}),
        ("optimizers", "value > 0", "value >= 0", {"Adam", "Momentum"}),
        ("optimizers", "RATE = 0.1", "RATE = 0.2", {"Adam", "Momentum"}),
        ("schedules", "return 1.0", "return 2.0", {"Adam"}),
        ("schedules", "return t", "return 2 * t", set()),
        ("style", "WIDTH = 2", "WIDTH = 3", {"Momentum"}),
        ("optimizers", "RATE = 0.1", "RATE = 0.1  # a comment", set()),
    ],
)
def test_an_edit_reaches_what_depends_on_it(package, name, before, after, reached):
    kinds = ("Adam", "Momentum")
    old = {kind: _digests(package, ("gdviz.optimizers", kind)) for kind in kinds}
    _edit(package, name, before, after)
    new = {kind: _digests(package, ("gdviz.optimizers", kind)) for kind in kinds}
    assert {kind for kind in kinds if old[kind] != new[kind]} == reached


def test_a_whole_file_counts_with_its_imports_and_the_package_it_is_in(package):
    assert list(_digests(package, ("gdviz.render", ""))) == [
        "gdviz.drawing",
        "gdviz.drawing.curves",
        "gdviz.optimizers:Optimizer",
        "gdviz.optimizers:RATE",
        "gdviz.optimizers:_check",
        "gdviz.render",
        "gdviz.style",
    ]


def test_what_is_left_apart_does_not_count_but_what_others_use_of_it_does(package):
    _edit(package, "style", "WIDTH = 2", "THIN = 1\nTHEMES = (THIN,)\nWIDTH = 2")
    _edit(package, "drawing/curves", "def draw", "from gdviz.style import THEMES\n\ndef draw")
    found = Sources(package).digests([("gdviz.drawing.curves", "")], apart=["gdviz.style:THEMES"])
    assert "gdviz.drawing.curves" in found
    assert not [name for name in found if name.startswith("gdviz.style")]
    _edit(package, "drawing/curves", "import THEMES", "import THEMES, THIN")
    found = Sources(package).digests([("gdviz.drawing.curves", "")], apart=["gdviz.style:THEMES"])
    assert [name for name in found if name.startswith("gdviz.style")] == ["gdviz.style:THIN"]


def test_a_nameless_function_stands_for_the_statement_it_is_in(package):
    found = _digests(package, ("gdviz.scenes.chapter", 7))
    assert {"gdviz.scenes.chapter:first", "gdviz.scenes.chapter:OFFSET"} <= found.keys()
    assert "gdviz.scenes.chapter:second" not in found


def test_other_packages_do_not_count(package):
    assert _digests(package, ("numpy", "sqrt"), ("builtins", "sum")) == {}


def test_the_renderer_of_this_package_does_not_depend_on_any_one_optimiser():
    from gdviz.builder.figures import ENGINE
    from gdviz.optimizers import ALL
    from gdviz.paths import PACKAGE

    found = Sources(PACKAGE).digests([(ENGINE, "")])
    assert "gdviz.render" in found
    assert {"gdviz.style:Palette", "gdviz.style:LAYOUTS", "gdviz.style:THEMES"} <= found.keys()
    assert not {f"gdviz.optimizers:{kind.__name__}" for kind in ALL} & found.keys()


def test_no_part_of_the_renderer_but_its_worker_knows_the_palettes_by_name():
    """What a picture is drawn in reaches it through the worker; so its own theme's colours are all it depends on."""
    from gdviz.builder.figures import ENGINE, PALETTES
    from gdviz.paths import PACKAGE

    sources = Sources(PACKAGE)
    found = sources.digests([(ENGINE, "")], apart=[PALETTES])
    assert PALETTES not in found
    assert not {"gdviz.style:LIGHT", "gdviz.style:DARK"} & found.keys()
    users = [name for name in found if ":" not in name and "THEMES" in sources._module(name).imported]
    assert users == [ENGINE]
