"""Which edits reach which scenes, on a small package made for it."""

from importlib import import_module

import pytest

from gdviz.builder.dependencies import BY_DEFINITION, Sources
from gdviz.builder.jobs import PALETTES
from gdviz.optimizers import ALL
from gdviz.paths import PACKAGE
from gdviz.pictures import picture

RULES = """
import numpy as np
from gdviz.figure.style import WIDTH

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
        from gdviz.optimizers.schedules import constant
        return np.sqrt(g) * constant(g)

def helper(g):
    return g * WIDTH
"""
FILES = {
    "__init__": "",
    "optimizers/__init__": "from gdviz.optimizers.rules import Adam, Momentum, Optimizer\n",
    "optimizers/rules": RULES,
    "optimizers/schedules": "def constant(t):\n    return 1.0\n\ndef cosine(t):\n    return t\n",
    "objectives/__init__": "from gdviz.objectives.functions import parabola\n",
    "objectives/functions": "def parabola(w):\n    return w * w\n\ndef cubic(w):\n    return w * w * w\n",
    "figure/__init__": '"""What a figure is made of."""\n',
    "figure/style": "WIDTH = 2\n",
    "pictures/__init__": '"""Files."""\n',
    "pictures/still": "from gdviz.figure import style\nfrom gdviz.drawing.curves import draw\n",
    "drawing/__init__": "ORDER = []\n",
    "drawing/curves": "from gdviz.optimizers import Optimizer\n\ndef draw():\n    pass\n",
    "drawing/sheet": "from gdviz.drawing import families\n",
    "drawing/families/__init__": '"""One file a family."""\n',
    "drawing/families/dots": "from gdviz.objectives import parabola\n\ndef draw():\n    pass\n",
    "drawing/families/lines": "def draw():\n    pass\n",
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
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def _digests(package, *origins):
    return Sources(package).digests(origins)


def _edit(package, name, before, after):
    file = package / f"{name}.py"
    assert before in file.read_text()
    file.write_text(file.read_text().replace(before, after))


def test_a_definition_depends_on_what_it_names_and_on_nothing_else(package):
    assert list(_digests(package, ("gdviz.optimizers.rules", "Momentum"))) == [
        "gdviz.figure.style:WIDTH",
        "gdviz.optimizers.rules:Momentum",
        "gdviz.optimizers.rules:Optimizer",
        "gdviz.optimizers.rules:RATE",
        "gdviz.optimizers.rules:_check",
        "gdviz.optimizers.rules:helper",
    ]


def test_an_import_inside_a_function_counts(package):
    found = _digests(package, ("gdviz.optimizers.rules", "Adam"))
    assert "gdviz.optimizers.schedules:constant" in found
    assert "gdviz.optimizers.schedules:cosine" not in found


@pytest.mark.parametrize(
    ("name", "before", "after", "reached"),
    [
        ("optimizers/rules", "np.sqrt(g)", "np.cbrt(g)", {"Adam"}),
        ("optimizers/rules", "return helper(g)", "return 2 * helper(g)", {"Momentum"}),
        ("optimizers/rules", "g * WIDTH", "g / WIDTH", {"Momentum"}),
        ("optimizers/rules", "value > 0", "value >= 0", {"Adam", "Momentum"}),
        ("optimizers/rules", "RATE = 0.1", "RATE = 0.2", {"Adam", "Momentum"}),
        ("optimizers/schedules", "return 1.0", "return 2.0", {"Adam"}),
        ("optimizers/schedules", "return t", "return 2 * t", set()),
        ("figure/style", "WIDTH = 2", "WIDTH = 3", {"Momentum"}),
        ("optimizers/rules", "RATE = 0.1", "RATE = 0.1  # a comment", set()),
    ],
)
def test_an_edit_reaches_what_depends_on_it(package, name, before, after, reached):
    kinds = ("Adam", "Momentum")
    old = {kind: _digests(package, ("gdviz.optimizers.rules", kind)) for kind in kinds}
    _edit(package, name, before, after)
    new = {kind: _digests(package, ("gdviz.optimizers.rules", kind)) for kind in kinds}
    assert {kind for kind in kinds if old[kind] != new[kind]} == reached


def test_a_whole_file_counts_with_its_imports_and_the_package_it_is_in(package):
    assert list(_digests(package, ("gdviz.pictures.still", ""))) == [
        "gdviz.drawing",
        "gdviz.drawing.curves",
        "gdviz.figure",
        "gdviz.figure.style",
        "gdviz.optimizers.rules:Optimizer",
        "gdviz.optimizers.rules:RATE",
        "gdviz.optimizers.rules:_check",
        "gdviz.pictures",
        "gdviz.pictures.still",
    ]


def test_what_is_left_apart_does_not_count_but_what_others_use_of_it_does(package):
    _edit(package, "figure/style", "WIDTH = 2", "THIN = 1\nTHEMES = (THIN,)\nWIDTH = 2")
    _edit(package, "drawing/curves", "def draw", "from gdviz.figure.style import THEMES\n\ndef draw")
    found = Sources(package).digests([("gdviz.drawing.curves", "")], apart=["gdviz.figure.style:THEMES"])
    assert "gdviz.drawing.curves" in found
    assert not [name for name in found if name.startswith("gdviz.figure.style")]
    _edit(package, "drawing/curves", "import THEMES", "import THEMES, THIN")
    found = Sources(package).digests([("gdviz.drawing.curves", "")], apart=["gdviz.figure.style:THEMES"])
    assert [name for name in found if name.startswith("gdviz.figure.style")] == ["gdviz.figure.style:THIN"]


def test_a_nameless_function_stands_for_the_statement_it_is_in(package):
    found = _digests(package, ("gdviz.scenes.chapter", 7))
    assert {"gdviz.scenes.chapter:first", "gdviz.scenes.chapter:OFFSET"} <= found.keys()
    assert "gdviz.scenes.chapter:second" not in found


def test_other_packages_do_not_count(package):
    found = _digests(package, ("gdviz.optimizers.rules", "Adam"))  # which takes a root
    assert "gdviz.optimizers.rules:Adam" in found
    assert all(name.startswith("gdviz.") for name in found)


def test_the_face_of_a_folder_hands_names_on_and_counts_for_nothing_else(package):
    through_the_face = _digests(package, ("gdviz.optimizers", "Momentum"))
    assert through_the_face == _digests(package, ("gdviz.optimizers.rules", "Momentum"))
    _edit(package, "optimizers/__init__", "Adam, ", "Adam, helper, ")
    assert _digests(package, ("gdviz.optimizers", "Momentum")) == through_the_face


def test_in_the_folders_by_definition_each_definition_counts_by_itself(package):
    found = _digests(package, ("gdviz.objectives.functions", "parabola"), ("gdviz.scenes.chapter", "second"))
    assert list(found) == ["gdviz.objectives.functions:parabola", "gdviz.scenes.chapter:second"]


def test_importing_a_folder_that_only_says_what_it_is_for_counts_all_of_its_modules(package):
    assert list(_digests(package, ("gdviz.drawing.sheet", ""))) == [
        "gdviz.drawing",
        "gdviz.drawing.families",
        "gdviz.drawing.families.dots",
        "gdviz.drawing.families.lines",
        "gdviz.drawing.sheet",
        "gdviz.objectives.functions:parabola",
    ]
    _edit(package, "drawing/families/__init__", '"""\n', '"""\n\nCOUNT = 2\n')  # now it says more than that
    found = _digests(package, ("gdviz.drawing.sheet", ""))
    assert [name for name in found if "families" in name] == ["gdviz.drawing.families"]


def test_a_new_module_of_such_a_folder_is_an_edit(package):
    before = _digests(package, ("gdviz.drawing.sheet", ""))
    (package / "drawing" / "families" / "areas.py").write_text("")
    after = _digests(package, ("gdviz.drawing.sheet", ""))
    assert after.keys() - before.keys() == {"gdviz.drawing.families.areas"}


@pytest.mark.parametrize("origin", [("gdviz.render", ""), ("gdviz.figure.styles", "WIDTH"), ("numpy", "sqrt")])
def test_an_origin_that_is_not_there_is_refused(package, origin):
    with pytest.raises(ValueError, match=f"^{origin[0]} is not there: it has another name now$"):
        _digests(package, origin)


@pytest.mark.parametrize("apart", ["gdviz.figure.style:THEMES", "gdviz.style:WIDTH"])
def test_what_is_left_apart_has_to_be_there(package, apart):
    with pytest.raises(ValueError, match=f"^{apart} is not there: it has another name now$"):
        Sources(package).digests([("gdviz.pictures.still", "")], apart=[apart])


# ---- this package


@pytest.mark.parametrize("name", BY_DEFINITION)
def test_what_counts_by_definition_is_there(name):
    assert import_module(f"gdviz.{name}")
    path = PACKAGE.joinpath(*name.split("."))
    assert path.is_dir() or path.with_suffix(".py").is_file()


def test_the_palettes_are_where_their_name_says():
    from gdviz.figure import style

    module, _, name = PALETTES.partition(":")
    assert import_module(module) is style and getattr(style, name) is style.THEMES
    assert {"light", "dark"} == style.THEMES.keys()


@pytest.mark.parametrize("format", picture.WRITERS)
def test_what_writes_a_format_is_there(format):
    writer = import_module(picture.writer(format))
    assert callable(writer.save_still if format in picture.STILLS else getattr(writer, f"render_{format}"))


ENGINES = [(picture.__name__, ""), *((picture.writer(format), "") for format in picture.WRITERS)]


def test_the_renderer_of_this_package_does_not_depend_on_any_one_optimiser():
    found = Sources(PACKAGE).digests(ENGINES)
    assert {"gdviz.drawing.drawing", "gdviz.drawing.marks.curve"} <= found.keys()
    assert {f"gdviz.figure.style:{name}" for name in ("Palette", "LAYOUTS", "THEMES")} <= found.keys()
    assert not {f"gdviz.optimizers.rules:{kind.__name__}" for kind in ALL} & found.keys()
    assert "gdviz.optimizers.rules" not in found  # nor on all of them


def test_no_part_of_the_renderer_but_what_makes_any_picture_knows_the_palettes_by_name():
    """What a picture is drawn in reaches it through there; so its own theme's colours are all it depends on."""
    sources = Sources(PACKAGE)
    found = sources.digests(ENGINES, apart=[PALETTES])
    assert PALETTES not in found
    assert not {"gdviz.figure.style:LIGHT", "gdviz.figure.style:DARK"} & found.keys()
    users = [name for name in found if ":" not in name and "THEMES" in sources._module(name).imported]
    assert users == [picture.__name__]
