"""The field for a formula of the reader's own: named, described, with room for a mistake."""

import re

import pytest

from gdviz import scenes
from gdviz.figure.parts import OwnFunction, OwnGraph
from gdviz.page.formula_field import formula_field
from gdviz.page.registry import module_of

OWNS = [(scene, part) for scene in scenes.all() for part in (scene.part(OwnFunction), scene.part(OwnGraph)) if part]


@pytest.mark.parametrize(("scene", "part"), OWNS, ids=lambda each: getattr(each, "id", None))
def test_the_field_has_a_label_a_hint_and_room_for_a_mistake(scene, part):
    strip = module_of(part).html(scene, part)
    name = f"own-{scene.id}"
    assert f'<label for="{name}">' in strip and f'<input id="{name}" type="text"' in strip
    described = re.search(r'aria-describedby="([^"]*)"', strip)[1].split()
    assert described == [f"{name}-hint", f"{name}-mistake"] and all(f'id="{each}"' in strip for each in described)


def test_both_kinds_are_among_them_and_an_example_cannot_become_markup():
    assert {type(part) for _, part in OWNS} == {OwnFunction, OwnGraph}
    assert ">a &lt; b</code>;" in formula_field(OWNS[0][0], "OwnFunction", "f", "a < b")
