"""The field for a rule of one's own."""

from gdviz import scenes
from gdviz.figure.race import OwnRule
from gdviz.page.parts.own_rule import html
from gdviz.page.registry import scripts_of

OWN = scenes.get("own_rule.race")


def test_the_field_shows_the_rule_given_and_how_much_it_takes():
    text = html(OWN, OWN.part(OwnRule))
    assert 'placeholder="x = x - eta*sign(g)"' in text and 'maxlength="640"' in text
    assert "Up to 8 lines, for example <code" in text
    assert 'data-part="OwnRule"' in text  # by which the loader knows that it needs the reader of formulas


def test_what_a_race_needs_comes_in_a_script_of_its_own():
    assert scripts_of(OWN) == ["race"]
    assert "race" not in scripts_of(scenes.get("gradient_descent.path"))
