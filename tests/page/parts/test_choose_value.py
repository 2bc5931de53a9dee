"""Values to choose from with a press, as the page has them."""

import pytest

from gdviz.figure.controls import Control, Slider
from gdviz.figure.parts import Choice, ChooseValue
from gdviz.figure.settings import is_whole
from gdviz.page.parts.choose_value import html
from tests.page.exported import exported, part_of
from tests.samples import scene_of

PART = ChooseValue(
    (
        Choice("kind", "Kind", (("first <one>", 0.0), ("second", 1.0), ("third", 2.0))),
        Choice("rate", "Rate", (("low", 0.1), ("half", 0.5))),
    )
)
SCENE = scene_of(controls=(Control("kind", 0.0, 2.0, value=1.0), Slider("rate", 0.1, 1.0, 0.5)), parts=(PART,))


def test_the_button_of_the_value_it_has_is_pressed():
    told = html(SCENE, PART)
    assert told == (
        '<div class="gd-values" data-part="ChooseValue" data-search-exclude>'
        '<div class="gd-buttons" role="group" data-sets="kind" aria-label="Kind">'
        '<button type="button" data-value="0.0" aria-pressed="false">first &lt;one&gt;</button>'
        '<button type="button" data-value="1.0" aria-pressed="true">second</button>'
        '<button type="button" data-value="2.0" aria-pressed="false">third</button></div>'
        '<div class="gd-buttons" role="group" data-sets="rate" aria-label="Rate">'
        '<button type="button" data-value="0.1" aria-pressed="false">low</button>'
        '<button type="button" data-value="0.5" aria-pressed="true">half</button></div></div>'
    )
    assert [each["control"] for each in part_of(SCENE, "ChooseValue")["choices"]] == ["kind", "rate"]


@pytest.mark.parametrize("slider", [False, True])
def test_what_is_chosen_counts_unless_a_slider_says_otherwise(slider):
    control = (Slider if slider else Control)("kind", 0.0, 2.0, value=1.0)
    scene = scene_of(controls=(control,), parts=(ChooseValue(PART.choices[:1]),))
    assert is_whole(scene, control) is not slider
    (told,) = exported(scene)["controls"]
    assert told["whole"] is not slider


def test_a_slider_of_whole_numbers():
    control = Slider("layers", 2.0, 50.0, value=30.0, whole=True)
    scene = scene_of(controls=(control,))
    assert is_whole(scene, control) and not is_whole(SCENE, SCENE.controls[1])
    (told,) = exported(scene)["controls"]
    assert told["whole"] and told["step"] == 1
