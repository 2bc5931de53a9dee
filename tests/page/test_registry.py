"""A part and its page find each other by name."""

import pytest

from gdviz import scenes
from gdviz.figure.parts import EVERYWHERE, Part
from gdviz.page import registry
from gdviz.paths import PACKAGE, SCENE_SCRIPTS

KINDS = Part.__subclasses__()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_part_has_a_page_and_a_script_called_like_it(kind):
    module = registry.PARTS[kind.stem()]
    assert module.__file__ == str(PACKAGE / "page" / "parts" / f"{kind.stem()}.py")
    assert callable(module.html)
    script = SCENE_SCRIPTS / "parts" / f"{kind.stem().replace('_', '-')}.js"
    assert f"parts.{kind.__name__} = " in script.read_text(encoding="utf-8")


def test_every_page_is_that_of_a_part():
    assert registry.PARTS.keys() == {kind.stem() for kind in KINDS}


def test_the_parts_of_a_scene_end_with_what_every_figure_has():
    scene = scenes.get("gradient_descent.path")
    assert registry.parts_of(scene) == (*scene.parts, *EVERYWHERE)
    assert [registry.module_of(part).__name__ for part in registry.parts_of(scene)] == [
        f"gdviz.page.parts.{name}" for name in ("equation", "predict", "own_function", "share")
    ]


class TwoWords:
    stem = staticmethod(lambda: "two_words")


def test_a_part_without_a_page_is_told_which_file_to_add():
    with pytest.raises(ValueError, match=r"^no page for the part TwoWords: add gdviz/page/parts/two_words\.py$"):
        registry.module_of(TwoWords())
