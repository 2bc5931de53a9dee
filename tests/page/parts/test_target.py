"""A value to beat, as the page says it."""

import pytest

from gdviz import scenes
from gdviz.figure.parts import Target
from gdviz.page.parts.target import html, target_words
from tests.page.exported import part_of


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.25, "Target: loss under 0.060. Now 0.250, 0.190 too high"),
        (0.06, "Target: loss under 0.060. Now 0.060, 0.000 too high"),
        (0.0594, "0.059: under the target 0.060"),
        (0.0, "0.000: under the target 0.060"),
    ],
)
def test_how_far_a_value_is_from_its_target(value, words):
    assert target_words(Target("loss", 0.06), value) == words


def test_the_page_says_it_of_the_figure_as_it_opens():
    scene = scenes.get("loss_functions.shrinking_squares")
    target = scene.part(Target)
    loss = scene.objective([scene.opening["m"], scene.opening["b"]])
    assert loss > target.value
    assert html(scene, target) == (f'<p class="gd-target" data-part="Target">{target_words(target, float(loss))}</p>')
    assert part_of(scene, "Target") == {"kind": "Target", "quantity": "loss", "value": target.value, "decimals": 3}


def test_a_low_target_is_told_with_more_decimals():
    assert target_words(Target("loss", 0.00446, decimals=4), 0.0207) == (
        "Target: loss under 0.0045. Now 0.0207, 0.0162 too high"
    )
