"""What scenes say is computed: no number is typed into their words, and a changed constant changes them."""

import ast
import re
from types import ModuleType

import pytest

from gdviz import scenes
from gdviz.figure.parts import Predict
from gdviz.paths import PACKAGE
from tests.scenes.changes import CHANGES

CHAPTERS = sorted(file for file in (PACKAGE / "scenes").glob("*.py") if file.stem != "__init__")
# Words that name how many; "one" and "two" may also be pronouns and the like.
COUNTS = "three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|twenty|thirty|forty|fifty|hundred|thousand"
COUNTS += "|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\w+teenth|\\w+ieth|hundredth|thousandth"
NUMBER = re.compile(rf"\d|\b(?:{COUNTS})\b", re.I)
NO_NUMBER = re.compile(r"\{\w+:[^}]*\}|\(100 m²\)|100 000|\(x² − 1\)²|\bL[12]\b")  # slots, units, a formula, norms
TEMPLATES = {"Equation", "Graph", "from_formula", "Rule"}  # calls whose texts are formulas, not words


def typed_numbers(tree):
    """Every text of a module that has a number in it and is neither docstring, formula nor format."""
    skipped = set()
    for node in ast.walk(tree):
        documented = isinstance(node, ast.Module | ast.FunctionDef) and ast.get_docstring(node) is not None
        if documented:
            skipped.add(id(node.body[0].value))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TEMPLATES:
            skipped |= {id(each) for each in ast.walk(node)}
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            skipped |= {id(each) for each in ast.walk(node.format_spec)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [node.value for node in texts if id(node) not in skipped and NUMBER.search(NO_NUMBER.sub("", node.value))]


@pytest.mark.parametrize("file", CHAPTERS, ids=lambda file: file.stem)
def test_no_number_is_typed_into_the_words_of_a_scene(file):
    assert typed_numbers(ast.parse(file.read_text(encoding="utf-8"))) == []


def changed(scene, *edits):
    """The scene as its chapter would have it with these pieces of its source changed, each (old, new) found once."""
    chapter, _, name = scene.partition(".")
    path = PACKAGE / "scenes" / f"{chapter}.py"
    source = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert source.count(old) == 1, f"{chapter}: {old!r} is there {source.count(old)} times"
        source = source.replace(old, new)
    module = ModuleType(f"gdviz.scenes.{chapter}")
    exec(compile(source, str(path), "exec"), module.__dict__)
    return vars(module)[name]


def words_of(scene):
    """Everything a scene says: its own words, those of its prediction, of its panels and their marks."""
    said = [scene.title, scene.alt, scene.caption, scene.question]
    predict = scene.part(Predict)
    if predict is not None:
        said += [
            *predict.options,
            predict.because,
            predict.then,
            f"answer {predict.answer:g}" if predict.answer is not None else "",
        ]
    for panel in scene.panels:
        said += [panel.title]
        for mark in panel.marks:
            labels = getattr(mark, "labels", ())
            said += [getattr(mark, "label", ""), *(labels if isinstance(labels, tuple) else ())]
    return " | ".join(said)


def says(words, piece):
    """Whether it is said, as a whole: 0.1 is not in 0.15 nor in 10.1."""
    return re.search(rf"(?<![\w.]){re.escape(piece)}(?![\w²]|\.\d)", words) is not None


def test_every_scene_that_says_a_number_is_tried():
    silent = {scene.id for scene in scenes.all() if not NUMBER.search(NO_NUMBER.sub("", scene.alt + scene.caption))}
    assert silent == {
        "choosing_a_loss.loss_and_slope",
        "derivatives.flat_points",
        "derivative_rules.function_and_slope",
        "gradients.field",
        "gradients.zoom",
        "regularization.penalties",
    }
    assert CHANGES.keys() == {scene.id for scene in scenes.all()} - silent


@pytest.mark.parametrize("id", CHANGES)
def test_a_changed_constant_changes_the_words_and_leaves_no_old_number(id):
    edits, gone, there = CHANGES[id]
    before, after = words_of(scenes.get(id)), words_of(changed(id, *edits))
    assert [piece for piece in gone if not says(before, piece)] == [], before
    assert [piece for piece in gone if says(after, piece)] == [], after
    assert [piece for piece in there if not says(after, piece)] == [], after
