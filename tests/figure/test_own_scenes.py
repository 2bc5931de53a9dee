"""Scenes in a file of somebody's own, and what is said of mistakes in it."""

import os
import sys
from dataclasses import fields, is_dataclass

import pytest

from gdviz import scenes
from gdviz.figure import own_scenes

GOOD = """from gdviz import GradientDescent, Panel, Run, Scene, Slider, Step, from_formula
from gdviz.figure.marks import Curve, Path

RATE = 0.02
valley = Scene(
    title="Two valleys",
    alt="A curve with two valleys",
    caption="Which one?",
    objective=from_formula("x^4 - 3*x^2 + x", ((-2.2, 2.2),)),
    runs=(Run(GradientDescent(RATE), start=2.0, steps=30),),
    panels=(Panel((Curve(), Path())),),
    controls=(Slider("learning_rate", 0.001, 0.1), Step()),
)
_hidden = valley
other = valley
"""


@pytest.fixture
def write(tmp_path):
    def made(*changes, text=GOOD):
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        (tmp_path / "figures.py").write_text(text, encoding="utf-8")
        own_scenes.scenes_in.cache_clear()
        return tmp_path / "figures.py"

    return made


def test_a_place_is_a_file_with_or_without_a_name():
    assert own_scenes.is_place("a/figures.py:name") and own_scenes.is_place(r"C:\\a\\figures.py")
    assert not own_scenes.is_place("gradient_descent.path") and not own_scenes.is_place("figures.pyc")


def test_scenes_are_found_by_their_variables_and_have_ids(write):
    file = write()
    assert [scene.id for scene in own_scenes.found(str(file))] == ["figures.valley", "figures.other"]
    (scene,) = own_scenes.found(f"{file}:valley")
    assert scene.id == "figures.valley" and scene.trajectories()[0].steps == 30
    assert [scene.id for scene in own_scenes.named(f"{file}:other")] == [f"{file}:other"]


def test_nothing_is_kept_beside_a_file_and_an_edit_within_a_second_is_seen(write, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = write()
    before = file.stat()
    assert own_scenes.found(f"{file}:valley")[0].runs[0].optimizer.learning_rate == 0.02
    file = write(("RATE = 0.02", "RATE = 0.04"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert own_scenes.found(f"{file}:valley")[0].runs[0].optimizer.learning_rate == 0.04
    assert [each.name for each in tmp_path.iterdir()] == ["figures.py"]


def test_what_stands_beside_a_file_can_be_imported(write, tmp_path):
    (tmp_path / "beside_it.py").write_text("RATE = 0.03\n")
    (scene, _) = own_scenes.found(str(write(("RATE = 0.02", "from beside_it import RATE"))))
    assert scene.runs[0].optimizer.learning_rate == 0.03


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("title=", "titel="), ":5: Scene has no 'titel': did you mean title or"),
        (('alt="A curve with two valleys",', ""), ":5: TypeError: Scene.__init__() missing 1 required"),
        (("0.001, 0.1", '"low", 0.1'), ":12: valley.controls[0].low = 'low': give"),
        (("panels=(Panel((Curve(), Path())),)", "panels=Panel((Curve(), Path()))"), "valley.panels = Panel("),
        (("panels=(Panel((Curve(), Path())),)", "panels=Panel((Curve(), Path()))"), "give a tuple of Panel, as (one,)"),
        (('caption="Which one?"', "caption=7"), ":8: valley.caption = 7: give a text"),
        (("steps=30", "steps=2.5"), ":10: valley.runs[0].steps = 2.5: give a whole number"),
        (("x^4 - 3*x^2", "y^4 - 3*z^2"), ":9: formula"),
        (("GradientDescent(RATE)", "GradientDescent(rate)"), ":10: NameError: name 'rate'"),
        (('"learning_rate"', '"learning"'), ":5: valley: "),
        (("RATE = 0.02", "RATE = = 0.02"), ":4: SyntaxError: invalid syntax"),
        (("RATE = 0.02", "import nothing_here"), ":4: ModuleNotFoundError: No module named 'nothing_here'"),
    ],
)
def test_a_mistake_is_one_line_with_file_line_and_what_is_accepted(write, change, said):
    file = write(change)
    with pytest.raises(ValueError) as error:
        own_scenes.found(f"{file}:valley")
    message = str(error.value)
    assert message.startswith(f"{file}:") and said in message and len(message.splitlines()) == 1


def test_a_file_or_a_name_that_is_not_there_is_told(write, tmp_path):
    with pytest.raises(ValueError, match=r"none\.py: No such file"):
        own_scenes.found(str(tmp_path / "none.py"))
    with pytest.raises(ValueError, match=r"no scene 'vally' in it: did you mean valley\?"):
        own_scenes.found(f"{write()}:vally")
    with pytest.raises(ValueError, match=r"there is no scene in it: give a variable a gdviz\.Scene"):
        own_scenes.found(str(write(text="a = 1\n")))
    file = write()
    file.write_bytes(b"\xff")
    with pytest.raises(ValueError, match="no text in UTF-8"):
        own_scenes.found(str(file))


@pytest.mark.parametrize("scene", scenes.all(), ids=lambda scene: scene.id)
def test_no_scene_of_the_course_is_found_fault_with(scene):
    assert list(own_scenes._misfits(scene, "it")) == []


def test_the_types_of_most_fields_are_known():
    scene = scenes.get("gradient_descent.path")
    hints = own_scenes._hints(type(scene))
    assert is_dataclass(scene) and set(hints) >= {field.name for field in fields(scene)}
